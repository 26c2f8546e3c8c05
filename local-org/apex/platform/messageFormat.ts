/**
 * String.format. Apex Reference, "String Class": the pattern and its single quotes are those of
 * java.text.MessageFormat.
 */
import { textOf } from '../runtime/text.ts';
import type { ApexValue } from '../runtime/values.ts';

/** `''` is a quote, `'…'` is literal text, and `{0}` is the first value. A placeholder without a value stays. */
export function messageFormat(pattern: string, values: readonly ApexValue[]): string {
  let out = '';
  let quoted = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === "'") {
      if (pattern.charAt(i + 1) === "'") {
        out += "'";
        i++;
      } else quoted = !quoted;
      continue;
    }
    const placeholder = !quoted && char === '{' ? /^\{(\d+)\}/.exec(pattern.slice(i)) : null;
    if (placeholder === null) {
      out += char;
      continue;
    }
    const index = Number(placeholder[1]);
    out += index < values.length ? textOf(values[index] ?? null) : placeholder[0];
    i += placeholder[0].length - 1;
  }
  return out;
}
