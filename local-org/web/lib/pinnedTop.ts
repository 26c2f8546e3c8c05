/**
 * Keeps the top of a record page in view while the page scrolls, as Salesforce's templates with a pinned header do. There, the columns
 * scroll below the header. Here, the page scrolls, and the header is sticky.
 */

/** Smaller windows, and a desktop at 200% zoom, need the space for the columns. */
const ROOMY = '(min-width: 64rem) and (min-height: 37.5rem)';

/** A top that takes more of the window isn't pinned. */
const LARGEST_PART = 0.45;

/** Between the top and what the browser scrolls to, in pixels. */
const GAP = 8;

export interface PinnedState {
  readonly isPinned: boolean;
  /** The columns are scrolled below the top. */
  readonly isScrolled: boolean;
}

/** Whether a top of this height leaves enough of the window. */
export function leavesRoom(height: number, windowHeight: number): boolean {
  return height <= windowHeight * LARGEST_PART;
}

/** Calls back after each change. Returns a function that stops this. */
export function watchPinnedTop(top: HTMLElement, changed: (state: PinnedState) => void): () => void {
  const roomy = matchMedia(ROOMY);
  const root = document.documentElement;
  let state: PinnedState = { isPinned: false, isScrolled: false };

  const update = (): void => {
    const { height } = top.getBoundingClientRect();
    const isPinned = roomy.matches && leavesRoom(height, window.innerHeight);
    const isScrolled = isPinned && window.scrollY > 0 && top.getBoundingClientRect().top <= 0;
    // What the browser scrolls to, such as the field with the focus, must not end up behind the top.
    root.style.scrollPaddingTop = isPinned ? `${Math.ceil(height) + GAP}px` : '';
    // When the top grows, the columns move down with it. Scroll anchoring would keep them in place, behind the top.
    root.style.overflowAnchor = isPinned ? 'none' : '';
    if (isPinned === state.isPinned && isScrolled === state.isScrolled) return;
    state = { isPinned, isScrolled };
    changed(state);
  };

  const size = new ResizeObserver(update);
  size.observe(top);
  roomy.addEventListener('change', update);
  window.addEventListener('scroll', update, { passive: true });
  window.addEventListener('resize', update);
  update();
  return () => {
    size.disconnect();
    roomy.removeEventListener('change', update);
    window.removeEventListener('scroll', update);
    window.removeEventListener('resize', update);
    root.style.scrollPaddingTop = '';
    root.style.overflowAnchor = '';
  };
}
