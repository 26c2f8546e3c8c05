/** Messages between a benchmark and the process of its org. */
export interface OrgOptions {
  /** The data folder. */
  readonly data: string;
}

export type ToOrg = { readonly kind: 'usage' } | { readonly kind: 'stop' };

export interface Usage {
  readonly residentMB: number;
  /** Requests answered since the start. */
  readonly requests: number;
  /** The data file. */
  readonly file: string;
}

export type FromOrg =
  { readonly kind: 'ready'; readonly url: string; readonly token: string } | ({ readonly kind: 'usage' } & Usage);
