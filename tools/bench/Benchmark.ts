/** What a benchmark is, and what it finds. */
import type { Data } from './org/Data.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'KB' | '×' | 'requests';
  /** The most it may be; a figure without it is there to be compared with. */
  readonly most?: number;
  /** What it was measured against, or how. */
  readonly note?: string;
}

export interface Bench {
  /** Data with many cases, made once for all benchmarks of a run. */
  readonly data: Data;
  /** Tells the person waiting what happens now. */
  say(sentence: string): void;
}

export interface Benchmark {
  readonly about: string;
  run(bench: Bench): Promise<Figure[]>;
}

export const isMissed = ({ value, most }: Figure): boolean => most !== undefined && value > most;
