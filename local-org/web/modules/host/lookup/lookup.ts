import { LightningElement, api } from 'lwc';
import { errorMessage } from '../../../lib/http.ts';
import { later } from '../../../lib/later.ts';
import { lookupMatches, type LookupMatch } from '../../../lib/lookup.ts';

const WAIT = 200;

/** Finds a record by part of its name. The keys are those of SLDS comboboxes: arrows, Enter, Escape. */
export default class Lookup extends LightningElement {
  @api label = '';
  @api value: string | null = null;
  @api text = '';
  @api required = false;
  @api targets: readonly string[] = [];
  searched: string | undefined;
  matches: readonly LookupMatch[] = [];
  active = -1;
  foundNothing = false;
  problem = '';
  private callOff: (() => void) | undefined;
  private chosen: LookupMatch | null | undefined;
  private search = 0;

  get hasValue(): boolean {
    return this.chosen === undefined ? Boolean(this.value) : this.chosen !== null;
  }

  get shownText(): string {
    if (this.searched !== undefined) return this.searched;
    return this.chosen === undefined ? (this.value ? this.text : '') : (this.chosen?.name ?? '');
  }

  get isOpen(): boolean {
    return this.searched !== undefined && (this.matches.length > 0 || this.foundNothing);
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get formClass(): string {
    return `slds-form-element${this.problem ? ' slds-has-error' : ''}`;
  }

  get placeholder(): string {
    return `Search ${this.targets.join(', ')}...`;
  }

  get clearText(): string {
    return `Clear ${this.label}`;
  }

  get shownMatches() {
    return this.matches.map((match, index) => ({
      ...match,
      selected: index === this.active ? 'true' : 'false',
      class: `slds-media slds-listbox__option slds-listbox__option_plain${index === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  handleInput(event: Event): void {
    this.searched = (event.target as HTMLInputElement).value;
    this.callOff?.();
    this.callOff = later(() => void this.find(), WAIT);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.stopSearching();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && this.matches.length) this.choose(this.matches[Math.max(this.active, 0)] ?? null);
    else return;
    event.preventDefault();
  }

  handleBlur(): void {
    this.stopSearching();
  }

  handleChoose(event: Event): void {
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.choose(this.matches.find((match) => match.id === id) ?? null);
  }

  handleClear(): void {
    this.choose(null);
    this.focus();
  }

  @api
  focus(): void {
    this.template?.querySelector('input')?.focus();
  }

  @api
  setCustomValidity(message: string): void {
    this.problem = message;
  }

  @api
  reportValidity(): boolean {
    if (this.required && !this.hasValue) this.problem = 'Complete this field.';
    return this.problem === '';
  }

  private async find(): Promise<void> {
    this.search += 1;
    const mine = this.search;
    try {
      const matches = await lookupMatches(this.targets, this.searched ?? '');
      if (mine !== this.search) return;
      this.matches = matches;
      this.foundNothing = matches.length === 0;
      this.active = -1;
    } catch (error) {
      this.problem = errorMessage(error);
    }
  }

  private move(step: number): void {
    if (!this.matches.length) return;
    this.active = (this.active + step + this.matches.length) % this.matches.length;
  }

  private choose(match: LookupMatch | null): void {
    this.chosen = match;
    this.problem = '';
    this.stopSearching();
    this.dispatchEvent(new CustomEvent('valuechange', { detail: { value: match?.id ?? null } }));
  }

  private stopSearching(): void {
    this.callOff?.();
    this.searched = undefined;
    this.matches = [];
    this.foundNothing = false;
    const input = this.template?.querySelector('input');
    if (input) input.value = this.shownText;
  }
}
