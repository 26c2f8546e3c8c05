/** What a benchmark tells a client process, and what it hears from it. */
export interface ClientOptions {
  readonly way: 'command' | 'loop' | 'collections';
  readonly url: string;
  readonly token: string;
  /** No more cases than these. */
  readonly most: number;
}

export interface ClientReport {
  readonly created: number;
  readonly seconds: number;
  readonly peakMB: number;
}
