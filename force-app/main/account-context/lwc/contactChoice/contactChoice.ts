import { api, LightningElement } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getChoices from '@salesforce/apex/CaseContactController.getChoices';
import ADD from '@salesforce/label/c.Account_NewContact';
import CHOOSE from '@salesforce/label/c.Account_ChooseContact';
import CHOOSE_NAME from '@salesforce/label/c.Account_ChooseName';
import MORE from '@salesforce/label/c.Account_MoreContacts';
import NOBODY from '@salesforce/label/c.Account_NobodyToChoose';
import OPEN from '@salesforce/label/c.Account_Open';
import type { ContactChoice as Choice, ContactChoices } from 'c/accountPanelModel';
import { openWork, watchWork } from 'c/caseWorkModel';
import { format } from 'c/rpTextUtils';

/** How many people have a button. The others are in a menu. */
const FIRST = 3;

interface Button extends Choice {
  className: string;
}

/** Offers the people who can be the contact of a case. One press sends `choose` with the ID of the contact. */
export default class ContactChoice extends LightningElement {
  /** The first person gets the brand button. */
  @api isPrimary = false;
  @api isBusy = false;

  choices: ContactChoices | null = null;
  loadError: unknown = null;
  /** The page has fields for a new contact. */
  canAdd = false;
  labels = { add: ADD, chooseName: CHOOSE_NAME, choose: CHOOSE, more: MORE };

  #caseId = '';
  #refreshHandler = -1;
  #stopWatching = (): void => undefined;

  @api
  get caseId(): string {
    return this.#caseId;
  }

  set caseId(caseId: string) {
    if (caseId !== this.#caseId) {
      this.#caseId = caseId;
      this.choices = null;
      this.watch();
      void this.load();
    }
  }

  /** Asks the org, because contacts change elsewhere. */
  @api
  async load(): Promise<void> {
    const { caseId } = this;
    try {
      const choices = await getChoices({ caseId });
      if (caseId === this.caseId) {
        this.choices = choices;
        this.loadError = null;
      }
    } catch (error) {
      this.loadError = caseId === this.caseId ? error : this.loadError;
    }
  }

  connectedCallback(): void {
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
    this.watch();
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#stopWatching();
  }

  watch(): void {
    this.#stopWatching();
    if (this.isConnected) {
      this.#stopWatching = watchWork(this.caseId, (offered) => {
        this.canAdd = offered.includes('contact');
      });
    }
  }

  get first(): Button[] {
    return (this.choices?.people ?? []).slice(0, FIRST).map((person, index) => ({
      ...person,
      className: `slds-button ${this.isPrimary && index === 0 ? 'slds-button_brand' : 'slds-button_neutral'} person`,
    }));
  }

  get others(): { value: string; label: string }[] {
    const others = (this.choices?.people ?? []).slice(FIRST);
    return others.map(({ id, name, detail }) => ({ value: id, label: detail ? `${name} · ${detail}` : name }));
  }

  get emptyText(): string {
    return format(NOBODY, this.choices?.accountName);
  }

  get addClass(): string {
    return `slds-button ${this.isPrimary ? 'slds-button_brand' : 'slds-button_neutral'} slds-m-top_xx-small person`;
  }

  get openLabel(): string {
    return format(OPEN, this.choices?.accountName);
  }

  add(): void {
    openWork(this.caseId, { kind: 'contact' });
  }

  press(event: Event): void {
    this.send((event.currentTarget as HTMLElement).dataset.id);
  }

  pick(event: CustomEvent<{ value: string }>): void {
    this.send(event.detail.value);
  }

  send(contactId: string | undefined): void {
    if (contactId && !this.isBusy) {
      this.dispatchEvent(new CustomEvent<string>('choose', { detail: contactId }));
    }
  }

  async refreshWithPage(): Promise<boolean> {
    await this.load();
    return true;
  }
}
