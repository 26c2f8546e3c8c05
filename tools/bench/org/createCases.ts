/** Creates many onboarding cases through sObject Collections, with triggers. */
import type { BenchOrg } from './BenchOrg.ts';

const PER_REQUEST = 200;
const CASES_PER_ACCOUNT = 20;

type Fields = Readonly<Record<string, unknown>>;

/** An imported case in Rostering, with Clever and without an integration case. */
export async function createCases(org: BenchOrg, count: number): Promise<void> {
  const schools = await createSchools(org, Math.ceil(count / CASES_PER_ACCOUNT));
  const [type] = await org.query<{ Id: string }>(
    "SELECT Id FROM RecordType WHERE SobjectType = 'Case' AND DeveloperName = 'Onboarding'",
  );
  const [owner] = await org.query<{ Id: string }>(
    "SELECT Id FROM User WHERE Username = 'specialist@rosterpath.example'",
  );
  const cases = Array.from({ length: count }, (_, index): Fields => {
    const school = schools[index % schools.length];
    return {
      RecordTypeId: type?.Id,
      OwnerId: owner?.Id,
      AccountId: school?.accountId,
      ContactId: school?.contactId,
      Subject: `Onboarding: School ${index % schools.length}`,
      Status: 'Rostering',
      Reason: 'Onboarding',
      Origin: 'Phone',
      Student_Upload_Method__c: 'Clever',
      Kickoff_Complete_Date__c: '2026-09-01',
      Gate_Override_Reason__c: 'It began before this org did.',
    };
  });
  await create(org, 'Case', cases);
}

async function createSchools(org: BenchOrg, count: number): Promise<{ accountId: string; contactId: string }[]> {
  const accounts = Array.from({ length: count }, (_, index) => ({ Name: `School ${index}`, Phone: '(555) 010-0100' }));
  const accountIds = await create(org, 'Account', accounts);
  const contacts = accountIds.map((AccountId, index) => ({
    AccountId,
    FirstName: 'Terry',
    LastName: `Oakes ${index}`,
    Email: `toakes${index}@school.example`,
  }));
  const contactIds = await create(org, 'Contact', contacts);
  return accountIds.map((accountId, index) => ({ accountId, contactId: contactIds[index] ?? '' }));
}

export async function create(org: BenchOrg, type: string, records: readonly Fields[]): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < records.length; start += PER_REQUEST) {
    const part = records.slice(start, start + PER_REQUEST).map((fields) => ({ attributes: { type }, ...fields }));
    const results = await org.call<{ id: string; success: boolean; errors: unknown[] }[]>(
      'POST',
      '/services/data/v67.0/composite/sobjects',
      { allOrNone: true, records: part },
    );
    for (const { id, success, errors } of results) {
      if (!success) throw new Error(`A ${type} was rejected: ${JSON.stringify(errors)}`);
      ids.push(id);
    }
  }
  return ids;
}
