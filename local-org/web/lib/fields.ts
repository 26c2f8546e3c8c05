/** Reads and displays the fields of a UI API record. */
import type { FieldInfo, FieldValue, ObjectInfo, RecordData } from './uiTypes.ts';

/** Follows relationships: `Account.Name` of a case. */
export function fieldAt(record: RecordData | undefined, path: string): FieldValue | undefined {
  const names = path.split('.');
  let current = record;
  for (const name of names.slice(0, -1)) {
    const value = current?.fields[name]?.value;
    if (typeof value !== 'object' || value === null) return undefined;
    current = value;
  }
  return current?.fields[names.at(-1) ?? ''];
}

/** The display text. Empty if the field has no value. */
export function fieldText(record: RecordData | undefined, path: string): string {
  const field = fieldAt(record, path);
  if (!field || field.value === null || field.value === undefined) return '';
  if (typeof field.value === 'object') return '';
  return field.displayValue ?? String(field.value);
}

/** How the host displays a value. */
export type Display =
  | 'text'
  | 'multiline'
  | 'html'
  | 'number'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'email'
  | 'phone'
  | 'url'
  | 'reference';

const DISPLAYS: Readonly<Record<string, Display>> = {
  Boolean: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Double: 'number',
  Email: 'email',
  Int: 'number',
  Percent: 'percent',
  Phone: 'phone',
  Reference: 'reference',
  TextArea: 'multiline',
  Url: 'url',
};

export function displayOf(field: FieldInfo | undefined): Display {
  if (field?.htmlFormatted) return 'html';
  return DISPLAYS[field?.dataType ?? ''] ?? 'text';
}

/** A displayed field: its value and, for a lookup, the related record's name and ID. */
export interface ShownField {
  readonly path: string;
  readonly label: string;
  readonly help: string | null;
  readonly display: Display;
  readonly value: string | number | boolean | null;
  readonly text: string;
  /** Where a lookup's text links to. */
  readonly linkTo: { readonly recordId: string; readonly objectApiName: string } | undefined;
}

/** The paths `shownField` needs: the field and, for a lookup, the related record's name. */
export function pathsToShow(info: ObjectInfo, path: string): string[] {
  const field = info.fields[path];
  if (!field?.relationshipName) return [`${info.apiName}.${path}`];
  return [path, ...nameFieldsOf(field).map((name) => `${field.relationshipName ?? ''}.${name}`)].map(
    (part) => `${info.apiName}.${part}`,
  );
}

function nameFieldsOf(field: FieldInfo): readonly string[] {
  // The objects of a polymorphic lookup share only Name.
  const [target, ...others] = field.referenceToInfos;
  if (!target || others.length) return ['Name'];
  return target.nameFields.slice(0, 1);
}

export function shownField(info: ObjectInfo, record: RecordData, path: string): ShownField {
  const field = info.fields[path];
  const read = fieldAt(record, path);
  const value = typeof read?.value === 'object' ? null : (read?.value ?? null);
  const display = displayOf(field);
  const base = { path, label: labelOf(field, path), help: field?.inlineHelpText ?? null, display, value };
  if (display !== 'reference' || typeof value !== 'string' || !field) {
    return { ...base, text: read?.displayValue ?? (value === null ? '' : String(value)), linkTo: undefined };
  }
  const parent = fieldAt(record, field.relationshipName ?? '')?.value;
  const target = typeof parent === 'object' ? parent : null;
  const name = nameFieldsOf(field).map((part) => (target ? fieldText(target, part) : ''))[0];
  const objectApiName = target?.apiName ?? field.referenceToInfos[0]?.apiName ?? '';
  return { ...base, text: name || read?.displayValue || value, linkTo: { recordId: value, objectApiName } };
}

/** A lookup is named after its target: "Account ID" becomes "Account Name", "Parent Case ID" becomes "Parent Case". */
function labelOf(field: FieldInfo | undefined, path: string): string {
  if (!field) return path;
  const name = field.reference ? field.label.replace(/ ID$/, '') : field.label;
  const isNamedAsItsTarget = name !== field.label && field.referenceToInfos.some(({ apiName }) => apiName === name);
  return isNamedAsItsTarget ? `${name} Name` : name;
}
