/** A local org without records, for the commands, with access to the results. */
import { Connection } from 'jsforce';
import { readUsers, startLocalOrg } from '../../local-org/start.ts';
import { API_VERSION } from '../../scripts/org/connect.ts';
import { JsforceOrg } from '../../scripts/org/JsforceOrg.ts';
import type { Org } from '../../services/Org.ts';

export interface LaptopOrg {
  readonly port: number;
  readonly org: Org;
  close(): Promise<void>;
}

export async function startLaptopOrg(): Promise<LaptopOrg> {
  const started = await startLocalOrg({
    project: '.',
    dataDir: ':memory:',
    port: 0,
    siteDir: null,
    users: readUsers('data/users.json'),
  });
  const { url } = started;
  const connection = new Connection({
    instanceUrl: url,
    loginUrl: url,
    version: API_VERSION,
    oauth2: { loginUrl: url, clientId: 'tests', clientSecret: 'laptop' },
  });
  await connection.loginByOAuth2('admin@rosterpath.example', 'laptop');
  const org = new JsforceOrg(connection, 'America/Chicago');
  return { port: Number(new URL(url).port), org, close: () => started.close() };
}

/** Every case with its last change, to check that nothing changed. */
export async function casesAsTheyAre(org: Org): Promise<string[]> {
  const cases = await org.query('SELECT Id, Status, SystemModstamp FROM Case ORDER BY Id');
  return cases.map((found) => `${found.Id} ${String(found['Status'])} ${String(found['SystemModstamp'])}`);
}

export async function integrationCases(org: Org): Promise<Record<string, unknown>[]> {
  return org.query(
    `SELECT Id, ParentId, Parent.CaseNumber, Integration_Provider__c, Integration_Key__c, Status, Owner.Name, AccountId, Parent.AccountId
     FROM Case WHERE RecordType.DeveloperName = 'Integration_Support' ORDER BY CreatedDate, Id`,
  );
}

/** Imported onboarding cases in Rostering without their integration case. */
export async function insertOnboardings(org: Org, count: number, accountId: string | null = null): Promise<void> {
  const [type] = await org.query(
    "SELECT Id FROM RecordType WHERE SobjectType = 'Case' AND DeveloperName = 'Onboarding'",
  );
  const fields = {
    RecordTypeId: type?.Id ?? '',
    AccountId: accountId,
    Status: 'Rostering',
    Student_Upload_Method__c: 'Clever',
    Kickoff_Complete_Date__c: org.today(),
    Gate_Override_Reason__c: 'Imported.',
  };
  const records = Array.from({ length: count }, (_, index) => ({ ...fields, Subject: `Imported ${index}` }));
  const results = await org.insert('Case', records, false);
  if (!results.every(({ success }) => success)) throw new Error(JSON.stringify(results[0]));
}
