/** Something wrong with a file of the project, in words that say what to do about it. */
export interface Finding {
  readonly file: string;
  readonly message: string;
}
