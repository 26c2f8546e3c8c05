import { api, LightningElement } from 'lwc';
import ADDED from '@salesforce/label/c.Email_AddressAdded';
import ALREADY from '@salesforce/label/c.Email_AddressAlready';
import INVALID from '@salesforce/label/c.Email_AddressInvalid';
import MANY_ADDED from '@salesforce/label/c.Email_AddressesAdded';
import PILLS from '@salesforce/label/c.Email_RecipientsOf';
import PLACEHOLDER from '@salesforce/label/c.Email_AddressPlaceholder';
import PROBLEM from '@salesforce/label/c.Email_RecipientProblem';
import REMOVE from '@salesforce/label/c.Email_RemoveRecipient';
import REMOVED from '@salesforce/label/c.Email_AddressRemoved';
import SUGGESTIONS from '@salesforce/label/c.Email_People';
import { distinct, fullName, nameOf, sameAddress } from 'c/emailModel';
import type { Address, Person } from 'c/emailModel';
import { format } from 'c/rpTextUtils';
import { suggestionsFor } from './suggestions.ts';
import type { Suggestion } from './suggestions.ts';
import { parseAddresses } from './typedAddresses.ts';

interface Pill {
  key: string;
  name: string;
  title: string;
  /** Why an email doesn't reach this address. */
  problem: string | null;
  className: string;
  remove: string;
  index: number;
  tabIndex: string;
}

/** Where the focus goes after the next render. */
type FocusTarget = 'input' | number | null;

/**
 * The recipients of an email as pills, with an input for more: typed, pasted as a list, or chosen from the people of the account. Enter, a comma, or
 * a semicolon adds a typed address. Backspace in the empty input removes the last pill. Arrow keys move between pills. Sends `change` with all addresses.
 */
export default class EmailRecipients extends LightningElement {
  @api label = '';
  @api addresses: readonly Address[] = [];
  @api people: readonly Person[] = [];
  /** The error at the field. */
  @api problem: string | null = null;
  @api isRequired = false;

  typed = '';
  refusal: string | null = null;
  isOpen = false;
  active = -1;
  announcement = '';
  labels = { placeholder: PLACEHOLDER, suggestions: SUGGESTIONS };

  #pill = 0;
  #focus: FocusTarget = null;

  @api
  focus(): void {
    this.input?.focus();
  }

  /** Adds typed addresses. Returns false if the input has text that isn't an address. */
  @api
  commit(): boolean {
    this.take(this.typed);
    return this.refusal === null;
  }

  renderedCallback(): void {
    const target = this.#focus;
    this.#focus = null;
    if (target === 'input') {
      this.input?.focus();
    } else if (target !== null) {
      this.template?.querySelectorAll<HTMLElement>('[data-index]')[target]?.focus();
    }
  }

