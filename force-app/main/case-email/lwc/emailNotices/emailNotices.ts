import { api, LightningElement } from 'lwc';
import ASK from '@salesforce/label/c.Email_AskReplace';
import DISCARD_COPY from '@salesforce/label/c.Email_DiscardDraft';
import FOR_OTHERS from '@salesforce/label/c.Email_ForOthers';
import GO_TO from '@salesforce/label/c.Email_GoTo';
import GAPS from '@salesforce/label/c.Email_Gaps';
import KEEP from '@salesforce/label/c.Email_KeepText';
import REPLACE from '@salesforce/label/c.Email_ReplaceText';
import RESTORED from '@salesforce/label/c.Email_Restored';
import { EMPTY_EMAIL, isForOthers, openGaps } from 'c/emailModel';
import type { EmailModel, MissingField } from 'c/emailModel';
import type { PageError } from 'c/rpErrorUtils';
import { format } from 'c/rpTextUtils';

/**
 * What to know and to decide before an email goes. Sends `retry`, `discard`, `replace`, `keep`, and `jump` with a merge field whose gap
 * somebody wants to fill.
 */
export default class EmailNotices extends LightningElement {
  @api today: string | null = null;
  @api timeZone: string | undefined;

  shown: EmailModel = EMPTY_EMAIL;
  labels = {
    discard: DISCARD_COPY,
    forOthers: FOR_OTHERS,
    gaps: GAPS,
    keep: KEEP,
    replace: REPLACE,
    restored: RESTORED,
  };
  #asks = false;

  @api
  get model(): EmailModel {
    return this.shown;
  }

  set model(next: EmailModel) {
    this.#asks = next.asked !== null && this.shown.asked === null;
    this.shown = next;
  }

  /** A question is asked where the focus is. */
  renderedCallback(): void {
    if (this.#asks) {
      this.#asks = false;
      this.template?.querySelector<HTMLElement>('[data-id="keep"]')?.focus();
    }
  }

  get question(): string | null {
    const wanted = this.shown.picker?.templates.find(({ name }) => name === this.shown.asked);
    return this.shown.asked === null ? null : format(ASK, wanted?.label ?? '');
  }

  get error(): PageError | null {
    return this.shown.failure ?? this.shown.mergeFailure;
  }

  get isForOthers(): boolean {
    return isForOthers(this.shown);
  }

  get gaps(): (MissingField & { goTo: string })[] {
    return openGaps(this.shown).map((gap) => ({ ...gap, goTo: format(GO_TO, gap.label) }));
  }

  get hasGaps(): boolean {
    return this.gaps.length > 0;
  }

  /** A button's purpose is the event it sends. */
  send(event: Event): void {
    this.dispatchEvent(new CustomEvent((event.currentTarget as HTMLElement).dataset.id ?? ''));
  }

  retry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }

  jump(event: Event): void {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('jump', { detail: this.gaps.find((gap) => gap.field === field) }));
  }
}
