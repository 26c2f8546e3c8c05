/** A command that cannot go on: `code` for programs (`--json`), the message for people: what happened, to what, what to do now. */
export class CommandError extends Error {
  readonly code: string;
  readonly exitCode: FailureCode;
  /** What the document of `--json` says beside the error: the results so far. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    exitCode: FailureCode = 1,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
    this.exitCode = exitCode;
    this.details = details;
  }
}

/** 1: something failed on the way; 2: the call itself is wrong; 130: stopped with Ctrl-C. */
export type FailureCode = 1 | 2 | 130;
