/** Reads the custom labels of the project and checks their files. */
import { join } from 'node:path';
import type { Finding } from '../Finding.ts';
import { findMetadata } from '../project/files.ts';
import { childrenOf, readXml, textOf } from '../xml/readXml.ts';

export interface Label {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

export function definedLabels(root: string): Label[] {
  return findMetadata(root, 'labels').flatMap((file) =>
    childrenOf(readXml(join(root, file)), 'labels').map((label) => ({
      file,
      line: label.line,
      name: textOf(label, 'fullName'),
      text: childrenOf(label, 'value')[0]?.text ?? '',
    })),
  );
}

/** Finds duplicates, unsorted labels (sorted files merge better), and gaps in placeholders. */
export function checkDefinitions(labels: readonly Label[]): Finding[] {
  const earlier = new Set<string>();
  return labels.flatMap((label, index) => {
    const before = labels[index - 1];
    const findings: Finding[] = [];
    const add = (message: string): number => findings.push({ file: label.file, line: label.line, message });
    if (earlier.has(label.name.toLowerCase())) add(`${label.name} is defined twice.`);
    else if (before && before.file === label.file && before.name > label.name)
      add(`${label.name} must come before ${before.name}. Sort the labels by fullName.`);
    earlier.add(label.name.toLowerCase());
    if (label.text.trim() === '') add(`${label.name} has no text.`);
    const places = placesOf(label.text);
    if (places.some((place, position) => place !== position))
      add(`${label.name} has the placeholders {${places.join('}, {')}}. Number them from {0} without gaps.`);
    return findings;
  });
}

/** The numbers of the placeholders, such as 0 and 1 in `{0} of {1}`. */
export function placesOf(text: string): number[] {
  const numbers = [...text.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
  return [...new Set(numbers)].sort((a, b) => a - b);
}
