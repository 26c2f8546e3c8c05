import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import ASSIGN from '@salesforce/label/c.Assignment_AssignMenu';
import ASSIGN_OF from '@salesforce/label/c.Assignment_AssignMenuOf';
import FOR from '@salesforce/label/c.Assignment_For';
import CLEAR from '@salesforce/label/c.Assignment_ClearOne';
import NO_ACCOUNT from '@salesforce/label/c.Assignment_NoAccount';
import NO_ORDER from '@salesforce/label/c.Assignment_NoOrder';
import OWNED from '@salesforce/label/c.Assignment_Owned';
import OWNED_TODAY from '@salesforce/label/c.Assignment_OwnedToday';
import PURCHASED from '@salesforce/label/c.Assignment_Purchased';
import PURCHASED_TODAY from '@salesforce/label/c.Assignment_PurchasedToday';
import SELECT from '@salesforce/label/c.Assignment_Select';
import WAITS from '@salesforce/label/c.Assignment_Waits';
import WAITS_TODAY from '@salesforce/label/c.Assignment_WaitsToday';
import type { AssignmentRow } from 'c/assignmentModel';
import { countDays, dayOf, daysBetween } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';

/** `today` is for less than a day. */
const say = (days: number, label: string, today: string): string =>
  days > 0 ? format(label, countDays(days, LOCALE)) : today;

/** A case to assign. Sends `choose` when the user selects it, `clear` when they remove its planned owner, `assign` when they choose a specialist to get it now, and `lift` when they drag it. */
export default class AssignmentCase extends LightningElement {
  @api row!: AssignmentRow;
  @api today = '';
  @api stageLabel = '';
  @api isSelected = false;
  /** The case belongs to a person, not to the queue. */
  @api isOwned = false;
  /** The name of the planned owner, and why. */
  @api ownerName: string | null = null;
  @api reason: string | null = null;
  @api isBusy = false;
  /** Who can get the case, the one with the least work first. */
  @api options: readonly { value: string; label: string }[] = [];

  /** A menu for each case and specialist would slow the page down, so the items come when the user gets to the menu. */
  isOffering = false;

  labels = { assign: ASSIGN, noOrder: NO_ORDER };

  get assignLabel(): string {
    return format(ASSIGN_OF, this.name, this.row.caseNumber);
  }

  get offered(): readonly { value: string; label: string }[] {
    return this.isOffering ? this.options : [];
  }

  get name(): string {
    return this.row.accountName ?? NO_ACCOUNT;
  }

  get about(): string {
    const { districtName, level, caseNumber } = this.row;
    return [districtName, districtName ? null : level, caseNumber].filter(Boolean).join(' · ');
  }

  get selectLabel(): string {
    return format(SELECT, this.name, this.row.caseNumber);
  }

  get waitsText(): string {
    const days = daysBetween(dayOf(this.row.ownerSince, TIME_ZONE), this.today);
    return this.isOwned ? say(days, OWNED, OWNED_TODAY) : say(days, WAITS, WAITS_TODAY);
  }

  get purchasedText(): string | null {
    const { purchasedOn } = this.row;
    return purchasedOn ? say(daysBetween(purchasedOn, this.today), PURCHASED, PURCHASED_TODAY) : null;
  }

  get clearLabel(): string {
    return format(CLEAR, this.name);
  }

  get plannedText(): string {
    return format(FOR, this.ownerName);
  }

  get rowClass(): string {
    return this.ownerName ? 'row row_planned' : 'row';
  }

  get isDraggable(): string {
    return this.isBusy ? 'false' : 'true';
  }

  choose(event: CustomEvent<{ checked: boolean }>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: event.detail.checked }));
  }

  offer(): void {
    this.isOffering = true;
  }

  assign(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('assign', { detail: event.detail.value }));
  }

  clear(): void {
    this.dispatchEvent(new CustomEvent('clear'));
  }

  lift(event: DragEvent): void {
    event.dataTransfer?.setData('text/plain', this.row.caseNumber);
    this.dispatchEvent(new CustomEvent('lift'));
  }
}
