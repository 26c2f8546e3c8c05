/** Prints to the terminal. Control characters in names from files and records are shown as escapes. */

// ASCII and Latin-1 control characters except tab and line feed, line separators, and characters that change
// text direction.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

export function printable(text: string): string {
  return text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function say(text: string): void {
  console.log(printable(text));
}

export function complain(text: string): void {
  console.error(printable(text));
}
