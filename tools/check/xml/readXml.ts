/** Reads metadata XML with the line number of each element. */
import { readFileSync } from 'node:fs';
import { parseXml, type XmlElement } from '../../../local-org/schema/parse-xml.ts';

export { XmlError, type XmlElement } from '../../../local-org/schema/parse-xml.ts';

/** Returns the root element. @throws XmlError with the line if the file isn't valid XML. */
export function readXml(file: string): XmlElement {
  return parseXml(readFileSync(file, 'utf8'));
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The trimmed text of the first child with that name, or ''. */
export const textOf = (element: XmlElement, name: string): string => childrenOf(element, name)[0]?.text.trim() ?? '';

export const isTrue = (element: XmlElement, name: string): boolean => textOf(element, name) === 'true';
