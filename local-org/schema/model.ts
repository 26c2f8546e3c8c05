/** The schema of objects and fields, read from the DX project and the standard objects. */
import type { Value } from '../types.ts';

/** Field types as describe names them. */
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
  | 'time'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'address'
  /** Text with suggestions, such as the subject of a task or an event. */
  | 'combobox'
  /** A value of any other type, such as a value in a history record. */
  | 'anyType'
  /** The contents of a file. Stored as text in base64. */
  | 'base64';

/** An organization-wide default, as `sharingModel` in metadata spells it (Metadata API Guide, "CustomObject"). */
export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ReadWriteTransfer' | 'ControlledByParent';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
  /** CaseStatus, OpportunityStage, and TaskStatus only: the value closes the record. */
  readonly isClosed?: boolean;
  /** OpportunityStage only. */
  readonly isWon?: boolean;
  /** OpportunityStage only, in percent. */
  readonly probability?: number;
  /** OpportunityStage only: Pipeline, BestCase, Forecast, Omitted, Closed. */
  readonly forecastCategory?: string;
}

/** A formula as in its metadata, and the file for error messages. */
export interface FormulaText {
  readonly text: string;
  /** `formulaTreatBlanksAs`: whether a blank number counts as 0. */
  readonly blankIsZero: boolean;
  readonly file: string;
}

/** Metadata API Guide, "ValidationRule": a record for which the formula is true isn't saved. */
export interface ValidationRule {
  readonly name: string;
  readonly formula: FormulaText;
  readonly message: string;
  /** The field that shows the message. Null shows it at the top of the page. */
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
  /** Auto-number display format such as `{00000000}`, otherwise null. */
  readonly autoNumber: string | null;
  /** The first auto-number. The default is 1. */
  readonly autoNumberStart?: number;
  readonly defaultValue: Value;
  readonly picklist: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  /** Target objects of a lookup. More than one makes it polymorphic (Task.WhatId, Case.OwnerId). */
  readonly referenceTo: readonly string[];
  /** The name of the parent path in SOQL: `Account`, `Case__r`. Null if there is none. */
  readonly relationshipName: string | null;
  /** The name of the child subquery on the parent: `Cases`, `Shipments__r`. */
  readonly childRelationshipName: string | null;
  /** The heading of the related list on the parent. Without one, it is the plural of the object. */
  readonly relatedListLabel?: string;
  readonly masterDetail: boolean;
  /**
   * Master-detail only: read access to the master is enough to write the detail record (Metadata API Guide,
   * "CustomField").
   */
  readonly writeRequiresMasterRead?: boolean;
  readonly onDelete: 'clear' | 'restrict' | 'cascade';
  readonly trackHistory: boolean;
  readonly inlineHelpText: string | null;
  readonly description: string | null;
  /** A default that is evaluated when the record is created. `defaultValue` is null then. */
  readonly defaultFormula?: 'TODAY' | 'NOW';
  /**
   * The parts of a compound field. DML stores names (Contact.Name from FirstName and LastName). Addresses
   * have no column.
   */
  readonly compoundOf?: readonly string[];
  /** A read-only copy of a parent's field, such as Case.ContactEmail. DML keeps it current. */
  readonly copyOf?: { readonly lookup: string; readonly field: string };
  /** The field whose permission this field uses: an address's parts use the address. */
  readonly permissionOf?: string;
  /** False if permission sets can't contain the field: it comes with the object. */
  readonly permissionable?: boolean;
  /** Differences from what `field-uses.ts` derives from the type. */
  readonly nillable?: boolean;
  readonly filterable?: boolean;
  readonly groupable?: boolean;
  readonly sortable?: boolean;
  readonly aggregatable?: boolean;
  /** Evaluated when it's read, such as a formula or a roll-up summary. It can't be written and has no column. */
  readonly calculated?: boolean;
  /** The formula of a formula field. */
  readonly formula?: FormulaText;
  /** The standard value set of a standard picklist. */
  readonly valueSet?: string;
}

export interface RecordTypeDef {
  readonly id: string;
  readonly developerName: string;
  readonly label: string;
  readonly isActive: boolean;
  /** Field API name → values for this record type. A field that isn't listed has all its values. */
  readonly picklistValues: ReadonlyMap<string, readonly { value: string; isDefault: boolean }[]>;
  readonly compactLayout: string | null;
}

export interface ChildRelationship {
  readonly name: string;
  /** The heading of its related list. */
  readonly label: string;
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
  /** `__mdt`: its records come from the project's files, and DML refuses it. */
  readonly customMetadata: boolean;
  /** A hierarchy custom setting: a record each for the organization, profiles, and users. */
  readonly customSetting?: boolean;
  /** The record's name field: Name, CaseNumber, Subject. */
  readonly nameField: string;
  /** By lower-case API name. */
  readonly fields: ReadonlyMap<string, FieldDef>;
  /** Parent relationships by lower-case relationship name. */
  readonly parents: ReadonlyMap<string, FieldDef>;
  /** Child relationships by lower-case relationship name. */
  readonly children: ReadonlyMap<string, ChildRelationship>;
  readonly recordTypes: readonly RecordTypeDef[];
  /** Active record types. */
  readonly validationRules: readonly ValidationRule[];
  /** False if DML refuses the operation. Undefined means true. */
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  /**
   * Where object permissions come from: undefined for the object's entries in permission sets, `everyone` for
   * all users, or another object (CaseComment uses Case's). Field permissions are separate.
   */
  readonly accessFrom?: string;
  /** The user permission that creating, changing, and deleting records needs: EditTask for tasks. */
  readonly changedWith?: string;
  /** The access of all users to records they don't own. Records of objects without owners belong to everyone. */
  readonly sharing: SharingModel;
  /** The object whose records these share: CaseShare shares cases. */
  readonly shareOf?: string;
  /** The object with the history of tracked fields, and its lookup to the record: CaseHistory, CaseId. */
  readonly history?: { readonly object: string; readonly parentField: string };
}

/** Lookups ignore case, as in Salesforce. */
export interface Schema {
  readonly objects: ReadonlyMap<string, ObjectDef>;
  object(name: string): ObjectDef | undefined;
  /** Throws OrgError INVALID_TYPE. */
  requireObject(name: string): ObjectDef;
  field(object: string, field: string): FieldDef | undefined;
  /** The object of an ID, by its key prefix. */
  objectOfId(id: string): ObjectDef | undefined;
  /** Custom Labels by lower-case name. */
  readonly labels: ReadonlyMap<string, string>;
}
