/** String.format. Apex Reference, "String Class": the pattern is that of java.text.MessageFormat, and single quotes have its meaning. */
import { textOf } from '../runtime/text.ts';
import type { ApexValue } from '../runtime/values.ts';

/** `''` is a quote, `'…'` is taken literally, `{0}` the first value. A number without a value stays as it is written. */
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
