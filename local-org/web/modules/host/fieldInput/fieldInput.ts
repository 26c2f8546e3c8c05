import { LightningElement, api, wire } from 'lwc';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { DetailField } from '../../../lib/detailForm.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import type { FieldInfo, ObjectInfo, PicklistValues } from '../../../lib/uiTypes.ts';

interface Input extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

const INPUT_TYPES: Readonly<Record<string, string>> = {
  Currency: 'number',
  Date: 'date',
  DateTime: 'datetime',
  Double: 'number',
  Email: 'email',
  Int: 'number',
  Percent: 'number',
  Phone: 'tel',
  Url: 'url',
};

const NUMBERS = new Set(['Currency', 'Double', 'Int', 'Percent']);

/** The input for one field, by its type. */
export default class FieldInput extends LightningElement {
  @api field!: DetailField;
  @api info!: ObjectInfo;
  @api recordTypeId = '';
  private typed: unknown;
  private hasTyped = false;

  @wire(getPicklistValues, { recordTypeId: '$picklistRecordType', fieldApiName: '$picklistField' })
  picklist: Emission<PicklistValues> = { data: undefined, error: undefined };

  get fieldInfo(): FieldInfo | undefined {
    return this.info.fields[this.field.path];
  }

  get dataType(): string {
    return this.fieldInfo?.dataType ?? '';
  }

  get value(): unknown {
    return this.hasTyped ? this.typed : this.field.value;
  }

  get isPicklist(): boolean {
    return this.dataType === 'Picklist';
  }

  get isMultiPicklist(): boolean {
    return this.dataType === 'MultiPicklist';
  }

  get isMultiline(): boolean {
    return this.dataType === 'TextArea';
  }

  get isCheckbox(): boolean {
    return this.dataType === 'Boolean';
  }

  get isLookup(): boolean {
    return this.dataType === 'Reference';
  }

  get inputType(): string {
    return INPUT_TYPES[this.dataType] ?? 'text';
  }

  /** The time input doesn't get a label from the field's label. */
  get timeLabel(): string | undefined {
    return this.dataType === 'DateTime' ? `${this.field.label}: time` : undefined;
  }

  get formatter(): string | undefined {
    if (this.dataType === 'Currency') return 'currency';
    return this.dataType === 'Percent' ? 'percent-fixed' : undefined;
  }

  get maxLength(): number | undefined {
    return this.fieldInfo?.length || undefined;
  }

  get step(): string | undefined {
    if (!NUMBERS.has(this.dataType)) return undefined;
    return String(10 ** -(this.fieldInfo?.scale ?? 0));
  }

  get picklistField(): string | undefined {
    return this.isPicklist || this.isMultiPicklist ? `${this.info.apiName}.${this.field.path}` : undefined;
  }

  get picklistRecordType(): string | undefined {
    return this.picklistField && this.recordTypeId;
  }

  get options() {
    const values = this.multiOptions;
    return this.field.required ? values : [{ label: '--None--', value: '' }, ...values];
  }

  get multiOptions() {
    return (this.picklist.data?.values ?? []).map(({ label, value }) => ({ label, value }));
  }

  get values(): string[] {
    return String(this.value ?? '')
      .split(';')
      .filter(Boolean);
  }

  get targets(): readonly string[] {
    return this.fieldInfo?.referenceToInfos.map(({ apiName }) => apiName) ?? [];
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.changeTo(NUMBERS.has(this.dataType) ? (value === '' ? null : Number(value)) : value === '' ? null : value);
  }

  handleMultiChange(event: CustomEvent<{ value: string[] }>): void {
    this.changeTo(event.detail.value.join(';') || null);
  }

  handleCheck(event: CustomEvent<{ checked: boolean }>): void {
    this.changeTo(event.detail.checked);
  }

  handleLookup(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    this.changeTo(event.detail.value);
  }

  @api
  focus(): void {
    this.input?.focus();
  }

  @api
  reportValidity(): boolean {
    return this.input?.reportValidity?.() ?? true;
  }

  @api
  showProblem(message: string): void {
    this.input?.setCustomValidity?.(message);
    this.input?.reportValidity?.();
  }

  private get input(): Input | null | undefined {
    return this.template?.querySelector<Input>('[data-input]');
  }

  private changeTo(value: unknown): void {
    this.typed = value;
    this.hasTyped = true;
    this.input?.setCustomValidity?.('');
    this.dispatchEvent(new CustomEvent('valuechange', { detail: { path: this.field.path, value } }));
  }
}
