/** Apex Reference, "String Class". */
import { throwApex } from '../runtime/exceptions.ts';
import { ApexList } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { current } from '../runtime/execution.ts';
import { wrapInteger } from '../runtime/numbers.ts';
import { textOf } from '../runtime/text.ts';
import { INTEGER, listOf, STRING } from '../runtime/types.ts';
import { offsetAt } from '../runtime/zones.ts';
import type { ApexValue } from '../runtime/values.ts';
import { elements, integer, list, text, textOrNull } from './arguments.ts';
import { on, statics, type ClassDefinition } from './definition.ts';
import { unescapeHtml4 } from './htmlEntities.ts';
import { messageFormat } from './messageFormat.ts';
import { replaceMatches, split } from './patterns.ts';
import { moreStringMethods, moreStringStatics } from './string-more.ts';

export const listOfStrings = (items: readonly string[]): ApexList => new ApexList(listOf(STRING), [...items]);

const isBlank = (value: string | null): boolean => value === null || /^\s*$/.test(value);

function substring(value: string, start: number, end = value.length): string {
  if (start < 0 || start > value.length) throwApex('StringException', `Starting position out of bounds: ${start}`);
  if (end > value.length || end < start) throwApex('StringException', `Ending position out of bounds: ${end}`);
  return value.substring(start, end);
}

function before(value: string, at: number): string {
  return at < 0 ? value : value.slice(0, at);
}

function after(value: string, separator: string, at: number): string {
  return at < 0 ? '' : value.slice(at + separator.length);
}

function between(value: string, open: string, close: string): string | null {
  const start = value.indexOf(open);
  const end = start < 0 ? -1 : value.indexOf(close, start + open.length);
  return end < 0 ? null : value.slice(start + open.length, end);
}

function abbreviate(value: string, max: number): string {
  if (max < 4) throwApex('IllegalArgumentException', 'Minimum abbreviation width is 4');
  return value.length <= max ? value : `${value.slice(0, max - 3)}...`;
}

function pad(value: string, size: number, filler: string, left: boolean): string {
  return left ? value.padStart(size, filler) : value.padEnd(size, filler);
}

const unescapeJava = (value: string): string =>
  value.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_all, code: string) =>
    code.startsWith('u') && code.length === 5
      ? String.fromCharCode(parseInt(code.slice(1), 16))
      : (CONTROL[code] ?? code),
  );
