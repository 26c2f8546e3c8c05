/** What a page tells the app frame. */
export interface PageReady {
  readonly title: string;
  /** Moves the focus to the page's heading, where a screen reader goes on reading after a change of page. */
  readonly focusHeading: () => void;
}

export function pageReady(detail: PageReady): CustomEvent<PageReady> {
  return new CustomEvent('pageready', { detail, bubbles: true, composed: true });
}
