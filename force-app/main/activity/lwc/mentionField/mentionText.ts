/** An at sign that starts a word, and what has been typed after it, up to the caret. */
export interface Sign {
  readonly at: number;
  readonly term: string;
}

/** More than a name has. */
const LONGEST_TERM = 60;

const IN_WORD = /[\p{L}\p{N}._%+-]$/u;

/** The mention that is being typed. Null if the caret isn't in one. */
export function signBefore(text: string, caret: number): Sign | null {
  const at = text.slice(0, caret).lastIndexOf('@');
  if (at < 0 || caret - at > LONGEST_TERM || IN_WORD.test(text.slice(0, at))) {
    return null;
  }
  const term = text.slice(at + 1, caret);
  return /[\n\r]|^\s/.test(term) ? null : { at, term };
}

/** The text with a name in place of what was typed, and a space, unless there is one already. */
export function withMention(
  text: string,
  { at, term }: Sign,
  name: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(at + 1 + term.length);
  const mention = `@${name}`;
  const space = /^\s/.test(rest) ? '' : ' ';
  return { text: `${text.slice(0, at)}${mention}${space}${rest}`, caret: at + mention.length + 1 };
}
