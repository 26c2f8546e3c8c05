/** Imports a usage file with the command or a bare script. Runs in a separate process, to measure its memory. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { main } from '../../../scripts/main.ts';
import type { ClientReport, UsageClientOptions } from './clientMessages.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as UsageClientOptions;
const API = '/services/data/v67.0';
const PER_REQUEST = 200;

const begun = performance.now();
const created = options.way === 'command' ? await command() : await bare();
const report: ClientReport = {
  created,
  seconds: (performance.now() - begun) / 1000,
  peakMB: process.resourceUsage().maxRSS / 1024,
};
process.send?.(report, () => process.exit(0));

/** `npm run rosterpath -- usage import FILE --product Math --json`, without npm. */
async function command(): Promise<number> {
  const write = process.stdout.write.bind(process.stdout);
  let text = '';
  process.stdout.write = (part: string | Uint8Array): boolean => {
    text += String(part);
    return true;
  };
  const status = await main(['usage', 'import', options.file, '--product', 'Math', '--json']);
  process.stdout.write = write;
  if (status !== 0) throw new Error(`The command ended with ${status}: ${text.slice(0, 500)}`);
  return (JSON.parse(text) as { created: number }).created;
}

/** The script somebody writes in an hour: reads the whole file, looks up all schools, and sends 200 rows in each request. It checks nothing. */
async function bare(): Promise<number> {
  const rows: Record<string, string>[] = parse(readFileSync(options.file), { columns: true });
  const page = (await send('GET', `${API}/query?q=${encodeURIComponent('SELECT Id, Name FROM Account')}`)) as {
    records: { Id: string; Name: string }[];
  };
  const ids = new Map(page.records.map(({ Id, Name }) => [Name, Id]));
  const records = rows.map(({ School = '', 'As of': asOf, ...numbers }) => ({
    attributes: { type: 'Usage_Snapshot__c' },
    Account__c: ids.get(School),
    Product__c: 'Math',
    As_Of_Date__c: asOf,
    Snapshot_Key__c: `${ids.get(School)}:Math:${asOf}`,
    Rostered__c: Number(numbers['Rostered']),
    Active_Students__c: Number(numbers['Active Students']),
    Questions_Answered__c: Number(numbers['Questions']),
  }));
  for (let start = 0; start < records.length; start += PER_REQUEST) {
    await send('PATCH', `${API}/composite/sobjects/Usage_Snapshot__c/Snapshot_Key__c`, {
      allOrNone: false,
      records: records.slice(start, start + PER_REQUEST),
    });
  }
  return records.length;
}

async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(options.url + path, {
    method,
    headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}
