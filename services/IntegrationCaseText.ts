/** Fills the templates of an integration case's subject and description. Mirrors the Apex class of the same name. */
import type { QueriedParent, QueriedRecord } from './Org.ts';

/** Fields of the form that stand in a text as they are. */
const TEXT_FIELDS = [
  'Student_Upload_Method__c',
  'Teacher_Upload_Method__c',
  'SSO__c',
  'Schools_In_Scope__c',
  'Technical_Contact_Name__c',
  'Technical_Contact_Email__c',
  'Technical_Contact_Phone__c',
  'Clever_District_Id__c',
  'ClassLink_Tenant_Id__c',
  'Target_Launch_Date__c',
  'Notes__c',
];
const COUNT_FIELDS = ['School_Count__c', 'Student_Count__c', 'Teacher_Count__c'];

export class IntegrationCaseText {
  /** What each token stands for; blanks are left out. `form` may be null. */
  static tokensFor(onboardingCase: QueriedRecord, form: QueriedRecord | null, provider: string): Map<string, string> {
    const caseNumber = text(onboardingCase['CaseNumber']);
    const accountName = parentName(onboardingCase, 'Account');
    const contactName = parentName(onboardingCase, 'Contact');
    const tokens = new Map([
      ['Provider', provider],
      ['CaseNumber', caseNumber],
      ['Customer', accountName ?? contactName ?? caseNumber],
    ]);
    put(tokens, 'Contact', contactName);
    if (form !== null) for (const [field, answer] of IntegrationCaseText.answersOf(form)) tokens.set(field, answer);
    return tokens;
  }

  /** The answers of a form as text, by field; blank answers are left out. */
  static answersOf(form: QueriedRecord): Map<string, string> {
    const answers = new Map<string, string>();
    for (const field of TEXT_FIELDS) put(answers, field, text(form[field]));
    for (const field of COUNT_FIELDS) put(answers, field, wholeNumber(form[field]));
    put(answers, 'Grades_In_Scope__c', text(form['Grades_In_Scope__c']).replaceAll(';', ', '));
    return answers;
  }

  /** A line whose tokens are all empty is left out; a line without tokens stays. */
  static render(template: string, tokens: ReadonlyMap<string, string>): string {
    return linesOf(template)
      .map((line) => fill(line, tokens))
      .filter((line) => line !== null)
      .join('\n');
  }
}

function parentName(record: QueriedRecord, relationship: string): string | null {
  const parent = record[relationship] as QueriedParent | null | undefined;
  const name = parent?.['Name'];
  return typeof name === 'string' ? name : null;
}

function put(tokens: Map<string, string>, name: string, value: string | null): void {
  if (value !== null && value.trim() !== '') tokens.set(name, value);
}

function text(value: QueriedRecord[string]): string {
  return value === null || value === undefined ? '' : String(value);
}

function wholeNumber(value: QueriedRecord[string]): string | null {
  return typeof value === 'number' ? String(Math.trunc(value)) : null;
}

/** As Apex splits: what follows the last line that is not empty goes. */
function linesOf(template: string): string[] {
  const lines = template.replaceAll('\r', '').split('\n');
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

const TOKEN = /\{([^}]*)\}/g;

/** Null where the line has tokens and none has a value. */
function fill(line: string, tokens: ReadonlyMap<string, string>): string | null {
  const values = [...line.matchAll(TOKEN)].map(([, name = '']) => tokens.get(name));
  if (values.length > 0 && values.every((value) => value === undefined)) return null;
  return line.replace(TOKEN, (_token, name: string) => tokens.get(name) ?? '');
}
