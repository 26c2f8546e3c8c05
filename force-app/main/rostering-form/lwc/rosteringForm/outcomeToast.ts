import type { Toast } from 'lightning/platformShowToastEvent';
import CANCELLED from '@salesforce/label/c.Form_ToastCancelled';
import CREATED from '@salesforce/label/c.Form_ToastCreated';
import NONE from '@salesforce/label/c.Form_ToastNoIntegration';
import REOPENED from '@salesforce/label/c.Form_ToastReopened';
import TITLE from '@salesforce/label/c.Form_ToastTitle';
import UNCHANGED from '@salesforce/label/c.Form_ToastUnchanged';
import type { CaseReference } from 'c/integrationCaseModel';
import type { SubmitOutcome } from 'c/rosteringFormModel';
import { format } from 'c/rpTextUtils';

const SENTENCES: readonly [keyof Pick<SubmitOutcome, 'created' | 'reopened' | 'cancelled' | 'unchanged'>, string][] = [
  ['created', CREATED],
  ['reopened', REOPENED],
  ['cancelled', CANCELLED],
  ['unchanged', UNCHANGED],
];

/** The integration cases in the order in which the toast names them. */
export const touchedCases = (outcome: SubmitOutcome): CaseReference[] => SENTENCES.flatMap(([kind]) => outcome[kind]);

/** Says what the submission did, such as "Clever integration case 00001043 was created." The number is a link. */
export async function outcomeToast(
  outcome: SubmitOutcome,
  addressOf: (recordId: string) => Promise<string>,
): Promise<Toast> {
  const told = SENTENCES.flatMap(([kind, sentence]) => outcome[kind].map((touched) => ({ sentence, touched })));
  const addresses = await Promise.all(told.map(({ touched }) => addressOf(touched.id)));
  const sentences = told.map(({ sentence, touched }, index) => format(sentence, touched.provider, `{${index}}`));
  return {
    title: format(TITLE, outcome.stage),
    message: sentences.length > 0 ? sentences.join(' ') : NONE,
    messageData: told.map(({ touched }, index) => ({ url: addresses[index] ?? '', label: touched.caseNumber })),
    variant: 'success',
    mode: told.length > 0 ? 'sticky' : 'dismissible',
  };
}
