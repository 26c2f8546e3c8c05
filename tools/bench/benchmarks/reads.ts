import type { Benchmark, Figure } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { inTurns, median, rounded } from '../statistics.ts';

const POINTS = 400;
const LISTS = 40;
const WARM_UP = 10;

const LIST_VIEW = '/services/data/v67.0/ui-api/list-records/Case/Onboarding_Cases?pageSize=200';
const LIST_SOQL = `SELECT Id, CaseNumber, AccountId, Account.Name, ContactId, Contact.Name, Status, Stage_Entered_At__c,
  Student_Upload_Method__c, Kickoff_Complete_Date__c, Rostering_Complete_Date__c, OwnerId, Owner.Name, CreatedDate
  FROM Case WHERE RecordType.DeveloperName = 'Onboarding' ORDER BY CaseNumber LIMIT 200`;

export const reads: Benchmark = {
  about: 'Reads through the API, compared with SQL behind the same port',
  async run({ data }) {
    const org = await BenchOrg.start({ data: await data.copy() });
    try {
      return [...(await points(org)), ...(await lists(org))];
    } finally {
      await org.stop();
    }
  },
};

async function points(org: BenchOrg): Promise<Figure[]> {
  const cases = await org.query<{ Id: string }>('SELECT Id FROM Case LIMIT 2000');
  const id = (round: number): string => cases[(round * 37) % cases.length]?.Id ?? '';
  const api = (round: number): unknown => org.call('GET', `/services/data/v67.0/sobjects/Case/${id(round)}`);
  const sql = (round: number): unknown => org.call('GET', `/bench/case/${id(round)}`);
  return compared('one record by ID', POINTS, api, sql);
}

async function lists(org: BenchOrg): Promise<Figure[]> {
  const sql = (): unknown => org.call('GET', '/bench/list');
  const soql = `/services/data/v67.0/query?q=${encodeURIComponent(LIST_SOQL)}`;
  return [
    ...(await compared('list view, 200 of all', LISTS, () => org.call('GET', LIST_VIEW), sql)),
    ...(await compared('the same records with SOQL', LISTS, () => org.call('GET', soql), sql)),
  ];
}

async function compared(
  name: string,
  rounds: number,
  api: (round: number) => unknown,
  sql: (round: number) => unknown,
): Promise<Figure[]> {
  await inTurns(WARM_UP, api, sql);
  const { first, second } = await inTurns(rounds, api, sql);
  const [ours, theirs] = [median(first), median(second)];
  return [
    {
      name,
      value: rounded(ours / theirs),
      unit: '×',
      most: 3,
      note: `${rounded(ours)} ms compared with ${rounded(theirs)} ms for SQL, medians of ${rounds}`,
    },
  ];
}
