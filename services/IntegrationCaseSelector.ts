/** The queries of IntegrationCaseService. `caseIds` has at most `CASES_PER_READ` IDs, so that a query fits the URL of a request. */
import type { Org, QueriedRecord } from './Org.ts';

/**
 * A query is part of the URL of a REST request. Salesforce reads 16,384 characters of it, and an ID takes 27. A multiple of the 200 records
 * of a write, so that writes are full.
 */
export const CASES_PER_READ = 400;

/** The methods that need an integration case. */
export async function providers(org: Org): Promise<Set<string>> {
  const methods = await org.query(
    'SELECT Value__c FROM Rostering_Method__mdt WHERE Is_Active__c = TRUE AND Creates_Integration_Case__c = TRUE',
  );
  return new Set(methods.map((method) => String(method['Value__c'])));
}

/** IDs of the record types of Case by developer name. Queries filter by ID because it's indexed and the name isn't. */
export async function caseRecordTypes(org: Org): Promise<Map<string, string>> {
  const types = await org.query("SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = 'Case'");
  return new Map(types.map(({ Id, DeveloperName: name }) => [String(name), Id]));
}

/** Oldest first. */
export async function casesInRostering(org: Org, onboarding: string | undefined): Promise<QueriedRecord[]> {
  if (onboarding === undefined) return [];
  return org.query(
    `SELECT Id, Student_Upload_Method__c, Teacher_Upload_Method__c FROM Case
     WHERE RecordTypeId = :onboarding AND Status = 'Rostering' AND Student_Upload_Method__c != NULL
     ORDER BY CreatedDate, Id`,
    { onboarding },
  );
}

/** The keys of the integration cases of onboarding cases in Rostering. The record type is indexed; the parent's status only shortens the answer. */
export async function keysInRostering(org: Org, integrationSupport: string | undefined): Promise<Set<string>> {
  if (integrationSupport === undefined) return new Set();
  return keysOf(
    await org.query(
      `SELECT Id, Integration_Key__c FROM Case
       WHERE RecordTypeId = :integrationSupport AND Parent.Status = 'Rostering' AND Integration_Key__c != NULL`,
      { integrationSupport },
    ),
  );
}

/** Onboarding cases with the fields that an integration case copies. */
export async function casesForIntegration(
  org: Org,
  caseIds: readonly string[],
  onboarding: string | undefined,
): Promise<QueriedRecord[]> {
  if (onboarding === undefined) return [];
  return org.query(
    `SELECT Id, CaseNumber, AccountId, Account.Name, ContactId, Contact.Name, Student_Upload_Method__c, Teacher_Upload_Method__c
     FROM Case WHERE Id IN :caseIds AND RecordTypeId = :onboarding ORDER BY Id`,
    { caseIds, onboarding },
  );
}

/** The keys of the integration cases that these onboarding cases have. */
export async function takenKeys(org: Org, caseIds: readonly string[]): Promise<Set<string>> {
  return keysOf(
    await org.query(
      'SELECT Id, Integration_Key__c FROM Case WHERE ParentId IN :caseIds AND Integration_Key__c != NULL',
      { caseIds },
    ),
  );
}

/** The IDs of the integration cases that these onboarding cases have, by key. */
export async function idsByKey(org: Org, caseIds: readonly string[]): Promise<Map<string, string>> {
  const cases = await org.query(
    'SELECT Id, Integration_Key__c FROM Case WHERE ParentId IN :caseIds AND Integration_Key__c != NULL',
    { caseIds },
  );
  return new Map(cases.map((found) => [String(found['Integration_Key__c']), found.Id]));
}

const FORM_FIELDS = ['Id', 'Case__c'];

/** The newest submitted form of each case, with these fields. */
export async function newestForms(
  org: Org,
  caseIds: readonly string[],
  fields: readonly string[],
): Promise<Map<string, QueriedRecord>> {
  const answers = fields.filter((field) => !FORM_FIELDS.includes(field));
  const forms = await org.query(
    `SELECT ${[...FORM_FIELDS, ...answers].join(', ')} FROM Rostering_Form__c
     WHERE Case__c IN :caseIds AND Status__c = 'Submitted'
     ORDER BY Submitted_At__c ASC NULLS FIRST, Version__c ASC, Id ASC`,
    { caseIds },
  );
  return new Map(forms.map((form) => [String(form['Case__c']), form]));
}

function keysOf(cases: readonly QueriedRecord[]): Set<string> {
  return new Set(cases.map((record) => String(record['Integration_Key__c'])));
}
