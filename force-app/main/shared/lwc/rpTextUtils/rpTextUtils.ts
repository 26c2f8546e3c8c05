/** Fills {0}, {1}, and so on in a custom label. A placeholder without a value becomes empty. */
export function format(label: string, ...values: readonly (string | number | null | undefined)[]): string {
  return label.replace(/\{(\d+)\}/g, (_place, index: string) => String(values[Number(index)] ?? ''));
}

/** "Clever and ClassLink", in the user's language. */
export function list(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** Lowercase, without accents. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** True if the texts together contain every word of the search. */
export function hasWords(search: string, texts: readonly (string | null | undefined)[]): boolean {
  return hasPlainWords(plain(search), plain(texts.join(' ')));
}

/** The same for a search and a text that are already plain, so that a long list isn't converted again with each key. */
export function hasPlainWords(search: string, text: string): boolean {
  return search.split(/\s+/).every((word) => text.includes(word));
}
