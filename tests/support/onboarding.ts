/** Onboarding cases for tests. Each test makes its own, so tests are independent. */
import type { Fields, Rest } from './rest.ts';

export interface School {
  readonly accountId: string;
  readonly accountName: string;
  readonly contactId: string;
}

export interface OnboardingCase extends School {
  readonly id: string;
  readonly number: string;
}

/** The answers that Clever needs. */
export const CLEVER_ANSWERS: Fields = {
  SSO__c: 'Clever',
  Schools_In_Scope__c: 'Juniper Elementary',
  School_Count__c: 1,
  Student_Count__c: 412,
  Technical_Contact_Name__c: 'Terry Oakes',
  Technical_Contact_Email__c: 'toakes@juniper.example',
  Clever_District_Id__c: '5f1c0a7be21d4a0001c3d9e2',
};

let made = 0;

export async function newSchool(admin: Rest): Promise<School> {
  made += 1;
  const accountName = `Juniper Elementary ${process.pid}-${made}`;
  const accountId = await admin.create('Account', { Name: accountName });
  const contactId = await admin.create('Contact', {
    AccountId: accountId,
    FirstName: 'Terry',
    LastName: 'Oakes',
    Email: 'toakes@juniper.example',
    Phone: '(555) 010-0142',
  });
  return { accountId, accountName, contactId };
}

/** A case in New, owned by the specialist. */
export async function newCase(admin: Rest, fields: Fields = {}): Promise<OnboardingCase> {
  const school = await newSchool(admin);
  const recordType = await admin.one<{ Id: string }>(
    "SELECT Id FROM RecordType WHERE SobjectType = 'Case' AND DeveloperName = 'Onboarding'",
  );
  const owner = await admin.one<{ Id: string }>("SELECT Id FROM User WHERE Username = 'specialist@rosterpath.example'");
  const id = await admin.create('Case', {
    RecordTypeId: recordType.Id,
    AccountId: school.accountId,
    ContactId: school.contactId,
    OwnerId: owner.Id,
    Subject: `Onboarding: ${school.accountName}`,
    Origin: 'Phone',
    ...fields,
  });
  const { CaseNumber: number } = await admin.one<{ CaseNumber: string }>(
    `SELECT CaseNumber FROM Case WHERE Id = '${id}'`,
  );
  return { ...school, id, number };
}

/** A case in Rostering with a submitted form. */
export async function rosteringCase(admin: Rest, method: string, teachers?: string): Promise<OnboardingCase> {
  const made = await newCase(admin);
  await admin.create('Rostering_Form__c', {
    Case__c: made.id,
    Status__c: 'Submitted',
    Source__c: 'Call',
    Student_Upload_Method__c: method,
    ...(teachers === undefined ? {} : { Teachers_Differ__c: true, Teacher_Upload_Method__c: teachers }),
    ...(method === 'Manual' ? {} : CLEVER_ANSWERS),
  });
  return made;
}

/** A case in Monitoring that was rostered manually today. */
export async function monitoringCase(admin: Rest): Promise<OnboardingCase> {
  const made = await rosteringCase(admin, 'Manual');
  const { Kickoff_Complete_Date__c: kickoff } = await caseOf<{ Kickoff_Complete_Date__c: string }>(admin, made.id);
  await admin.update('Case', made.id, { Rostering_Complete_Date__c: kickoff });
  return made;
}

export function caseOf<T = CaseState>(admin: Rest, id: string): Promise<T> {
  return admin.one<T>(`SELECT ${CASE_FIELDS.join(', ')} FROM Case WHERE Id = '${id}'`);
}

const CASE_FIELDS = [
  'Id',
  'CaseNumber',
  'Status',
  'IsClosed',
  'Reason',
  'OwnerId',
  'Owner.Name',
  'Owner.Type',
  'AccountId',
  'ContactId',
  'ParentId',
  'Student_Upload_Method__c',
  'Teacher_Upload_Method__c',
  'Kickoff_Complete_Date__c',
  'Rostering_Complete_Date__c',
  'Usage_Requirements_Met_Date__c',
  'Handoff_Date__c',
  'Integration_Provider__c',
  'Integration_Key__c',
  'Integration_Outcome__c',
  'Integration_Outcome_Reason__c',
] as const;

export interface CaseState {
  readonly Id: string;
  readonly CaseNumber: string;
  readonly Status: string;
  readonly IsClosed: boolean;
  readonly Reason: string | null;
  readonly OwnerId: string;
  readonly Owner: { readonly Name: string; readonly Type: string };
  readonly AccountId: string | null;
  readonly ContactId: string | null;
  readonly ParentId: string | null;
  readonly Student_Upload_Method__c: string | null;
  readonly Teacher_Upload_Method__c: string | null;
  readonly Kickoff_Complete_Date__c: string | null;
  readonly Rostering_Complete_Date__c: string | null;
  readonly Usage_Requirements_Met_Date__c: string | null;
  readonly Handoff_Date__c: string | null;
  readonly Integration_Provider__c: string | null;
  readonly Integration_Key__c: string | null;
  readonly Integration_Outcome__c: string | null;
  readonly Integration_Outcome_Reason__c: string | null;
}

/** The integration cases of an onboarding case, oldest first. */
export function integrationCasesOf(admin: Rest, id: string): Promise<CaseState[]> {
  return admin.query<CaseState>(
    `SELECT ${CASE_FIELDS.join(', ')} FROM Case WHERE ParentId = '${id}' ORDER BY CaseNumber`,
  );
}

/** Today in the time zone of the sample users. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(new Date());
}
