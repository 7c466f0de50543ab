// The shell's behaviour: theme, rail, palette, shortcuts, live sign. No state of the application lives here.
const root = document.documentElement;
const keep = (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* storage is off: the choice lasts for this page */ } };
const typing = el => el?.closest?.('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]');

// ---- theme and rail -------------------------------------------------------
function showTheme() {
  const now = root.dataset.theme ?? 'system';
  document.querySelectorAll('[data-theme-set]').forEach(b => b.setAttribute('aria-pressed', String(b.dataset.themeSet === now)));
}
function setTheme(name) {
  if (name === 'system') delete root.dataset.theme; else root.dataset.theme = name;
  keep('od-theme', name === 'system' ? null : name);
  showTheme();
}
function foldRail() {
  const narrow = matchMedia('(max-width: 1023px)').matches;
  const folded = root.dataset.rail ? root.dataset.rail === 'folded' : narrow;
  root.dataset.rail = folded ? 'open' : 'folded';
  keep('od-rail', root.dataset.rail);
  document.querySelectorAll('[data-rail-fold]').forEach(b => b.setAttribute('aria-expanded', String(folded)));
}

// ---- palette --------------------------------------------------------------
const palette = () => document.getElementById('palette');
const options = () => [...(palette()?.querySelectorAll('.option') ?? [])].filter(o => !o.hidden);
function openPalette() {
  const sheet = palette();
  if (!sheet || sheet.open) return;
  sheet.showModal();
  const input = sheet.querySelector('input');
  input.value = '';
  filterPalette('');
  input.focus();
}
function filterPalette(text) {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  palette().querySelectorAll('.option').forEach(option => {
    if (option.dataset.find) {
      option.hidden = words.length === 0;
      option.href = option.dataset.find + encodeURIComponent(text.trim());
      option.querySelector('.what').textContent = text.trim();
    } else {
      const label = option.textContent.toLowerCase();
      option.hidden = !words.every(word => label.includes(word));
    }
  });
  activate(options()[0]);
}
function activate(option) {
  const input = palette().querySelector('input');
  palette().querySelectorAll('.option').forEach(o => { o.classList.toggle('is-active', o === option); o.setAttribute('aria-selected', String(o === option)); });
  if (option) { input.setAttribute('aria-activedescendant', option.id); option.scrollIntoView({ block: 'nearest' }); } else input.removeAttribute('aria-activedescendant');
}
function paletteKey(event) {
  const shown = options();
  const at = shown.findIndex(o => o.classList.contains('is-active'));
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    activate(shown[(at + step + shown.length) % shown.length]);
  } else if (event.key === 'Enter' && shown[at]) {
    event.preventDefault();
    palette().close();
    shown[at].click();
  }
}

// ---- shortcuts: any element with data-hotkey is clicked (or focused) by its key ------
let prefix = '';
let prefixUntil = 0;
function hotkey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); openPalette(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
  if (event.key === '?') { event.preventDefault(); openHelp(); return; }
  if (event.key === '/') { event.preventDefault(); openPalette(); return; }
  const now = performance.now();
  const combo = now < prefixUntil ? `${prefix} ${event.key}` : event.key;
  const target = find(combo) ?? find(event.key);
  if (target) { event.preventDefault(); prefixUntil = 0; press(target); return; }
  if (event.key.length === 1 && !event.defaultPrevented) { prefix = event.key; prefixUntil = now + 900; }
}
const find = combo => [...document.querySelectorAll('[data-hotkey]')].find(el => el.dataset.hotkey === combo && !el.closest('[hidden]'));
function press(el) { if (el.matches('input:not([type=checkbox]), textarea, select')) el.focus(); else el.click(); }

