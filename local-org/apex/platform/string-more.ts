/** Apex Reference, "String Class": methods from Apache Commons StringUtils, such as differences and character types. */
import { throwApex } from '../runtime/exceptions.ts';
import { ApexList } from '../runtime/collections.ts';
import { listOf, STRING } from '../runtime/types.ts';
import { integer, list, text } from './arguments.ts';
import { on, statics, type Members } from './definition.ts';

const listOfStrings = (items: readonly string[]): ApexList => new ApexList(listOf(STRING), [...items]);

/** The index of the first difference between two texts, or -1. */
function indexOfDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at === a.length && at === b.length ? -1 : at;
}

function commonPrefix(all: readonly string[]): string {
  const [first = '', ...others] = all;
  return others.reduce((prefix, other) => {
    const at = indexOfDifference(prefix, other);
    return at < 0 ? prefix : prefix.slice(0, at);
  }, first);
}

/** "abbreviate(maxWidth, offset)": an ellipsis on each side that was cut off. */
function abbreviate(value: string, width: number, offset: number): string {
  if (width < 4) throwApex('IllegalArgumentException', 'Minimum abbreviation width is 4');
  if (value.length <= width) return value;
  const start = Math.min(offset, value.length, Math.max(0, value.length - (width - 3)));
  if (start <= 4) return `${value.slice(0, width - 3)}...`;
  if (width < 7) throwApex('IllegalArgumentException', 'Minimum abbreviation width with offset is 7');
  if (start + width - 3 < value.length) return `...${value.slice(start, start + width - 6)}...`;
  return `...${value.slice(value.length - (width - 3))}`;
}

function centered(value: string, size: number, filler: string): string {
  if (size <= value.length || filler === '') return value;
  return value.padStart(value.length + ((size - value.length) >> 1), filler).padEnd(size, filler);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_zero, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

function overlay(value: string, by: string, start: number, end: number): string {
  const clamp = (at: number) => Math.max(0, Math.min(at, value.length));
  const [from, to] = [Math.min(clamp(start), clamp(end)), Math.max(clamp(start), clamp(end))];
  return value.slice(0, from) + by + value.slice(to);
}

const TYPES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /\p{P}/u, /\p{S}/u, /\s/u];
const typeOf = (char: string): number => TYPES.findIndex((type) => type.test(char));

/** With `camelCase`, a capital letter belongs to the small letters after it: `fooBar` is `foo`, `Bar`. */
function byCharacterType(value: string, camelCase: boolean): string[] {
  const parts: string[] = [];
  for (const char of value) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    if (last === undefined || before === undefined) parts.push(char);
    else if (typeOf(before) === typeOf(char)) parts[parts.length - 1] = last + char;
    else if (camelCase && typeOf(before) === 0 && typeOf(char) === 1)
      parts.splice(-1, 1, ...[last.slice(0, -1), before + char].filter((part) => part !== ''));
    else parts.push(char);
  }
  return parts;
}

const escapeUnicode = (value: string): string =>
  value.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
const unescapeUnicode = (value: string): string =>
  value.replace(/\\u([0-9a-fA-F]{4})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
const unescapeCsv = (value: string): string =>
  /^".*[",\n\r].*"$/s.test(value) ? value.slice(1, -1).replaceAll('""', '"') : value;

const at = (value: string, index: number): number =>
  value.codePointAt(index) ?? throwApex('StringException', `String index out of range: ${index}`);
const char = (code: number): string => String.fromCodePoint(code);

/** The smallest index, or -1 if nothing was found. */
const firstOf = (indexes: readonly number[]): number =>
  indexes.reduce((first, index) => (index >= 0 && (first < 0 || index < first) ? index : first), -1);

export const moreStringMethods: Members = on(text, {
  'String abbreviate(Integer, Integer)': (s, [width, offset]) => abbreviate(s, integer(width), integer(offset)),
  'String center(Integer, String)': (s, [size, filler]) => centered(s, integer(size), text(filler)),
  'Integer codePointBefore(Integer)': (s, [index]) => at(s, integer(index) - 1),
  'Integer codePointCount(Integer, Integer)': (s, [from, to]) => [...s.slice(integer(from), integer(to))].length,
  'String difference(String)': (s, [other]) => {
    const index = indexOfDifference(s, text(other));
    return index < 0 ? '' : text(other).slice(index);
  },
  'String escapeUnicode()': (s) => escapeUnicode(s),
  'Integer getLevenshteinDistance(String)': (s, [other]) => distance(s, text(other)),
  'Integer getLevenshteinDistance(String, Integer)': (s, [other, most]) => {
    const found = distance(s, text(other));
    return found <= integer(most) ? found : -1;
  },
  'Integer indexOfAny(String)': (s, [chars]) => firstOf([...text(chars)].map((one) => s.indexOf(one))),
  'Integer indexOfAnyBut(String)': (s, [chars]) =>
    firstOf([...s].filter((one) => !text(chars).includes(one)).map((one) => s.indexOf(one))),
  'Integer indexOfChar(Integer)': (s, [code]) => s.indexOf(char(integer(code))),
  'Integer indexOfChar(Integer, Integer)': (s, [code, from]) => s.indexOf(char(integer(code)), integer(from)),
  'Integer indexOfDifference(String)': (s, [other]) => indexOfDifference(s, text(other)),
  'Integer indexOfIgnoreCase(String, Integer)': (s, [part, from]) =>
    s.toLowerCase().indexOf(text(part).toLowerCase(), integer(from)),
  'Boolean isAsciiPrintable()': (s) => /^[\x20-\x7e]*$/.test(s),
  'Integer lastIndexOfChar(Integer)': (s, [code]) => s.lastIndexOf(char(integer(code))),
  'Integer lastIndexOfChar(Integer, Integer)': (s, [code, from]) => s.lastIndexOf(char(integer(code)), integer(from)),
  'Integer lastIndexOfIgnoreCase(String)': (s, [part]) => s.toLowerCase().lastIndexOf(text(part).toLowerCase()),
  'Integer lastIndexOfIgnoreCase(String, Integer)': (s, [part, from]) =>
    s.toLowerCase().lastIndexOf(text(part).toLowerCase(), integer(from)),
  'String overlay(String, Integer, Integer)': (s, [by, start, end]) =>
    overlay(s, text(by), integer(start), integer(end)),
  'List<String> splitByCharacterType()': (s) => listOfStrings(byCharacterType(s, false)),
  'List<String> splitByCharacterTypeCamelCase()': (s) => listOfStrings(byCharacterType(s, true)),
  'String toLowerCase(String)': (s, [locale]) => s.toLocaleLowerCase(text(locale).replace('_', '-')),
  'String toUpperCase(String)': (s, [locale]) => s.toLocaleUpperCase(text(locale).replace('_', '-')),
  'String unescapeCsv()': (s) => unescapeCsv(s),
  'String unescapeUnicode()': (s) => unescapeUnicode(s),
});

export const moreStringStatics: Members = statics({
  'String getCommonPrefix(List<String>)': ([all]) => commonPrefix(list(all).items.map(text)),
});
