import { api, LightningElement } from 'lwc';
import HINT from '@salesforce/label/c.Common_ChoiceHint';
import REQUIRED from '@salesforce/label/c.Form_Required';

interface Choice {
  label: string;
  value: string;
  id: string;
  isChosen: boolean;
  tabIndex: string;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Checkboxes for a multi-select picklist. The value has the platform's format, such as `K;1;2`, in the order of the options. The group is
 * one tab stop: arrow keys move within it, and Shift chooses or clears everything on the way. Base checkboxes would be a stop each.
 */
export default class ChoiceGroup extends LightningElement {
  @api label = '';
  @api options: readonly { label: string; value: string }[] = [];
  @api value = '';
  @api isRequired = false;
  @api problem: string | null = null;

  labels = { hint: HINT, required: REQUIRED };
  /** The option that the Tab key reaches. */
  current: string | null = null;
  /** The user came with the Tab key, so the other keys are of interest. */
  usesKeys = false;
  #isShifted = false;
  /** The option that was clicked last, from which Shift and a click reach to another one. */
  #last: string | null = null;

  get chosen(): string[] {
    return this.value.split(';').filter(Boolean);
  }

  get choices(): Choice[] {
    const stop = this.current ?? this.chosen[0] ?? this.options[0]?.value;
    return this.options.map(({ label, value }, index) => ({
      label,
      value,
      id: `choice-${index}`,
      isChosen: this.chosen.includes(value),
      tabIndex: value === stop ? '0' : '-1',
    }));
  }

  get fieldsetClass(): string {
    return this.problem ? 'slds-form-element slds-has-error group' : 'slds-form-element group';
  }

  get hintClass(): string {
    return `slds-text-body_small slds-text-color_weak ${this.usesKeys ? 'hint hint-shown' : 'hint'}`;
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('input[tabindex="0"]')?.focus();
  }

  entered(event: FocusEvent): void {
    this.current = (event.target as HTMLInputElement).value;
  }

  reached(event: KeyboardEvent): void {
    this.usesKeys = this.usesKeys || event.key === 'Tab';
  }

  left(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    this.usesKeys = this.usesKeys && (event.currentTarget as HTMLElement).contains(next);
  }

  pressed(event: MouseEvent): void {
    this.#isShifted = event.shiftKey;
  }

  move(event: KeyboardEvent): void {
    const from = this.positionOf(this.current);
    const to = { Home: 0, End: this.options.length - 1 }[event.key] ?? from + (STEPS[event.key] ?? 0);
    const target = this.options[to];
    if (from < 0 || to === from || !target) {
      return;
    }
    event.preventDefault();
    if (event.shiftKey) {
      this.setBetween(from, to, this.chosen.includes(this.options[from]?.value ?? ''));
    }
    this.template?.querySelector<HTMLElement>(`input[value="${target.value}"]`)?.focus();
  }

  /** Stops the event of the checkbox, because the parent listens to `change` of this component. */
  toggle(event: Event): void {
    event.stopPropagation();
    const { value, checked } = event.target as HTMLInputElement;
    const to = this.positionOf(value);
    this.setBetween(this.#isShifted ? this.positionOf(this.#last ?? value) : to, to, checked);
    this.#isShifted = false;
    this.#last = value;
  }

  positionOf(value: string | null): number {
    return this.options.findIndex((option) => option.value === value);
  }

  setBetween(from: number, to: number, isChosen: boolean): void {
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    const kept = this.options
      .map(({ value }) => value)
      .filter((value, index) => (index >= first && index <= last ? isChosen : this.chosen.includes(value)));
    this.dispatchEvent(new CustomEvent('change', { detail: { value: kept.join(';') } }));
  }
}