function openHelp() {
  const sheet = document.getElementById('shortcuts');
  const list = sheet?.querySelector('[data-keys]');
  if (!list || sheet.open) return;
  list.replaceChildren();
  const seen = new Set();
  const all = [...document.querySelectorAll('[data-hotkey], [data-hotkey-note]')];
  // What this page can do comes first; where one can go is the same everywhere.
  const [own, others] = [all.filter(el => el.closest('main')), all.filter(el => !el.closest('main'))];
  for (const [group, of] of [['On this page', own], ['Everywhere', others]]) {
    const rows = of.map(el => [el.dataset.hotkey ?? el.dataset.hotkeyNote, el.dataset.hotkeyLabel ?? el.textContent.trim()])
      .filter(([keys, label]) => label && !seen.has(keys) && seen.add(keys));
    if (rows.length > 0) list.append(helpGroup(group, rows));
  }
  sheet.showModal();
}
function helpGroup(title, rows) {
  const group = document.createElement('section');
  const head = document.createElement('h3');
  head.className = 'eyebrow';
  head.textContent = title;
  const pairs = document.createElement('dl');
  pairs.append(...rows.map(([keys, label]) => helpRow(keys, label)));
  group.append(head, pairs);
  return group;
}
function helpRow(keys, label) {
  const row = document.createElement('div');
  row.className = 'pair';
  const words = document.createElement('dt');
  words.textContent = label;
  const value = document.createElement('dd');
  value.className = 'keys';
  keys.split(' ').forEach(key => { const k = document.createElement('kbd'); k.textContent = key === ' ' ? 'Space' : key; value.append(k); });
  row.append(words, value);
  return row;
}

// ---- live sign, from Blazor's classic reconnect states -----------------------
function watchConnection() {
  const bar = document.getElementById('components-reconnect-modal');
  if (!bar) return;
  const state = () => {
    const has = name => bar.classList.contains(`components-reconnect-${name}`);
    root.dataset.live = has('failed') || has('rejected') || !navigator.onLine ? 'offline' : has('show') || has('retrying') ? 'reconnecting' : 'live';
    if (has('rejected') && !document.querySelector('[data-dirty]')) location.reload();
  };
  new MutationObserver(state).observe(bar, { attributes: true, attributeFilter: ['class'] });
  addEventListener('online', () => { state(); if (bar.classList.contains('components-reconnect-failed')) retry(); });
  addEventListener('offline', state);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && bar.classList.contains('components-reconnect-failed')) retry(); });
  state();
}
async function retry() {
  try { if (!await window.Blazor.reconnect()) location.reload(); } catch { /* the server is not there yet: the bar stays and offers to try again */ }
}

// ---- wiring -----------------------------------------------------------------
const clicks = {
  'data-theme-set': el => setTheme(el.dataset.themeSet),
  'data-rail-fold': () => foldRail(),
  'data-palette': () => openPalette(),
  'data-help': () => { document.querySelectorAll('[popover]:popover-open').forEach(p => p.hidePopover()); openHelp(); },
  'data-close': el => el.closest('dialog')?.close(),
  'data-reconnect': () => retry(),
  'data-reload': () => location.reload(),
};
document.addEventListener('click', event => {
  for (const [name, act] of Object.entries(clicks)) {
    const el = event.target.closest(`[${name}]`);
    if (el) act(el);
  }
  const dialog = event.target.closest('dialog.sheet');
  if (dialog && (event.target === dialog || event.target.closest('a'))) dialog.close();
  if (event.target.closest('.menu a')) event.target.closest('[popover]')?.hidePopover();
});
document.addEventListener('input', event => { if (event.target.closest('#palette')) filterPalette(event.target.value); });
document.addEventListener('keydown', event => { if (event.target.closest?.('#palette')) paletteKey(event); else hotkey(event); });
document.addEventListener('toggle', showTheme, true);
document.addEventListener('DOMContentLoaded', showTheme);
watchConnection();
showTheme();
window.Blazor?.addEventListener?.('enhancedload', () => { const kept = localStorage.getItem('od-theme'); if (kept) root.dataset.theme = kept; showTheme(); });
