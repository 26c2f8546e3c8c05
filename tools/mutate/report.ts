/** Prints the results. */
import { basename } from 'node:path';
import Table from 'cli-table3';
import type { Mutation } from './Mutation.ts';
import type { Outcome, Verdict } from './Subject.ts';

export interface Tried {
  readonly file: string;
  readonly mutation: Pick<Mutation, 'line' | 'column' | 'kind' | 'change'>;
  readonly outcome: Outcome;
  /** The source line with the mistake. */
  readonly text: string;
}

export interface Share {
  readonly killed: number;
  /** Missed by the tests that reach it, or not reached by any test. */
  readonly alive: number;
  readonly notCompiling: number;
}

const isAlive = (verdict: Verdict): boolean => verdict === 'survived' || verdict === 'notReached';

export function shareOf(tried: readonly Tried[]): Share {
  const count = (matches: (verdict: Verdict) => boolean): number =>
    tried.filter(({ outcome }) => matches(outcome.verdict)).length;
  return {
    killed: count((verdict) => verdict === 'killed'),
    alive: count(isAlive),
    notCompiling: count((verdict) => verdict === 'notCompiling'),
  };
}

/** The percentage of the mistakes that compile. 100 if there are none. */
export function percentKilled({ killed, alive }: Share): number {
  return killed + alive === 0 ? 100 : (100 * killed) / (killed + alive);
}

export function survivorLines(tried: readonly Tried[]): string[] {
  return tried
    .filter(({ outcome }) => isAlive(outcome.verdict))
    .map(({ file, mutation, outcome, text }) => {
      const word = outcome.verdict === 'notReached' ? 'no test runs this' : 'missed';
      return `${file}:${mutation.line}:${mutation.column} ${mutation.change} (${word})\n    ${text.trim()}`;
    });
}

export function faultLines(tried: readonly Tried[]): string[] {
  return tried
    .filter(({ outcome }) => outcome.fault !== null)
    .map(({ file, mutation, outcome }) => `${file}:${mutation.line} ${mutation.change}: ${outcome.fault ?? ''}`);
}

export function tableOf(tried: readonly Tried[], keyOf: (one: Tried) => string, title: string): string {
  const groups = Map.groupBy(tried, keyOf);
  const table = new Table({
    head: [title, 'tried', 'found', 'missed', 'not compiling', 'share found'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
  });
  for (const [key, group] of [...groups].sort(([a], [b]) => a.localeCompare(b))) table.push(row(key, group));
  table.push(row('Total', tried));
  return table.toString();
}

function row(name: string, group: readonly Tried[]): string[] {
  const share = shareOf(group);
  const numbers = [group.length, share.killed, share.alive, share.notCompiling].map(String);
  return [name, ...numbers, `${percentKilled(share).toFixed(1)}%`];
}

export const nameOf = (file: string): string => basename(file).replace(/\.\w+$/, '');
