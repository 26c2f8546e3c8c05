/** What the main process and its workers say to each other. */
import type { SourceText } from '../../local-org/apex/syntax/source.ts';
import type { Outcome } from './Subject.ts';

/** A mistake is named by its place in the list of its file, which every process finds alike. */
export interface Task {
  readonly file: string;
  readonly index: number;
}

export type ToWorker =
  /** The sources come with it, so that all processes try the same program while files change. */
  | { readonly kind: 'begin'; readonly project: string; readonly cache: string; readonly texts: readonly SourceText[] }
  | { readonly kind: 'try'; readonly task: Task }
  | { readonly kind: 'end' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'outcome'; readonly task: Task; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unharmed' };
