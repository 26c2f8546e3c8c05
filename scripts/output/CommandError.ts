/** Ends a command. `code` is for programs (`--json`). The message says what happened, to what, and what to do now. */
export class CommandError extends Error {
  readonly code: string;
  readonly exitCode: FailureCode;
  /** The results so far, for the `--json` document. */
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

/** 1: something failed. 2: the command was wrong. 130: stopped with Ctrl-C. */
export type FailureCode = 1 | 2 | 130;
