import type { Toast } from 'lightning/platformShowToastEvent';
import CANCELLED from '@salesforce/label/c.Form_ToastCancelled';
import CREATED from '@salesforce/label/c.Form_ToastCreated';
import NONE from '@salesforce/label/c.Form_ToastNoIntegration';
import REOPENED from '@salesforce/label/c.Form_ToastReopened';
import TITLE from '@salesforce/label/c.Form_ToastTitle';
import UNCHANGED from '@salesforce/label/c.Form_ToastUnchanged';
import type { CaseReference, SubmitOutcome } from 'c/onboardingPage';
import { format } from 'c/text';

const SENTENCES: readonly [keyof Pick<SubmitOutcome, 'created' | 'reopened' | 'cancelled' | 'unchanged'>, string][] = [
  ['created', CREATED],
  ['reopened', REOPENED],
  ['cancelled', CANCELLED],
  ['unchanged', UNCHANGED],
];

/** The cases a submission has touched, in the order the toast names them. */
export const touchedCases = (outcome: SubmitOutcome): CaseReference[] => SENTENCES.flatMap(([kind]) => outcome[kind]);

/** Names and links what followed: "Clever integration case 00001043 was created." with the number as a link. */
export async function outcomeToast(
  outcome: SubmitOutcome,
  addressOf: (recordId: string) => Promise<string>,
): Promise<Toast> {
  const links: { url: string; label: string }[] = [];
  const sentences: string[] = [];
  for (const [kind, sentence] of SENTENCES) {
    for (const { id, caseNumber, provider } of outcome[kind]) {
      sentences.push(format(sentence, provider, `{${links.length}}`));
      links.push({ url: await addressOf(id), label: caseNumber });
    }
  }
  return {
    title: format(TITLE, outcome.stage),
    message: sentences.length > 0 ? sentences.join(' ') : NONE,
    messageData: links,
    variant: 'success',
    mode: links.length > 0 ? 'sticky' : 'dismissible',
  };
}
