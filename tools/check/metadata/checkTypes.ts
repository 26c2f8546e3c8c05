/** Checks each metadata file against the Metadata WSDL: unknown elements, invalid values, and missing elements. */
import { join } from 'node:path';
import type { Finding } from '../Finding.ts';
import { findMetadata } from '../project/files.ts';
import { readXml, XmlError, type XmlElement } from '../xml/readXml.ts';
import { wsdlTypes, type WsdlMember } from './wsdlTypes.ts';

/** Text in the WSDL, but elements in the file. */
const FREE_CONTENT = new Set(['targetConfigs']);
/** Optional in the file, because the file name has the name. */
const NAMED_BY_FILE = new Set(['fullName', 'content']);
const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

export function checkTypes(root: string): Finding[] {
  return findMetadata(root, '*').flatMap((file) => {
    try {
      return checkFile(file, readXml(join(root, file)));
    } catch (error) {
      if (error instanceof XmlError) return [{ file, line: error.line, message: `${error.message}.` }];
      throw error;
    }
  });
}

type Report = (element: XmlElement, message: string) => void;

function checkFile(file: string, element: XmlElement): Finding[] {
  const findings: Finding[] = [];
  const report: Report = ({ line }, message) => findings.push({ file, line, message });
  if (wsdlTypes().type(element.name)?.kind !== 'members') report(element, `<${element.name}> isn't a metadata type.`);
  else if (element.attributes['xmlns'] !== NAMESPACE) report(element, `the namespace must be ${NAMESPACE}.`);
  else checkContent(element, element.name, report);
  return findings;
}

function checkContent(element: XmlElement, typeName: string, report: Report): void {
  const type = wsdlTypes().type(typeName);
  if (type?.kind === 'members') checkMembers(element, typeName, type.members, report);
  else if (element.children[0]) report(element.children[0], `<${element.name}> must contain text, not elements.`);
  else checkText(element, typeName, report);
}

function checkMembers(
  element: XmlElement,
  typeName: string,
  members: ReadonlyMap<string, WsdlMember>,
  report: Report,
): void {
  if (element.text.trim() !== '')
    report(element, `<${element.name}> must contain elements, not the text "${element.text.trim()}".`);
  for (const child of element.children) {
    const member = members.get(child.name);
    if (!member) report(child, `<${child.name}> isn't an element of ${typeName}.`);
    else if (!FREE_CONTENT.has(child.name)) checkContent(child, member.type, report);
  }
  checkRepetitions(element, members, report);
  for (const [name, { required }] of members) {
    const isThere = element.children.some((child) => child.name === name);
    if (required && !isThere && !NAMED_BY_FILE.has(name)) report(element, `${typeName} needs <${name}>.`);
  }
}

/** A deploy fails if a single element appears twice, or if the elements of a list are separated ("duplicated at this location"). */
function checkRepetitions(element: XmlElement, members: ReadonlyMap<string, WsdlMember>, report: Report): void {
  element.children.forEach((child, index) => {
    const earlier = element.children.slice(0, index).some(({ name }) => name === child.name);
    if (!earlier) return;
    if (!members.get(child.name)?.many) report(child, `<${child.name}> can appear only once here.`);
    else if (element.children[index - 1]?.name !== child.name)
      report(child, `<${child.name}> must be next to the others.`);
  });
}

function checkText(element: XmlElement, typeName: string, report: Report): void {
  const text = element.text.trim();
  const type = wsdlTypes().type(typeName);
  if (type?.kind === 'values' && !type.values.includes(text)) {
    report(element, `"${text}" isn't a ${typeName}. Use one of ${someOf(type.values)}.`);
  } else if (typeName === 'boolean' && text !== 'true' && text !== 'false') {
    report(element, `<${element.name}> must be true or false, not "${text}".`);
  } else if (typeName === 'number' && (text === '' || Number.isNaN(Number(text)))) {
    report(element, `<${element.name}> must be a number, not "${text}".`);
  }
}

const someOf = (values: readonly string[]): string =>
  values.length > 12 ? `${values.slice(0, 12).join(', ')}, …` : values.join(', ');
