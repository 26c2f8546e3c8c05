import { api, LightningElement } from 'lwc';
import REQUIRED from '@salesforce/label/c.Form_Required';

interface Choice {
  label: string;
  value: string;
  isChosen: boolean;
}

/** Several of a few short choices side by side, kept as the platform keeps them: `K;1;2`, in the order of the choices. */
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

  /** The tick's own event, which would reach the parent too, ends here. */
  toggle(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    const changed = (event.target as HTMLElement).dataset.value;
    const kept = this.options
      .map(({ value }) => value)
      .filter((value) => (value === changed ? event.detail.checked : this.chosen.includes(value)));
    this.dispatchEvent(new CustomEvent('change', { detail: { value: kept.join(';') } }));
  }
}
