// The warehouse floor: what is scanned is kept in the browser until the server has answered it, so that no scan is lost or counted
// twice when the connection goes. Right and wrong are heard, also offline, where the page's own plan says what is right.
import { camera } from './camera.js';

const STORE = 'od-scans';
const PATIENCE = 8000;
let sound;

export function tone(kind) {
  try {
    sound ??= new AudioContext();
    const at = sound.currentTime;
    const voice = sound.createOscillator();
    const volume = sound.createGain();
    voice.type = kind === 'right' ? 'sine' : 'square';
    voice.frequency.setValueAtTime(kind === 'right' ? 880 : 160, at);
    volume.gain.setValueAtTime(kind === 'right' ? .2 : .12, at);
    volume.gain.exponentialRampToValueAtTime(.001, at + (kind === 'right' ? .14 : .4));
    voice.connect(volume).connect(sound.destination);
    voice.start(at);
    voice.stop(at + .45);
  } catch { /* no sound on this machine: colour and words say it too */ }
}

/** The scans that nobody has answered, oldest first, of all pages of this browser. */
function waiting() { try { return JSON.parse(localStorage.getItem(STORE) ?? '[]'); } catch { return []; } }
function keep(scans) { try { localStorage.setItem(STORE, JSON.stringify(scans)); } catch { /* storage is off: the scans last for this page */ memory = scans; } }
let memory = [];
const queue = () => { const kept = waiting(); return kept.length ? kept : memory; };

const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
const isLive = () => navigator.onLine && (document.documentElement.dataset.live ?? 'live') === 'live';
const same = (a, b) => a.toLowerCase() === b.toLowerCase();

/** What a scan is by the page's own plan: slots to be filled (packing), or steps in their order (picking). */
function judge(plan, codes) {
  const left = plan.slots?.map(s => s.n);
  let step = 0, done = 0, said = null;
  for (const code of codes) {
    if (code.startsWith('=')) { said = { kind: 'right', words: 'Noted' }; continue; }
    said = plan.slots ? slot(plan, left, code) : walk(code);
  }
  const open = left?.reduce((sum, n) => sum + n, 0);
  return { ...said, left: plan.slots ? open : (plan.steps?.length ?? 0) - step };

  function walk(code) {
    const now = plan.steps?.[step];
    if (!now) return { kind: 'right', words: 'Kept' };
    const typed = now.n > 1 && /^\d{1,3}$/.test(code) ? Number(code) : 0;
    if (!now.codes.some(c => same(c, code)) && !(typed > 0 && typed <= now.n)) return { kind: 'wrong', words: `Wrong: ${code}. ${now.w}` };
    done = typed || done + 1;
    if (done >= now.n) { step++; done = 0; }
    return { kind: 'right', words: plan.steps[step] ? plan.steps[step].w : 'All done on this round' };
  }
}
function slot(plan, left, code) {
  const fits = plan.slots.map((s, i) => i).filter(i => plan.slots[i].codes.some(c => same(c, code)));
  if (fits.length === 0) return { kind: 'wrong', words: `Wrong item: ${code} is not in this parcel.` };
  const open = fits.find(i => left[i] > 0);
  if (open === undefined) return { kind: 'wrong', words: `Too many: all of ${plan.slots[fits[0]].w} are in. Put this one back.` };
  left[open]--;
  return { kind: 'right', words: plan.slots[open].w };
}

