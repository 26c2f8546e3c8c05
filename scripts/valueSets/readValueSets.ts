/** Reads `setup/standardValueSets/*.standardValueSet-meta.xml`. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { StandardValue } from './merge.ts';

export interface ValueSet {
  /** Such as `CaseStatus`. */
  readonly fullName: string;
  readonly values: readonly StandardValue[];
}

const SUFFIX = '.standardValueSet-meta.xml';
const parser = new XMLParser({ isArray: (name) => name === 'standardValue', parseTagValue: false });

export function readValueSets(folder = 'setup/standardValueSets'): ValueSet[] {
  return globSync(`${folder}/*${SUFFIX}`)
    .sort()
    .map((file) => {
      const { StandardValueSet: set } = parser.parse(readFileSync(file, 'utf8')) as {
        StandardValueSet: { standardValue: Record<string, string>[] };
      };
      return { fullName: basename(file, SUFFIX), values: set.standardValue.map(toValue) };
    });
}

/** XML has only text, but the Metadata API needs booleans. */
function toValue(properties: Record<string, string>): StandardValue {
  const entries = Object.entries(properties).map(([name, text]) => [
    name,
    text === 'true' ? true : text === 'false' ? false : text,
  ]);
  return Object.fromEntries(entries) as StandardValue;
}
