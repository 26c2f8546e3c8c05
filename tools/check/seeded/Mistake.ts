/** A mistake in a copy of this project, and the one finding it must cause. */
export interface Mistake {
  /** The name of the check. */
  readonly check: string;
  readonly what: string;
  /** The file that is changed, removed, or added. */
  readonly file: string;
  readonly plant: { readonly replace: string; readonly by: string } | { readonly add: string } | 'remove';
  /** Matches `file: message` of the new finding. */
  readonly finds: RegExp;
}
