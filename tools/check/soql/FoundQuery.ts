import type { Query } from '../../../local-org/soql/index.ts';

/** A query as the sources have it: parsed where Apex holds it inline, as text elsewhere, or written so that only a run tells its text. */
export interface FoundQuery {
  readonly file: string;
  readonly line: number;
  readonly query: { readonly parsed: Query } | { readonly text: string } | { readonly unknown: string };
}