  get pills(): Pill[] {
    return this.addresses.map((address, index) => {
      const problem = this.problemOf(address);
      return {
        key: address.email,
        name: nameOf(address),
        title: problem ? format(PROBLEM, fullName(address), problem) : fullName(address),
        problem,
        className: problem ? 'slds-pill slds-has-error pill' : 'slds-pill pill',
        remove: format(REMOVE, fullName(address)),
        index,
        tabIndex: index === Math.min(this.#pill, this.addresses.length - 1) ? '0' : '-1',
      };
    });
  }

  problemOf({ email }: Address): string | null {
    const known = this.people.find((person) => person.email !== null && sameAddress(person.email, email));
    return known?.problem ?? null;
  }

  get hasPills(): boolean {
    return this.addresses.length > 0;
  }

  get pillsLabel(): string {
    return format(PILLS, this.label, this.addresses.length);
  }

  get placeholder(): string {
    return this.hasPills ? '' : PLACEHOLDER;
  }

  get shownProblem(): string | null {
    return this.refusal ?? this.problem;
  }

  get invalid(): string {
    return String(this.shownProblem !== null);
  }

  /** Not around the pills, because each pill that is wrong says so itself. */
  get problemClass(): string {
    return this.shownProblem ? 'slds-has-error' : '';
  }

  get comboboxClass(): string {
    const isOpen = this.isListed ? 'slds-is-open' : '';
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click combobox ${isOpen} ${this.problemClass}`;
  }

  get suggestions(): Suggestion[] {
    return suggestionsFor(this.typed, this.people, this.addresses, this.active);
  }

  get isListed(): boolean {
    return this.isOpen && this.suggestions.length > 0;
  }

  get expanded(): string {
    return String(this.isListed);
  }

  get activeId(): string | null {
    return this.isListed ? (this.suggestions[this.active]?.id ?? null) : null;
  }

  edit(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.refusal = null;
    this.isOpen = this.typed.trim() !== '';
    this.active = -1;
  }

  open(): void {
    this.isOpen = true;
  }

  leave(): void {
    this.isOpen = false;
    this.active = -1;
    this.take(this.typed);
  }

  paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { valid } = parseAddresses(text, this.people);
    if (valid.length > 0) {
      event.preventDefault();
      this.take(`${this.typed};${text}`);
    }
  }

  press(event: KeyboardEvent): void {
    if (this.handled(event)) {
      event.preventDefault();
    }
  }

  handled(event: KeyboardEvent): boolean {
    switch (event.key) {
      case 'ArrowDown':
        return this.move(1);
      case 'ArrowUp':
        return this.move(-1);
      case 'Enter':
        return this.enter();
      case ',':
      case ';':
        return this.typed.trim() !== '' && this.take(this.typed);
      case 'Escape':
        return this.close(event);
      case 'Backspace':
        return this.isAtStart(event) && this.removeAt(this.addresses.length - 1, 'input');
      case 'ArrowLeft':
        return this.isAtStart(event) && this.focusPill(this.addresses.length - 1);
      default:
        return false;
    }
  }

  pressPill(event: KeyboardEvent): void {
    const index = Number((event.currentTarget as HTMLElement).dataset.index);
    const last = this.addresses.length - 1;
    const moves: Readonly<Record<string, () => boolean>> = {
      ArrowLeft: () => this.focusPill(Math.max(index - 1, 0)),
      ArrowRight: () => (index === last ? this.focusInput() : this.focusPill(index + 1)),
      Home: () => this.focusPill(0),
      End: () => this.focusInput(),
      Backspace: () => this.removeAt(index, Math.max(index - 1, 0)),
      Delete: () => this.removeAt(index, index),
    };
    if (moves[event.key]?.()) {
      event.preventDefault();
    }
  }

  remove(event: Event): void {
    const index = Number((event.currentTarget as HTMLElement).dataset.index);
    this.removeAt(index, index);
  }

  /** Keeps the focus in the input while the user clicks a suggestion. */
  hold(event: Event): void {
    event.preventDefault();
  }

  pick(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.choose(this.suggestions.find((suggestion) => suggestion.key === key));
  }

  /** A click next to the pills focuses the input. */
  focusBox(event: Event): void {
    if (event.target === event.currentTarget) {
      this.focus();
    }
  }

  move(step: number): boolean {
    this.isOpen = true;
    const { length } = this.suggestions;
    const next = step > 0 || this.active > 0 ? this.active + step : length - 1;
    this.active = length > 0 ? next % length : -1;
    return true;
  }

  enter(): boolean {
    const chosen = this.isListed ? this.suggestions[this.active] : undefined;
    if (chosen) {
      return this.choose(chosen);
    }
    return this.typed.trim() !== '' && this.take(this.typed);
  }

  choose(suggestion: Suggestion | undefined): boolean {
    if (suggestion?.address) {
      this.typed = '';
      this.refusal = null;
      this.active = -1;
      this.isOpen = false;
      this.add([suggestion.address]);
      this.focus();
    }
    return true;
  }

  close(event: KeyboardEvent): boolean {
    const was = this.isListed;
    this.isOpen = false;
    this.active = -1;
    if (was) {
      event.stopPropagation();
    }
    return was;
  }

  /** Adds the addresses in a text. Other text stays in the input with an error. */
  take(text: string): boolean {
    const { valid, invalid } = parseAddresses(text, this.people);
    this.typed = invalid.join(', ');
    this.refusal = invalid.length > 0 ? format(INVALID, this.typed) : null;
    if (this.input) {
      this.input.value = this.typed;
    }
    if (valid.length > 0) {
      this.isOpen = false;
      this.add(valid);
    }
    return true;
  }

  add(added: readonly Address[]): void {
    const known = (address: Address): boolean => this.addresses.some(({ email }) => sameAddress(email, address.email));
    const fresh = distinct(added).filter((address) => !known(address));
    const [first] = fresh;
    if (!first) {
      this.announcement = format(ALREADY, added.map(nameOf).join(', '));
      return;
    }
    this.announcement = fresh.length === 1 ? format(ADDED, nameOf(first)) : format(MANY_ADDED, fresh.length);
    this.tell([...this.addresses, ...fresh]);
  }

  removeAt(index: number, then: FocusTarget): boolean {
    const removed = this.addresses[index];
    if (!removed) {
      return false;
    }
    const left = this.addresses.length - 1;
    this.announcement = format(REMOVED, nameOf(removed));
    this.#focus = then === 'input' || left === 0 ? 'input' : Math.min(Number(then), left - 1);
    this.#pill = typeof this.#focus === 'number' ? this.#focus : 0;
    this.tell(this.addresses.filter((_address, position) => position !== index));
    return true;
  }

  tell(addresses: readonly Address[]): void {
    this.dispatchEvent(new CustomEvent('change', { detail: addresses }));
  }

  focusPill(index: number): boolean {
    const pills = [...(this.template?.querySelectorAll<HTMLElement>('[data-index]') ?? [])];
    this.#pill = index;
    pills.forEach((pill, position) => {
      pill.tabIndex = position === index ? 0 : -1;
    });
    pills[index]?.focus();
    return pills[index] !== undefined;
  }

  focusInput(): boolean {
    this.focus();
    return true;
  }

  isAtStart(event: Event): boolean {
    const input = event.target as HTMLInputElement;
    return input.selectionStart === 0 && input.selectionEnd === 0;
  }

  get input(): HTMLInputElement | null | undefined {
    return this.template?.querySelector('input');
  }
}
