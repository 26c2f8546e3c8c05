/** Tracks pending requests, so that less important work can wait for them. */
export class Quiet {
  #underWay = 0;
  readonly #waiting = new Set<() => void>();

  /** Counts a request until it's completed. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await request();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#release();
    }
  }

  /** Calls back when no request is pending. Returns a function that cancels this. */
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
