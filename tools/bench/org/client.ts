/**
 * Creates the missing integration cases with the command, a jsforce loop, or collections requests. Runs in a separate process, to measure its
 * memory.
 */
import { main } from '../../../scripts/main.ts';
import { openConnection } from '../../../scripts/org/connect.ts';
import type { ClientOptions, ClientReport } from './clientMessages.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as ClientOptions;
const API = '/services/data/v67.0';
const PER_REQUEST = 200;
const MISSING = `SELECT Id, AccountId, ContactId FROM Case WHERE RecordType.DeveloperName = 'Onboarding' AND Status = 'Rostering' ORDER BY CaseNumber`;

interface OnboardingCase {
  readonly Id: string;
  readonly AccountId: string;
  readonly ContactId: string;
}

const WAYS = { command, loop, collections };

const begun = performance.now();
const created = await WAYS[options.way]();
const report: ClientReport = {
  created,
  seconds: (performance.now() - begun) / 1000,
  peakMB: process.resourceUsage().maxRSS / 1024,
};
process.send?.(report, () => process.exit(0));

/** `npm run rosterpath -- integrations create --json`, without npm. */
async function command(): Promise<number> {
  const write = process.stdout.write.bind(process.stdout);
  let text = '';
  process.stdout.write = (part: string | Uint8Array): boolean => {
    text += String(part);
    return true;
  };
  const status = await main(['integrations', 'create', '--json']);
  process.stdout.write = write;
  if (status !== 0) throw new Error(`The command ended with ${status}: ${text.slice(0, 500)}`);
  return (JSON.parse(text) as { created: number }).created;
}

/** The simplest script: queries the cases, then creates one after another. */
async function loop(): Promise<number> {
  const connection = openConnection({ instanceUrl: options.url, accessToken: options.token });
  const defaults = await defaultsOf(async (soql) => (await connection.query<{ Id: string }>(soql)).records);
  const { records } = await connection.query<OnboardingCase>(MISSING, { autoFetch: true, maxFetch: 100_000 });
  const part = records.slice(0, options.most);
  for (const onboardingCase of part) await connection.sobject('Case').create(draft(onboardingCase, defaults));
  return part.length;
}

/** Without jsforce and the service: pages of the query, and 200 records in each request. */
async function collections(): Promise<number> {
  const query = async <T>(soql: string): Promise<T[]> => {
    const found: T[] = [];
    let path: string | undefined = `${API}/query?q=${encodeURIComponent(soql)}`;
    while (path !== undefined) {
      const page = (await send('GET', path)) as { records: T[]; nextRecordsUrl?: string };
      found.push(...page.records);
      path = page.nextRecordsUrl;
    }
    return found;
  };
  const defaults = await defaultsOf(query);
  const cases = (await query<OnboardingCase>(MISSING)).slice(0, options.most);
  for (let start = 0; start < cases.length; start += PER_REQUEST) {
    const records = cases
      .slice(start, start + PER_REQUEST)
      .map((onboardingCase) => ({ attributes: { type: 'Case' }, ...draft(onboardingCase, defaults) }));
    await send('POST', `${API}/composite/sobjects`, { allOrNone: true, records });
  }
  return cases.length;
}

interface Defaults {
  readonly recordTypeId: string;
  readonly ownerId: string;
}

async function defaultsOf(query: (soql: string) => Promise<{ Id: string }[]>): Promise<Defaults> {
  const [type] = await query(
    "SELECT Id FROM RecordType WHERE SobjectType = 'Case' AND DeveloperName = 'Integration_Support'",
  );
  const [queue] = await query("SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Integration_Support'");
  return { recordTypeId: type?.Id ?? '', ownerId: queue?.Id ?? '' };
}

function draft({ Id, AccountId, ContactId }: OnboardingCase, { recordTypeId, ownerId }: Defaults) {
  return {
    RecordTypeId: recordTypeId,
    ParentId: Id,
    AccountId,
    ContactId,
    OwnerId: ownerId,
    Integration_Provider__c: 'Clever',
    Integration_Key__c: `${Id}:Clever`,
    Status: 'New',
    Subject: 'Set up Clever',
    Description: 'Set up Clever for this school.',
  };
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
