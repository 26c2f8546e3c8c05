import { LightningElement, api } from 'lwc';
import type { Quill } from '../../../lib/quillEditor.ts';
import { isBlankHtml, linkAddress, safeHtml, showHtml } from '../../../lib/safeHtml.ts';
import { LINK, toolsFor } from './formats.ts';
import { groupsOf, moveFrom, type ToolGroup } from './toolbar.ts';

type Editors = typeof import('../../../lib/quillEditor.ts');

interface Selected {
  index: number;
  length: number;
}

let editors: Editors | undefined;

const loadEditors = async (): Promise<Editors> => (editors ??= await import('../../../lib/quillEditor.ts'));

/**
 * `lightning-input-rich-text`, which the base components' package lacks, with the attributes, methods, and
 * `change` event that a form needs. As on the platform, it displays the text until it gets the focus ("there
 * can be a visual difference between the view state of the component, and upon initial focus on the editor").
 * Then the editor rewrites the text and fires `change`. Each later value does the same and takes the focus.
 */
export default class InputRichText extends LightningElement {
  @api label = '';
  @api labelVisible = false;
  @api placeholder = '';
  @api messageWhenBadInput = 'Enter a valid value.';
  @api required = false;
  /** The formats to offer. By default, all of them. */
  @api formats: string[] | undefined;
  /** `bottom-toolbar` changes only the look on the platform and nothing here. */
  @api variant = '';

  isLinking = false;
  linkValue = '';
  hasFocus = false;
  isEditing = false;

  private html = '';
  private isOff = false;
  private isValid = true;
  private current = 0;
  private pressed: readonly string[] = [];
  private linked: Selected | null = null;
  private focusesAddress = false;
  private quill: Quill | undefined;
  private stopFollowing: () => void = () => undefined;

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

  /** Whether the text is valid. The component that uses the field sets the message. */
  @api
  get valid(): boolean {
    return this.isValid;
  }

  set valid(value: boolean | undefined) {
    this.isValid = value !== false;
  }

  @api
  focus(): void {
    this.edit();
    (this.quill?.root ?? this.place)?.focus();
  }

  @api
  blur(): void {
    (this.quill?.root ?? this.place)?.blur();
  }

  connectedCallback(): void {
    void loadEditors();
  }

  disconnectedCallback(): void {
    this.stopFollowing();
    this.quill = undefined;
    this.isEditing = false;
  }

  renderedCallback(): void {
    if (this.quill) this.describe(this.quill.root);
    else this.write();
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
    return `Formatting options for ${this.label || 'the text'}`;
  }

  get elementClass(): string {
    return this.isValid ? 'slds-form-element' : 'slds-form-element slds-has-error';
  }

  get editorClass(): string {
    const states = [this.isValid ? '' : 'slds-has-error', this.hasFocus ? 'slds-has-focus' : ''];
    return ['slds-rich-text-editor slds-grid slds-grid_vertical slds-nowrap', ...states].filter(Boolean).join(' ');
  }

  get areaClass(): string {
    const blank = !this.isEditing && isBlankHtml(this.html);
    const states = [blank ? 'area_blank' : '', this.isOff ? 'area_disabled' : ''];
    const look = this.isEditing ? '' : 'slds-rich-text-area__content slds-rich-text-editor__output';
    return ['area', look, ...states].filter(Boolean).join(' ');
  }

  /** The displayed text is a text box until the editor replaces it. */
  get area(): Readonly<
    Record<'role' | 'tab' | 'label' | 'multiline' | 'required' | 'invalid' | 'disabled', string | null>
  > {
    const { isEditing } = this;
    const whileShown = (value: string): string | null => (isEditing ? null : value);
    return {
      role: whileShown('textbox'),
      tab: whileShown('0'),
      label: whileShown(this.accessibleLabel),
      multiline: whileShown('true'),
      required: whileShown(this.requiredState),
      invalid: whileShown(this.invalidState),
      disabled: whileShown(this.disabledState),
    };
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

  /** Clicking a button must keep the selection in the text. */
  keepSelection(event: Event): void {
    event.preventDefault();
  }

  /** The toolbar is one tab stop. The arrow keys go from button to button. */
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
    const tool = tools[this.current];
    const quill = this.edit();
    if (!tool || !quill) return;
    if (name === LINK) {
      this.openLink();
      return;
    }
    quill.focus();
    const isSet = quill.getFormat()[tool.format] === tool.value;
    quill.format(tool.format, isSet ? false : tool.value, 'user');
    this.readState();
  }

  /** Replaces the displayed text with the editor, with the cursor at the end. */
  handleEntry(event: Event): void {
    if (this.quill || this.isOff) return;
    event.preventDefault();
    void this.enter();
  }

  /** A link in the displayed text must not leave the page. */
  handleClick(event: Event): void {
    if (!this.quill) event.preventDefault();
  }