/** One scan field: its page gives the subject and the plan as attributes, and a server side that takes scans. */
export function start(root, server) {
  const field = root.querySelector('input');
  const note = root.querySelector('[data-offline]');
  const gone = new AbortController();
  const on = (target, name, act, more) => target.addEventListener(name, act, { signal: gone.signal, ...more });
  let sending = 0;

  function take(text) {
    const code = text.trim().slice(0, 80) || '=OK';
    keep([...queue(), { id: newId(), subject: root.dataset.subject, code, at: Date.now() }]);
    if (isLive()) send(); else tell();
  }

  /** In their order, each until it is answered; the server counts an id once, so sending again does no harm. */
  async function send() {
    const batch = queue().slice(0, 20);
    if (sending || batch.length === 0 || !isLive()) return;
    const turn = sending = Date.now();
    const late = setTimeout(() => { if (sending === turn) { sending = 0; tell(); send(); } }, PATIENCE);
    try {
      const answers = await server.invokeMethodAsync('Take', batch.map(s => ({ id: s.id, subject: s.subject, code: s.code })));
      const known = new Set(answers.map(a => a.id));
      keep(queue().filter(s => !known.has(s.id)));
      memory = memory.filter(s => !known.has(s.id));
      const last = answers.at(-1);
      if (last) tone(last.kind);
      if (sending === turn) sending = 0;
      quiet();
      if (queue().length > 0) setTimeout(send, answers.length > 0 ? 0 : 1000);
    } catch {
      if (sending === turn) sending = 0;
      if (!gone.signal.aborted) setTimeout(send, 1000);
    } finally { clearTimeout(late); }
  }

  function tell() {
    const mine = queue().filter(s => s.subject === root.dataset.subject);
    const said = judge(JSON.parse(root.dataset.plan || '{}'), mine.map(s => s.code));
    if (mine.length > 0) tone(said.kind === 'wrong' ? 'wrong' : 'right');
    note.hidden = false;
    note.className = said.kind === 'wrong' ? 'miss' : said.kind ? 'hit' : 'notice notice-attention';
    note.textContent = [said.words, `No connection: ${mine.length === 1 ? '1 scan is' : `${mine.length} scans are`} kept here${said.left === undefined ? '' : `, ${said.left} to go`}. Go on scanning.`].filter(Boolean).join(' · ');
  }
  function quiet() { note.hidden = true; note.textContent = ''; }

  function connection() {
    if (isLive()) { sending = 0; quiet(); send(); } else { note.hidden = false; note.className = 'notice notice-attention'; if (!note.textContent) note.textContent = 'No connection. Go on scanning: what you scan is kept here.'; }
  }

  function key(event) {
    if (document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) return;
    const hot = /^F\d/.test(event.key) && [...document.querySelectorAll('[data-hotkey]')].find(el => el.dataset.hotkey === event.key && !el.closest('[hidden]'));
    if (hot) { event.preventDefault(); event.stopPropagation(); hot.matches('input, select, textarea') ? hot.focus() : hot.click(); return; }
    if (event.target === field) {
      if (event.key === 'Enter') { event.preventDefault(); event.stopPropagation(); const text = field.value; field.value = ''; take(text); }
      if (event.key === '?' && field.value === '') { event.preventDefault(); event.stopPropagation(); document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true })); }
      return;
    }
    if (event.target.closest?.('input, select, textarea, [contenteditable=true]') || event.key.length !== 1 || event.key === ' ' || event.key === '?') return;
    // A scanner types wherever the focus is: its first letter brings the field back, and lands in it.
    event.stopPropagation();
    field.focus({ preventScroll: true });
  }

  on(document, 'keydown', key, { capture: true });
  on(window, 'online', connection);
  on(window, 'offline', connection);
  const live = new MutationObserver(connection);
  live.observe(document.documentElement, { attributes: true, attributeFilter: ['data-live'] });
  camera(root, { take, isLive, signal: gone.signal });
  if (root.dataset.quiet === undefined) field.focus({ preventScroll: true });
  root.dataset.ready = '';
  send();
  return {
    press(code) { take(code); },
    focus() { if (!document.activeElement?.closest('select, textarea, input:not([data-scan])')) field.focus({ preventScroll: true }); },
    focusOn(selector) { document.querySelector(selector)?.focus(); },
    stop() { gone.abort(); live.disconnect(); },
  };
}
