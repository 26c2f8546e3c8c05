/** An object that the readers are still building. `assemble.ts` turns drafts into the schema. */
import type { FieldDef, PicklistValue, SharingModel, ValidationRule } from './model.ts';

export interface RecordTypeDraft {
  readonly developerName: string;
  readonly label: string;
  readonly description: string | null;
  readonly isActive: boolean;
  readonly picklistValues: ReadonlyMap<string, readonly { value: string; isDefault: boolean }[]>;
  readonly compactLayout: string | null;
}

export interface ObjectDraft {
  readonly name: string;
  label: string;
  labelPlural: string;
  /** Null until a prefix is allocated, for custom objects and custom metadata types. */
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly customMetadata: boolean;
  readonly customSetting?: boolean;
  nameField: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly accessFrom: string | null;
  readonly changedWith?: string;
  history: { readonly object: string; readonly parentField: string } | null;
  sharing: SharingModel;
  readonly shareOf?: string;
  /** By lower-case name. */
  readonly fields: Map<string, FieldDef>;
  readonly recordTypes: RecordTypeDraft[];
  readonly validationRules: ValidationRule[];
  /** Whether its records can have tasks, events, and posts. */
  activities: boolean;
  feeds: boolean;
}

/** Drafts by lower-case name. */
export type Drafts = Map<string, ObjectDraft>;

/** Values of standard and global value sets by name. */
export type ValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

export function addField(draft: ObjectDraft, field: FieldDef): void {
  draft.fields.set(field.name.toLowerCase(), field);
}
