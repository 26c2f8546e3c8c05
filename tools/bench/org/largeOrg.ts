/**
 * Fills an org with many records in seconds, with its DML but without triggers. The records are onboarding and integration cases with their
 * related records, and records of other teams.
 */
import type { Org } from '../../../local-org/org.ts';
import type { Row } from '../../../local-org/types.ts';

export interface Contents {
  /** The number of onboarding cases. Three of four have an integration case. */
  readonly onboarding: number;
  /** If set, all onboarding cases are in Rostering, have both integration cases or none, and have no other related records. */
  readonly waiting?: 'with both' | 'with none';
  /** The number of cases of other teams. They also get as many tasks and emails, and one account for every ten cases. */
  readonly foreign: number;
}

export interface Filled {
  readonly onboardingCases: readonly string[];
  readonly integrationCases: readonly string[];
  readonly accounts: readonly string[];
}

const PER_TRANSACTION = 5000;
const PER_CALL = 200;
const CASES_PER_ACCOUNT = 10;
/** Spreads the records over many days. */
const YEARS = 5;
const STAGES = ['New', 'Rostering', 'Monitoring', 'Closed'];

export function fillOrg(org: Org, { onboarding, foreign, waiting }: Contents): Filled {
  addForeign(org, foreign);
  return addOurs(org, onboarding, waiting);
}

/** Half before our records and half after, because an org doesn't store them separately. */
function addForeign(org: Org, count: number): void {
  const owners = [userId(org, 'admin'), userId(org, 'ae'), userId(org, 'csm'), userId(org, 'manager')];
  const owner = (index: number): string => owners[index % owners.length] ?? '';
  const accounts = insert(org, 'Account', Math.ceil(count / CASES_PER_ACCOUNT), (index) => ({
    Name: `Customer ${index}`,
    OwnerId: owner(index),
  }));
  const contacts = insert(org, 'Contact', accounts.length, (index) => ({
    LastName: `Reader ${index}`,
    Email: `reader${index}@customer.example`,
    AccountId: at(accounts, index),
    OwnerId: owner(index),
  }));
  const cases = insert(org, 'Case', count, (index) => ({
    CreatedDate: momentOf(org, index, count),
    Subject: `Question ${index}`,
    Status: index % 3 === 0 ? 'New' : 'Closed',
    Origin: 'Email',
    AccountId: at(accounts, index),
    ContactId: at(contacts, index),
    OwnerId: owner(index),
  }));
  insert(org, 'Task', count, (index) => ({
    CreatedDate: momentOf(org, index, count),
    Subject: `Call ${index}`,
    Status: 'Completed',
    TaskSubtype: 'Call',
    WhatId: index % 2 === 0 ? at(cases, index) : at(accounts, index),
    OwnerId: owner(index),
  }));
  insert(org, 'EmailMessage', count, (index) => ({
    Subject: `Re: Question ${index}`,
    TextBody: 'Thank you.',
    ParentId: at(cases, index),
    Incoming: index % 2 === 0,
    Status: index % 2 === 0 ? '0' : '3',
    CreatedDate: momentOf(org, index, count),
    MessageDate: momentOf(org, index, count),
  }));
}

