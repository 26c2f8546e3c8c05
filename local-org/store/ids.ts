/**
 * Salesforce IDs: three characters of key prefix, two for the instance, one reserved, nine for the number,
 * and three that encode the letter case, so that the ID works in systems that ignore case (Object Reference,
 * "ID Field Type").
 */
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const INSTANCE = '8L0';
const ID_SHAPE = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/;

/** The three check characters of a 15-character ID. */
function checkCharacters(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(block + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += CHECK[bits];
  }
  return suffix;
}

/** Writes a number in base 62 with leading zeros. Sorts like the numbers. */
export function base62(number: number, width: number): string {
  let rest = number;
  let text = '';
  while (rest > 0) {
    text = BASE62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text.padStart(width, '0');
}

/** The ID of the n-th record with a key prefix. */
export function makeId(keyPrefix: string, counter: number): string {
  const id15 = keyPrefix + INSTANCE + base62(counter, 9);
  return id15 + checkCharacters(id15);
}

/** The ID of a calculated share row. It's made from the record's ID, so that it stays the same. */
export function makeShareId(keyPrefix: string, number: number, recordId: string): string {
  const id15 = keyPrefix + base62(number, 2) + '1' + recordId.slice(6, 15);
  return id15 + checkCharacters(id15);
}

/** The 18-character form of an ID, or null if the text isn't an ID. */
export function normalizeId(text: string): string | null {
  if (!ID_SHAPE.test(text)) return null;
  if (text.length === 15) return text + checkCharacters(text);
  const id15 = text.slice(0, 15);
  const check = checkCharacters(id15);
  if (text.endsWith(check)) return text;
  return repairCase(id15, text.slice(15));
}

/** Restores the case of an 18-character ID from its check characters. */
function repairCase(id15: string, check: string): string | null {
  const upper = check.toUpperCase();
  let repaired = '';
  for (let i = 0; i < 15; i++) {
    const bits = CHECK.indexOf(upper.charAt(Math.floor(i / 5)));
    if (bits < 0) return null;
    const character = id15.charAt(i);
    repaired += bits & (1 << (i % 5)) ? character.toUpperCase() : character.toLowerCase();
  }
  return checkCharacters(repaired) === upper ? repaired + upper : null;
}
