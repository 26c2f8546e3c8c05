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

/** A component with a wire that reads nothing while `wantedId` is undefined. */
export interface NearComponent {
  caseId: string;
  wantedId: string | undefined;
}

/** Lets a component read about its case only when the user comes near it. Later cases are read at once. */
export class ReadingWhenNear {
  readonly #component: NearComponent;
  #isNear = false;
  #stop: (() => void) | null = null;

  constructor(component: NearComponent) {
    this.#component = component;
  }

  about(caseId: string): void {
    this.#component.caseId = caseId;
    this.#component.wantedId = this.#isNear ? caseId : undefined;
  }

  /** For `renderedCallback`: the place of the component on the page. */
  rendered(place: unknown): void {
    if (place && !this.#isNear && !this.#stop) {
      this.#stop = whenNear(place as Element, () => {
        this.#isNear = true;
        this.about(this.#component.caseId);
      });
    }
  }

  /** For `disconnectedCallback`. */
  disconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }
}
