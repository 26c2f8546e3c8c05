/** Reads metadata XML into nodes with typed accessors. */
import { readFileSync } from 'node:fs';
import { MetadataError } from './metadata-error.ts';
import { parseXml, XmlError, type XmlElement } from './parse-xml.ts';

/** An element of a metadata file. */
export class XmlNode {
  readonly #element: XmlElement;

  constructor(element: XmlElement) {
    this.#element = element;
  }

  /** All child elements with a name. */
  children(name: string): XmlNode[] {
    return this.#element.children.filter((child) => child.name === name).map((child) => new XmlNode(child));
  }

  child(name: string): XmlNode | undefined {
    const found = this.#element.children.find((child) => child.name === name);
    return found === undefined ? undefined : new XmlNode(found);
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
    return [...new Set(this.#element.children.map(({ name }) => name))];
  }

  flag(name: string): boolean {
    return this.text(name) === 'true';
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  /** Without the white space around it. A no-break space is part of the text. */
  ownText(): string | undefined {
    const { text } = this.#element;
    let start = 0;
    let end = text.length;
    while (start < end && isBlank(text[start])) start++;
    while (end > start && isBlank(text[end - 1])) end--;
    return start === end ? undefined : text.slice(start, end);
  }

  /** True for `xsi:nil="true"`. */
  isNil(): boolean {
    return this.#element.attributes['xsi:nil'] === 'true';
  }
}

const isBlank = (character = ''): boolean => ' \t\r\n'.includes(character);

/** Reads a metadata file and checks the name of its root element. */
export function readXml(file: string, root: string): XmlNode {
  const element = parsed(file);
  if (element.name !== root) throw new MetadataError(file, `the root element must be <${root}>`, 1);
  return new XmlNode(element);
}

function parsed(file: string): XmlElement {
  try {
    return parseXml(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new MetadataError(file, error.message, error.line);
  }
}
