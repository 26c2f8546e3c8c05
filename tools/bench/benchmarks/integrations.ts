import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Bench, Benchmark, Figure } from '../Benchmark.ts';
import { BenchOrg, flagsOf } from '../org/BenchOrg.ts';
import type { ClientOptions, ClientReport } from '../org/clientMessages.ts';
import { rounded } from '../statistics.ts';

/** The loop sends one request for each case, so a sample is enough. */
const LOOP_CASES = 500;
/** For 10,000 cases. Each request counts toward the org's daily limit. */
const MOST_REQUESTS = 100;

interface Way {
  readonly name: string;
  readonly way: ClientOptions['way'];
  readonly most: number;
}

export const integrations: Benchmark = {
  about: '`integrations create` against bare collections requests and a plain jsforce loop, each on the same data',
  async run(bench) {
    const { cases } = bench.data;
    const ways: Way[] = [
      { name: 'integrations create', way: 'command', most: cases },
      { name: 'collections requests only', way: 'collections', most: cases },
      { name: 'jsforce loop', way: 'loop', most: Math.min(LOOP_CASES, cases) },
    ];
    const figures: Figure[] = [];
    for (const way of ways) figures.push(...(await measure(way, bench)));
    return figures;
  },
};

async function measure({ name, way, most }: Way, { data, say }: Bench): Promise<Figure[]> {
  const org = await BenchOrg.start({ data: await data.copy() });
  try {
    say(`${name}: ${most} cases…`);
    const before = await org.usage();
    const { created, seconds, peakMB } = await runClient(org, { way, most, url: org.url, token: org.token });
    const after = await org.usage();
    if (created !== most) throw new Error(`${name} created ${created} integration cases instead of ${most}.`);
    const times = data.cases / most;
    const note = times === 1 ? `${created} cases` : `measured with ${created} cases, times ${rounded(times)}`;
    return [
      {
        name: `${name}: requests`,
        value: Math.round((after.requests - before.requests) * times),
        unit: 'requests',
        ...(way === 'command' && data.cases <= 10_000 ? { most: MOST_REQUESTS } : {}),
        note,
      },
      { name: `${name}: time`, value: rounded(seconds * times, 1), unit: 's', note },
      { name: `${name}: client memory`, value: rounded(peakMB, 0), unit: 'MB', note: 'peak' },
    ];
  } finally {
    await org.stop();
  }
}

function runClient(org: BenchOrg, options: ClientOptions): Promise<ClientReport> {
  return new Promise((resolve, reject) => {
    const file = join(import.meta.dirname, '..', 'org', 'client.ts');
    const execArgv = options.way === 'command' ? flagsOf('rosterpath') : [];
    const client = fork(file, [JSON.stringify(options)], { execArgv, env: { ...process.env, PORT: org.port } });
    client.once('message', (report: unknown) => resolve(report as ClientReport));
    client.once('exit', (code) => reject(new Error(`The client ended with ${code}.`)));
  });
}
