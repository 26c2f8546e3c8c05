import { api, LightningElement } from 'lwc';
import SHOW_LESS from '@salesforce/label/c.Account_ShowLess';
import VIEW_ALL from '@salesforce/label/c.Account_ViewAll';
import type { Person } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

/** How many contacts show without a press. */
const FIRST = 3;

/** The first contacts of a list, and the others on request. */
export default class ContactList extends LightningElement {
  @api caseId = '';
  @api people: readonly Person[] = [];
  /** What the contacts are, for screen readers. */
  @api heading = '';

  showsAll = false;
  #caseNumber = '';

  @api
  get caseNumber(): string {
    return this.#caseNumber;
  }

  /** The list of another case starts with its first contacts. */
  set caseNumber(value: string) {
    this.showsAll = this.showsAll && value === this.#caseNumber;
    this.#caseNumber = value;
  }

  get shown(): readonly Person[] {
    return this.showsAll ? this.people : this.people.slice(0, FIRST);
  }

  get hasMore(): boolean {
    return this.people.length > FIRST;
  }

  get toggleLabel(): string {
    return this.showsAll ? SHOW_LESS : format(VIEW_ALL, this.people.length);
  }

  get ariaExpandedPeople(): string {
    return String(this.showsAll);
  }

  toggle(): void {
    this.showsAll = !this.showsAll;
  }
}