function addOurs(org: Org, count: number, waiting: Contents['waiting']): Filled {
  const specialists = [userId(org, 'specialist'), userId(org, 'specialist2')];
  const owner = (index: number): string => specialists[index % specialists.length] ?? '';
  const sellers = ['ae', 'admin', 'csm', 'manager'].map((name) => userId(org, name));
  const accounts = insert(org, 'Account', Math.ceil(count / 2), (index) => ({
    Name: `School ${index}`,
    Level__c: 'School',
    OwnerId: at(sellers, index),
  }));
  const contacts = insert(org, 'Contact', accounts.length, (index) => ({
    LastName: `Oakes ${index}`,
    Email: `oakes${index}@school.example`,
    AccountId: at(accounts, index),
    OwnerId: userId(org, 'ae'),
  }));
  const stage = (index: number): string => (waiting ? 'Rostering' : (STAGES[index % STAGES.length] ?? 'New'));
  const onboardingCases = insert(org, 'Case', count, (index) => ({
    RecordTypeId: recordTypeId(org, 'Onboarding'),
    CreatedDate: momentOf(org, index, count),
    Subject: `Onboarding: School ${index}`,
    Status: stage(index),
    AccountId: at(accounts, index),
    ContactId: at(contacts, index),
    OwnerId: owner(index),
    Student_Upload_Method__c: stage(index) === 'New' ? null : 'Clever',
    Teacher_Upload_Method__c: waiting === 'with both' ? 'ClassLink' : null,
  }));
  const submitted = onboardingCases.filter((_, index) => stage(index) !== 'New');
  insert(org, 'Rostering_Form__c', submitted.length, (index) => ({
    Case__c: at(submitted, index),
    Status__c: 'Submitted',
    Student_Upload_Method__c: 'Clever',
    Submitted_At__c: org.now().toISOString(),
    Version__c: 1,
  }));
  const queue = queueId(org, 'Integration_Support');
  const integrations = (provider: string): string[] =>
    insert(org, 'Case', submitted.length, (index) => ({
      RecordTypeId: recordTypeId(org, 'Integration_Support'),
      Subject: `${provider} integration for School ${index}`,
      Status: index % 3 === 0 ? 'Working' : 'Closed',
      ParentId: at(submitted, index),
      AccountId: at(accounts, index),
      OwnerId: queue,
      Integration_Provider__c: provider,
      Integration_Key__c: `${at(submitted, index)}:${provider}`,
    }));
  const providers = waiting === undefined ? ['Clever'] : waiting === 'with both' ? ['Clever', 'ClassLink'] : [];
  const integrationCases = providers.flatMap(integrations);
  if (waiting) return { onboardingCases, integrationCases, accounts };
  const all = [...onboardingCases, ...integrationCases];
  insert(org, 'Stage_Log__c', all.length, (index) => ({
    Case__c: at(all, index),
    Stage__c: 'New',
    Entered_At__c: org.now().toISOString(),
  }));
  insert(org, 'Task', count, (index) => ({
    CreatedDate: momentOf(org, index, count),
    Subject: 'Kickoff call',
    Status: 'Completed',
    TaskSubtype: 'Call',
    WhatId: at(onboardingCases, index),
    OwnerId: owner(index),
  }));
  insert(org, 'EmailMessage', count, (index) => ({
    Subject: 'Welcome',
    TextBody: 'Welcome.',
    ParentId: at(onboardingCases, index),
    Status: '3',
    CreatedDate: momentOf(org, index, count),
    MessageDate: momentOf(org, index, count),
  }));
  return { onboardingCases, integrationCases, accounts };
}

export function insert(org: Org, type: string, count: number, fieldsOf: (index: number) => Row): string[] {
  const ids: string[] = [];
  while (ids.length < count) {
    org.transaction(org.session(org.adminId), (transaction) => {
      const end = Math.min(count, ids.length + PER_TRANSACTION);
      while (ids.length < end) {
        const records = Array.from({ length: Math.min(PER_CALL, end - ids.length) }, (_, offset) => ({
          type,
          fields: fieldsOf(ids.length + offset),
        }));
        for (const { id, errors } of org.dml.run(transaction, 'insert', records, {
          allOrNone: true,
          access: 'system',
          createAuditFields: true,
        })) {
          if (id === null) throw new Error(`A ${type} was rejected: ${JSON.stringify(errors)}`);
          ids.push(id);
        }
      }
    });
  }
  return ids;
}

/** A time in the last years, the same for all records with one index. */
function momentOf(org: Org, index: number, count: number): string {
  const days = (YEARS * 365 * (((index * 7919) % count) + 1)) / count;
  return new Date(org.now().getTime() - days * 86_400_000).toISOString();
}

export const at = (ids: readonly string[], index: number): string | null =>
  ids[index % Math.max(1, ids.length)] ?? null;

export const userId = (org: Org, name: string): string => org.session(`${name}@rosterpath.example`).userId;

export function queueId(org: Org, name: string): string {
  const [row] = org.reader.rows(`SELECT "Id" FROM "Group" WHERE "Type" = 'Queue' AND "DeveloperName" = ?`, [name]);
  return String(row?.[0]);
}

export function recordTypeId(org: Org, name: string): string {
  const types = org.schema.requireObject('Case').recordTypes;
  return types.find(({ developerName }) => developerName === name)?.id ?? '';
}
