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
      return dates('date', context.locale, 'UTC').format(new Date(`${String(value)}T00:00:00Z`));
    case 'datetime':
      return dates('datetime', context.locale, context.timeZone).format(new Date(String(value)));
    case 'currency':
      return amounts(context.locale, context.currency).format(Number(value));
    case 'percent':
      return `${decimals(context.locale, field.scale).format(Number(value))}%`;
    case 'int':
    case 'double':
      return decimals(context.locale, field.scale).format(Number(value));
    default:
      return null;
  }
}

function labelOf(field: FieldDef, value: string): string {
  const labelOfOne = (one: string): string => field.picklist.find((entry) => entry.value === one)?.label ?? one;
  return field.type === 'multipicklist' ? value.split(';').map(labelOfOne).join(';') : labelOfOne(value);
}

/** Formatters are slow to create, so they're kept. */
function kept<Arguments extends readonly (string | number)[], Made>(
  make: (...from: Arguments) => Made,
): (...from: Arguments) => Made {
  const known = new Map<string, Made>();
  return (...from) => {
    const key = from.join('|');
    const found = known.get(key) ?? make(...from);
    known.set(key, found);
    return found;
  };
}

const dates = kept((kind: 'date' | 'datetime', locale: string, timeZone: string) => {
  const day = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone } as const;
  return new Intl.DateTimeFormat(locale, kind === 'date' ? day : { ...day, hour: 'numeric', minute: '2-digit' });
});

const amounts = kept(
  (locale: string, currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency }),
);

const decimals = kept(
  (locale: string, scale: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale }),
);
