/** What is this far below the window counts as near, so that it is there when the user scrolls to it. */
const AHEAD = '300px';

/** `rootMargin` doesn't reach past the edge of a container that scrolls inside the window; `scrollMargin` does. */
const OPTIONS: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: AHEAD, scrollMargin: AHEAD };

/** Calls back once when the element comes near the window. The returned function stops waiting. */
export function whenNear(element: Element, callback: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      observer.disconnect();
      callback();
    }
  }, OPTIONS);
  observer.observe(element);
  return () => observer.disconnect();
}
