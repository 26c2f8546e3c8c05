import LOCALE from '@salesforce/i18n/locale';
import DATE from '@salesforce/label/c.Form_ProblemDate';
import EMAIL from '@salesforce/label/c.Form_ProblemEmail';
import NEGATIVE from '@salesforce/label/c.Form_ProblemNegative';
import NUMBER from '@salesforce/label/c.Form_ProblemNumber';
import PHONE from '@salesforce/label/c.Form_ProblemPhone';
import REQUIRED from '@salesforce/label/c.Form_ProblemRequired';
import TOO_LARGE from '@salesforce/label/c.Form_ProblemTooLarge';
import TOO_LONG from '@salesforce/label/c.Form_ProblemTooLong';
import WHOLE_NUMBER from '@salesforce/label/c.Form_ProblemWholeNumber';
import type { Problem, Problems } from 'c/rosteringFormModel';
import { format } from 'c/rpTextUtils';

const TEXTS: Readonly<Record<Exclude<Problem['code'], 'refused'>, string>> = {
  date: DATE,
  email: EMAIL,
  negative: NEGATIVE,
  number: NUMBER,
  phone: PHONE,
  required: REQUIRED,
  tooLarge: TOO_LARGE,
  tooLong: TOO_LONG,
  wholeNumber: WHOLE_NUMBER,
};

/** The sentence beside the field. */
export function problemText(problem: Problem): string {
  if (problem.code === 'refused') {
    return problem.message;
  }
  return 'limit' in problem ? format(TEXTS[problem.code], problem.limit.toLocaleString(LOCALE)) : TEXTS[problem.code];
}

/** All of them, by field name. */
export const problemTexts = (problems: Problems): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, problemText(problem)]));
