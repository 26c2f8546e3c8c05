/** Fields that records of custom metadata list for an object, as `customMetadataNames` of the expectations says. No code names them. */
import { join } from 'node:path';
import { childrenOf, readXml, textOf } from '../xml/readXml.ts';
import { readExpectations } from './Expectations.ts';
import { findSource } from './files.ts';

const MEANING = /^field of (\w+)$/;

/** By object, in lower case. */
export type ListedFields = ReadonlyMap<string, readonly string[]>;

export function listedFields(root: string): ListedFields {
  const meanings = readExpectations(root).customMetadataNames;
  const listed = new Map<string, string[]>();
  for (const file of findSource(root, '**/*.md-meta.xml')) {
    const [type = '', record = ''] = (file.split('/').at(-1) ?? '').split('.');
    for (const entry of childrenOf(readXml(join(root, file)), 'values')) {
      const field = textOf(entry, 'field');
      const meaning = meanings[`${type}__mdt.${record}.${field}`] ?? meanings[`${type}__mdt.${field}`] ?? '';
      const object = MEANING.exec(meaning)?.[1]?.toLowerCase();
      if (object !== undefined) listed.set(object, [...(listed.get(object) ?? []), ...namesIn(textOf(entry, 'value'))]);
    }
  }
  return listed;
}

const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
