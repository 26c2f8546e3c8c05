/** How far below the window the next page is asked for, so that it is there when it is reached. */
const AHEAD = '300px';

/** A Lightning page may scroll inside the window: `rootMargin` ends at such a container's edge, `scrollMargin` does not. */
const OPTIONS: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: AHEAD, scrollMargin: AHEAD };

/** Calls back once when the element comes near the window; the returned function gives up waiting. */
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
