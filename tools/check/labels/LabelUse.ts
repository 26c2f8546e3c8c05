/** A use of a label. */
export interface LabelUse {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

/** A use of a label with a known number of values. */
export interface FormatCall extends LabelUse {
  readonly values: number;
}
