/**
 * SOQL string literals (SOQL and SOSL Reference, "Quoted String Escape Sequences"): `\n \r \t \b \f \" \' \\
 * \uXXXX` everywhere, and `\_` `\%` in LIKE patterns.
 */

/**
 * The Apex lexer doesn't know `\_` and `\%`. During parsing, a private-use character replaces their
 * backslash, which keeps all columns.
 */
const STAND_IN = '\uE000';

export function protectLikeEscapes(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([\s\S])/g, (pair, next) => (next === '_' || next === '%' ? STAND_IN + next : pair))
    : text;
}

const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The value of a quoted literal. In a LIKE pattern, the escapes that LIKE uses (`\_`, `\%`, `\\`) stay. */
export function literalText(quoted: string, like: boolean): string {
  const body = quoted.slice(1, -1);
  const read = body.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, one: string) => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (one === '\\') return like ? '\\\\' : '\\';
    return PLAIN[one] ?? one;
  });
  return read.replaceAll(STAND_IN, like ? '\\' : '');
}
