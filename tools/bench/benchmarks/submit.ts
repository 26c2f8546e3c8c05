import type { Benchmark } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { create } from '../org/createCases.ts';
import { recordWrites, writesFor, type Recording } from '../org/recordWrites.ts';
import { inTurns, median, rounded } from '../statistics.ts';

const ROUNDS = 60;
const WARM_UP = 15;

const ANSWERS = {
  Student_Upload_Method__c: 'Clever',
  SSO__c: 'Clever',
  Schools_In_Scope__c: 'Juniper Elementary',
  School_Count__c: 1,
  Student_Count__c: 412,
  Technical_Contact_Name__c: 'Terry Oakes',
  Technical_Contact_Email__c: 'toakes@juniper.example',
  Clever_District_Id__c: '5f1c0a7be21d4a0001c3d9e2',
};

/** Each round needs its own cases, for Apex and for SQL. */
export const submit: Benchmark = {
  about: 'Submitting a form through Apex, compared with SQL that writes the same rows in one transaction',
  async run({ data, say }) {
    const org = await BenchOrg.start({ data: data.empty() });
    try {
      const cases = await newCases(org, 1 + 2 * (ROUNDS + WARM_UP));
      const [model = '', ...others] = cases;
      const recording = await recordWrites(org, model, () => submitForm(org, model));
      say(`One submit writes ${recording.writes.length} rows; submitting ${ROUNDS} forms each way…`);
      let next = 0;
      const nextCase = (): string => others[next++] ?? '';
      const apex = (): unknown => submitForm(org, nextCase());
      const sql = (): unknown => replay(org, recording, nextCase());
      await inTurns(WARM_UP, apex, sql);
      const { first, second } = await inTurns(ROUNDS, apex, sql);
      const [ours, theirs] = [median(first), median(second)];
      return [
        {
          name: 'submit through Apex',
          value: rounded(ours / theirs),
          unit: '×',
          most: 5,
          note: `${rounded(ours)} ms compared with ${rounded(theirs)} ms for the same ${recording.writes.length} rows, medians of ${ROUNDS}, committed to disk`,
        },
      ];
    } finally {
      await org.stop();
    }
  },
};

function submitForm(org: BenchOrg, caseId: string): Promise<unknown> {
  return org.call('POST', '/services/data/v67.0/local/apex/RosteringFormController/submit', {
    caseId,
    version: null,
    values: ANSWERS,
  });
}

function replay(org: BenchOrg, recording: Recording, caseId: string): Promise<unknown> {
  return org.call('POST', '/bench/write', writesFor(recording, caseId));
}

async function newCases(org: BenchOrg, count: number): Promise<string[]> {
  const [AccountId] = await create(org, 'Account', [{ Name: 'Juniper Elementary' }]);
  const [ContactId] = await create(org, 'Contact', [{ AccountId, LastName: 'Oakes', Email: 'toakes@juniper.example' }]);
  const [type] = await org.query<{ Id: string }>(
    "SELECT Id FROM RecordType WHERE SobjectType = 'Case' AND DeveloperName = 'Onboarding'",
  );
  const fields = {
    RecordTypeId: type?.Id,
    AccountId,
    ContactId,
    Subject: 'Onboarding: Juniper Elementary',
    Origin: 'Phone',
  };
  return create(
    org,
    'Case',
    Array.from({ length: count }, () => fields),
  );
}
