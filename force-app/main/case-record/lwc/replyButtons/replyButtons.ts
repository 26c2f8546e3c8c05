import { api, LightningElement } from 'lwc';
import REPLY from '@salesforce/label/c.Case_Reply';
import REPLY_ALL from '@salesforce/label/c.Case_ReplyAll';
import REPLY_ALL_TO from '@salesforce/label/c.Case_ReplyAllTo';
import REPLY_TO from '@salesforce/label/c.Case_ReplyTo';
import { openWork } from 'c/caseWorkModel';
import { format } from 'c/rpTextUtils';

/** Begins the answer to an email, in the composer of the page. */
export default class ReplyButtons extends LightningElement {
  @api caseId = '';
  @api emailId = '';
  /** Tells the buttons of several emails apart. */
  @api sender = '';
  @api subject = '';
  /** Someone besides the sender got the email. */
  @api hasOthers = false;

  labels = { reply: REPLY, replyAll: REPLY_ALL };

  get replyTo(): string {
    return format(REPLY_TO, this.sender, this.subject);
  }

  get replyAllTo(): string {
    return format(REPLY_ALL_TO, this.sender, this.subject);
  }

  reply(): void {
    this.answer(false);
  }

  replyAll(): void {
    this.answer(true);
  }

  answer(all: boolean): void {
    openWork(this.caseId, { kind: 'reply', emailId: this.emailId, all });
  }
}
