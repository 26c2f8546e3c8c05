import type { Query } from '../../../local-org/soql/index.ts';

/** A query in the code: parsed (inline in Apex), as text, or unknown until it runs. */
export interface FoundQuery {
  readonly file: string;
  readonly line: number;
  readonly query: { readonly parsed: Query } | { readonly text: string } | { readonly unknown: string };
}
