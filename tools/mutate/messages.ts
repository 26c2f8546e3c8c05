/** Messages between the main process and its workers. */
import type { SourceText } from '../../local-org/apex/syntax/source.ts';
import type { Outcome } from './Subject.ts';

/** Identifies a mistake by its index in the list of its file, which is the same in every process. */
export interface Task {
  readonly file: string;
  readonly index: number;
}

export type ToWorker =
  /** Contains the sources, so that all processes use the same program even if files change. */
  | { readonly kind: 'begin'; readonly project: string; readonly cache: string; readonly texts: readonly SourceText[] }
  | { readonly kind: 'try'; readonly task: Task }
  | { readonly kind: 'end' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'outcome'; readonly task: Task; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unharmed' };