const CONTROL: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const escapeHtml = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const escapeXml = (value: string): string => escapeHtml(value).replace(/'/g, '&apos;');

const unescapeXml = (value: string): string =>
  value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#39);/g, "'")
    .replace(/&amp;/g, '&');

const escapeQuotes = (value: string): string => value.replace(/'/g, "\\'");

const charCodes = (value: string): ApexList =>
  new ApexList(
    listOf(INTEGER),
    [...value].map((char) => char.codePointAt(0) ?? 0),
  );

/** `hashCode` of text is that of java.lang.String, because projects depend on it. */
function stringHash(value: string): number {
  let hash = 0;
  for (let i = 0; i < value.length; i++) hash = wrapInteger(Math.imul(hash, 31) + value.charCodeAt(i));
  return hash;
}

/** Most texts don't contain the target. As in Java, an empty target matches between all characters and at both ends. */
const replaced = (value: string, part: string, by: string): string =>
  value.includes(part) ? value.replaceAll(part, () => by) : value;

/** Compares like java.lang.String: by the difference of the first different characters, or else of the lengths. */
function compareTo(value: string, other: string): number {
  const shorter = Math.min(value.length, other.length);
  for (let i = 0; i < shorter; i++) {
    const difference = value.charCodeAt(i) - other.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return value.length - other.length;
}

/** A Datetime shows the user's local time, and a Date has no time. Concatenation differs in both. */
export function valueOf(value: ApexValue): string | null {
  if (value === null) return null;
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) {
    const shifted = value.millis + offsetAt(value.millis, current().session.timeZone);
    return new Date(shifted).toISOString().slice(0, 19).replace('T', ' ');
  }
  return textOf(value);
}

export const stringClass: ClassDefinition = {
  type: STRING,
  instance: {
    ...on(text, {
      'String abbreviate(Integer)': (s, [max]) => abbreviate(s, integer(max)),
      'String capitalize()': (s) => s.charAt(0).toUpperCase() + s.slice(1),
      'String center(Integer)': (s, [size]) =>
        s.padStart(s.length + Math.max(0, (integer(size) - s.length) >> 1)).padEnd(integer(size)),
      'Integer charAt(Integer)': (s, [at]) =>
        s.codePointAt(integer(at)) ?? throwApex('StringException', `String index out of range: ${integer(at)}`),
      'Integer codePointAt(Integer)': (s, [at]) =>
        s.codePointAt(integer(at)) ?? throwApex('StringException', `String index out of range: ${integer(at)}`),
      'Integer compareTo(String)': (s, [other]) => compareTo(s, text(other)),
      'Boolean contains(String)': (s, [part]) => s.includes(text(part)),
      'Boolean containsAny(String)': (s, [chars]) => [...text(chars)].some((char) => s.includes(char)),
      'Boolean containsIgnoreCase(String)': (s, [part]) => s.toLowerCase().includes(text(part).toLowerCase()),
      'Boolean containsNone(String)': (s, [chars]) => ![...text(chars)].some((char) => s.includes(char)),
      'Boolean containsOnly(String)': (s, [chars]) => [...s].every((char) => text(chars).includes(char)),
      'Boolean containsWhitespace()': (s) => /\s/.test(s),
      'Integer countMatches(String)': (s, [part]) => (text(part) === '' ? 0 : s.split(text(part)).length - 1),
      'String deleteWhitespace()': (s) => s.replace(/\s+/g, ''),
      'Boolean endsWith(String)': (s, [part]) => s.endsWith(text(part)),
      'Boolean endsWithIgnoreCase(String)': (s, [part]) => s.toLowerCase().endsWith(text(part).toLowerCase()),
      'Boolean equals(Object)': (s, [other]) => s === other,
      'Boolean equalsIgnoreCase(String)': (s, [other]) => s.toLowerCase() === textOrNull(other)?.toLowerCase(),
      'String escapeCsv()': (s) => (/[",\n\r]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s),
      'String escapeEcmaScript()': (s) => JSON.stringify(s).slice(1, -1).replace(/'/g, "\\'").replace(/\//g, '\\/'),
      'String escapeHtml3()': (s) => escapeHtml(s),
      'String escapeHtml4()': (s) => escapeHtml(s),
      'String escapeJava()': (s) => JSON.stringify(s).slice(1, -1),
      'String escapeXml()': (s) => escapeXml(s),
      'List<Integer> getChars()': (s) => charCodes(s),
      'Integer hashCode()': (s) => stringHash(s),
      'Integer indexOf(String)': (s, [part]) => s.indexOf(text(part)),
      'Integer indexOf(String, Integer)': (s, [part, from]) => s.indexOf(text(part), integer(from)),
      'Integer indexOfIgnoreCase(String)': (s, [part]) => s.toLowerCase().indexOf(text(part).toLowerCase()),
      'Boolean isAllLowerCase()': (s) => /^\p{Ll}+$/u.test(s),
      'Boolean isAllUpperCase()': (s) => /^\p{Lu}+$/u.test(s),
      'Boolean isAlpha()': (s) => /^\p{L}+$/u.test(s),
      'Boolean isAlphaSpace()': (s) => /^[\p{L} ]*$/u.test(s),
      'Boolean isAlphanumeric()': (s) => /^[\p{L}\p{N}]+$/u.test(s),
      'Boolean isAlphanumericSpace()': (s) => /^[\p{L}\p{N} ]*$/u.test(s),
      'Boolean isNumeric()': (s) => /^\p{Nd}+$/u.test(s),
      'Boolean isNumericSpace()': (s) => /^[\p{Nd} ]*$/u.test(s),
      'Boolean isWhitespace()': (s) => /^\s*$/.test(s),
      'Integer lastIndexOf(String)': (s, [part]) => s.lastIndexOf(text(part)),
      'Integer lastIndexOf(String, Integer)': (s, [part, from]) => s.lastIndexOf(text(part), integer(from)),
      'String left(Integer)': (s, [count]) => s.slice(0, Math.max(0, integer(count))),
      'String leftPad(Integer)': (s, [size]) => pad(s, integer(size), ' ', true),
      'String leftPad(Integer, String)': (s, [size, filler]) => pad(s, integer(size), text(filler), true),
      'Integer length()': (s) => s.length,
      'String mid(Integer, Integer)': (s, [start, count]) =>
        s.slice(Math.max(0, integer(start)), Math.max(0, integer(start)) + Math.max(0, integer(count))),
      'String normalizeSpace()': (s) => s.trim().replace(/\s+/g, ' '),
      'String remove(String)': (s, [part]) => (text(part) === '' ? s : s.split(text(part)).join('')),
      'String removeEnd(String)': (s, [part]) =>
        text(part) !== '' && s.endsWith(text(part)) ? s.slice(0, -text(part).length) : s,
      'String removeEndIgnoreCase(String)': (s, [part]) =>
        text(part) !== '' && s.toLowerCase().endsWith(text(part).toLowerCase()) ? s.slice(0, -text(part).length) : s,
      'String removeStart(String)': (s, [part]) => (s.startsWith(text(part)) ? s.slice(text(part).length) : s),
      'String removeStartIgnoreCase(String)': (s, [part]) =>
        s.toLowerCase().startsWith(text(part).toLowerCase()) ? s.slice(text(part).length) : s,
      'String repeat(Integer)': (s, [count]) => s.repeat(Math.max(0, integer(count))),
      'String repeat(String, Integer)': (s, [separator, count]) =>
        new Array<string>(Math.max(0, integer(count))).fill(s).join(text(separator)),
      'String replace(String, String)': (s, [part, by]) => replaced(s, text(part), text(by)),
      'String replaceAll(String, String)': (s, [pattern, by]) => replaceMatches(s, text(pattern), text(by), true),
      'String replaceFirst(String, String)': (s, [pattern, by]) => replaceMatches(s, text(pattern), text(by), false),
      'String reverse()': (s) => [...s].reverse().join(''),
      'String right(Integer)': (s, [count]) => (integer(count) <= 0 ? '' : s.slice(-integer(count))),
      'String rightPad(Integer)': (s, [size]) => pad(s, integer(size), ' ', false),
      'String rightPad(Integer, String)': (s, [size, filler]) => pad(s, integer(size), text(filler), false),
      'List<String> split(String)': (s, [pattern]) => listOfStrings(split(s, text(pattern), 0)),
      'List<String> split(String, Integer)': (s, [pattern, limit]) =>
        listOfStrings(split(s, text(pattern), integer(limit))),
      'Boolean startsWith(String)': (s, [part]) => s.startsWith(text(part)),
      'Boolean startsWithIgnoreCase(String)': (s, [part]) => s.toLowerCase().startsWith(text(part).toLowerCase()),
      'String stripHtmlTags()': (s) => s.replace(/<[^>]*>/g, ''),
      'String substring(Integer)': (s, [start]) => substring(s, integer(start)),
      'String substring(Integer, Integer)': (s, [start, end]) => substring(s, integer(start), integer(end)),
      'String substringAfter(String)': (s, [part]) => after(s, text(part), s.indexOf(text(part))),
      'String substringAfterLast(String)': (s, [part]) => after(s, text(part), s.lastIndexOf(text(part))),
      'String substringBefore(String)': (s, [part]) => before(s, s.indexOf(text(part))),
      'String substringBeforeLast(String)': (s, [part]) => before(s, s.lastIndexOf(text(part))),
      'String substringBetween(String)': (s, [tag]) => between(s, text(tag), text(tag)),
      'String substringBetween(String, String)': (s, [open, close]) => between(s, text(open), text(close)),
      'String swapCase()': (s) =>
        [...s].map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(''),
      'String toLowerCase()': (s) => s.toLowerCase(),
      'String toUpperCase()': (s) => s.toUpperCase(),
      'String trim()': (s) => s.trim(),
      'String uncapitalize()': (s) => s.charAt(0).toLowerCase() + s.slice(1),
      'String unescapeEcmaScript()': (s) => unescapeJava(s),
      'String unescapeHtml3()': (s) => unescapeHtml4(s),
      'String unescapeHtml4()': (s) => unescapeHtml4(s),
      'String unescapeJava()': (s) => unescapeJava(s),
      'String unescapeXml()': (s) => unescapeXml(s),
    }),
    ...moreStringMethods,
  },
  statics: {
    ...statics({
      'String escapeSingleQuotes(String)': ([value]) => escapeQuotes(text(value)),
      'String format(String, List<Object>)': ([pattern, values]) => messageFormat(text(pattern), list(values).items),
      'String fromCharArray(List<Integer>)': ([codes]) => String.fromCodePoint(...list(codes).items.map(integer)),
      'Boolean isBlank(String)': ([value]) => isBlank(textOrNull(value)),
      'Boolean isEmpty(String)': ([value]) => textOrNull(value) === null || value === '',
      'Boolean isNotBlank(String)': ([value]) => !isBlank(textOrNull(value)),
      'Boolean isNotEmpty(String)': ([value]) => textOrNull(value) !== null && value !== '',
      'String join(Iterable<Object>, String)': ([values, separator]) =>
        elements(values)
          .map((value) => (value === null ? '' : textOf(value)))
          .join(text(separator)),
      'String valueOf(Object)': ([value]) => valueOf(value),
      'String valueOfGmt(Datetime)': ([value]) => (value === null ? null : textOf(value)),
    }),
    ...moreStringStatics,
  },
};
