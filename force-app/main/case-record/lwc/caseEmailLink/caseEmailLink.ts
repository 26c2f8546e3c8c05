import { api, LightningElement } from 'lwc';
import EMAIL_ADDRESS from '@salesforce/label/c.Case_EmailAddress';
import EMAIL_PERSON from '@salesforce/label/c.Case_EmailPerson';
import { openWork, watchWork } from 'c/caseWorkModel';
import { format } from 'c/rpTextUtils';

/** An email address. If the user can send emails from the case, it starts one to this person. Otherwise it is a link for the user's mail program. */
export default class CaseEmailLink extends LightningElement {
  @api address = '';
  @api name: string | null = null;
  /** The subject, if the user's mail program opens. */
  @api subject = '';

  caseId = '';
  canSend = false;

  #stopWatching: () => void = () => undefined;

  @api
  get recordId(): string {
    return this.caseId;
  }

  set recordId(caseId: string) {
    this.caseId = caseId;
    if (this.isConnected) {
      this.watch();
    }
  }

  connectedCallback(): void {
    this.watch();
  }

  disconnectedCallback(): void {
    this.#stopWatching();
  }

  watch(): void {
    this.#stopWatching();
    this.#stopWatching = watchWork(this.caseId, (offered) => {
      this.canSend = offered.includes('email');
    });
  }

  /** Contains the address, because speech users say what they see. */
  get accessibleName(): string {
    return this.name ? format(EMAIL_PERSON, this.name, this.address) : format(EMAIL_ADDRESS, this.address);
  }

  get url(): string {
    const address = `mailto:${encodeURIComponent(this.address).replace('%40', '@')}`;
    return this.subject ? `${address}?subject=${encodeURIComponent(this.subject)}` : address;
  }

  write(): void {
    openWork(this.caseId, { kind: 'email', to: [{ name: this.name || this.address, email: this.address }] });
  }
}
