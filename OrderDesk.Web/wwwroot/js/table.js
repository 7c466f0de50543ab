// Moves the focus through the rows of a VirtualTable at once, without a round trip; opening and selecting stay with the component.
export function attach(box, rowHeight) {
  const row = index => box.querySelector(`tr[data-index="${index}"]`);
  const total = () => Number(box.dataset.total ?? 0);
  let wanted = -1;

  function go(index) {
    index = Math.max(0, Math.min(total() - 1, index));
    const target = row(index);
    if (target) { wanted = -1; target.focus({ preventScroll: true }); reveal(target); return; }
    wanted = index;
    box.scrollTop = index * rowHeight;
  }
  function reveal(target) {
    const head = box.querySelector('thead')?.offsetHeight ?? 0;
    const top = target.offsetTop - head, bottom = target.offsetTop + target.offsetHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }
  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), select, textarea')) return;
    const at = Number(event.target.closest('tr[data-index]')?.dataset.index ?? -1);
    const page = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 2);
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    if (step) { event.preventDefault(); event.stopPropagation(); go(at < 0 ? 0 : at + step); }
    else if (event.key === 'Home' || event.key === 'End') { event.preventDefault(); go(event.key === 'Home' ? 0 : total() - 1); }
    else if (event.key === ' ' && event.target.matches('tr')) event.preventDefault();
  }
  // j and k also work before the table has the focus, as long as nothing else is being typed into.
  function fromPage(event) {
    if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey || box.contains(event.target)) return;
    if (event.target.closest?.('input, textarea, select, dialog[open]')) return;
    event.preventDefault();
    go(Number(box.querySelector('tr[tabindex="0"]')?.dataset.index ?? 0));
  }
  const watcher = new MutationObserver(() => { if (wanted >= 0 && row(wanted)) go(wanted); });
  watcher.observe(box.querySelector('tbody'), { childList: true, subtree: true });
  box.addEventListener('keydown', key);
  document.addEventListener('keydown', fromPage);
  return { dispose() { watcher.disconnect(); box.removeEventListener('keydown', key); document.removeEventListener('keydown', fromPage); } };
}
