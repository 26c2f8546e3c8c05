import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Benchmark, Figure } from '../Benchmark.ts';
import { BenchOrg, flagsOf } from '../org/BenchOrg.ts';
import type { ClientReport, UsageClientOptions } from '../org/clientMessages.ts';
import { rounded } from '../statistics.ts';

const SCHOOLS = 500;
/** Rows for each school and each run. */
const LONG = 200;
const SHORT = LONG / 10;

export const usage: Benchmark = {
  about: '`usage import` of 100,000 rows against a bare script with the same file, and against a file a tenth as long',
  async run(bench) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-usage-'));
    try {
      const [long, short] = [fileOf(folder, LONG), fileOf(folder, SHORT)];
      const command = await measure(bench, { way: 'command', file: long }, LONG);
      const bare = await measure(bench, { way: 'bare', file: long }, LONG);
      const ofShort = await measure(bench, { way: 'command', file: short }, SHORT);
      return figures(command, bare, ofShort);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Measured extends ClientReport {
  readonly requests: number;
}

function figures(command: Measured, bare: Measured, ofShort: Measured): Figure[] {
  const rows = `${command.created} rows`;
  return [
    {
      name: 'usage import: time',
      value: rounded(command.seconds / bare.seconds),
      unit: '×',
      most: 1.5,
      note: `${rows} in ${rounded(command.seconds, 1)} s; the bare script in ${rounded(bare.seconds, 1)} s`,
    },
    {
      name: 'usage import: requests',
      value: command.requests,
      unit: 'requests',
      note: `the bare script ${bare.requests}`,
    },
    {
      name: 'usage import: memory',
      value: rounded(command.peakMB / bare.peakMB),
      unit: '×',
      most: 1,
      note: `${rounded(command.peakMB, 0)} MB; the bare script ${rounded(bare.peakMB, 0)} MB`,
    },
    {
      name: 'usage import: memory for a file ten times as long',
      value: rounded(command.peakMB / ofShort.peakMB),
      unit: '×',
      most: 1.1,
      note: `${ofShort.created} rows take ${rounded(ofShort.peakMB, 0)} MB`,
    },
  ];
}

async function measure(
  { data, say }: Bench,
  options: Pick<UsageClientOptions, 'way' | 'file'>,
  days: number,
): Promise<Measured> {
  const org = await BenchOrg.start({ data: data.empty() });
  try {
    await createSchools(org);
    say(`${options.way === 'command' ? 'usage import' : 'bare script'}: ${SCHOOLS * days} rows…`);
    const before = await org.usage();
    const report = await runClient(org, { ...options, url: org.url, token: org.token });
    const after = await org.usage();
    if (report.created !== SCHOOLS * days)
      throw new Error(`${report.created} of ${SCHOOLS * days} rows were imported.`);
    return { ...report, requests: after.requests - before.requests };
  } finally {
    await org.stop();
  }
}

const nameOf = (school: number): string => `Public School ${String(school).padStart(3, '0')}`;

async function createSchools(org: BenchOrg): Promise<void> {
  const records = Array.from({ length: SCHOOLS }, (_, school) => ({
    attributes: { type: 'Account' },
    Name: nameOf(school),
    BillingState: 'TX',
  }));
  for (let start = 0; start < SCHOOLS; start += 200) {
    const part = records.slice(start, start + 200);
    await org.call('POST', '/services/data/v67.0/composite/sobjects', { allOrNone: true, records: part });
  }
}

/** A row for each school and day. */
function fileOf(folder: string, days: number): string {
  const lines = ['School,State,As of,Rostered,Active Students,Questions'];
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    for (let school = 0; school < SCHOOLS; school += 1) {
      lines.push(`${nameOf(school)},TX,${date},400,${(school * 7 + day) % 400},${(school * 31 + day * 17) % 9000}`);
    }
  }
  const path = join(folder, `${days}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function runClient(org: BenchOrg, options: UsageClientOptions): Promise<ClientReport> {
  return new Promise((resolve, reject) => {
    const file = join(import.meta.dirname, '..', 'org', 'usageClient.ts');
    const execArgv = options.way === 'command' ? flagsOf('rosterpath') : [];
    const client = fork(file, [JSON.stringify(options)], { execArgv, env: { ...process.env, PORT: org.port } });
    client.once('message', (report: unknown) => resolve(report as ClientReport));
    client.once('exit', (code) => reject(new Error(`The client ended with ${code}.`)));
  });
}
