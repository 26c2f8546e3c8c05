/** Messages between a benchmark and a client process. */
export interface ClientOptions {
  readonly way: 'command' | 'loop' | 'collections';
  readonly url: string;
  readonly token: string;
  /** The maximum number of cases. */
  readonly most: number;
}

export interface ClientReport {
  readonly created: number;
  readonly seconds: number;
  readonly peakMB: number;
}

export interface UsageClientOptions {
  readonly way: 'command' | 'bare';
  readonly url: string;
  readonly token: string;
  readonly file: string;
}
