/**
 * Sanitizes rich text: headings, paragraphs, lists, tables, links, and emphasis stay, and anything that runs,
 * loads, or positions content is removed. `DOMParser` runs no scripts and loads no images, and only the
 * elements in the tables below are written again.
 */
const ELEMENT = 1;
const TEXT = 3;

/** The element to write instead. An element that isn't listed leaves only its content. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'strong',
  blockquote: 'blockquote',
  br: 'br',
  em: 'em',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  hr: 'hr',
  i: 'em',
  li: 'li',
  ol: 'ol',
  p: 'p',
  pre: 'pre',
  s: 's',
  strong: 'strong',
  table: 'table',
  tbody: 'tbody',
  td: 'td',
  th: 'th',
  thead: 'thead',
  tr: 'tr',
  u: 'u',
  ul: 'ul',
};

/** Elements whose content is removed too. */
const DROPPED = new Set(
  'applet audio base canvas embed frame frameset head iframe link math meta noscript object script style svg template textarea title video'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'hr']);
const BLOCKS = new Set('address article aside div figure footer header main nav section'.split(' '));
const HOLDS_BLOCKS = 'p, div, ul, ol, table, blockquote, h1, h2, h3, pre, section, article';
const ADDRESS = /^(?:https?:|mailto:|tel:)/i;

export function safeHtml(html: string): string {
  return safeHtmlOf(parsed(html));
}

/** The text of an element. */
export function safeHtmlOf(element: Element): string {
  return children(element).trim();
}

/** Shows safe HTML in an element. */
export function showHtml(element: Element, html: string): void {
  element.replaceChildren(...parsed(safeHtml(html)).childNodes);
}

/** Whether the text has readable content. */
export function isBlankHtml(html: string): boolean {
  return html.replace(/<[^>]*>|&nbsp;|\s/g, '') === '' && !/<hr\b/.test(html);
}

/** The link's address with a scheme, or nothing if the scheme isn't allowed. */
export function linkAddress(typed: string): string | undefined {
  const address = typed.trim();
  if (address === '' || /\s/.test(address)) return undefined;
  if (ADDRESS.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(address) ? undefined : `https://${address}`;
}

function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

function children(node: Node): string {
  return [...node.childNodes].map(written).join('');
}

function written(node: Node): string {
  if (node.nodeType === TEXT) return escaped(node.nodeValue ?? '');
  if (node.nodeType !== ELEMENT) return '';
  const element = node as Element;
  const name = element.localName;
  if (DROPPED.has(name)) return '';
  const tag = WRITTEN_AS[name] ?? (isParagraph(element) ? 'p' : undefined);
  if (tag === undefined) return children(element);
  if (VOID.has(tag)) return `<${tag}>`;
  if (tag === 'a') return link(element);
  return `<${tag}>${children(element)}</${tag}>`;
}

/** A block that contains only text becomes a paragraph. */
function isParagraph(element: Element): boolean {
  return BLOCKS.has(element.localName) && element.querySelector(HOLDS_BLOCKS) === null;
}

function link(element: Element): string {
  const address = (element.getAttribute('href') ?? '').trim();
  const text = children(element);
  return ADDRESS.test(address) ? `<a href="${escaped(address).replaceAll('"', '&quot;')}">${text}</a>` : text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;');
}
