/** Delays requests that follow a response until the browser has drawn the response. */
export class Drawing {
  readonly #whenDrawn: (work: () => void) => void;
  #drawn: Promise<void> = Promise.resolve();

  /** `whenDrawn` calls back when the last rendered content is on the screen. */
  constructor(whenDrawn: (work: () => void) => void) {
    this.#whenDrawn = whenDrawn;
  }

  /** Call this for each response. */
  begin(): void {
    this.#drawn = new Promise((resolve) => this.#whenDrawn(resolve));
  }

  /** Resolves when the last response is drawn, or immediately if it already is. */
  async over(): Promise<void> {
    await this.#drawn;
  }
}
