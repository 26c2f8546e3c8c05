/** Checks custom labels: all used labels exist, all labels are used, and the number of values matches the placeholders. */
import type { Finding } from '../Finding.ts';
import { readApex } from '../project/apex.ts';
import { withoutExcused } from '../project/Expectations.ts';
import { findMetadata, read } from '../project/files.ts';
import { apexFormatCalls, apexLabelUses } from './apexLabels.ts';
import { componentLabels } from './componentLabels.ts';
import { checkDefinitions, definedLabels, placesOf, type Label } from './definedLabels.ts';
import type { FormatCall, LabelUse } from './LabelUse.ts';

export function checkLabels(root: string): Finding[] {
  const labels = definedLabels(root);
  const apex = readApex(root);
  const components = componentLabels(root);
  const messages = labels.map(({ name }) => name).filter((name) => name.startsWith('Message_'));
  const uses = [...apexLabelUses(apex, messages), ...components.uses, ...metadataUses(root)];
  const byName = new Map(labels.map((label) => [label.name.toLowerCase(), label]));
  return withoutExcused(root, 'labels', [
    ...checkDefinitions(labels),
    ...undefinedLabels(uses, byName),
    ...unusedLabels(labels, uses),
    ...components.idle.map(({ file, line, name }) => ({
      file,
      line,
      message: `the label ${name} is imported but not used.`,
    })),
    ...[...components.formats, ...apexFormatCalls(apex, messages)].flatMap((call) => wrongCount(call, byName)),
  ]);
}

/** `{!$Label.X}` in pages and other metadata. */
function metadataUses(root: string): LabelUse[] {
  return findMetadata(root, '*').flatMap((file) =>
    [...read(root, file).matchAll(/\$Label\.(?:c\.)?(\w+)/g)].map(([, name = '']) => ({ file, line: 1, name })),
  );
}

function undefinedLabels(uses: readonly LabelUse[], labels: ReadonlyMap<string, Label>): Finding[] {
  return uses
    .filter(({ name }) => !labels.has(name.toLowerCase()))
    .map(({ file, line, name }) => ({ file, line, message: `there is no label ${name}.` }));
}

function unusedLabels(labels: readonly Label[], uses: readonly LabelUse[]): Finding[] {
  const used = new Set(uses.map(({ name }) => name.toLowerCase()));
  return labels
    .filter(({ name }) => !used.has(name.toLowerCase()))
    .map(({ file, line, name }) => ({ file, line, message: `nothing uses the label ${name}.` }));
}

function wrongCount(call: FormatCall, labels: ReadonlyMap<string, Label>): Finding[] {
  const label = labels.get(call.name.toLowerCase());
  const places = label ? placesOf(label.text).length : call.values;
  if (places === call.values) return [];
  const message = `the label ${call.name} has ${places} placeholders but gets ${call.values} values.`;
  return [{ file: call.file, line: call.line, message }];
}
