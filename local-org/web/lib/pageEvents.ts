/** Events from a page to the app. */
export interface PageReady {
  readonly title: string;
  /** Moves the focus to the page's heading, so that a screen reader continues there after the page changes. */
  readonly focusHeading: () => void;
}

export function pageReady(detail: PageReady): CustomEvent<PageReady> {
  return new CustomEvent('pageready', { detail, bubbles: true, composed: true });
}
