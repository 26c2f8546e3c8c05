/** Something wrong with a file of the project, in words that say what to do about it. */
export interface Finding {
  /** Path below the project's folder. */
  readonly file: string;
  /** From 1, where it is known. */
  readonly line?: number;
  readonly message: string;
}

/** A check is handed the project's folder and answers what it found; an empty list means that all is well. */
export type Check = (root: string) => readonly Finding[] | Promise<readonly Finding[]>;

export const placeOf = ({ file, line }: Finding): string => (line === undefined ? file : `${file}:${line}`);
