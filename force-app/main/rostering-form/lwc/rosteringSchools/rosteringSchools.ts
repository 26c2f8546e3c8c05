import { api, LightningElement } from 'lwc';
import ALL from '@salesforce/label/c.Form_SchoolsAll';
import CHOSEN from '@salesforce/label/c.Form_SchoolsChosen';
import MORE from '@salesforce/label/c.Form_SchoolsMore';
import NONE from '@salesforce/label/c.Form_SchoolsNone';
import TITLE from '@salesforce/label/c.Form_SchoolsTitle';
import { format } from 'c/rpTextUtils';
import { addSchool, includesSchool, removeSchool } from './schoolList.ts';

interface Option {
  key: string;
  id: string;
  label: string;
  isChosen: boolean;
  selected: 'true' | 'false';
  className: string;
}

/** More rows make a long list slow. Typing finds the others. */
const MOST_SHOWN = 50;
const ALL_SCHOOLS = 'all';

/**
 * Picks schools of a district by name. They are written into the answer, which stays a text that people can edit. Sends `pick` with the new
 * text and the number of its schools that the district has.
 */
export default class RosteringSchools extends LightningElement {
  @api schools: readonly string[] = [];
  /** The answer: names separated by commas or line breaks. */
  @api value = '';
  @api label = '';

  isOpen = false;
  search = '';
  active = 0;

  get title(): string {
    return format(TITLE, this.label);
  }

  get found(): readonly string[] {
    const words = this.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return this.schools.filter((school) => words.every((word) => school.toLocaleLowerCase().includes(word)));
  }

  get chosenCount(): number {
    return this.schools.filter((school) => includesSchool(this.value, school)).length;
  }

  get placeholder(): string {
    return format(CHOSEN, this.chosenCount, this.schools.length);
  }

  /** All schools that were found come first, if there are several. */
  get options(): Option[] {
    const { found } = this;
    const shown = found.slice(0, MOST_SHOWN);
    const rows = shown.map((school, index) =>
      this.option(`${school}-${index}`, school, includesSchool(this.value, school)),
    );
    if (found.length > 1) {
      const isChosen = found.every((school) => includesSchool(this.value, school));
      rows.unshift(this.option(ALL_SCHOOLS, format(ALL, found.length), isChosen));
    }
    return rows.map((row, index) => ({
      ...row,
      id: `option-${index}`,
      className: `slds-media slds-listbox__option slds-listbox__option_plain slds-media_small slds-media_center option${
        row.isChosen ? ' slds-is-selected' : ''
      }${index === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  option(key: string, label: string, isChosen: boolean): Option {
    return { key, label, isChosen, id: '', selected: isChosen ? 'true' : 'false', className: '' };
  }

  /** What the list doesn't show: no school, or how many more there are. */
  get restText(): string | null {
    const more = this.found.length - MOST_SHOWN;
    if (this.found.length === 0) {
      return NONE;
    }
    return more > 0 ? format(MORE, more) : null;
  }

  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get expanded(): 'true' | 'false' {
    return this.isOpen ? 'true' : 'false';
  }

  get activeId(): string | null {
    return this.isOpen ? (this.options[this.active]?.id ?? null) : null;
  }

  typed(event: InputEvent): void {
    this.search = (event.target as HTMLInputElement).value;
    this.open();
  }

  open(): void {
    this.isOpen = true;
    this.active = 0;
  }

  close(): void {
    this.isOpen = false;
    this.search = '';
  }

  press(event: KeyboardEvent): void {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        this.move(event.key === 'ArrowDown' ? 1 : -1);
        break;
      case 'Enter':
        event.preventDefault();
        this.pick(this.isOpen ? this.active : -1);
        break;
      case 'Escape':
        if (this.isOpen) {
          event.stopPropagation();
          this.close();
        }
        break;
      default:
    }
  }

  move(by: number): void {
    if (!this.isOpen) {
      this.open();
      return;
    }
    const last = this.options.length - 1;
    this.active = Math.min(Math.max(this.active + by, 0), Math.max(last, 0));
  }

  renderedCallback(): void {
    if (this.isOpen) {
      this.template?.querySelector('.slds-has-focus')?.scrollIntoView?.({ block: 'nearest' });
    }
  }

  /** The focus stays in the search field. */
  keepFocus(event: Event): void {
    event.preventDefault();
  }

  clicked(event: Event): void {
    this.pick(Number((event.currentTarget as HTMLElement).dataset.index));
  }

  pick(index: number): void {
    const option = this.options[index];
    if (!option) {
      return;
    }
    this.active = this.search === '' ? index : 0;
    const names = option.key === ALL_SCHOOLS ? this.found : [option.label];
    const change = option.isChosen ? removeSchool : addSchool;
    const value = names.reduce((text, name) => change(text, name), this.value);
    const count = this.schools.filter((school) => includesSchool(value, school)).length;
    this.search = '';
    this.dispatchEvent(new CustomEvent('pick', { detail: { value, count, before: this.chosenCount } }));
  }
}
