/** A problem in a file of the project. The message says what to do. */
export interface Finding {
  /** Path below the project's folder. */
  readonly file: string;
  /** Counts from 1. Not set if unknown. */
  readonly line?: number;
  readonly message: string;
}

/** A check gets the project's folder and returns the problems it finds. */
export type Check = (root: string) => readonly Finding[] | Promise<readonly Finding[]>;

export const placeOf = ({ file, line }: Finding): string => (line === undefined ? file : `${file}:${line}`);
