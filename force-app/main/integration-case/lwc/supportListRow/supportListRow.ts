import { api, LightningElement } from 'lwc';
import ACCEPT from '@salesforce/label/c.Integration_Accept';
import ACCEPT_CASE from '@salesforce/label/c.Support_Accept';
import ACTOR from '@salesforce/label/c.Support_Actor';
import CASE_NUMBER from '@salesforce/label/c.Support_CaseNumber';
import HIDE from '@salesforce/label/c.Support_Hide';
import LATE from '@salesforce/label/c.Support_Late';
import NOT_ACCEPTED from '@salesforce/label/c.Support_NotAccepted';
import REASON from '@salesforce/label/c.Setup_ReasonIs';
import SELECT from '@salesforce/label/c.Support_Select';
import SINCE from '@salesforce/label/c.Support_Since';
import { format } from 'c/rpTextUtils';
import type { SupportListRow as Row } from 'c/supportListModel';

/** An integration case in the list of the support team. Sends `choose` when it is selected, `accept`, and `hide` if the case is gone. */
export default class SupportListRow extends LightningElement {
  @api row!: Row;
  @api today = '';
  /** How long is too long for a case in the queue, in words. */
  @api lateAfter = '';
  @api canAccept = false;
  @api isSelected = false;
  /** The button of this row is the brand button of the page. */
  @api isPrimary = false;
  @api isBusy = false;
  /** Why the user didn't get this case. */
  @api failure: unknown = null;
  /** The case isn't in the list anymore. It shows until the user has read why. */
  @api isGone = false;

  labels = { accept: ACCEPT, actor: ACTOR, hide: HIDE, notAccepted: NOT_ACCEPTED, since: SINCE };

  get name(): string {
    return this.row.accountName ?? format(CASE_NUMBER, this.row.caseNumber);
  }

  /** "Pecan Valley ISD · Case 00001042". */
  get about(): string {
    const { accountName, districtName, caseNumber } = this.row;
    return [districtName, accountName === null ? null : format(CASE_NUMBER, caseNumber)].filter(Boolean).join(' · ');
  }

  get offersAccept(): boolean {
    return this.canAccept && this.row.isQueued && !this.isGone;
  }

  get acceptTitle(): string {
    return format(ACCEPT_CASE, this.row.provider, this.name);
  }

  get selectLabel(): string {
    return format(SELECT, this.row.provider, this.name);
  }

  get acceptClass(): string {
    return `slds-button slds-button_${this.isPrimary ? 'brand' : 'neutral'} accept`;
  }

  get reason(): string | null {
    return this.row.reason ? format(REASON, this.row.reason) : null;
  }

  get lateText(): string | null {
    return this.row.isLate && !this.isGone ? format(LATE, this.lateAfter) : null;
  }

  choose(event: CustomEvent<{ checked: boolean }>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: event.detail.checked }));
  }

  accept(): void {
    this.dispatchEvent(new CustomEvent('accept'));
  }

  hide(): void {
    this.dispatchEvent(new CustomEvent('hide'));
  }
}
