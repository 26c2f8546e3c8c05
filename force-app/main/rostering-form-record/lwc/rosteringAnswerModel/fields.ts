import type { FieldInfo, ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';

export type FieldValue = string | number | boolean | null;
export type FormValues = Record<string, FieldValue>;

export interface RosteringFormState {
  id: string;
  status: 'Draft' | 'Submitted';
  version: number;
  source: string;
  submittedAt: string | null;
  lastSavedAt: string;
  lastSavedBy: string;
  values: FormValues;
}

export interface MethodRule {
  name: string;
  label: string;
  createsIntegrationCase: boolean;
  helpText: string | null;
  fields: { name: string; required: boolean }[];
}

export const STUDENT_METHOD = 'Student_Upload_Method__c';
export const TEACHER_METHOD = 'Teacher_Upload_Method__c';
export const TEACHERS_DIFFER = 'Teachers_Differ__c';

/** Why a method changes after rostering. Only users with the override enter it. */
export const OVERRIDE_REASON = 'Override_Reason__c';

/** The fields of the first step. No method lists them. */
export const METHOD_FIELDS: readonly string[] = [STUDENT_METHOD, TEACHERS_DIFFER, TEACHER_METHOD];

export type FieldType =
  'text' | 'textarea' | 'email' | 'phone' | 'url' | 'number' | 'date' | 'checkbox' | 'picklist' | 'multipicklist';

export interface Option {
  readonly label: string;
  readonly value: string;
}

/** What the form needs to show a field and to check an answer. */
export interface FieldDescription {
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly type: FieldType;
  /** The maximum length of a text, or 0 if there is no limit. */
  readonly length: number;
  /** The digits before the decimal point. */
  readonly digits: number;
  readonly scale: number;
  readonly options: readonly Option[];
}

export type FieldDescriptions = Readonly<Record<string, FieldDescription>>;

/** By data type of the UI API ("Object Info" in the User Interface API Developer Guide). */
const TYPES: Readonly<Record<string, FieldType>> = {
  TextArea: 'textarea',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Double: 'number',
  Int: 'number',
  Date: 'date',
  Boolean: 'checkbox',
  Picklist: 'picklist',
  MultiPicklist: 'multipicklist',
};

export function describeField(info: FieldInfo, options: readonly Option[] = []): FieldDescription {
  return {
    name: info.apiName,
    label: info.label,
    help: info.inlineHelpText,
    type: TYPES[info.dataType] ?? 'text',
    length: info.length,
    digits: Math.max(info.precision - info.scale, 0),
    scale: info.scale,
    options,
  };
}

/** All fields of the form, as the org describes them: admins maintain labels, help, lengths, and choices there. */
export function describeForm(object: ObjectInfo, picklists: PicklistValues): FieldDescriptions {
  return Object.fromEntries(
    Object.values(object.fields).map((info) => [
      info.apiName,
      describeField(info, picklists.picklistFieldValues[info.apiName]?.values ?? []),
    ]),
  );
}

export interface AskedField {
  readonly name: string;
  readonly required: boolean;
}

const text = (value: FieldValue | undefined): string => (value === null || value === undefined ? '' : String(value));

export const isBlank = (value: FieldValue | undefined): boolean => text(value).trim() === '';

/** Blank, missing, and a cleared checkbox are the same: no answer. */
const answer = (value: FieldValue | undefined): string => (value === false ? '' : text(value).trim());

/** In a number field, a typed "007" is the stored 7. In a text field it isn't. */
export function sameAnswer(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  const numeric = (typeof one === 'number' || typeof other === 'number') && answer(one) !== '' && answer(other) !== '';
  return numeric ? Number(one) === Number(other) : answer(one) === answer(other);
}

/** The names of the fields whose answers differ. */
export function differences(one: FormValues, other: FormValues): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !sameAnswer(one[name], other[name]));
}

/** The method for teachers. It's the method for students unless teachers are uploaded differently. */
export const teacherMethodOf = (values: FormValues): string =>
  values[TEACHERS_DIFFER] === true ? text(values[TEACHER_METHOD]) : text(values[STUDENT_METHOD]);

/** The chosen methods, each once. The method for students comes first. */
export const methodsOf = (values: FormValues): string[] =>
  [...new Set([text(values[STUDENT_METHOD]), teacherMethodOf(values)])].filter((method) => method !== '');

/**
 * The fields that the chosen methods ask for. A field is required if one of them requires it. A field that only the second method has
 * comes after the field that it follows in that method's list.
 */
export function askedFields(values: FormValues, rules: readonly MethodRule[]): AskedField[] {
  const chosen = methodsOf(values);
  const asked: AskedField[] = [];
  for (const rule of rules.filter((candidate) => chosen.includes(candidate.name))) {
    let behind = 0;
    for (const { name, required } of rule.fields.filter((candidate) => !METHOD_FIELDS.includes(candidate.name))) {
      const at = asked.findIndex((field) => field.name === name);
      const known = asked[at];
      asked.splice(known ? at : behind, known ? 1 : 0, { name, required: required || known?.required === true });
      behind = (known ? at : behind) + 1;
    }
  }
  return asked;
}
