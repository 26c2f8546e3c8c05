import { openOrg } from '../../../local-org/org.ts';
import { readUsers } from '../../../local-org/start.ts';
import { pageRequests, type PageRequest } from '../../../tests/support/pageRequests.ts';
import { Rest } from '../../../tests/support/rest.ts';
import type { Bench, Benchmark, Figure } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { fillOrg, type Filled } from '../org/largeOrg.ts';
import { inTurns, median, rounded } from '../statistics.ts';

const ROUNDS = 15;
const WARM_UP = 3;
/** With 10,000: 20,000 onboarding and integration cases, and 200,000 cases of other teams. */
const ONBOARDING = 1.15;
const FOREIGN = 20;
const WHO = 'specialist';

export const volume: Benchmark = {
  about: 'The requests of the pages, with and without ten times as many records of other teams',
  async run(bench) {
    const { cases } = bench.data;
    const foreign = cases * FOREIGN;
    bench.say(`Creating ${foreign} cases of other teams, with their accounts, contacts, tasks, and emails…`);
    const alone = await Place.open(bench, 0);
    const crowded = await Place.open(bench, foreign);
    try {
      return await compared(alone, crowded, `${foreign} cases of other teams`);
    } finally {
      await alone.org.stop();
      await crowded.org.stop();
    }
  },
};

class Place {
  readonly org: BenchOrg;
  readonly person: Rest;
  readonly requests: readonly PageRequest[];

  private constructor(org: BenchOrg, person: Rest, filled: Filled) {
    this.org = org;
    this.person = person;
    this.requests = pageRequests(filled);
  }

  static async open({ data }: Bench, foreign: number): Promise<Place> {
    const folder = data.empty();
    const org = openOrg({ project: '.', data: folder, users: readUsers('data/users.json') });
    const filled = fillOrg(org, { onboarding: Math.round(data.cases * ONBOARDING), foreign });
    org.close();
    const started = await BenchOrg.start({ data: folder });
    return new Place(started, await Rest.signIn(started.url, WHO), filled);
  }

  send(index: number): unknown {
    return this.requests[index]?.send(this.person);
  }
}

async function compared(alone: Place, crowded: Place, beside: string): Promise<Figure[]> {
  const times: { readonly name: string; readonly alone: number; readonly crowded: number }[] = [];
  for (const [index, { name }] of alone.requests.entries()) {
    await inTurns(
      WARM_UP,
      () => alone.send(index),
      () => crowded.send(index),
    );
    const { first, second } = await inTurns(
      ROUNDS,
      () => alone.send(index),
      () => crowded.send(index),
    );
    times.push({ name, alone: median(first), crowded: median(second) });
  }
  const sum = (of: 'alone' | 'crowded'): number => times.reduce((total, time) => total + time[of], 0);
  const ratio = (time: { alone: number; crowded: number }): number => time.crowded / time.alone;
  const [slowest] = times.toSorted((a, b) => ratio(b) - ratio(a));
  return [
    {
      name: `${times.length} requests of the pages with ${beside}`,
      value: rounded(sum('crowded') / sum('alone')),
      unit: '×',
      most: 1.2,
      note: `${rounded(sum('crowded'))} ms compared with ${rounded(sum('alone'))} ms without them, medians of ${ROUNDS}`,
    },
    {
      name: 'the request that slows down most',
      value: slowest ? rounded(ratio(slowest)) : 0,
      unit: '×',
      most: 1.5,
      note: slowest ? `${slowest.name}: ${rounded(slowest.crowded)} ms compared with ${rounded(slowest.alone)} ms` : '',
    },
  ];
}
