/** Where something stands in a metadata file, for the message that refuses it. Looked for only then: the XML reader keeps no places. */
import { readFileSync } from 'node:fs';

/** The line of the first element of a name, with that text where one is given; null where it is not found. */
export function lineOf(file: string, element: string, text?: string): number | null {
  const content = text === undefined ? '' : `\\s*${escaped(text)}\\s*<`;
  const source = readFileSync(file, 'utf8');
  const at = source.search(new RegExp(`<${escaped(element)}(?:\\s[^>]*)?/?>${content}`));
  return at < 0 ? null : source.slice(0, at).split('\n').length;
}

/** As XML writes it, and harmless in a regular expression. */
function escaped(text: string): string {
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return xml.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
