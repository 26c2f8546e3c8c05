/** Finds the line of an element in a metadata file for an error message. The XML reader doesn't keep positions. */
import { readFileSync } from 'node:fs';

/** The line of the first element with this name and, if given, this text. Null if there is none. */
export function lineOf(file: string, element: string, text?: string): number | null {
  const content = text === undefined ? '' : `\\s*${escaped(text)}\\s*<`;
  const source = readFileSync(file, 'utf8');
  const at = source.search(new RegExp(`<${escaped(element)}(?:\\s[^>]*)?/?>${content}`));
  return at < 0 ? null : source.slice(0, at).split('\n').length;
}

/** Escaped for XML and for regular expressions. */
function escaped(text: string): string {
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return xml.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
