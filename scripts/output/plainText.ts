/** Text from an org or a command line, for a terminal: what would steer the terminal is shown as an escape instead. */

// C0 and C1 controls, line and paragraph separators, and what reverses the direction of text.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** On one line. */
export function plainText(text: string): string {
  return text.replace(CONTROLS, escaped);
}

/** Text of several lines, such as the help. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}

/** JSON whose strings hold no control character either; JSON.stringify leaves those above U+001F as they are. */
export function plainJson(value: unknown): string {
  return plainLines(JSON.stringify(value, null, 2));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
