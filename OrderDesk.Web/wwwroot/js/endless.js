// Tells an endless list that its end comes near the screen.
export function watch(box, list) {
  const observer = new IntersectionObserver(seen => { if (seen.some(s => s.isIntersecting)) list.invokeMethodAsync('Near'); }, { rootMargin: '600px' });
  observer.observe(box);
  // A page of rows that leaves the end in view does not cross anything: look again when the list has grown.
  const grown = new MutationObserver(() => { observer.unobserve(box); observer.observe(box); });
  grown.observe(box, { childList: true, subtree: true, characterData: true });
  return { dispose: () => { observer.disconnect(); grown.disconnect(); } };
}
