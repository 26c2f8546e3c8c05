import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import addContact from '@salesforce/apex/AccountPanelController.addContact';
import useContact from '@salesforce/apex/AccountPanelController.useContact';
import ADD from '@salesforce/label/c.Account_AddContact';
import CANCEL from '@salesforce/label/c.Common_Cancel';
import DISTRICT_CONTACT from '@salesforce/label/c.Account_DistrictContact';
import HEADING from '@salesforce/label/c.Account_AddHeading';
import LOCALE from '@salesforce/i18n/locale';
import MAKE from '@salesforce/label/c.Account_MakeContact';
import NEW_CONTACT from '@salesforce/label/c.Account_NewContact';
import NEW_HEADING from '@salesforce/label/c.Account_AddNewHeading';
import NO_MATCH from '@salesforce/label/c.Account_NoMatch';
import SEARCH from '@salesforce/label/c.Account_SearchContacts';
import SHOW_LESS from '@salesforce/label/c.Account_ShowLess';
import VIEW_ALL from '@salesforce/label/c.Account_ViewAll';
import USER_ID from '@salesforce/user/Id';
import { forgetContact, readKeptContact } from 'c/accountPanelModel';
import type { ContactOutcome, NewContact, Person } from 'c/accountPanelModel';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

interface Choice extends Person {
  /** Title and email, or that the person works for the district. */
  about: string;
}

/** How many contacts show without a press, and from how many on a search helps. */
const FIRST = 3;
const MANY = 8;

const aboutOf = (person: Person, isOfDistrict: boolean): string =>
  [isOfDistrict ? DISTRICT_CONTACT : null, person.title, person.email].filter(Boolean).join(' · ');

/** Makes a contact an implementation contact, or adds a new one. Sends `added` with the ID of the contact. */
export default class ContactAdder extends LightningElement {
  @api accountName = '';
  /** The account's other contacts. */
  @api people: readonly Person[] = [];
  /** The implementation contacts of the district. */
  @api districtPeople: readonly Person[] = [];
  /** The account has no implementation contact, so the choice shows without a press. */
  @api isNeeded = false;

  subjectId = '';
  isPressed = false;
  isEntering = false;
  showsAll = false;
  searched = '';
  isBusy = false;
  /** Why a contact of the list, or a new one, couldn't be added. */
  choiceFailure: unknown = null;
  entryFailure: unknown = null;
  /** A contact that the account or its district already has. */
  outcome: ContactOutcome | null = null;
  labels = {
    add: ADD,
    cancel: CANCEL,
    heading: HEADING,
    make: MAKE,
    newContact: NEW_CONTACT,
    noMatch: NO_MATCH,
    search: SEARCH,
  };

  #focusNext: string | null = null;

  /** The case or the account. */
  @api
  get recordId(): string {
    return this.subjectId;
  }

  set recordId(recordId: string) {
    if (recordId !== this.subjectId) {
      this.subjectId = recordId;
      this.close();
      this.isBusy = false;
      this.isEntering = readKeptContact(USER_ID, recordId) !== null;
      this.isPressed = this.isEntering;
    }
  }

  renderedCallback(): void {
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  get isOpen(): boolean {
    return this.isPressed || this.isNeeded;
  }

  get choices(): Choice[] {
    const words = this.searched.trim().toLocaleLowerCase(LOCALE);
    return [
      ...this.people.map((person) => ({ ...person, about: aboutOf(person, false) })),
      ...this.districtPeople.map((person) => ({ ...person, about: aboutOf(person, true) })),
    ].filter(({ name, about }) => `${name} ${about}`.toLocaleLowerCase(LOCALE).includes(words));
  }

  get shown(): Choice[] {
    return this.showsAll ? this.choices : this.choices.slice(0, FIRST);
  }

  get hasChoices(): boolean {
    return this.people.length + this.districtPeople.length > 0;
  }

  get hasMany(): boolean {
    return this.people.length + this.districtPeople.length > MANY;
  }

  get hasNoMatch(): boolean {
    return this.hasChoices && this.choices.length === 0;
  }

  get hasMore(): boolean {
    return this.choices.length > FIRST;
  }

  get toggleLabel(): string {
    return this.showsAll ? SHOW_LESS : format(VIEW_ALL, this.choices.length);
  }

  get ariaExpandedChoices(): string {
    return String(this.showsAll);
  }

  get newHeading(): string {
    return format(NEW_HEADING, this.accountName);
  }

  /** Without a contact to choose, the fields of a new one show at once. */
  open(): void {
    this.isPressed = true;
    this.isEntering = !this.hasChoices;
    this.#focusNext = this.isEntering ? null : '[data-id="heading"]';
  }

  cancel(): void {
    this.close();
    this.#focusNext = '[data-id="open"]';
  }

  close(): void {
    this.isPressed = false;
    this.isEntering = false;
    this.showsAll = false;
    this.searched = '';
    this.choiceFailure = null;
    this.forgetAnswer();
  }

  /** What the org said about the last try to add a new contact. */
  forgetAnswer(): void {
    this.entryFailure = null;
    this.outcome = null;
  }

  search(event: CustomEvent<{ value: string }>): void {
    this.searched = event.detail.value;
  }

  toggle(): void {
    this.showsAll = !this.showsAll;
  }

  enter(): void {
    this.isEntering = true;
  }

  leave(): void {
    this.isEntering = false;
    this.isPressed = this.isPressed && this.hasChoices;
    this.forgetAnswer();
    this.#focusNext = this.isOpen ? '[data-id="new"]' : '[data-id="open"]';
  }

  async choose(event: Event): Promise<void> {
    const { contact: contactId = '' } = (event.currentTarget as HTMLElement).dataset;
    const { subjectId: recordId } = this;
    this.choiceFailure = null;
    await this.save(
      () => asThisUser(() => useContact({ recordId, contactId })),
      (error) => {
        this.choiceFailure = error;
        this.#focusNext = '[data-id="failure"]';
      },
    );
  }

  async add(event: CustomEvent<NewContact>): Promise<void> {
    const { subjectId: recordId } = this;
    const contact = { ...event.detail };
    this.forgetAnswer();
    await this.save(
      () => asThisUser(() => addContact({ recordId, contact })),
      (error) => {
        this.entryFailure = error;
      },
    );
  }

  /** Saves once. The answer to a press on another record's page is left alone. */
  async save(call: () => Promise<ContactOutcome>, fail: (error: unknown) => void): Promise<void> {
    if (this.isBusy) {
      return;
    }
    const { subjectId } = this;
    this.isBusy = true;
    try {
      this.answered(await call(), subjectId);
    } catch (error) {
      if (subjectId === this.subjectId) {
        fail(error);
      }
    } finally {
      this.isBusy = this.isBusy && subjectId !== this.subjectId;
    }
  }

  answered(outcome: ContactOutcome, subjectId: string): void {
    if (outcome.message === null) {
      this.outcome = subjectId === this.subjectId ? outcome : this.outcome;
      this.#focusNext = '[data-id="found"]';
      return;
    }
    forgetContact(USER_ID, subjectId);
    this.dispatchEvent(new ShowToastEvent({ title: outcome.message, variant: 'success' }));
    if (subjectId === this.subjectId) {
      this.close();
      this.#focusNext = '[data-id="open"]';
      this.dispatchEvent(new CustomEvent('added', { detail: outcome.contactId }));
    }
  }
}
