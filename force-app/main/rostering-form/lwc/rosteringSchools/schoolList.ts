/** Schools in a text, separated by commas, semicolons, or line breaks. A name can itself have a comma: "St. Mary's, North". */

const SEPARATOR = ', ';
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

const occurrence = (school: string): RegExp =>
  new RegExp(`(^|[,;\\n])[^\\S\\n]*${escape(school)}[^\\S\\n]*(?=$|[,;\\n])`, 'iu');

export const includesSchool = (text: string, school: string): boolean => occurrence(school).test(text);

export function addSchool(text: string, school: string): string {
  if (includesSchool(text, school)) {
    return text;
  }
  const before = text.trimEnd().replace(/[,;]$/u, '');
  return before === '' ? school : `${before}${SEPARATOR}${school}`;
}

export function removeSchool(text: string, school: string): string {
  return text.replace(occurrence(school), '').replace(/^\s*[,;]?\s*/u, '');
}
