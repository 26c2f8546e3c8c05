/** A mistake planted into a copy of this project, and the one finding it must lead to. */
export interface Mistake {
  /** A name of checks.ts. */
  readonly check: string;
  readonly what: string;
  /** The file that is changed, removed or added. */
  readonly file: string;
  readonly plant: { readonly replace: string; readonly by: string } | { readonly add: string } | 'remove';
  /** Of the one new finding, `file: message`. */
  readonly finds: RegExp;
}
