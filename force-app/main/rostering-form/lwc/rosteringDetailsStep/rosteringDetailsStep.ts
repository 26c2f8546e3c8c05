import { api, LightningElement } from 'lwc';
import type { FieldValue, FormValues, MethodRule } from 'c/rosteringAnswerModel';
import { askedFields } from 'c/rosteringAnswerModel';
import type { FieldDescription, FieldDescriptions } from 'c/rosteringAnswerModel';

interface Asked {
  name: string;
  required: boolean;
  className: string;
  description: FieldDescription;
  value: FieldValue;
  problem: string | null;
}

interface FocusableField extends HTMLElement {
  focusControl(): void;
}

const WIDE = ['textarea', 'multipicklist'];
const FULL = 'slds-col slds-size_1-of-1 slds-m-bottom_small';
const HALF = `${FULL} slds-medium-size_1-of-2`;

/** The second step: the fields that custom metadata lists for the chosen methods. Forwards `answer` and `leave`. */
export default class RosteringDetailsStep extends LightningElement {
  @api values: FormValues = {};
  @api rules: readonly MethodRule[] = [];
  @api fields: FieldDescriptions = {};
  /** Messages by field name. */
  @api problems: Record<string, string> = {};

  get isDescribed(): boolean {
    return Object.keys(this.fields).length > 0;
  }

  /** The org doesn't describe a field that the user can't see, so the form doesn't ask for it. */
  get asked(): Asked[] {
    return askedFields(this.values, this.rules).flatMap(({ name, required }) => {
      const description = this.fields[name];
      return description ? [this.ask(description, required)] : [];
    });
  }

  ask(description: FieldDescription, required: boolean): Asked {
    const { name, type } = description;
    return {
      name,
      required,
      description,
      className: WIDE.includes(type) ? FULL : HALF,
      value: this.values[name] ?? null,
      problem: this.problems[name] ?? null,
    };
  }

  @api
  focusField(name: string): void {
    this.template?.querySelector<FocusableField>(`[data-name="${name}"]`)?.focusControl();
  }

  forward(event: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }
}
