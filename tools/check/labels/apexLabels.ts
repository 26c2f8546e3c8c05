/** Where Apex uses custom labels: `Label.X`, and message codes, whose text is the label `Message_<CODE>` (RpMessages). */
import { isTest, lineOf, nodesOf, type ApexFile, type TreeNode } from '../project/apex.ts';
import type { LabelUse, FormatCall } from './LabelUse.ts';

const CODE = /^[A-Z][A-Z_]+$/;

/** `messages` are the names of the labels that there are for codes: a text in capitals may as well be a status code of the platform. */
export function apexLabelUses(files: readonly ApexFile[], messages: readonly string[]): LabelUse[] {
  return files.flatMap((apex) =>
    [...nodesOf(apex.unit)].flatMap((node) => {
      const name = labelName(node);
      const names = name === undefined ? labelsOfCode(apex, node, messages) : [name];
      return names.map((found) => ({ file: apex.file, line: lineOf(node), name: found }));
    }),
  );
}

/** `'EMAIL_FACT_' + fact` may be any code that begins so. A test may name a code without being a reason for its label. */
function labelsOfCode(apex: ApexFile, node: unknown, messages: readonly string[]): string[] {
  const code = literalOf(node as TreeNode);
  if (code === undefined || !CODE.test(code) || isTest(apex)) return [];
  const label = labelOfCode(code);
  return messages.filter((name) => (code.endsWith('_') ? name.startsWith(label) : name === label));
}

const labelOfCode = (code: string): string => `Message_${code}`;

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
export function apexFormatCalls(files: readonly ApexFile[], messages: readonly string[]): FormatCall[] {
  const known = new Set(messages);
  return files
    .filter((file) => !isTest(file))
    .flatMap(({ file, unit }) => [...nodesOf(unit)].flatMap((node) => formatCall(file, node, known) ?? []));
}

function formatCall(file: string, node: TreeNode, messages: ReadonlySet<string>): FormatCall | undefined {
  if (!['methodCall', 'ownCall', 'new'].includes(String(node['kind']))) return undefined;
  const args = node['args'] as TreeNode[];
  const list = args.find((argument) => argument['kind'] === 'newCollection' && isListOfText(argument));
  const label = args
    .map((argument) => labelName(argument) ?? labelOfCode(literalOf(argument) ?? ''))
    .find((name) => messages.has(name) || !name.startsWith('Message_'));
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
