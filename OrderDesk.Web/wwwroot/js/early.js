// What is typed or pressed while a page only shows, before its connection stands, is kept and given to it then:
// the first rendering over the connection puts new elements in the place of those that were sent with the page.
const shell = '[popovertarget], [data-theme-set], [data-rail-fold], [data-palette], [data-help], [data-close], [data-reconnect], [data-reload]';
const patience = 10_000;
const typed = new Map();
let pressed = null, focused = null;

const isReady = () => document.querySelector('[data-interactive]') !== null;
const isOurs = el => !el.closest('form[method=post], dialog');
const kind = el => el.id ? `#${CSS.escape(el.id)}` : `${el.localName}${el.type ? `[type=${el.type}]` : ''}`;
const said = el => el.getAttribute('aria-label') ?? (el.labels?.[0] ?? el).textContent.trim();
const same = (of, called) => [...document.querySelectorAll(of)].filter(el => said(el) === called);
/** Where an element will be found again: its kind, what it is called, and which one of those it is. */
const place = el => { const of = kind(el), called = said(el); return { of, called, at: same(of, called).indexOf(el) }; };
const find = ({ of, called, at }) => same(of, called)[at];

function typing({ target: el }) {
  if (!el.matches('input, textarea, select') || !isOurs(el)) return;
  const where = place(el);
  typed.set(`${where.of} ${where.called} ${where.at}`, { where, value: el.value, checked: el.checked });
}
function pressing({ target }) {
  const button = target.closest('button');
  if (button && isOurs(button) && !button.matches(shell)) pressed = { where: place(button), at: Date.now() };
}
/** A form whose answer comes over the connection would load the page anew by itself. */
function sending(event) {
  if (!isOurs(event.target)) return;
  event.preventDefault();
  pressed = { where: place(event.target), at: Date.now() };
}
function focusing({ target: el }) { focused = el.matches('input, textarea, select, button') && isOurs(el) ? place(el) : null; }

function give(el, { value, checked }) {
  if (el.matches('[type=checkbox], [type=radio]')) { if (el.checked !== checked) el.click(); return; }
  if (el.value === value) return;
  el.value = value;
  el.dispatchEvent(new Event('input', { bubbles: true }));
  el.dispatchEvent(new Event('change', { bubbles: true }));
}
/** Gives what was kept to the elements that are there by now. */
function giveAll() {
  for (const [key, kept] of typed) {
    const el = find(kept.where);
    if (el && !el.disabled) { typed.delete(key); give(el, kept); }
  }
  focus();
  const target = pressed && find(pressed.where);
  if (target) {
    const isFresh = Date.now() - pressed.at < patience;
    pressed = null;
    if (isFresh) target.localName === 'form' ? target.requestSubmit() : target.click();
  }
}

/** The heading, which gets the focus of a new page, gives it back to who was typing. */
function focus() {
  const field = focused && document.activeElement.matches('body, h1') && find(focused);
  if (field) field.focus({ preventScroll: true });
}

if (!isReady()) {
  const early = new AbortController();
  const options = { capture: true, signal: early.signal };
  document.addEventListener('input', typing, options);
  document.addEventListener('change', typing, options);
  document.addEventListener('click', pressing, options);
  document.addEventListener('focusin', focusing, options);
  document.addEventListener('submit', sending, options);
  let until = Infinity;
  const watch = new MutationObserver(() => {
    if (!isReady()) return;
    if (until === Infinity) {
      until = Date.now() + patience;
      early.abort();
      document.addEventListener('focusin', focus, { signal: AbortSignal.timeout(patience) });
    }
    giveAll();
    if (Date.now() > until || (typed.size === 0 && !pressed)) watch.disconnect();
  });
  watch.observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-interactive'] });
}
