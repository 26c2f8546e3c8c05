import { api, LightningElement, wire } from 'lwc';
import deleteAbsence from '@salesforce/apex/MyAbsenceController.deleteAbsence';
import getAbsences from '@salesforce/apex/MyAbsenceController.getAbsences';
import saveAbsence from '@salesforce/apex/MyAbsenceController.saveAbsence';
import AWAY from '@salesforce/label/c.Assignment_MyAway';
import HELP from '@salesforce/label/c.Assignment_MyHelp';
import NEXT from '@salesforce/label/c.Assignment_MyNext';
import NONE from '@salesforce/label/c.Assignment_MyNone';
import TITLE from '@salesforce/label/c.Assignment_MyAbsences';
import { sayDate, sayDays } from 'c/assignmentModel';
import type { AbsenceCalls, MyAbsences as Mine } from 'c/assignmentModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

/** When the user is away, in a quiet line that opens to change it. Only specialists see it. */
export default class MyAbsences extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  mine: Mine | null = null;
  loadError: unknown = null;
  isOutdated = false;
  wantsOpen = false;
  labels = { help: HELP, title: TITLE };
  calls: AbsenceCalls = {
    save: (params) => asThisUser(() => saveAbsence(params)),
    remove: (params) => asThisUser(() => deleteAbsence(params)),
  };

  #reading = new Reading<Mine>('MyAbsences', (isOutdated) => {
    this.isOutdated = isOutdated;
  });

  constructor() {
    super();
    this.#reading.about('');
  }

  @wire(getAbsences)
  receive(wired: Wired<Mine>): void {
    this.#reading.received(wired);
    this.mine = wired.data ?? this.mine;
    this.loadError = this.mine ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  /** While it loads too, so that the page doesn't jump for specialists. */
  get isShown(): boolean {
    return !this.mine || Boolean(this.mine.person);
  }

  get isLoading(): boolean {
    return !this.mine;
  }

  get isOpen(): boolean {
    return this.wantsOpen && !this.isLoading;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get sectionClass(): string {
    return this.isOpen || this.loadError ? 'slds-card slds-p-horizontal_medium slds-p-vertical_x-small' : '';
  }

  get headClass(): string {
    return this.isOpen ? 'head head_open' : 'head';
  }

  /** Null if there is nothing to say and the user doesn't ask. */
  get summary(): string | null {
    const { person, today = '' } = this.mine ?? {};
    if (!person) {
      return null;
    }
    const [next] = person.absences;
    if (person.awayFrom && person.awayUntil && person.awayFrom <= today) {
      return format(AWAY, sayDate(person.awayUntil, today));
    }
    if (next) {
      return format(NEXT, sayDays(next, today));
    }
    return this.isOpen ? NONE : null;
  }

  toggle(): void {
    this.wantsOpen = !this.wantsOpen;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
