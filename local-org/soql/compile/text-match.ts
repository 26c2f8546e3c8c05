/**
 * Text without regard to case. SQLite's own rules (NOCASE, LIKE) know the case of ASCII letters only. A pattern or value with other letters
 * is therefore matched with GLOB, each letter as the set of its cases: `[zZ][üÜ][rR]…`. No function has to be registered, and any connection
 * can run it. What is stored needs no treatment. (SOQL and SOSL Reference, "Comparison Operators": comparisons of strings ignore case.)
 */
import type { SqlPart } from './sql.ts';
import { constant } from './sql.ts';

// eslint-disable-next-line no-control-regex -- the range of ASCII
const ASCII = /^[\x00-\x7f]*$/;
export const isAscii = (text: string): boolean => ASCII.test(text);

/** What follows a column to test that it equals a text, whatever its case. */
export function equalsText(text: string): SqlPart[] {
  if (isAscii(text)) return [' = ', constant(text), ' COLLATE NOCASE'];
  return [' GLOB ', constant([...text].map(globCharacter).join(''))];
}

/**
 * What follows a column to match a LIKE pattern: `%` any characters, `_` one, and the escapes `\%`, `\_`, `\\` (SOQL and SOSL Reference, "LIKE").
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

/** A letter as the set of its cases; a letter whose other case is several letters (ß) stands for itself. */
function globCharacter(character: string): string {
  const cases = new Set(
    [character, character.toLowerCase(), character.toUpperCase()].filter((one) => [...one].length === 1),
  );
  if (cases.size > 1) return `[${[...cases].join('')}]`;
  return /[*?[]/.test(character) ? `[${character}]` : character;
}
