import { loadApex, type ApexRuntime } from '../../../local-org/apex/index.ts';
import { openOrg, type Org } from '../../../local-org/org.ts';
import { readUsers } from '../../../local-org/start.ts';
import type { Benchmark, Figure } from '../Benchmark.ts';
import { fillOrg } from '../org/largeOrg.ts';
import { rounded } from '../statistics.ts';

const SCOPE = 200;
/** Apex Developer Guide, "Execution Governors and Limits": each scope of a batch has its own. */
const LIMITS = { queries: 200, queryRows: 50_000, dmlRows: 10_000, cpu: 60_000 };
/** Two for where the contacts belong, one for the cases, and three for the usage of cases in Monitoring. */
const MOST_QUERIES = 6;

/** Undone by its exception, which says what one scope used. */
const ONE_SCOPE = `List<Case> cases = [SELECT Id FROM Case WHERE RecordType.DeveloperName = 'Onboarding' LIMIT ${SCOPE}];
Integer queries = Limits.getQueries();
Integer queryRows = Limits.getQueryRows();
Integer cpu = Limits.getCpuTime();
new NextStepJob().execute(null, cases);
throw new IllegalArgumentException(String.join(new List<Object>{
  Limits.getQueries() - queries, Limits.getQueryRows() - queryRows, Limits.getDmlRows(), Limits.getCpuTime() - cpu
}, ' '));`;

export const nextstep: Benchmark = {
  about: 'The nightly job, when the next step of every case is wrong',
  async run({ data, say }) {
    const org = openOrg({ project: '.', data: data.empty(), users: readUsers('data/users.json') });
    try {
      say(`Creating ${data.cases} onboarding cases without a next step…`);
      fillOrg(org, { onboarding: data.cases, foreign: 0 });
      const apex = loadApex(org, { project: '.', cache: '.cache/apex' });
      return [...oneScope(org, apex), wholeJob(org, apex), secondJob(org, apex)];
    } finally {
      org.close();
    }
  },
};

function oneScope(org: Org, apex: ApexRuntime): Figure[] {
  const { exceptionMessage } = apex.executeAnonymous(org.session(org.adminId), ONE_SCOPE);
  const [queries = NaN, queryRows = NaN, dmlRows = NaN, cpu = NaN] =
    /(\d+) (\d+) (\d+) (\d+)$/
      .exec(exceptionMessage ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  if (Number.isNaN(cpu)) throw new Error(`The job failed: ${exceptionMessage}`);
  const of = (limit: number): string => `of ${limit.toLocaleString('en-US')} that an org allows for ${SCOPE} cases`;
  return [
    {
      name: `queries for ${SCOPE} cases`,
      value: queries,
      unit: 'queries',
      most: MOST_QUERIES,
      note: of(LIMITS.queries),
    },
    { name: 'rows read', value: queryRows, unit: 'rows', most: LIMITS.queryRows / 10, note: of(LIMITS.queryRows) },
    { name: 'rows saved', value: dmlRows, unit: 'rows', most: SCOPE, note: of(LIMITS.dmlRows) },
    { name: 'CPU time', value: cpu, unit: 'ms', most: LIMITS.cpu / 10, note: of(LIMITS.cpu) },
  ];
}

function wholeJob(org: Org, apex: ApexRuntime): Figure {
  const seconds = timed(org, apex);
  const [row] = org.reader.rows(
    `SELECT count(*) FROM "Case" WHERE "RecordTypeId" IN (SELECT "Id" FROM "RecordType" WHERE "DeveloperName" = 'Onboarding')
      AND "Next_Step__c" IS NULL`,
    [],
  );
  if (Number(row?.[0]) !== 0) throw new Error(`${String(row?.[0])} cases still lack their next step.`);
  return { name: 'the job, all cases corrected', value: seconds, unit: 's', note: 'in one go on the laptop' };
}

function secondJob(org: Org, apex: ApexRuntime): Figure {
  return { name: 'the job again, nothing to correct', value: timed(org, apex), unit: 's', note: 'reads only' };
}

function timed(org: Org, apex: ApexRuntime): number {
  const begun = performance.now();
  const block = `Database.executeBatch(new NextStepJob(), ${SCOPE});`;
  const { success, compileProblem, exceptionMessage } = apex.executeAnonymous(org.session(org.adminId), block);
  if (!success) throw new Error(compileProblem ?? exceptionMessage ?? 'The job did not start.');
  const seconds = (performance.now() - begun) / 1000;
  const [failed] = org.reader.rows(`SELECT "ExtendedStatus" FROM "AsyncApexJob" WHERE "Status" = 'Failed'`, []);
  if (failed) throw new Error(`The job failed: ${String(failed[0])}`);
  return rounded(seconds);
}
