import LOCALE from '@salesforce/i18n/locale';
import BOTH from '@salesforce/label/c.Form_StudentAndTeacherUpload';
import DIFFER from '@salesforce/label/c.Form_TeachersDiffer';
import NO from '@salesforce/label/c.Common_No';
import NONE from '@salesforce/label/c.Common_None';
import TEACHER from '@salesforce/label/c.Form_TeacherUpload';
import YES from '@salesforce/label/c.Common_Yes';
import { longDay } from 'c/rpDateUtils';
import { isBlank, STUDENT_METHOD, TEACHER_METHOD, TEACHERS_DIFFER } from './fields.ts';
import type { FieldDescription, FieldDescriptions, FieldValue, MethodRule } from './fields.ts';
import { list } from 'c/rpTextUtils';
import { gradeSpan } from './gradeSpan.ts';

const METHOD_LABELS: Readonly<Record<string, string>> = {
  [STUDENT_METHOD]: BOTH,
  [TEACHERS_DIFFER]: DIFFER,
  [TEACHER_METHOD]: TEACHER,
};

/** The label of a field. The fields of the first step have labels of their own. */
export const labelOf = (name: string, fields: FieldDescriptions): string =>
  METHOD_LABELS[name] ?? fields[name]?.label ?? name;

/** The label of a method. */
export const methodLabel = (method: FieldValue | undefined, rules: readonly MethodRule[]): string =>
  isBlank(method) ? NONE : (rules.find(({ name }) => name === method)?.label ?? String(method));

const optionLabel = (value: string, { options }: FieldDescription): string =>
  options.find((option) => option.value === value)?.label ?? value;

/** An answer as a person reads it. */
export function answerText(value: FieldValue | undefined, field: FieldDescription | undefined): string {
  if (typeof value === 'boolean') {
    return value ? YES : NO;
  }
  if (value === null || value === undefined || isBlank(value)) {
    return NONE;
  }
  const text = String(value);
  switch (field?.type) {
    case 'number':
      return Number.isFinite(Number(value)) ? Number(value).toLocaleString(LOCALE) : text;
    case 'date':
      return Number.isNaN(Date.parse(text)) ? text : longDay(text, LOCALE);
    case 'picklist':
      return optionLabel(text, field);
    case 'multipicklist':
      return (
        gradeSpan(text) ??
        list(
          text.split(';').map((part) => optionLabel(part, field)),
          LOCALE,
        )
      );
    default:
      return text;
  }
}
