/**
 * Compares text without regard to case. SQLite's rules (NOCASE, LIKE) only know ASCII letters, so a pattern
 * or value with other letters uses GLOB, with each letter as the set of its cases: `[zZ][üÜ][rR]…`. This
 * needs no SQL function and no change of the stored text. (SOQL and SOSL Reference, "Comparison Operators":
 * comparisons of strings ignore case.)
 */
import type { SqlPart } from './sql.ts';
import { constant } from './sql.ts';

// eslint-disable-next-line no-control-regex -- the range of ASCII
const ASCII = /^[\x00-\x7f]*$/;
export const isAscii = (text: string): boolean => ASCII.test(text);

/** SQL after a column that tests whether it equals a text, ignoring case. */
export function equalsText(text: string): SqlPart[] {
  if (isAscii(text)) return [' = ', constant(text), ' COLLATE NOCASE'];
  return [' GLOB ', constant([...text].map(globCharacter).join(''))];
}

/**
 * SQL after a column that matches a LIKE pattern: `%` for any characters, `_` for one, and the escapes `\%`,
 * `\_`, and `\\` (SOQL and SOSL Reference, "LIKE").
 */
export function likeText(pattern: string): SqlPart[] {
  const tokens = likeTokens(pattern);
  if (isAscii(pattern)) return [' LIKE ', constant(tokens.map(likeCharacter).join('')), ` ESCAPE '\\'`];
  return [' GLOB ', constant(tokens.map(globToken).join(''))];
}

interface LikeToken {
  readonly character: string;
  readonly wildcard: boolean;
}

function likeTokens(pattern: string): LikeToken[] {
  return [...pattern.matchAll(/\\([%_\\])|([\s\S])/gu)].map(([, escaped, plain = '']) =>
    escaped === undefined
      ? { character: plain, wildcard: plain === '%' || plain === '_' }
      : { character: escaped, wildcard: false },
  );
}

function likeCharacter({ character, wildcard }: LikeToken): string {
  return !wildcard && /[%_\\]/.test(character) ? `\\${character}` : character;
}

function globToken({ character, wildcard }: LikeToken): string {
  if (!wildcard) return globCharacter(character);
  return character === '%' ? '*' : '?';
}

/** A letter as the set of its cases. A letter whose other case is several letters (ß) has only itself. */
function globCharacter(character: string): string {
  const cases = new Set(
    [character, character.toLowerCase(), character.toUpperCase()].filter((one) => [...one].length === 1),
  );
  if (cases.size > 1) return `[${[...cases].join('')}]`;
  return /[*?[]/.test(character) ? `[${character}]` : character;
}
