/** Reads metadata XML into nodes with typed accessors. */
import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MetadataError } from './metadata-error.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  htmlEntities: true,
});

/** An element of a metadata file. */
export class XmlNode {
  readonly #content: unknown;

  constructor(content: unknown) {
    this.#content = content;
  }

  /** All child elements with a name. */
  children(name: string): XmlNode[] {
    const found = this.#member(name);
    if (found === undefined) return [];
    return (Array.isArray(found) ? found : [found]).map((item) => new XmlNode(item));
  }

  child(name: string): XmlNode | undefined {
    return this.children(name)[0];
  }

  /** The text of a child element. Undefined if the element is missing or empty. */
  text(name: string): string | undefined {
    return this.child(name)?.ownText();
  }

  texts(name: string): string[] {
    return this.children(name).flatMap((node) => node.ownText() ?? []);
  }

  /** The names of the child elements. */
  names(): string[] {
    const content = this.#content;
    if (typeof content !== 'object' || content === null) return [];
    return Object.keys(content).filter((name) => !name.startsWith('@') && name !== '#text');
  }

  flag(name: string): boolean {
    return this.text(name) === 'true';
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  ownText(): string | undefined {
    const text = typeof this.#content === 'object' ? this.#member('#text') : this.#content;
    return text === undefined || text === null || text === '' ? undefined : String(text);
  }

  /** True for `xsi:nil="true"`. */
  isNil(): boolean {
    return this.#member('@xsi:nil') === 'true';
  }

  #member(name: string): unknown {
    const content = this.#content;
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>)[name] : undefined;
  }
}

/** Reads a metadata file and checks the name of its root element. */
export function readXml(file: string, root: string): XmlNode {
  const text = readFileSync(file, 'utf8');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new MetadataError(file, verdict.err.msg, verdict.err.line);
  const node = new XmlNode(parser.parse(text)).child(root);
  if (!node) throw new MetadataError(file, `the root element must be <${root}>`, 1);
  return node;
}
