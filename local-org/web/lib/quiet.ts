/** Knows whether requests are under way, so that what a person does not look at first can wait for what they do. */
export class Quiet {
  #underWay = 0;
  readonly #waiting = new Set<() => void>();

  /** Counts a request until it is answered. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await request();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#release();
    }
  }

  /** Calls back when nothing is under way, at once if so. The answer calls it off. */
  wait(work: () => void): () => void {
    if (this.#underWay === 0) {
      work();
      return () => undefined;
    }
    this.#waiting.add(work);
    return () => this.#waiting.delete(work);
  }

  #release(): void {
    const ready = [...this.#waiting];
    this.#waiting.clear();
    for (const work of ready) work();
  }
}
