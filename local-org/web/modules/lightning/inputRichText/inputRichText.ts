import { LightningElement, api } from 'lwc';
import { isBlankHtml, linkAddress, safeHtml, safeHtmlOf, showHtml } from '../../../lib/safeHtml.ts';
import { isRefused, LINK, toolsFor } from './formats.ts';
import { isCursorIn, linkAtCursor, rangeOf, select, selectedRange } from './selection.ts';
import { groupsOf, moveFrom, type ToolGroup } from './toolbar.ts';

/**
 * `lightning-input-rich-text`: the base components' package has none. Attributes, methods and the `change` event are those of the
 * component's reference that a form needs; the text it hands out is always safe to show.
 */
export default class InputRichText extends LightningElement {
  @api label = '';
  @api labelVisible = false;
  @api placeholder = '';
  @api messageWhenBadInput = 'Check this text.';
  @api required = false;
  /** The formats to offer; all of them without it. */
  @api formats: string[] | undefined;
  /** `bottom-toolbar` is a look of the platform that stays the same here. */
  @api variant = '';

  isLinking = false;
  linkValue = '';
  hasFocus = false;

  private html = '';
  private isOff = false;
  private isValid = true;
  private current = 0;
  private pressed: readonly string[] = [];
  private selection: Range | undefined;
  private focusesAddress = false;
  private dragsOwnText = false;
  private readonly onSelection = (): void => this.readState();

  @api
  get value(): string {
    return this.html;
  }

  set value(value: string | null | undefined) {
    const html = value ? safeHtml(value) : '';
    if (html === this.html) return;
    this.html = html;
    this.write();
  }

  @api
  get disabled(): boolean {
    return this.isOff;
  }

  set disabled(value: boolean | string) {
    this.isOff = value !== false && value !== 'false' && value !== undefined && value !== null;
  }

  /** Whether what stands here is right; the message is the component's that uses it. */
  @api
  get valid(): boolean {
    return this.isValid;
  }

  set valid(value: boolean | undefined) {
    this.isValid = value !== false;
  }

  @api
  focus(): void {
    this.area?.focus();
  }

  @api
  blur(): void {
    this.area?.blur();
  }

  connectedCallback(): void {
    document.addEventListener('selectionchange', this.onSelection);
  }

  disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this.onSelection);
  }

  renderedCallback(): void {
    const { area } = this;
    if (!area) return;
    area.contentEditable = String(!this.isOff);
    if (area.dataset['written'] === undefined) this.write();
    if (this.focusesAddress && this.addressInput) {
      this.focusesAddress = false;
      this.addressInput.focus();
    }
  }

  get showsLabel(): boolean {
    return this.labelVisible && this.label !== '';
  }

  get accessibleLabel(): string {
    return this.label || 'Text';
  }

  get toolbarLabel(): string {
    return `Formatting of ${this.label || 'the text'}`;
  }

  get editorClass(): string {
    const states = [this.isValid ? '' : 'slds-has-error', this.hasFocus ? 'slds-has-focus' : ''];
    return ['slds-rich-text-editor slds-grid slds-grid_vertical slds-nowrap', ...states].filter(Boolean).join(' ');
  }

  get areaClass(): string {
    const blank = isBlankHtml(this.html) && !/<(?:ul|ol)\b/.test(this.html);
    const states = [blank ? 'area_blank' : '', this.isOff ? 'area_disabled' : ''];
    return ['area slds-rich-text-area__content slds-rich-text-editor__output', ...states].filter(Boolean).join(' ');
  }

  get problem(): string {
    return this.isValid ? '' : this.messageWhenBadInput;
  }

  get requiredState(): string {
    return String(this.required);
  }

  get invalidState(): string {
    return String(!this.isValid);
  }

  get disabledState(): string {
    return String(this.isOff);
  }

  get groups(): ToolGroup[] {
    return groupsOf(toolsFor(this.formats), this.pressed, this.current);
  }

  handleFocusIn(): void {
    this.hasFocus = true;
  }

  handleFocusOut(event: FocusEvent): void {
    const editor = event.currentTarget as HTMLElement;
    this.hasFocus = editor.contains(event.relatedTarget as Node | null);
    if (!this.hasFocus) this.pressed = [];
  }

  /** A press on a button must not take the selection out of the text. */
  keepSelection(event: Event): void {
    event.preventDefault();
  }

  /** One tab stop; the arrows go from button to button. */
  handleToolbarKey(event: KeyboardEvent): void {
    const buttons = [...(this.template?.querySelectorAll<HTMLElement>('[data-name]') ?? [])];
    if (event.key === 'Escape') this.focus();
    const target = moveFrom(this.current, event.key, buttons.length);
    if (target === null) return;
    event.preventDefault();
    this.current = target;
    buttons[this.current]?.focus();
  }

  handleButton(event: Event): void {
    const name = (event.currentTarget as HTMLElement).dataset['name'] ?? '';
    const tools = toolsFor(this.formats);
    this.current = tools.findIndex((tool) => tool.name === name);
    if (name === LINK) {
      this.openLink();
    } else {
      this.edit(tools[this.current]?.command ?? '');
    }
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.openLink();
  }

  handleBeforeInput(event: InputEvent): void {
    if (isRefused(event.inputType, this.formats)) event.preventDefault();
  }

  handleInput(event: Event): void {
    event.stopPropagation();
    this.told();
  }

  handlePaste(event: ClipboardEvent): void {
    event.preventDefault();
    this.insert(event.clipboardData);
  }

  handleDragStart(): void {
    this.dragsOwnText = true;
  }

  /** Text moved inside the editor is the browser's matter; what comes from outside is made safe first. */
  handleDrop(event: DragEvent): void {
    const own = this.dragsOwnText;
    this.dragsOwnText = false;
    if (own) return;
    event.preventDefault();
    const place = document.caretRangeFromPoint(event.clientX, event.clientY);
    this.focus();
    if (place) select(place);
    this.insert(event.dataTransfer);
  }

  handleLinkKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.closeLink();
    else if (event.key === 'Enter' && event.target === this.addressInput) this.applyLink();
    else return;
    event.preventDefault();
  }

  /** The change of the address is not one of the text. */
  keepInside(event: Event): void {
    event.stopPropagation();
  }

  applyLink(): void {
    const input = this.addressInput;
    const address = linkAddress(input?.value ?? '');
    if (!input || address === undefined) {
      input?.setCustomValidity('Enter an address such as https://school.org.');
      input?.reportValidity();
      return;
    }
    this.closeLink();
    const isBare = document.getSelection()?.isCollapsed === true && !linkAtCursor(this.area);
    if (isBare)
      this.edit('insertHTML', safeHtml(`<a href="${address.replaceAll('"', '%22')}">${textOf(input.value)}</a>`));
    else this.edit('createLink', address);
  }

  removeLink(): void {
    this.closeLink();
    const link = linkAtCursor(this.area);
    if (link) select(rangeOf(link));
    this.edit('unlink');
  }

  closeLink(): void {
    this.isLinking = false;
    this.focus();
    if (this.selection) select(this.selection);
  }

  private openLink(): void {
    if (!toolsFor(this.formats).some(({ name }) => name === LINK)) return;
    const link = linkAtCursor(this.area);
    this.selection = link ? rangeOf(link) : selectedRange();
    this.linkValue = link?.getAttribute('href') ?? '';
    this.isLinking = true;
    this.focusesAddress = true;
  }

  private insert(data: DataTransfer | null): void {
    const html = data?.getData('text/html');
    const safe = html ? safeHtml(html) : '';
    if (safe) this.edit('insertHTML', safe);
    else this.edit('insertText', data?.getData('text/plain') ?? '');
  }

  /** The browser's editing commands keep its own undo. They are deprecated without a successor that every browser has. */
  private edit(command: string, value?: string): void {
    if (this.isOff || command === '') return;
    this.focus();
    document.execCommand('defaultParagraphSeparator', false, 'p');
    document.execCommand('styleWithCSS', false, 'false');
    document.execCommand(command, false, value);
    this.told();
    this.readState();
  }

  /** Tells what stands here now. */
  private told(): void {
    const { area } = this;
    if (!area) return;
    const html = safeHtmlOf(area);
    const value = isBlankHtml(html) ? '' : html;
    if (value === this.html) return;
    this.html = value;
    this.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }));
  }

  private readState(): void {
    const { area } = this;
    if (!area || !this.hasFocus || !isCursorIn(area)) return;
    this.pressed = toolsFor(this.formats)
      .filter(({ name, command }) => (name === LINK ? linkAtCursor(area) : document.queryCommandState(command)))
      .map(({ name }) => name);
  }

  private write(): void {
    const { area } = this;
    if (!area) return;
    area.dataset['written'] = '';
    showHtml(area, this.html);
  }

  private get area(): HTMLElement | undefined {
    return this.refs?.['area'] as HTMLElement | undefined;
  }

  private get addressInput(): (HTMLInputElement & { reportValidity(): boolean }) | null | undefined {
    return this.template?.querySelector('[data-id="address"]');
  }
}

const textOf = (typed: string): string =>
  typed.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
