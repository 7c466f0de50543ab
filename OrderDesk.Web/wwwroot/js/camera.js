// The camera as a scanner. Where the browser finds codes in pictures itself, it does; elsewhere (Firefox, Safari, Chromium on Linux and
// Windows) the server does, a few pictures a second and one at a time.
const FORMATS = ['qr_code', 'code_128', 'ean_13', 'ean_8', 'upc_a', 'code_39', 'data_matrix'];
const WIDTH = 640, HEIGHT = 480; // as /api/pictures/read takes them
const FRAME = .84;               // of the shown picture, as .eye-frame draws it
const PACE = 280;                // ms from one picture to the next
const PATIENCE = 8000;           // ms until a picture is given up
const STILL = 1000;              // ms between pictures while nothing moves and nothing is shown
// A code counts once until it is gone, not once in so many seconds: at a bench an item is held still until the tone is heard, which may
// take a while, and the next one of the same kind comes right after it. Gone means that several pictures were read and it was in none. One
// that was not read is no proof: hands shake, lamps glare. So the picture must have changed too; where it has not, time must pass.
// Too late costs a second look at the page, which says what it waits for; too early packs a unit that is not there.
const MISSES = 3, GONE = 1000, GONE_ALIKE = 3000;

const HOLD = 'Hold the code in the frame.';
const READ = 'Read. Take it away, then show the next one.';
const LOST = 'No connection: pictures cannot be read now. Go on with the scanner, or type the code.';
const BUSY = 'The server is busy and reads fewer pictures. Keep holding the code.';
const REFUSED = {
  NotAllowedError: 'The camera is not allowed here. Allow it beside the address of this page, then press Camera again.',
  NotFoundError: 'No camera was found on this device.',
  NotReadableError: 'The camera is in use by another program, or does not answer. Close what uses it, then press Camera again.',
  SecurityError: 'Browsers give the camera to pages over https only.',
  Ended: 'The camera was switched off or unplugged. Press Camera to start it again.',
  SignedOut: 'You are signed out, so no picture is read. Sign in again, then press Camera.',
  Forbidden: 'The server does not read your pictures: you may not scan.',
};
REFUSED.OverconstrainedError = REFUSED.NotFoundError;
const GO_ON = ' The scanner and the keyboard work as before.';

const pause = ms => new Promise(done => setTimeout(done, ms));

async function ownReader() {
  try {
    const known = await BarcodeDetector.getSupportedFormats();
    // Our papers carry QR codes: a reader without them is none.
    return known.includes('qr_code') ? new BarcodeDetector({ formats: FORMATS.filter(f => known.includes(f)) }) : null;
  } catch { return null; /* there is none in this browser */ }
}

/** Brightness of each pixel; and of 32 × 24 fields, to see whether the picture has changed. */
function brightness(rgba) {
  const light = new Uint8Array(WIDTH * HEIGHT);
  const fields = new Float32Array(32 * 24);
  for (let at = 0, from = 0; at < light.length; at++, from += 4) {
    const value = (rgba[from] * 77 + rgba[from + 1] * 150 + rgba[from + 2] * 29) >> 8;
    light[at] = value;
    fields[((at / WIDTH / 20) | 0) * 32 + ((at % WIDTH / 20) | 0)] += value / 400;
  }
  return { light, fields };
}
const unlike = (a, b) => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length > 6;

