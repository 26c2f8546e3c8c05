import type { FieldValue, FormValues } from 'c/rosteringAnswerModel';
import type { FieldDescription } from 'c/rosteringAnswerModel';
import {
  askedFields,
  differences,
  isBlank,
  METHOD_FIELDS,
  OVERRIDE_REASON,
  STUDENT_METHOD,
  TEACHER_METHOD,
  TEACHERS_DIFFER,
} from 'c/rosteringAnswerModel';
import type { FormModel } from './state.ts';
import { formatProblem } from './validation.ts';

/** An answer in the type the org stores. */
function stored(value: FieldValue | undefined, field: FieldDescription | undefined): FieldValue {
  if (value === undefined || value === null || isBlank(value)) {
    return null;
  }
  if (field?.type === 'number') {
    return Number(value);
  }
  return typeof value === 'string' ? value.trim() : value;
}

/**
 * What an automatic save sends: every answer, except one that cannot be stored yet (half an e-mail address), for which the last stored
 * one is kept. The form stays dirty then, so the local copy stays too.
 */
export function draftOf({ values, baseline, fields }: FormModel): FormValues {
  const storable = (name: string): FieldValue | undefined =>
    formatProblem(values[name], fields[name]) ? baseline[name] : values[name];
  return Object.fromEntries(Object.keys(values).map((name) => [name, stored(storable(name), fields[name])]));
}

/** What a submission sends: the answers to what was asked. An answer that no chosen method asks for is emptied. */
export function submissionOf({ values, rules, fields, needsReason }: FormModel): FormValues {
  const differ = values[TEACHERS_DIFFER] === true;
  const asked = new Set(askedFields(values, rules).map(({ name }) => name));
  const reason: FormValues = needsReason
    ? { [OVERRIDE_REASON]: stored(values[OVERRIDE_REASON], fields[OVERRIDE_REASON]) }
    : {};
  const others = [...new Set([...Object.keys(values), ...asked])].filter(
    (name) => !METHOD_FIELDS.includes(name) && name !== OVERRIDE_REASON,
  );
  return {
    [STUDENT_METHOD]: stored(values[STUDENT_METHOD], fields[STUDENT_METHOD]),
    [TEACHERS_DIFFER]: differ,
    [TEACHER_METHOD]: differ ? stored(values[TEACHER_METHOD], fields[TEACHER_METHOD]) : null,
    ...reason,
    ...Object.fromEntries(others.map((name) => [name, asked.has(name) ? stored(values[name], fields[name]) : null])),
  };
}

/** Somebody else's answers with one's own over them: only what was typed here counts as one's own, so that nothing of theirs is wiped. */
export function mineOver(theirs: FormValues, values: FormValues, baseline: FormValues): FormValues {
  const mine = differences(values, baseline).map((name) => [name, values[name] ?? null] as const);
  return { ...theirs, ...Object.fromEntries(mine) };
}
