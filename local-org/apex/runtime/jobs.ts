/** Asynchronous work that Apex asked for and that has not run yet. */
import type { Obj } from './values.ts';

export type PendingJob =
  | { readonly kind: 'queueable'; readonly id: string; readonly object: Obj }
  | { readonly kind: 'batch'; readonly id: string; readonly object: Obj; readonly scopeSize: number }
  /** A @future method with its arguments bound. */
  | { readonly kind: 'future'; readonly run: () => void };
