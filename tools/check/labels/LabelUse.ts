/** A place where code names a label. */
export interface LabelUse {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

/** A place where code fills in a label with as many values as can be counted. */
export interface FormatCall extends LabelUse {
  readonly values: number;
}
