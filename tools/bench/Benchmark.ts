/** A benchmark and its results. */
import type { Data } from './org/Data.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'KB' | '×' | 'requests' | 'score' | 'queries' | 'rows';
  /** The target. A figure without a target is only for comparison. */
  readonly most?: number;
  /** What it's compared with, or how it's measured. */
  readonly note?: string;
}

export interface Bench {
  /** Data with many cases, shared by all benchmarks of a run. */
  readonly data: Data;
  /** Reports progress. */
  say(sentence: string): void;
}

export interface Benchmark {
  readonly about: string;
  run(bench: Bench): Promise<Figure[]>;
}

export const isMissed = ({ value, most }: Figure): boolean => most !== undefined && value > most;
