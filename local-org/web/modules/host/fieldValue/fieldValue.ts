import { LightningElement, api } from 'lwc';
import type { Display } from '../../../lib/fields.ts';
import { pathOf, recordPage } from '../../../lib/router.ts';
import { session } from '../../../lib/session.ts';

/** A field's value as Lightning Experience shows it. */
export default class FieldValue extends LightningElement {
  @api display: Display = 'text';
  @api value: string | number | boolean | null = null;
  @api text = '';
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  /** For screen readers, if the field has no value. */
  @api emptyText = '';

  get isEmpty(): boolean {
    return this.display !== 'boolean' && (this.value === null || this.value === undefined || this.value === '');
  }

  /** Users and queues have no page here. */
  get link(): string | undefined {
    if (!this.recordId || ['User', 'Group', 'Name', 'Profile', 'RecordType'].includes(this.objectApiName ?? ''))
      return undefined;
    return pathOf(recordPage(this.recordId, this.objectApiName));
  }

  get isBoolean(): boolean {
    return this.display === 'boolean';
  }

  get checkIcon(): string {
    return this.value === true ? 'utility:check' : 'utility:steps';
  }

  get checkClass(): string {
    return this.value === true ? 'check' : 'check check_off';
  }

  get booleanText(): string {
    return this.value === true ? 'Yes' : 'No';
  }

  get isDate(): boolean {
    return this.display === 'date';
  }

  get isDateTime(): boolean {
    return this.display === 'datetime';
  }

  get timeZone(): string {
    return session().timeZone;
  }

  get isEmail(): boolean {
    return this.display === 'email';
  }

  get isPhone(): boolean {
    return this.display === 'phone';
  }

  get isUrl(): boolean {
    return this.display === 'url';
  }

  get isHtml(): boolean {
    return this.display === 'html';
  }

  get isMultiline(): boolean {
    return this.display === 'multiline';
  }

  get mailLink(): string {
    return `mailto:${String(this.value)}`;
  }

  get phoneLink(): string {
    return `tel:${String(this.value).replace(/[^\d+]/g, '')}`;
  }

  get webLink(): string {
    const address = String(this.value);
    return /^https?:\/\//i.test(address) ? address : `https://${address}`;
  }
}
