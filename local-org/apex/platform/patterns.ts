/**
 * Regular expressions. Apex uses java.util.regex. Common syntax is kept, Java's syntax is translated, and
 * what JavaScript lacks is refused by name.
 */
import { throwApex } from '../runtime/exceptions.ts';
import { NotSupported } from '../runtime/failures.ts';

const POSIX: Readonly<Record<string, string>> = {
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Upper: 'A-Z',
  Lower: 'a-z',
  Punct: '!-\\/:-@\\[-`{-~',
  Space: '\\s',
  XDigit: '0-9A-Fa-f',
  ASCII: '\\x00-\\x7F',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  Graph: '!-~',
  Print: ' -~',
};

/** Possessive quantifiers and atomic groups. */
const UNSUPPORTED = /(?<!\\)(?:[*+?}]\+|\(\?>|\\G)/;

function translate(pattern: string): { source: string; flags: string } {
  if (UNSUPPORTED.test(pattern)) throw new NotSupported(`the regular expression ${pattern}`);
  let flags = '';
  const source = pattern
    .replace(/^\(\?([ims]+)\)/, (_all, letters: string) => ((flags = letters), ''))
    .replace(/\\Q(.*?)(?:\\E|$)/gs, (_all, literal: string) => quoteForRegExp(literal))
    .replace(/\[([^\]]*)\\p\{(\w+)\}/g, (all, before: string, name: string) =>
      name in POSIX ? `[${before}${POSIX[name] ?? ''}` : all,
    )
    .replace(/\\p\{(\w+)\}/g, (all, name: string) => (name in POSIX ? `[${POSIX[name] ?? ''}]` : all))
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$');
  return { source, flags };
}

/** Compiled expressions, by pattern and flags. */
const compiled = new Map<string, RegExp>();
const REMEMBERED = 500;

/** A search starts at the beginning of the text, regardless of earlier matches. */
export function regExp(pattern: string, flags: string, whole = false): RegExp {
  const key = `${whole ? '=' : '~'}${flags}/${pattern}`;
  let known = compiled.get(key);
  if (known === undefined) {
    known = compile(pattern, flags, whole);
    if (compiled.size >= REMEMBERED) compiled.clear();
    compiled.set(key, known);
  }
  known.lastIndex = 0;
  return known;
}

function compile(pattern: string, flags: string, whole: boolean): RegExp {
  const translated = translate(pattern);
  const source = whole ? `^(?:${translated.source})$` : translated.source;
  const all = flags + translated.flags;
  // Without the flag u, \p{Name} would mean its letters.
  const loose = source.includes('\\p{') ? null : build(source, all);
  return build(source, `${all}u`) ?? loose ?? throwApex('StringException', `Invalid regex: ${pattern}`);
}

function build(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export const quoteForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** Java's replacement text: `$1` is a group, `\$` a dollar sign. */
export function replacementText(replacement: string, groups: readonly (string | undefined)[]): string {
  return replacement.replace(/\\(.)|\$(\d)/gs, (_all, escaped: string | undefined, group: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const number = Number(group);
    if (number >= groups.length) throwApex('StringException', `No group ${number}`);
    return groups[number] ?? '';
  });
}

export function replaceMatches(text: string, pattern: string, replacement: string, all: boolean): string {
  return text.replace(regExp(pattern, all ? 'g' : ''), (...match: unknown[]) => {
    const groups = match.slice(
      0,
      match.findIndex((part) => typeof part === 'number'),
    ) as (string | undefined)[];
    return replacementText(replacement, groups);
  });
}

/** String.split: at most `limit` parts. Trailing empty parts are removed unless the limit is negative or reached. */
export function split(text: string, pattern: string, limit: number): string[] {
  if (text === '') return [''];
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(regExp(pattern, 'g'))) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0 || (match[0] === '' && match.index >= text.length)) continue;
    parts.push(text.slice(from, match.index));
    from = end;
  }
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}
