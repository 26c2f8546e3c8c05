/** Rows of an org with onboarding cases whose integration cases are missing. */
import type { QueriedRecord } from '../Org.ts';
import type { Rows } from './FakeOrg.ts';

const SETTINGS: Readonly<Record<string, string>> = {
  Integration_Queue: 'Integration_Support',
  Integration_Case_Priority: 'Medium',
  Integration_Case_Subject: '{Provider} integration for {Customer}',
  Integration_Case_Description: 'Onboarding case: {CaseNumber}\nNotes: {Notes__c}',
};

export function onboarding(number: number, student = 'Clever', teacher: string | null = null): QueriedRecord {
  return {
    Id: caseId(number),
    CaseNumber: String(number).padStart(8, '0'),
    AccountId: '001000000000001AAA',
    Account: { Name: 'Larkspur School' },
    ContactId: null,
    Contact: null,
    Student_Upload_Method__c: student,
    Teacher_Upload_Method__c: teacher,
  };
}

export function caseId(number: number): string {
  return `500${String(number).padStart(12, '0')}AAA`;
}

/** `taken` are existing integration cases. */
export function rowsOf(cases: readonly QueriedRecord[], taken: readonly QueriedRecord[] = []): Rows {
  return {
    'Case WHERE Parent': taken,
    'Case WHERE RecordTypeId = :integrationSupport': taken,
    Case: cases,
    Rostering_Form__c: [],
    Rostering_Method__mdt: ['Clever', 'ClassLink'].map((name) => ({ Id: name, Value__c: name })),
    Onboarding_Setting__mdt: Object.entries(SETTINGS).map(([DeveloperName, Value__c]) => ({
      Id: DeveloperName,
      DeveloperName,
      Value__c,
    })),
    Group: [{ Id: '00G000000000001AAA' }],
    RecordType: [
      { Id: '012000000000001AAA', DeveloperName: 'Integration_Support' },
      { Id: '012000000000002AAA', DeveloperName: 'Onboarding' },
    ],
  };
}

export function integrationCase(number: number, provider: string): QueriedRecord {
  return {
    Id: `${caseId(number).slice(0, 14)}${provider[1] ?? ''}AAA`,
    ParentId: caseId(number),
    Integration_Key__c: `${caseId(number)}:${provider}`,
  };
}
