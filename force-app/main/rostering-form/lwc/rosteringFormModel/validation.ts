import type { FieldValue, FormValues, MethodRule } from 'c/rosteringAnswerModel';
import type { AskedField, FieldDescription, FieldDescriptions } from 'c/rosteringAnswerModel';
import {
  askedFields,
  CLEVER_DISTRICT_ID,
  cleverDistrictId,
  isBlank,
  METHOD_FIELDS,
  OVERRIDE_REASON,
  STUDENT_METHOD,
  TEACHER_METHOD,
  TEACHERS_DIFFER,
} from 'c/rosteringAnswerModel';

/** Why an answer isn't accepted. `refused` has the message of the org. */
export type Problem =
  | { readonly code: 'required' | 'email' | 'phone' | 'number' | 'wholeNumber' | 'negative' | 'date' | 'cleverId' }
  | { readonly code: 'tooLong' | 'tooLarge'; readonly limit: number }
  | { readonly code: 'refused'; readonly message: string };

export type Problems = Readonly<Record<string, Problem>>;

export type Step = 'method' | 'details' | 'review';

export const STEPS: readonly Step[] = ['method', 'details', 'review'];

export interface Answers {
  readonly values: FormValues;
  readonly rules: readonly MethodRule[];
  readonly fields: FieldDescriptions;
  readonly needsReason?: boolean;
  /** The fields whose text isn't a number or a date at all. Their control has the text, and `values` the last answer. */
  readonly unreadable?: readonly string[];
}

/** Finds only what is surely not an email address. Apex decides. */
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const PHONE = /^[\d\s()+.\-/#*,;x]{1,40}$/i;
const PHONE_EXTENSION = /\b(?:ext|extension)\b\.?/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (value: string): boolean =>
  DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);

function numberProblem(value: FieldValue, field: FieldDescription): Problem | null {
  const number = Number(value);
  // Apex doesn't read an exponent, and nobody counts students with one.
  if (!Number.isFinite(number) || /e/i.test(String(value))) {
    return { code: 'number' };
  }
  if (number < 0) {
    return { code: 'negative' };
  }
  if (field.scale === 0 && !Number.isInteger(number)) {
    return { code: 'wholeNumber' };
  }
  const limit = 10 ** field.digits - 1;
  return field.digits > 0 && number > limit ? { code: 'tooLarge', limit } : null;
}

/** What is wrong with an answer that isn't blank. Apex checks it again. */
export function formatProblem(value: FieldValue | undefined, field: FieldDescription | undefined): Problem | null {
  if (!field || value === undefined || isBlank(value)) {
    return null;
  }
  const written = String(value);
  if (field.type === 'number') {
    return numberProblem(value, field);
  }
  if (field.type === 'date') {
    return isDay(written) ? null : { code: 'date' };
  }
  if (field.name === CLEVER_DISTRICT_ID) {
    return cleverDistrictId(written) === null ? { code: 'cleverId' } : null;
  }
  if (field.length > 0 && field.type !== 'picklist' && written.length > field.length) {
    return { code: 'tooLong', limit: field.length };
  }
  if (field.type === 'email') {
    return EMAIL.test(written.trim()) ? null : { code: 'email' };
  }
  return field.type === 'phone' && !PHONE.test(written.replace(PHONE_EXTENSION, 'x')) ? { code: 'phone' } : null;
}

/** What is wrong with the answer to a field, if there is one. */
export function problemOf(name: string, { values, fields, unreadable }: Answers): Problem | null {
  if (unreadable?.includes(name)) {
    return { code: fields[name]?.type === 'date' ? 'date' : 'number' };
  }
  return formatProblem(values[name], fields[name]);
}

function methodStepFields(values: FormValues): AskedField[] {
  const student = { name: STUDENT_METHOD, required: true };
  return values[TEACHERS_DIFFER] === true ? [student, { name: TEACHER_METHOD, required: true }] : [student];
}

/** The fields of a step. The review has only the override reason, if the stage takes one. */
export function fieldsOfStep(step: Step, { values, rules, needsReason }: Answers): AskedField[] {
  if (step === 'method') {
    return methodStepFields(values);
  }
  if (step === 'details') {
    return askedFields(values, rules);
  }
  return needsReason ? [{ name: OVERRIDE_REASON, required: true }] : [];
}

export function stepOfField(name: string): Step {
  if (METHOD_FIELDS.includes(name)) {
    return 'method';
  }
  return name === OVERRIDE_REASON ? 'review' : 'details';
}

/** Every problem of a step, in the order of its fields. */
export function problemsOfStep(step: Step, answers: Answers): Problems {
  const found: [string, Problem][] = [];
  for (const { name, required } of fieldsOfStep(step, answers)) {
    const isMissing = required && isBlank(answers.values[name]);
    const problem = problemOf(name, answers) ?? (isMissing ? ({ code: 'required' } as const) : null);
    if (problem) {
      found.push([name, problem]);
    }
  }
  return Object.fromEntries(found);
}

/** The first step with problems, and those problems. */
export function firstProblem(answers: Answers): { step: Step; problems: Problems } | null {
  for (const step of STEPS) {
    const problems = problemsOfStep(step, answers);
    if (Object.keys(problems).length > 0) {
      return { step, problems };
    }
  }
  return null;
}
