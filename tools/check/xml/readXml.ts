/** Reads metadata XML with the line number of each element. Doesn't support DTDs and processing instructions. */
import { readFileSync } from 'node:fs';

export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text of the element, without its children. */
  readonly text: string;
}

export class XmlError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.name = 'XmlError';
    this.line = line;
  }
}

interface OpenElement {
  name: string;
  line: number;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[(?<raw>[\s\S]*?)\]\]>|<\/(?<closed>[\w:.-]+)\s*>|<(?<opened>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y;

/** Returns the root element. @throws XmlError with the line if the file isn't valid XML. */
export function readXml(file: string): XmlElement {
  return parseXml(readFileSync(file, 'utf8'));
}

export function parseXml(source: string): XmlElement {
  const document: OpenElement = { name: '', line: 1, attributes: {}, children: [], text: '' };
  const open = [document];
  for (const { token, line } of tokens(source.replace(/^\uFEFF/, ''))) take(token, line, open);
  const last = open.at(-1);
  if (open.length > 1 && last) throw new XmlError(`<${last.name}> in line ${last.line} isn't closed`, last.line);
  const [root, second] = document.children;
  if (!root) throw new XmlError('the file has no element', 1);
  if (second) throw new XmlError(`<${second.name}> is outside the root element`, second.line);
  return root;
}

function* tokens(source: string): Generator<{ token: Record<string, string | undefined>; line: number }> {
  let line = 1;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) throw new XmlError("this isn't valid XML", line);
    yield { token: match.groups ?? {}, line };
    line += match[0].split('\n').length - 1;
  }
}

function take(token: Record<string, string | undefined>, line: number, open: OpenElement[]): void {
  const current = open.at(-1);
  if (!current) return;
  if (token['closed'] !== undefined) close(token['closed'], line, open);
  else if (token['opened'] !== undefined) {
    const element = {
      name: token['opened'],
      line,
      attributes: attributesOf(token['attributes'] ?? ''),
      children: [],
      text: '',
    };
    current.children.push(element);
    if (!token['empty']) open.push(element);
  } else current.text += token['raw'] ?? decode(token['text'] ?? '', line);
}

function close(name: string, line: number, open: OpenElement[]): void {
  const element = open.pop();
  if (!element || element.name !== name) throw new XmlError(`</${name}> closes <${element?.name ?? ''}>`, line);
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(pairs.map(([, name = '', quoted, single]) => [name, quoted ?? single ?? '']));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string, line: number): string {
  return text.replace(/&(#x?)?([\w]*);?/g, (written, number: string | undefined, name: string) => {
    if (number) return String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10));
    const meant = ENTITIES[name];
    if (meant === undefined || !written.endsWith(';')) throw new XmlError(`${written} must be written as &amp;`, line);
    return meant;
  });
}

// ---- Reading elements ----------------------------------------------------------------------------------------------

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The trimmed text of the first child with that name, or ''. */
export const textOf = (element: XmlElement, name: string): string => childrenOf(element, name)[0]?.text.trim() ?? '';

export const isTrue = (element: XmlElement, name: string): boolean => textOf(element, name) === 'true';
