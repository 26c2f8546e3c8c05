import { api, LightningElement } from 'lwc';
import CC from '@salesforce/label/c.Email_Cc';
import DESKTOP from '@salesforce/label/c.Email_Desktop';
import FROM from '@salesforce/label/c.Email_From';
import NO_SUBJECT from '@salesforce/label/c.Email_NoSubject';
import NOTHING from '@salesforce/label/c.Email_NothingWritten';
import PHONE from '@salesforce/label/c.Email_Phone';
import TO from '@salesforce/label/c.Email_To';
import WIDTH from '@salesforce/label/c.Email_Width';
import { asMail, isBlank } from 'c/emailModel';

type Width = 'desktop' | 'phone';

/** An email as recipients see it. `lightning-formatted-rich-text` removes scripts from the body. */
export default class EmailPreview extends LightningElement {
  @api subject: string | null = '';
  @api body: string | null = '';
  @api fromName: string | null = null;
  /** Recipients as displayed. */
  @api to: readonly string[] = [];
  @api cc: readonly string[] = [];
  @api sentAt: string | null = null;
  @api timeZone: string | undefined;
  @api today: string | null = null;

  width: Width = 'desktop';
  labels = { cc: CC, from: FROM, nothing: NOTHING, to: TO, width: WIDTH };
  widths = [
    { label: DESKTOP, value: 'desktop' },
    { label: PHONE, value: 'phone' },
  ];

  get frameClass(): string {
    return `frame frame_${this.width} slds-theme_default`;
  }

  get shownSubject(): string {
    return this.subject?.trim() || NO_SUBJECT;
  }

  get toText(): string {
    return this.to.join(', ');
  }

  get ccText(): string {
    return this.cc.join(', ');
  }

  get mail(): string {
    return asMail(this.body ?? '');
  }

  get hasText(): boolean {
    return !isBlank(this.body ?? '');
  }

  chooseWidth(event: CustomEvent<{ value: Width }>): void {
    this.width = event.detail.value;
  }
}
