/** Why the org cannot start, in a sentence for the person at the terminal; no stack trace is printed for it. */
export class StartFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFailure';
  }
}
