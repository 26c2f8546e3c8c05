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

/** The answer in the type of its field. */
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
 * What an automatic save sends. Instead of an answer that can't be stored yet, such as half an email address, it sends the last stored
 * one. The form then still has unsaved answers, so the copy on this computer stays. A stored answer that the org wouldn't accept anymore
 * is left out, so that it doesn't keep the others from being saved.
 */
export function draftOf({ values, baseline, fields }: FormModel): FormValues {
  const isValid = (name: string, value: FieldValue | undefined): boolean => formatProblem(value, fields[name]) === null;
  const sent = Object.keys(values).flatMap((name): [string, FieldValue][] => {
    const value = isValid(name, values[name]) ? values[name] : baseline[name];
    return isValid(name, value) ? [[name, stored(value, fields[name])]] : [];
  });
  return Object.fromEntries(sent);
}

/** The fields whose answers an automatic save can't store as they are. */
export const unsavable = ({ values, fields, unreadable }: FormModel): string[] =>
  [...new Set([...Object.keys(values), ...unreadable])].filter(
    (name) => unreadable.includes(name) || formatProblem(values[name], fields[name]) !== null,
  );

/** What a submission sends: the answers that the chosen methods ask for. All other answers are cleared. */
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

/** Their answers, with those that were typed here over them. */
export function mineOver(theirs: FormValues, values: FormValues, baseline: FormValues): FormValues {
  const mine = differences(values, baseline).map((name) => [name, values[name] ?? null] as const);
  return { ...theirs, ...Object.fromEntries(mine) };
}
