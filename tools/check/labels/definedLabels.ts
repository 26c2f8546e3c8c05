/** Custom Labels as the project defines them, and what is wrong with the file itself. */
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

/** Doubles, order (people insert labels in many places, and a sorted file merges), gaps among the places. */
export function checkDefinitions(labels: readonly Label[]): Finding[] {
  return labels.flatMap((label, index) => {
    const before = labels[index - 1];
    const findings: Finding[] = [];
    const add = (message: string): number => findings.push({ file: label.file, line: label.line, message });
    if (labels.findIndex(({ name }) => name.toLowerCase() === label.name.toLowerCase()) !== index)
      add(`${label.name} is defined twice.`);
    else if (before && before.file === label.file && before.name > label.name)
      add(`${label.name} must stand before ${before.name}: labels are sorted by fullName.`);
    if (label.text.trim() === '') add(`${label.name} has no text.`);
    const places = placesOf(label.text);
    if (places.some((place, position) => place !== position))
      add(`${label.name} has places {${places.join('}, {')}}; they count from {0} without gaps.`);
    return findings;
  });
}

/** The numbers in `{0} of {1}`, each once, in order. */
export function placesOf(text: string): number[] {
  const numbers = [...text.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
  return [...new Set(numbers)].sort((a, b) => a - b);
}
