import { api, LightningElement } from 'lwc';
import COUNT from '@salesforce/label/c.Account_OnboardingCount';
import CUT from '@salesforce/label/c.Account_OnboardingCut';
import EMPTY from '@salesforce/label/c.Account_OnboardingNone';
import HEADING from '@salesforce/label/c.Account_Onboarding';
import LOCALE from '@salesforce/i18n/locale';
import NOT_STARTED from '@salesforce/label/c.Account_OnboardingNotStartedCount';
import type { AccountOnboardingRow, AccountPanel } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

/** Where the onboarding of the account stands, and of each school below it, with integration cases and specialist. */
export default class AccountOnboarding extends LightningElement {
  @api recordId = '';

  panel: AccountPanel | null = null;
  labels = { heading: HEADING };

  receivePanel({ detail }: CustomEvent<AccountPanel>): void {
    this.panel = detail;
  }

  get rows(): readonly AccountOnboardingRow[] {
    return this.panel?.onboardings?.rows ?? [];
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get emptyText(): string | null {
    return this.panel && !this.hasRows ? format(EMPTY, this.panel.accountName) : null;
  }

  get cutText(): string | null {
    return this.panel?.onboardings?.isCut ? format(CUT, this.panel.accountName) : null;
  }

  /** "2 Rostering · 1 Closed · 3 not started", in the order of the rows. Null for a single row, which says it itself. */
  get summary(): string | null {
    if (this.rows.length < 2) {
      return null;
    }
    const counts = new Map<string | null, number>();
    for (const { stageLabel } of this.rows) {
      counts.set(stageLabel, (counts.get(stageLabel) ?? 0) + 1);
    }
    const number = new Intl.NumberFormat(LOCALE);
    return [...counts]
      .map(([stage, count]) =>
        stage === null ? format(NOT_STARTED, number.format(count)) : format(COUNT, number.format(count), stage),
      )
      .join(' · ');
  }
}
