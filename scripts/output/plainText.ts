/** Shows control characters from an org or command line as escapes, so that they can't change the terminal. */

// C0 and C1 controls, line and paragraph separators, and characters that change the text direction.
// eslint-disable-next-line no-control-regex -- this pattern matches control characters
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** For text on one line. */
export function plainText(text: string): string {
  return text.replace(CONTROLS, escaped);
}

/** For text with several lines, such as the help. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}

/** JSON.stringify escapes only the control characters up to U+001F. */
export function plainJson(value: unknown): string {
  return plainLines(JSON.stringify(value, null, 2));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
