/** Why the org can't start, as a sentence for the terminal without a stack trace. */
export class StartFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFailure';
  }
}
