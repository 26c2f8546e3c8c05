const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};
/** Tags that editors use for the same formatting. */
const SAME: Readonly<Record<string, string>> = { b: 'strong', i: 'em', div: 'p' };

/** The text without its markup. Use it to compare and count, never to display. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();

export const isBlank = (html: string): boolean => plainText(html) === '' && !/<img\b/i.test(html);

/** Adds the same margins as `CaseEmails` in Apex, and the indent that mail programs give lists, because SLDS removes the browser's. */
export const asMail = (html: string): string =>
  html
    .replaceAll('<p><br></p>', '<p style="margin: 0"><br></p>')
    .replace(/<(p|ul|ol|blockquote|h[1-4]|table)>/g, '<$1 style="margin: 0 0 1em">')
    .replace(/<(ul|ol) style="margin: 0 0 1em">/g, '<$1 style="margin: 0 0 1em; padding-left: 2.5em">');

/** Whether two texts look the same, whichever editor wrote them. */
export const sameHtml = (one: string, other: string): boolean => canonical(one) === canonical(other);

const canonical = (html: string): string =>
  html
    .replace(/<(\/?)([a-z0-9]+)([^>]*)>/gi, (_tag, closes: string, name: string, rest: string) => {
      const tag = SAME[name.toLowerCase()] ?? name.toLowerCase();
      return `<${closes}${tag}${/\bhref="[^"]*"/i.exec(rest)?.[0] ?? ''}>`;
    })
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:p|ul|ol|li|h\d|br|table|tbody|tr|td|blockquote)>) ?/g, '$1')
    .replace(/<p>(?:<br>)?<\/p>/g, '')
    .trim();
