/** Finds the labels that Apex uses: `Label.X`, and message codes, whose label is `Message_<CODE>` (RpMessages). */
import { isTest, lineOf, nodesOf, type ApexFile, type TreeNode } from '../project/apex.ts';
import type { LabelUse, FormatCall } from './LabelUse.ts';

const CODE = /^[A-Z][A-Z_]+$/;

/** `messages`: the labels of message codes. Other text in capitals can be a Salesforce status code. */
export function apexLabelUses(files: readonly ApexFile[], messages: readonly string[]): LabelUse[] {
  return files.flatMap((apex) =>
    [...nodesOf(apex.unit)].flatMap((node) => {
      const name = labelName(node);
      const names = name === undefined ? labelsOfCode(apex, node, messages) : [name];
      return names.map((found) => ({ file: apex.file, line: lineOf(node), name: found }));
    }),
  );
}

/** A text such as `'EMAIL_FACT_'` uses all codes that begin with it. A code in a test doesn't count as a use. */
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

/** Calls with a label or message code and a literal list of text. Tests are ignored. */
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
