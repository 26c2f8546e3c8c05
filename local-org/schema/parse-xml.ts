/** XML → elements with line numbers. Doesn't support DTDs, and passes over comments and processing instructions. */

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

const NO_ATTRIBUTES: Record<string, string> = {};
const CLOSING_TAG = /<\/([\w:.-]+)\s*>/y;
const OPENING_TAG = /<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What is passed over or taken as it is: its start, its end, and whether it's text. */
const SECTIONS = [
  { start: '<!--', end: '-->', isText: false },
  { start: '<?', end: '?>', isText: false },
  { start: '<![CDATA[', end: ']]>', isText: true },
];

/** Returns the root element. @throws XmlError with the line if the text isn't valid XML. */
export function parseXml(text: string): XmlElement {
  return new XmlReader(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')).root();
}

class XmlReader {
  private readonly source: string;
  private readonly document: OpenElement = { name: '', line: 1, attributes: {}, children: [], text: '' };
  private readonly open = [this.document];
  private at = 0;
  private line = 1;
  /** Up to where lines are counted. */
  private counted = 0;

  constructor(source: string) {
    this.source = source;
  }

  root(): XmlElement {
    while (this.at < this.source.length) this.takeNext();
    const last = this.current;
    if (last !== this.document) throw new XmlError(`<${last.name}> in line ${last.line} isn't closed`, last.line);
    const [root, second] = this.document.children;
    if (!root) throw new XmlError('the file has no element', 1);
    if (second) throw new XmlError(`<${second.name}> is outside the root element`, second.line);
    if (last.text.trim() !== '') throw new XmlError('there is text outside the root element', 1);
    return root;
  }

  private takeNext(): void {
    const { source, at } = this;
    if (source[at] !== '<') this.takeText();
    else if (source[at + 1] === '/') this.takeClosingTag();
    else if (source[at + 1] === '!' || source[at + 1] === '?') this.takeSection();
    else this.takeOpeningTag();
  }

  private takeText(): void {
    const found = this.source.indexOf('<', this.at);
    const end = found === -1 ? this.source.length : found;
    const text = this.source.slice(this.at, end);
    this.current.text += text.includes('&') ? decode(text, this.lineHere()) : text;
    this.at = end;
  }

  private takeClosingTag(): void {
    const [tag, name = ''] = this.matchHere(CLOSING_TAG);
    const element = this.current;
    if (element.name !== name) throw new XmlError(`</${name}> closes <${element.name}>`, this.lineHere());
    this.open.pop();
    this.at += tag.length;
  }

  private takeOpeningTag(): void {
    const [tag, name = '', attributes = '', empty = ''] = this.matchHere(OPENING_TAG);
    const line = this.lineHere();
    const element = { name, line, attributes: attributesOf(attributes, line), children: [], text: '' };
    this.current.children.push(element);
    if (empty === '') this.open.push(element);
    this.at += tag.length;
  }

  private takeSection(): void {
    const section = SECTIONS.find(({ start }) => this.source.startsWith(start, this.at));
    const end = section === undefined ? -1 : this.source.indexOf(section.end, this.at + section.start.length);
    if (section === undefined || end === -1) throw this.invalid();
    if (section.isText) this.current.text += this.source.slice(this.at + section.start.length, end);
    this.at = end + section.end.length;
  }

  private get current(): OpenElement {
    return this.open[this.open.length - 1] ?? this.document;
  }

  private matchHere(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match === null) throw this.invalid();
    return match;
  }

  private invalid(): XmlError {
    return new XmlError("this isn't valid XML", this.lineHere());
  }

  private lineHere(): number {
    const { source, at } = this;
    for (
      let next = source.indexOf('\n', this.counted);
      next !== -1 && next < at;
      next = source.indexOf('\n', next + 1)
    ) {
      this.line++;
      this.counted = next + 1;
    }
    return this.line;
  }
}

function attributesOf(text: string, line: number): Record<string, string> {
  if (text === '') return NO_ATTRIBUTES;
  const attributes: Record<string, string> = {};
  for (const [, name = '', quoted, single] of text.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) throw new XmlError(`the attribute ${name} appears twice`, line);
    attributes[name] = decode(quoted ?? single ?? '', line);
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string, line: number): string {
  return text.replace(/&(#x?)?([\w]*);?/g, (written, number: string | undefined, name: string) => {
    const meant = number ? characterOf(name, number === '#x' ? 16 : 10) : ENTITIES[name];
    if (meant === undefined || !written.endsWith(';')) throw new XmlError(`${written} must be written as &amp;`, line);
    return meant;
  });
}

function characterOf(digits: string, base: number): string | undefined {
  const code = Number.parseInt(digits, base);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}
