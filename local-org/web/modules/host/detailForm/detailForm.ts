import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { updateRecord } from 'lightning/uiRecordApi';
import { changes, saveProblems, type DetailSection, type SaveProblems } from '../../../lib/detailForm.ts';
import { fieldText } from '../../../lib/fields.ts';
import { afterPaint } from '../../../lib/later.ts';
import { objectConfig } from '../../../lib/pageConfig.ts';
import type { ObjectInfo, RecordData } from '../../../lib/uiTypes.ts';

type FieldInput = HTMLElement & { showProblem(message: string): void; reportValidity(): boolean };

const NO_PROBLEMS: SaveProblems = { page: [], fields: {} };

/** Edits a record's details. A failed save keeps the values and shows the errors next to the fields. */
export default class DetailForm extends LightningElement {
  @api record!: RecordData;
  @api objectInfo!: ObjectInfo;
  @api sections: readonly DetailSection[] = [];
  @api focusPath: string | undefined;
  problems: SaveProblems = NO_PROBLEMS;
  isSaving = false;
  private readonly typed: Record<string, unknown> = {};
  private hasFocused = false;

  renderedCallback(): void {
    if (this.hasFocused) return;
    this.hasFocused = true;
    const input = this.inputs.find(({ dataset }) => dataset['path'] === this.focusPath) ?? this.inputs[0];
    afterPaint(() => input?.focus());
  }

  get recordTypeId(): string {
    return this.record.recordTypeId ?? this.objectInfo.defaultRecordTypeId ?? '012000000000000AAA';
  }

  get saveLabel(): string {
    return this.isSaving ? 'Saving...' : 'Save';
  }

  private get inputs(): FieldInput[] {
    return [...(this.template?.querySelectorAll<FieldInput>('host-field-input') ?? [])];
  }

  handleValue(event: CustomEvent<{ path: string; value: unknown }>): void {
    this.typed[event.detail.path] = event.detail.value;
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  async handleSubmit(event: Event): Promise<void> {
    event.preventDefault();
    this.problems = NO_PROBLEMS;
    const invalid = this.inputs.filter((input) => !input.reportValidity());
    if (invalid.length) {
      invalid[0]?.focus();
      return;
    }
    await this.save(changes(this.record, this.typed));
  }

  private async save(fields: Record<string, unknown>): Promise<void> {
    this.isSaving = true;
    try {
      if (Object.keys(fields).length) {
        await updateRecord({ fields: { Id: this.record.id, ...fields } });
        this.announceSaved();
      }
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (error) {
      this.showProblems(saveProblems(error));
    } finally {
      this.isSaving = false;
    }
  }

  private announceSaved(): void {
    const object = objectConfig(this.record.apiName);
    const name = fieldText(this.record, object?.nameField ?? 'Name');
    const message = `${object?.label ?? this.record.apiName}${name ? ` "${name}"` : ''} was saved.`;
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
  }

  private showProblems(problems: SaveProblems): void {
    const shown = new Set<string>();
    for (const input of this.inputs) {
      const path = input.dataset['path'] ?? '';
      const message = problems.fields[path];
      if (message === undefined) continue;
      input.showProblem(message);
      shown.add(path);
    }
    // Show errors of fields that aren't on the layout too.
    const elsewhere = Object.entries(problems.fields).filter(([path]) => !shown.has(path));
    this.problems = {
      page: [
        ...problems.page,
        ...elsewhere.map(([path, message]) => `${this.objectInfo.fields[path]?.label ?? path}: ${message}`),
      ],
      fields: problems.fields,
    };
    this.inputs.find(({ dataset }) => shown.has(dataset['path'] ?? ''))?.focus();
  }
}
