/** Metadata XML as plain objects. Text stays text, and elements named in `lists` are always arrays. */
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

export type XmlValue = string | XmlNode | readonly XmlValue[] | undefined;
export interface XmlNode {
  readonly [element: string]: XmlValue;
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true });

/** The root element's content. */
export function readXml(file: string): XmlNode {
  const document = parser.parse(readFileSync(file, 'utf8')) as XmlNode;
  const root = Object.entries(document).find(([name]) => name !== '?xml')?.[1];
  return isNode(root) ? root : {};
}

export function text(node: XmlNode, element: string): string | undefined {
  const value = node[element];
  if (value === undefined || typeof value === 'string') return value;
  return undefined;
}

export function nodes(node: XmlNode, element: string): readonly XmlNode[] {
  return list(node[element]).filter(isNode);
}

export function texts(node: XmlNode, element: string): readonly string[] {
  return list(node[element]).filter((value): value is string => typeof value === 'string');
}

export function flag(node: XmlNode, element: string): boolean {
  return text(node, element) === 'true';
}

function list(value: XmlValue): readonly XmlValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly XmlValue[]) : [value];
}

function isNode(value: XmlValue): value is XmlNode {
  return typeof value === 'object' && !Array.isArray(value);
}
