/** An answer on its way to the screen: what is asked because of it is sent when it can be seen, and not in its way. */
export class Drawing {
  readonly #whenDrawn: (work: () => void) => void;
  #drawn: Promise<void> = Promise.resolve();

  /** `whenDrawn` calls back when what was just rendered is on the screen. */
  constructor(whenDrawn: (work: () => void) => void) {
    this.#whenDrawn = whenDrawn;
  }

  /** An answer has come. */
  begin(): void {
    this.#drawn = new Promise((resolve) => this.#whenDrawn(resolve));
  }

  /** Resolves when the last answer is drawn; at once where it is already. */
  async over(): Promise<void> {
    await this.#drawn;
  }
}
