/** Fills {0}, {1}, and so on in a custom label. A placeholder without a value becomes empty. */
export function format(label: string, ...values: readonly (string | number | null | undefined)[]): string {
  return label.replace(/\{(\d+)\}/g, (_place, index: string) => String(values[Number(index)] ?? ''));
}

/** "Clever and ClassLink", in the user's language. */
export function list(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** Lowercase, without accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Says whether a row contains every word of a search, whatever its case and accents. `textsOf` says where to look. A long list is searched again
 * with each key, so each row and each search is converted only once.
 */
export function rowSearch<Row extends object>(
  textsOf: (row: Row) => readonly (string | null | undefined)[],
): (search: string, row: Row) => boolean {
  const texts = new WeakMap<Row, string>();
  let last = '';
  let words = [''];
  return (search, row) => {
    if (search !== last) {
      last = search;
      words = plain(search).split(/\s+/);
    }
    const text = texts.get(row) ?? plain(textsOf(row).join(' '));
    texts.set(row, text);
    return words.every((word) => text.includes(word));
  };
}
