/** Where Apex uses Custom Labels: `Label.X`, and through the codes that a class translates in a `switch` (`when 'CODE' { return Label.X; }`). */
import { isTest, lineOf, nodesOf, type ApexFile, type TreeNode } from '../project/apex.ts';
import type { LabelUse, FormatCall } from './LabelUse.ts';

export function apexLabelUses(files: readonly ApexFile[]): LabelUse[] {
  return files.flatMap(({ file, unit }) =>
    [...nodesOf(unit)].flatMap((node) => {
      const name = labelName(node);
      return name === undefined ? [] : [{ file, line: lineOf(node), name }];
    }),
  );
}

/** `Label.X` and `System.Label.X`. */
function labelName(node: unknown): string | undefined {
  const member = node as TreeNode;
  if (member['kind'] !== 'member') return undefined;
  const object = member['object'] as TreeNode;
  const isLabel =
    (object['kind'] === 'name' && same(object['name'], 'label')) ||
    (object['kind'] === 'member' &&
      same(object['name'], 'label') &&
      same((object['object'] as TreeNode)['name'], 'system'));
  return isLabel ? String(member['name']) : undefined;
}

const same = (name: unknown, wanted: string): boolean => String(name).toLowerCase() === wanted;

/** Calls that hand a label, or a code that stands for one, together with a list of text written out. Tests may ask for anything. */
export function apexFormatCalls(files: readonly ApexFile[]): FormatCall[] {
  const codes = labelsByCode(files);
  return files
    .filter((file) => !isTest(file))
    .flatMap(({ file, unit }) => [...nodesOf(unit)].flatMap((node) => formatCall(file, node, codes) ?? []));
}

function formatCall(file: string, node: TreeNode, codes: ReadonlyMap<string, string>): FormatCall | undefined {
  if (!['methodCall', 'ownCall', 'new'].includes(String(node['kind']))) return undefined;
  const args = node['args'] as TreeNode[];
  const list = args.find((argument) => argument['kind'] === 'newCollection' && isListOfText(argument));
  const label = args
    .map((argument) => labelName(argument) ?? codes.get(literalOf(argument) ?? ''))
    .find((name) => name !== undefined);
  return list && label !== undefined
    ? { file, line: lineOf(node), name: label, values: (list['items'] as unknown[]).length }
    : undefined;
}

function isListOfText(collection: TreeNode): boolean {
  const parts =
    (collection['type'] as { parts?: { name: string; args: { parts: { name: string }[] }[] }[] }).parts ?? [];
  return same(parts[0]?.name, 'list') && same(parts[0]?.args[0]?.parts[0]?.name, 'string');
}

function literalOf(node: TreeNode): string | undefined {
  return node['kind'] === 'literal' && node['type'] === 'string' ? String(node['text']) : undefined;
}

function labelsByCode(files: readonly ApexFile[]): Map<string, string> {
  const arms = files.flatMap(({ unit }) =>
    [...nodesOf(unit)].filter((node) => node['kind'] === 'switch').flatMap((node) => node['arms'] as TreeNode[]),
  );
  return new Map(arms.flatMap((arm) => codesOf(arm)));
}

function codesOf(arm: TreeNode): [string, string][] {
  const values = ((arm['when'] as TreeNode)['values'] ?? []) as TreeNode[];
  const returned = [...nodesOf(arm['body'])].find((node) => node['kind'] === 'return');
  const label = returned?.['value'] ? labelName(returned['value']) : undefined;
  return label === undefined
    ? []
    : values.flatMap((value) => (literalOf(value) === undefined ? [] : [[literalOf(value) ?? '', label]]));
}
