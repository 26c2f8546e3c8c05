import { LightningElement, api } from 'lwc';
import type { ShownField } from '../../../lib/fields.ts';

/** One field of a record's details: label, value, and an edit button. */
export default class DetailField extends LightningElement {
  @api field!: ShownField;
  @api editable = false;

  get linkId(): string | undefined {
    return this.field.linkTo?.recordId;
  }

  get linkObject(): string | undefined {
    return this.field.linkTo?.objectApiName;
  }

  get editText(): string {
    return `Edit ${this.field.label}`;
  }

  handleEdit(): void {
    this.dispatchEvent(new CustomEvent('edit', { detail: { path: this.field.path } }));
  }
}
