import CANCEL from '@salesforce/label/c.Form_FollowsCancel';
import CREATE from '@salesforce/label/c.Form_FollowsCreate';
import KEEP from '@salesforce/label/c.Form_FollowsKeep';
import KICKOFF from '@salesforce/label/c.Form_FollowsKickoff';
import MANUAL from '@salesforce/label/c.Form_FollowsManual';
import REOPEN from '@salesforce/label/c.Form_FollowsReopen';
import type { Consequence } from 'c/rosteringFormModel';
import { format } from 'c/rpTextUtils';

const SENTENCES: Readonly<Record<Consequence['code'], string>> = {
  cancel: CANCEL,
  create: CREATE,
  keep: KEEP,
  kickoff: KICKOFF,
  manual: MANUAL,
  reopen: REOPEN,
};

/** What a submission will bring about, in words. */
export function consequenceText(consequence: Consequence): string {
  const provider = 'provider' in consequence ? consequence.provider : '';
  const caseNumber = 'caseNumber' in consequence ? consequence.caseNumber : '';
  return format(SENTENCES[consequence.code], provider, caseNumber);
}
