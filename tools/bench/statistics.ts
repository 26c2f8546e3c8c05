/** Statistics for repeated measurements. */

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The time of one call, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Alternates between both, so that other load on the computer affects both. */
export async function inTurns(
  rounds: number,
  first: (round: number) => unknown,
  second: (round: number) => unknown,
): Promise<{ first: number[]; second: number[] }> {
  const times: { first: number[]; second: number[] } = { first: [], second: [] };
  for (let round = 0; round < rounds; round++) {
    times.first.push(await timed(() => first(round)));
    times.second.push(await timed(() => second(round)));
  }
  return times;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
