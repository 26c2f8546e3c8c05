/** Display text of values, for `displayValue`. Source: User Interface API Developer Guide, "Field Value". */
import type { FieldDef } from '../../schema/model.ts';
import type { Value } from '../../types.ts';

export interface DisplayContext {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** Null if the value is its own display text: text, IDs, and checkboxes. */
export function displayValue(context: DisplayContext, field: FieldDef, value: Value): string | null {
  if (value === null || typeof value === 'boolean') return null;
  switch (field.type) {
    case 'picklist':
    case 'multipicklist':
      return labelOf(field, String(value));
    case 'date':
      return formatter('date', context.locale, 'UTC').format(new Date(`${String(value)}T00:00:00Z`));
    case 'datetime':
      return formatter('datetime', context.locale, context.timeZone).format(new Date(String(value)));
    case 'currency':
      return Number(value).toLocaleString(context.locale, { style: 'currency', currency: context.currency });
    case 'percent':
      return `${decimal(context, field, Number(value))}%`;
    case 'int':
    case 'double':
      return decimal(context, field, Number(value));
    default:
      return null;
  }
}

function labelOf(field: FieldDef, value: string): string {
  const labels = new Map(field.picklist.map((entry) => [entry.value, entry.label]));
  return value
    .split(field.type === 'multipicklist' ? ';' : '\u0000')
    .map((part) => labels.get(part) ?? part)
    .join(';');
}

function decimal(context: DisplayContext, field: FieldDef, value: number): string {
  return value.toLocaleString(context.locale, {
    minimumFractionDigits: field.scale,
    maximumFractionDigits: field.scale,
  });
}

/** Formatters are slow to create, so they're kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(kind: 'date' | 'datetime', locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${kind}|${locale}|${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const day = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone } as const;
  const made = new Intl.DateTimeFormat(locale, kind === 'date' ? day : { ...day, hour: 'numeric', minute: '2-digit' });
  formatters.set(key, made);
  return made;
}
