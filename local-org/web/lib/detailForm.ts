/** A record's details in the order of its page layout, to read and to edit. */
import { pathsToShow, shownField, type ShownField } from './fields.ts';
import type { ErrorBody, PlatformError } from './http.ts';
import type { ObjectInfo, RecordData } from './uiTypes.ts';
import type { LayoutConfig, LayoutField, ObjectConfig } from './wireModel.ts';

export function layoutOf(
  object: ObjectConfig,
  layouts: Readonly<Record<string, LayoutConfig>>,
  recordTypeId: string | null,
): LayoutConfig | undefined {
  const name = object.layouts[recordTypeId ?? ''] ?? object.layouts[''];
  return name === undefined ? undefined : layouts[name];
}

export interface DetailField extends ShownField {
  readonly editable: boolean;
  readonly required: boolean;
}

export interface DetailSection {
  readonly key: string;
  readonly label: string;
  readonly showsHeading: boolean;
  readonly columns: readonly { readonly key: string; readonly fields: readonly DetailField[] }[];
}

/** Fields the user can't read are left out, as on the platform. */
export function detailSections(layout: LayoutConfig, info: ObjectInfo, record: RecordData): DetailSection[] {
  const sections = layout.sections.map((section, index) => ({
    key: `section-${index}`,
    label: section.label,
    showsHeading: section.useHeading && section.label !== '',
    columns: section.columns.map((column, position) => ({
      key: `column-${position}`,
      fields: column.flatMap((field) => detailField(field, info, record)),
    })),
  }));
  return sections.filter((section) => section.columns.some((column) => column.fields.length));
}

function detailField(field: LayoutField | null, info: ObjectInfo, record: RecordData): DetailField[] {
  const known = field && info.fields[field.field];
  if (!known || record.fields[field.field] === undefined) return [];
  return [
    {
      ...shownField(info, record, field.field),
      editable: field.behavior !== 'Readonly' && known.updateable && info.updateable,
      required: field.behavior === 'Required' || known.required,
    },
  ];
}

export function layoutPaths(layout: LayoutConfig, info: ObjectInfo): string[] {
  const fields = layout.sections.flatMap((section) => section.columns.flat());
  const known = fields.filter(
    (field): field is LayoutField => field !== null && info.fields[field.field] !== undefined,
  );
  return [...new Set(known.flatMap((field) => pathsToShow(info, field.field)))];
}

/** The values that differ from the record. */
export function changes(record: RecordData, typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => (record.fields[name]?.value ?? null) !== (value === '' ? null : value),
    ),
  );
}

export interface SaveProblems {
  /** Errors that belong to no single field. */
  readonly page: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

interface UiErrorOutput {
  readonly errors?: readonly { readonly message: string }[];
  readonly fieldErrors?: Readonly<Record<string, readonly { readonly message: string }[]>>;
}

/** The UI API returns field errors in `body.output.fieldErrors` and other errors in `body.output.errors`. */
export function saveProblems(error: unknown): SaveProblems {
  const body = (error as Partial<PlatformError> | undefined)?.body;
  const first = (Array.isArray(body) ? (body as ErrorBody[])[0] : body) as
    (ErrorBody & { output?: UiErrorOutput }) | undefined;
  const fields = Object.fromEntries(
    Object.entries(first?.output?.fieldErrors ?? {}).map(([name, [problem]]) => [
      name,
      problem?.message ?? 'Enter a valid value.',
    ]),
  );
  const page = (first?.output?.errors ?? []).map((problem) => problem.message);
  if (page.length || Object.keys(fields).length) return { page, fields };
  return {
    page: [first?.message ?? (error instanceof Error ? error.message : "We can't save this record. Try again.")],
    fields,
  };
}
