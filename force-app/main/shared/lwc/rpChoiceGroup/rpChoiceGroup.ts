import { api, LightningElement } from 'lwc';
import REQUIRED from '@salesforce/label/c.Form_Required';

interface Choice {
  label: string;
  value: string;
  isChosen: boolean;
}

/** Checkboxes for a multi-select picklist. The value has the platform's format, such as `K;1;2`, in the order of the options. */
export default class ChoiceGroup extends LightningElement {
  @api label = '';
  @api options: readonly { label: string; value: string }[] = [];
  @api value = '';
  @api isRequired = false;
  @api problem: string | null = null;

  labels = { required: REQUIRED };

  get chosen(): string[] {
    return this.value.split(';').filter(Boolean);
  }

  get choices(): Choice[] {
    return this.options.map(({ label, value }) => ({ label, value, isChosen: this.chosen.includes(value) }));
  }

  get fieldsetClass(): string {
    return this.problem ? 'slds-form-element slds-has-error' : 'slds-form-element';
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  /** Stops the event of the checkbox, because the parent listens to `change` of this component. */
  toggle(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    const changed = (event.target as HTMLElement).dataset.value;
    const kept = this.options
      .map(({ value }) => value)
      .filter((value) => (value === changed ? event.detail.checked : this.chosen.includes(value)));
    this.dispatchEvent(new CustomEvent('change', { detail: { value: kept.join(';') } }));
  }
}
