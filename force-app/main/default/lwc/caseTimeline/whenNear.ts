/** How far below the window the next page is asked for, so that it is there when it is reached. */
const AHEAD = '300px';

/** Calls back once when the element comes near the window; the returned function gives up waiting. */
export function whenNear(element: Element, callback: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        observer.disconnect();
        callback();
      }
    },
    { rootMargin: AHEAD },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
