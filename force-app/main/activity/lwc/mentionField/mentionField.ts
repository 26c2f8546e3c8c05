import { api, LightningElement } from 'lwc';
import findColleagues from '@salesforce/apex/ActivityController.findColleagues';
import FAILED from '@salesforce/label/c.Activity_ColleaguesFailed';
import FOUND from '@salesforce/label/c.Activity_ColleaguesFound';
import MENTIONED from '@salesforce/label/c.Activity_Mentioned';
import NO_ACCESS from '@salesforce/label/c.Activity_ColleagueNoAccess';
import NONE from '@salesforce/label/c.Activity_ColleaguesNone';
import PEOPLE from '@salesforce/label/c.Activity_Colleagues';
import type { Colleague, Mention } from 'c/activityEntry';
import { format } from 'c/rpTextUtils';
import { signBefore, withMention } from './mentionText.ts';
import type { Sign } from './mentionText.ts';

interface Option {
  key: string;
  name: string;
  detail: string;
  className: string;
  selected: string;
  disabled: string;
}

/** Typing stops for this long before the org is asked. */
const PAUSE = 200;

/**
 * A text in which an at sign lists the colleagues to mention. Arrow keys move in the list, Enter chooses, and Esc closes it. Sends `change`
 * with the text, and `mention` with the colleague who was chosen.
 */
export default class MentionField extends LightningElement {
  @api recordId = '';
  @api label = '';
  @api help = '';
  @api required = false;
  @api disabled = false;

  colleagues: readonly Colleague[] = [];
  isOpen = false;
  active = 0;
  status = '';
  /** What the list can't show: nobody was found, or the org didn't answer. */
  note: string | null = null;
  labels = { people: PEOPLE };

  #value = '';
  #sign: Sign | null = null;
  /** The at sign whose list was closed, or whose colleague was chosen. */
  #doneAt = -1;
  /** Nobody was found for this term, so nobody is for a longer one. */
  #nobodyFor: string | null = null;
  /** By case and term. */
  #found = new Map<string, readonly Colleague[]>();
  #wasListed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get value(): string {
    return this.#value;
  }

  /** The text stays as it is while the user types, so that the caret does too. */
  set value(value: string) {
    this.#value = value ?? '';
    this.write();
  }

  @api
  focus(): void {
    this.field?.focus();
  }

  renderedCallback(): void {
    this.write();
    if (this.isListed && !this.#wasListed) {
      this.template?.querySelector('[role="listbox"]')?.scrollIntoView?.({ block: 'nearest' });
    }
    this.#wasListed = this.isListed;
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  get dropdownClass(): string {
    return `trigger slds-dropdown-trigger slds-dropdown-trigger_click${this.isListed ? ' slds-is-open' : ''}`;
  }

  get isListed(): boolean {
    return this.isOpen && this.colleagues.length > 0;
  }

  get options(): Option[] {
    return this.isListed
      ? this.colleagues.map(({ id, name, title, hasAccess }, index) => ({
          key: id,
          name,
          detail: hasAccess ? (title ?? '') : NO_ACCESS,
          className: `person${index === this.active ? ' person_active' : ''}${hasAccess ? '' : ' person_off'}`,
          selected: String(index === this.active),
          disabled: String(!hasAccess),
        }))
      : [];
  }

  get activeId(): string | null {
    return this.isListed ? (this.colleagues[this.active]?.id ?? null) : null;
  }

  get field(): HTMLTextAreaElement | null | undefined {
    return this.template?.querySelector('textarea');
  }

  write(): void {
    const { field } = this;
    if (field && field.value !== this.#value) {
      field.value = this.#value;
    }
  }

  typed(event: Event): void {
    this.#value = (event.target as HTMLTextAreaElement).value;
    this.tell('change', { value: this.#value });
    this.look();
  }

  /** The caret can move into a mention, and out of it. */
  follow(event: KeyboardEvent): void {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      this.look();
    }
  }

  look(): void {
    const { field } = this;
    const sign = field ? signBefore(field.value, field.selectionStart) : null;
    clearTimeout(this.#timer);
    this.#sign = sign;
    this.note = null;
    if (sign === null || sign.at !== this.#doneAt) {
      this.#doneAt = -1;
    }
    if (sign === null || sign.at === this.#doneAt || this.isHopeless(sign.term)) {
      this.hide();
      return;
    }
    const known = this.#found.get(this.keyOf(sign.term));
    if (known) {
      this.list(known);
    } else {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- asks after a pause
      this.#timer = setTimeout(() => void this.search(sign), PAUSE);
    }
  }

  keyOf(term: string): string {
    return `${this.recordId} ${term.toLowerCase()}`;
  }

  isHopeless(term: string): boolean {
    return this.#nobodyFor !== null && term.toLowerCase().startsWith(this.#nobodyFor);
  }

  async search(sign: Sign): Promise<void> {
    const { recordId } = this;
    const isCurrent = (): boolean => this.#sign === sign && this.recordId === recordId;
    const term = sign.term.toLowerCase();
    try {
      const colleagues = await findColleagues({ caseId: recordId, term: sign.term });
      this.#found.set(`${recordId} ${term}`, colleagues);
      this.#nobodyFor = colleagues.length === 0 && term !== '' ? term : this.#nobodyFor;
      if (isCurrent()) {
        this.list(colleagues);
      }
    } catch {
      if (isCurrent()) {
        this.hide();
        this.note = FAILED;
      }
    }
  }

  list(colleagues: readonly Colleague[]): void {
    this.colleagues = colleagues;
    this.active = 0;
    this.isOpen = colleagues.length > 0;
    this.status = this.isOpen ? format(FOUND, colleagues.length) : '';
    if (!this.isOpen && this.#sign && !this.#sign.term.includes(' ') && this.#sign.term !== '') {
      this.note = format(NONE, this.#sign.term);
      this.status = this.note;
    }
  }

  hide(): void {
    this.isOpen = false;
    this.status = '';
  }

  press(event: KeyboardEvent): void {
    if (this.isListed && this.handled(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  handled(event: KeyboardEvent): boolean {
    const last = this.colleagues.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.active = this.active === last ? 0 : this.active + 1;
        return true;
      case 'ArrowUp':
        this.active = this.active === 0 ? last : this.active - 1;
        return true;
      case 'Enter':
        this.choose(this.colleagues[this.active]);
        return true;
      case 'Escape':
        this.#doneAt = this.#sign?.at ?? -1;
        this.hide();
        return true;
      default:
        return false;
    }
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.hide();
  }

  /** Keeps the focus in the field while the user clicks a colleague. */
  hold(event: Event): void {
    event.preventDefault();
  }

  pick(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.choose(this.colleagues.find(({ id }) => id === key));
  }

  choose(colleague: Colleague | undefined): void {
    const sign = this.#sign;
    const { field } = this;
    if (!colleague || !sign || !field) {
      return;
    }
    if (!colleague.hasAccess) {
      this.status = `${colleague.name}: ${NO_ACCESS}`;
      return;
    }
    const { text, caret } = withMention(field.value, sign, colleague.name);
    this.#value = text;
    field.value = text;
    field.setSelectionRange(caret, caret);
    this.#doneAt = sign.at;
    this.hide();
    this.status = format(MENTIONED, colleague.name);
    this.tell<Mention>('mention', { id: colleague.id, name: colleague.name });
    this.tell('change', { value: text });
  }

  tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail }));
  }
}
