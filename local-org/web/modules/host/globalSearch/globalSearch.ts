import { LightningElement } from 'lwc';
import { errorMessage } from '../../../lib/http.ts';
import { later } from '../../../lib/later.ts';
import { navigate } from '../../../lib/location.ts';
import { recordPage } from '../../../lib/router.ts';
import { searchRecords, type SearchHit } from '../../../lib/search.ts';

const WAIT = 200;
const SHORTEST = 2;

/** Finds records of the app's objects as the user types. As in Lightning Experience, the slash key focuses it. */
export default class GlobalSearch extends LightningElement {
  hits: readonly SearchHit[] = [];
  note = '';
  isOpen = false;
  active = -1;
  private callOff: (() => void) | undefined;
  private search = 0;
  private readonly onSlash = (event: KeyboardEvent): void => this.handleSlash(event);

  connectedCallback(): void {
    window.addEventListener('keydown', this.onSlash);
  }

  disconnectedCallback(): void {
    window.removeEventListener('keydown', this.onSlash);
  }

  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get shownHits() {
    return this.hits.map((hit, index) => ({
      ...hit,
      class: index === this.active ? 'hit hit_active' : 'hit',
      selected: index === this.active ? 'true' : 'false',
    }));
  }

  handleInput(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    this.callOff?.();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    this.callOff = later(() => void this.find(text), WAIT);
  }

  handleFocus(): void {
    this.isOpen = this.hits.length > 0;
  }

  handleBlur(): void {
    this.isOpen = false;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.clear();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && this.isOpen) this.open(this.hits[Math.max(this.active, 0)]);
    else return;
    event.preventDefault();
  }

  handleChoose(event: Event): void {
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.open(this.hits.find((hit) => hit.id === id));
  }

  private handleSlash(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    const isTyping =
      target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.input?.focus();
  }

  private async find(text: string): Promise<void> {
    this.search += 1;
    const mine = this.search;
    try {
      const hits = await searchRecords(text);
      if (mine !== this.search) return;
      this.hits = hits;
      this.note = hits.length ? '' : `No results for "${text}".`;
    } catch (error) {
      if (mine !== this.search) return;
      this.hits = [];
      this.note = errorMessage(error);
    }
    this.active = -1;
    this.isOpen = true;
  }

  private move(step: number): void {
    if (!this.hits.length) return;
    this.isOpen = true;
    this.active = (this.active + step + this.hits.length) % this.hits.length;
  }

  private open(hit: SearchHit | undefined): void {
    if (!hit) return;
    this.clear();
    this.input?.blur();
    navigate(recordPage(hit.id, hit.objectApiName));
  }

  private clear(): void {
    if (this.input) this.input.value = '';
    this.close();
  }

  private close(): void {
    this.search += 1;
    this.hits = [];
    this.note = '';
    this.isOpen = false;
  }

  private get input(): HTMLInputElement | null | undefined {
    return this.template?.querySelector('input');
  }
}