  handleKey(event: KeyboardEvent): void {
    if (!this.quill || event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.openLink();
  }

  /** Sanitizes dropped text before the browser inserts it. */
  handleDrop(event: DragEvent): void {
    event.preventDefault();
    const quill = this.edit();
    if (!quill || this.isOff) return;
    const place = document.caretRangeFromPoint(event.clientX, event.clientY);
    quill.focus();
    if (place) document.getSelection()?.collapse(place.startContainer, place.startOffset);
    const index = quill.getSelection()?.index ?? quill.getLength() - 1;
    const html = event.dataTransfer?.getData('text/html');
    if (html) quill.clipboard.dangerouslyPasteHTML(index, safeHtml(html), 'user');
    else quill.insertText(index, event.dataTransfer?.getData('text/plain') ?? '', 'user');
  }

  handleLinkKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.closeLink();
    else if (event.key === 'Enter' && event.target === this.addressInput) this.applyLink();
    else return;
    event.preventDefault();
  }

  /** A change of the link's address isn't a change of the text. */
  keepInside(event: Event): void {
    event.stopPropagation();
  }

  applyLink(): void {
    const input = this.addressInput;
    const address = linkAddress(input?.value ?? '');
    if (!input || address === undefined) {
      input?.setCustomValidity('Enter a URL, such as https://example.com.');
      input?.reportValidity();
      return;
    }
    const { quill, linked } = this;
    this.closeLink();
    if (!quill || !linked) return;
    if (linked.length > 0) {
      quill.formatText(linked.index, linked.length, 'link', address, 'user');
    } else {
      const text = input.value.trim();
      quill.insertText(linked.index, text, 'link', address, 'user');
      quill.setSelection(linked.index + text.length, 0);
    }
  }

  removeLink(): void {
    const { quill, linked } = this;
    this.closeLink();
    if (linked) quill?.formatText(linked.index, linked.length, 'link', false, 'user');
  }

  closeLink(): void {
    this.isLinking = false;
    if (this.linked) this.quill?.setSelection(this.linked.index, this.linked.length);
  }

  private openLink(): void {
    const { quill } = this;
    if (!quill || !toolsFor(this.formats).some(({ name }) => name === LINK)) return;
    const range = quill.getSelection(true);
    const link = editors?.linkAt(quill, range.index) ?? null;
    this.linked = link ?? { index: range.index, length: range.length };
    this.linkValue = link?.address ?? '';
    this.isLinking = true;
    this.focusesAddress = true;
  }

  private async enter(): Promise<void> {
    await loadEditors();
    const quill = this.edit();
    quill?.setSelection(quill.getLength(), 0);
  }

  /** Creates the editor when it's first needed. Undefined until its code is loaded. */
  private edit(): Quill | undefined {
    const { place } = this;
    if (this.quill || !editors || !place) return this.quill;
    const container = document.createElement('div');
    place.replaceChildren(container);
    const formats = toolsFor(this.formats).map(({ format }) => format);
    const quill = editors.createEditor(container, [...new Set(formats)], this.placeholder);
    this.quill = quill;
    this.isEditing = true;
    this.stopFollowing = editors.followDocument(quill);
    this.describe(quill.root);
    quill.on('text-change', () => this.told());
    quill.on('editor-change', () => this.readState());
    if (this.html) quill.clipboard.dangerouslyPasteHTML(this.html);
    return quill;
  }

  /** Sets the attributes that screen readers use. */
  private describe(root: HTMLElement): void {
    root.classList.add('slds-rich-text-area__content', 'slds-rich-text-editor__output');
    const problem = this.template?.querySelector('.problem')?.id;
    const attributes = {
      role: 'textbox',
      tabindex: '0',
      'aria-multiline': 'true',
      'aria-label': this.accessibleLabel,
      'aria-required': this.requiredState,
      'aria-invalid': this.invalidState,
      'aria-disabled': this.disabledState,
      'aria-describedby': problem ?? '',
    };
    for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, value);
    if (this.quill?.isEnabled() === this.isOff) this.quill.enable(!this.isOff);
  }

  /** Fires for every change, including the editor's own. */
  private told(): void {
    if (!this.quill || !editors) return;
    this.html = editors.htmlOf(this.quill);
    const detail = { value: this.html };
    this.dispatchEvent(new CustomEvent('change', { detail, bubbles: true, composed: true }));
  }

  private readState(): void {
    const range = this.quill?.getSelection();
    const set = range ? (this.quill?.getFormat(range) ?? {}) : {};
    this.pressed = toolsFor(this.formats)
      .filter(({ name, format, value }) => (name === LINK ? Boolean(set[format]) : set[format] === value))
      .map(({ name }) => name);
  }

  private write(): void {
    if (this.quill) this.quill.clipboard.dangerouslyPasteHTML(this.html);
    else if (this.place) showHtml(this.place, this.html);
  }

  private get place(): HTMLElement | undefined {
    return this.refs?.['area'] as HTMLElement | undefined;
  }

  private get addressInput(): (HTMLInputElement & { reportValidity(): boolean }) | null | undefined {
    return this.template?.querySelector('[data-id="address"]');
  }
}
