/** A command that cannot go on: `code` for programs (`--json`), the message for people: what happened, to what, what to do now. */
export class CommandError extends Error {
  readonly code: string;
  /** 1: something failed on the way; 2: the call itself is wrong. */
  readonly exitCode: 1 | 2;

  constructor(code: string, message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
    this.exitCode = exitCode;
  }
}