/** @param take a code was read; @param isLive the server is there; @param signal aborts with the scan field. */
export function camera(root, { take, isLive, signal }) {
  const button = root.querySelector('[data-camera]');
  const view = root.querySelector('[data-eye]');
  const video = view.querySelector('video');
  const words = root.querySelector('[data-eye-words]');
  const fault = root.querySelector('[data-eye-fault]');
  const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  [paper.canvas.width, paper.canvas.height] = [WIDTH, HEIGHT];
  let opened = null; // what stands and falls with one opening of the camera: its stream, and what ends it

  button.hidden = false;
  button.addEventListener('click', () => { if (opened) close(); else open(); root.querySelector('input').focus({ preventScroll: true }); }, { signal });
  // Nobody looks at a hidden page: the camera goes off, and on again with it.
  let again = false;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { again = opened !== null; close(); } else if (again) { again = false; open(); }
  }, { signal });
  signal.addEventListener('abort', close);

  function show(on) {
    view.hidden = words.hidden = !on;
    view.classList.remove('is-read');
    root.classList.toggle('has-eye', on);
    button.setAttribute('aria-pressed', String(on));
  }
  function say(text) { if (words.textContent !== text) words.textContent = text; }

  function close() {
    opened?.end.abort();
    opened?.stream?.getTracks().forEach(track => track.stop());
    opened = null;
    video.srcObject = null;
    show(false);
  }
  function refuse(name) {
    close();
    fault.textContent = (REFUSED[name] ?? REFUSED.NotReadableError) + GO_ON;
    fault.className = 'notice notice-attention';
    fault.hidden = false;
  }

  async function open() {
    const mine = opened = { end: new AbortController(), stream: null, held: new Map() };
    fault.hidden = true;
    say('Starting the camera…');
    show(true);
    try {
      if (!navigator.mediaDevices) throw new DOMException('', isSecureContext ? 'NotFoundError' : 'SecurityError');
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } } });
      if (opened !== mine) { stream.getTracks().forEach(track => track.stop()); return; }
      mine.stream = stream;
      const [track] = stream.getVideoTracks();
      track.addEventListener('ended', () => { if (opened === mine) refuse('Ended'); });
      view.classList.toggle('is-mirror', track.getSettings().facingMode === 'user');
      video.muted = true;
      video.srcObject = stream;
      await video.play();
      await look(mine);
    } catch (error) { if (opened === mine) refuse(error.name); }
  }

  async function look(mine) {
    let own = await ownReader(), asked = null, askedAt = 0;
    while (opened === mine) {
      const since = performance.now();
      let wait = PACE;
      if (!own && !isLive()) { say(LOST); wait = 500; } else if (video.videoWidth > 0) {
        const { light, fields } = snap();
        const idle = !own && mine.held.size === 0 && asked && since - askedAt < STILL && !unlike(asked, fields);
        if (!idle) {
          [asked, askedAt] = [fields, since];
          const found = own ? await seen(own) : await ask(mine, light);
          if (opened !== mine) return;
          if (found.refused) return refuse(found.refused);
          if (found.broken) own = null; else if (found.codes) note(mine.held, found.codes, fields); else { say(found.words); wait = found.wait; }
        }
      }
      await pause(Math.max(20, wait - (performance.now() - since)));
    }
  }

  /** What is in the frame: the middle of the picture, which is shown 4 : 3. */
  function snap() {
    const width = Math.min(video.videoWidth, video.videoHeight * 4 / 3) * FRAME;
    const height = width * 3 / 4;
    paper.drawImage(video, (video.videoWidth - width) / 2, (video.videoHeight - height) / 2, width, height, 0, 0, WIDTH, HEIGHT);
    return brightness(paper.getImageData(0, 0, WIDTH, HEIGHT).data);
  }

  async function seen(own) {
    try { return { codes: (await own.detect(paper.canvas)).map(c => c.rawValue.trim()).filter(Boolean) }; } catch { return { broken: true }; /* what it needs is not there: the server reads from now on */ }
  }

  async function ask(mine, light) {
    // A cable that is out may leave the question unanswered for minutes.
    const patience = new AbortController();
    const late = setTimeout(() => patience.abort(), PATIENCE);
    mine.end.signal.addEventListener('abort', () => patience.abort(), { signal: patience.signal });
    try {
      const answer = await fetch(new URL('api/pictures/read', document.baseURI), { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: light, signal: patience.signal });
      if (answer.ok) { const { code } = await answer.json(); return { codes: code ? [code] : [] }; }
      if (answer.status === 401) return { refused: 'SignedOut' };
      if (answer.status === 403) return { refused: 'Forbidden' };
      return { words: BUSY, wait: 1000 * Math.min(5, Number(answer.headers.get('Retry-After')) || 1) };
    } catch { return { words: LOST, wait: 1000 }; } finally { clearTimeout(late); patience.abort(); }
  }

  /** Takes what came into the picture, and forgets what left it. */
  function note(held, codes, fields) {
    const now = performance.now();
    for (const [code, last] of held) {
      if (codes.includes(code)) continue;
      last.misses++;
      if (last.misses >= MISSES && now - last.at > (unlike(last.fields, fields) ? GONE : GONE_ALIKE)) held.delete(code);
    }
    for (const code of codes) {
      if (!held.has(code)) take(code);
      held.set(code, { at: now, misses: 0, fields });
    }
    view.classList.toggle('is-read', held.size > 0);
    say(held.size > 0 ? READ : HOLD);
  }
}
