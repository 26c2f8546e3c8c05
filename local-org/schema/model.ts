/** What the schema says of objects and fields, read from the DX project and the standard objects; see the readers beside this file. */
import type { Value } from '../types.ts';

/** Field types as describe spells them. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'address'
  /** Text with suggestions: the subject of a task or an event. */
  | 'combobox'
  /** A value of any of the other types: what a history row holds. */
  | 'anyType';

/** An organization-wide default, as `sharingModel` in metadata spells it (Metadata API Guide, "CustomObject"). */
export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ReadWriteTransfer' | 'ControlledByParent';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
  /** CaseStatus, OpportunityStage and TaskStatus only: the value closes the record. */
  readonly isClosed?: boolean;
  /** OpportunityStage only. */
  readonly isWon?: boolean;
  /** OpportunityStage only, in percent. */
  readonly probability?: number;
  /** OpportunityStage only: Pipeline, BestCase, Forecast, Omitted, Closed. */
  readonly forecastCategory?: string;
}

/** A formula as its metadata spells it, and the file for what is said about it. */
export interface FormulaText {
  readonly text: string;
  /** `formulaTreatBlanksAs`: a number without a value counts as 0. */
  readonly blankIsZero: boolean;
  readonly file: string;
}

/** Metadata API Guide, "ValidationRule": what is true of a record that must not be saved. */
export interface ValidationRule {
  readonly name: string;
  readonly formula: FormulaText;
  readonly message: string;
  /** The field that shows the message; null for the whole page. */
  readonly field: string | null;
}

export interface FieldDef {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Characters, for text types. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly required: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly caseSensitive: boolean;
  readonly custom: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Auto-number display format such as `{00000000}`, else null. */
  readonly autoNumber: string | null;
  /** The first auto-number; 1 without it. */
  readonly autoNumberStart?: number;
  readonly defaultValue: Value;
  readonly picklist: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  /** Objects a lookup may point to; more than one is polymorphic (Task.WhatId, Case.OwnerId). */
  readonly referenceTo: readonly string[];
  /** The name of the parent path in SOQL: `Account`, `Case__r`; null where there is none. */
  readonly relationshipName: string | null;
  /** The name of the child subquery on the parent: `Cases`, `Shipments__r`. */
  readonly childRelationshipName: string | null;
  readonly masterDetail: boolean;
  /** Master-detail only: who may read the master may write the detail record (Metadata API Guide, "CustomField"). */
  readonly writeRequiresMasterRead?: boolean;
  readonly onDelete: 'clear' | 'restrict' | 'cascade';
  readonly trackHistory: boolean;
  readonly inlineHelpText: string | null;
  readonly description: string | null;
  /** A default that is worked out when the record is made; `defaultValue` is null then. */
  readonly defaultFormula?: 'TODAY' | 'NOW';
  /**
   * The fields a compound field is put together from. Names (Contact.Name from FirstName, LastName) are kept by DML; addresses
   * have no column of their own.
   */
  readonly compoundOf?: readonly string[];
  /** A read-only copy of a field of the parent, such as Case.ContactEmail. Kept by DML. */
  readonly copyOf?: { readonly lookup: string; readonly field: string };
  /** The field whose permission counts for this one: the parts of an address follow the address. */
  readonly permissionOf?: string;
  /** False where a permission set cannot name the field: it comes with the object. */
  readonly permissionable?: boolean;
  /** What `field-uses.ts` cannot tell from the type. */
  readonly nillable?: boolean;
  readonly filterable?: boolean;
  readonly groupable?: boolean;
  readonly sortable?: boolean;
  readonly aggregatable?: boolean;
  /** Worked out when it is read, such as a formula or a roll-up summary: nobody writes it and no column keeps it. */
  readonly calculated?: boolean;
  /** What a formula field is worked out from. */
  readonly formula?: FormulaText;
  /** The standard value set a standard picklist takes its values from. */
  readonly valueSet?: string;
}

export interface RecordTypeDef {
  readonly id: string;
  readonly developerName: string;
  readonly label: string;
  readonly isActive: boolean;
  /** Field API name → values offered for this record type; a field that is not listed offers all its values. */
  readonly picklistValues: ReadonlyMap<string, readonly { value: string; isDefault: boolean }[]>;
  readonly compactLayout: string | null;
}

export interface ChildRelationship {
  readonly name: string;
  readonly object: string;
  readonly field: string;
  readonly masterDetail: boolean;
}

export interface ObjectDef {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  /** `__mdt`: its records come from the project's files and DML refuses it. */
  readonly customMetadata: boolean;
  /** A hierarchy custom setting: a record each for the organization, profiles and users. */
  readonly customSetting?: boolean;
  /** The field a person reads as the record's name: Name, CaseNumber, Subject. */
  readonly nameField: string;
  /** By lower-case API name. */
  readonly fields: ReadonlyMap<string, FieldDef>;
  /** Parent relationships by lower-case relationship name. */
  readonly parents: ReadonlyMap<string, FieldDef>;
  /** Child relationships by lower-case relationship name. */
  readonly children: ReadonlyMap<string, ChildRelationship>;
  readonly recordTypes: readonly RecordTypeDef[];
  /** The active ones. */
  readonly validationRules: readonly ValidationRule[];
  /** False where DML refuses the operation; absent means true. */
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  /**
   * Where the right to the object comes from: its own permission-set entries (absent), everybody has it (`everyone`), or it follows
   * another object (CaseComment follows Case). It decides who uses the object, never which of its fields are open.
   */
  readonly accessFrom?: string;
  /** The user permission without which nobody makes, changes or deletes records of the object: tasks need EditTask. */
  readonly changedWith?: string;
  /** What everybody may do with the rows of others; rows of objects that nobody owns are everybody's. */
  readonly sharing: SharingModel;
  /** The object whose rows these share: CaseShare shares cases. */
  readonly shareOf?: string;
  /** The object that keeps the history of tracked fields, and its lookup back: CaseHistory, CaseId. */
  readonly history?: { readonly object: string; readonly parentField: string };
}

/** Look-ups ignore case, as the platform does. */
export interface Schema {
  readonly objects: ReadonlyMap<string, ObjectDef>;
  object(name: string): ObjectDef | undefined;
  /** Throws OrgError INVALID_TYPE. */
  requireObject(name: string): ObjectDef;
  field(object: string, field: string): FieldDef | undefined;
  /** The object an id belongs to, by its key prefix. */
  objectOfId(id: string): ObjectDef | undefined;
  /** Custom Labels by lower-case name. */
  readonly labels: ReadonlyMap<string, string>;
}
