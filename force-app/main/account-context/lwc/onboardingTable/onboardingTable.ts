import { api, LightningElement } from 'lwc';
import CAPTION from '@salesforce/label/c.Account_Onboarding';
import CASE from '@salesforce/label/c.Account_OnboardingCase';
import EMAIL from '@salesforce/label/c.Account_OnboardingEmail';
import INTEGRATION from '@salesforce/label/c.Account_OnboardingIntegration';
import NEXT_STEP from '@salesforce/label/c.Account_OnboardingNextStep';
import NOT_STARTED from '@salesforce/label/c.Account_OnboardingNotStarted';
import SCHOOL from '@salesforce/label/c.Account_OnboardingSchool';
import SHOW_LESS from '@salesforce/label/c.Account_ShowLess';
import SINCE from '@salesforce/label/c.Account_OnboardingSince';
import SPECIALIST from '@salesforce/label/c.Account_OnboardingSpecialist';
import STAGE from '@salesforce/label/c.Account_OnboardingStage';
import SUBJECT from '@salesforce/label/c.Account_EmailSubject';
import VIEW_ALL from '@salesforce/label/c.Account_ViewAll';
import { mailAddress } from 'c/accountPanelModel';
import type { AccountIntegration, AccountOnboardingRow } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

interface Item extends Omit<AccountOnboardingRow, 'integrations'> {
  key: string;
  mailUrl: string | null;
  mailTitle: string;
  integrations: (AccountIntegration & { badgeClass: string })[];
  /** A cell without text takes no line on a phone. */
  caseClass: string;
  integrationClass: string;
  nextClass: string;
}

/** How many rows show without a press. */
const FIRST = 10;

const blankUnless = (content: unknown): string => (content ? '' : 'blank');

const badgeOf = ({ isClosed, isComplete }: AccountIntegration): string =>
  isClosed && isComplete ? 'slds-theme_success' : '';

/** A table of onboarding cases. The name of the school shows if the cases are not all of the account itself. */
export default class OnboardingTable extends LightningElement {
  @api rows: readonly AccountOnboardingRow[] = [];
  @api today = '';

  showsAll = false;
  labels = {
    caption: CAPTION,
    case: CASE,
    integration: INTEGRATION,
    step: NEXT_STEP,
    notStarted: NOT_STARTED,
    school: SCHOOL,
    since: SINCE,
    specialist: SPECIALIST,
    stage: STAGE,
  };

  #recordId = '';

  @api
  get recordId(): string {
    return this.#recordId;
  }

  /** The table of another account starts with its first rows. */
  set recordId(value: string) {
    this.showsAll = this.showsAll && value === this.#recordId;
    this.#recordId = value;
  }

  get hasSchools(): boolean {
    return this.rows.some(({ isOwn }) => !isOwn);
  }

  get items(): Item[] {
    const shown = this.showsAll ? this.rows : this.rows.slice(0, FIRST);
    return shown.map((row) => ({
      ...row,
      key: row.caseId ?? row.accountId,
      mailUrl: row.ownerEmail ? mailAddress(row.ownerEmail, format(SUBJECT, row.accountName, row.caseNumber)) : null,
      mailTitle: format(EMAIL, row.ownerEmail),
      caseClass: blankUnless(row.caseId),
      integrationClass: blankUnless(row.integrations.length),
      nextClass: blankUnless(row.step),
      integrations: row.integrations.map((integration) => ({ ...integration, badgeClass: badgeOf(integration) })),
    }));
  }

  get hasMore(): boolean {
    return this.rows.length > FIRST;
  }

  get toggleLabel(): string {
    return this.showsAll ? SHOW_LESS : format(VIEW_ALL, this.rows.length);
  }

  get ariaExpandedRows(): string {
    return String(this.showsAll);
  }

  toggle(): void {
    this.showsAll = !this.showsAll;
  }
}
