/**
 * Fills in the templates of an integration case's subject and description. Mirrors the Apex class of the same name.
 * @apexOnly renamed a trigger writes the texts again when the customer of a case changes
 */
import type { FieldValue, QueriedParent, QueriedRecord } from './Org.ts';
import { RpGradeSpan } from './RpGradeSpan.ts';

export class IntegrationCaseText {
  /** The value of each token, without blanks. `form` can be null; `formFields` are the fields that the templates name. */
  static tokensFor(
    onboardingCase: QueriedRecord,
    form: QueriedRecord | null,
    provider: string,
    formFields: ReadonlyMap<string, string>,
  ): Map<string, string> {
    const caseNumber = String(onboardingCase['CaseNumber'] ?? '');
    const accountName = parentName(onboardingCase, 'Account');
    const contactName = parentName(onboardingCase, 'Contact');
    const tokens = new Map([
      ['Provider', provider],
      ['CaseNumber', caseNumber],
      ['Customer', accountName ?? contactName ?? caseNumber],
    ]);
    put(tokens, 'Contact', contactName);
    if (form !== null) {
      for (const [field, answer] of IntegrationCaseText.answersOf(form, formFields)) tokens.set(field, answer);
    }
    return tokens;
  }

  /** The answers to these fields as text, by API name, without blanks. */
  static answersOf(form: QueriedRecord, formFields: ReadonlyMap<string, string>): Map<string, string> {
    const answers = new Map<string, string>();
    for (const [field, type] of formFields) put(answers, field, textOf(form[field] as FieldValue | undefined, type));
    return answers;
  }

  /** Leaves out a line if it has tokens and none of them has a value. */
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

/** The same in every language and time zone, because other people read it. */
function textOf(answer: FieldValue | undefined, type: string): string | null {
  if (answer === null || answer === undefined) return null;
  if (type === 'multipicklist') {
    return RpGradeSpan.ofAnswer(String(answer))?.label() ?? String(answer).replaceAll(';', ', ');
  }
  if (type === 'datetime') return `${new Date(String(answer)).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return String(answer);
}

/** Apex's `split` drops empty lines at the end. */
function linesOf(template: string): string[] {
  const lines = template.replaceAll('\r', '').split('\n');
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

const TOKEN = /\{([^}]*)\}/g;

/** Null if the line is left out. */
function fill(line: string, tokens: ReadonlyMap<string, string>): string | null {
  const values = [...line.matchAll(TOKEN)].map(([, name = '']) => tokens.get(name));
  if (values.length > 0 && values.every((value) => value === undefined)) return null;
  return line.replace(TOKEN, (_token, name: string) => tokens.get(name) ?? '');
}
