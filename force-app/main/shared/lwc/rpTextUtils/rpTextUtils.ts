/** Puts values into the places `{0}`, `{1}`, … of a Custom Label; a place without a value stays empty. */
export function format(label: string, ...values: readonly (string | number | null | undefined)[]): string {
  return label.replace(/\{(\d+)\}/g, (_place, index: string) => String(values[Number(index)] ?? ''));
}

/** "Clever", "Clever and ClassLink", in the reader's language. */
export function list(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}
