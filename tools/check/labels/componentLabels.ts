/** Finds the labels that components use: imports of `@salesforce/label/c.X` and calls of `format(label, …)`. */
import ts from 'typescript';
import { findSource, read } from '../project/files.ts';
import type { FormatCall, LabelUse } from './LabelUse.ts';

const IMPORT = '@salesforce/label/c.';

export interface ComponentLabels {
  readonly uses: readonly LabelUse[];
  readonly formats: readonly FormatCall[];
  /** Imports that the file doesn't use. */
  readonly idle: readonly LabelUse[];
}

export function componentLabels(root: string): ComponentLabels {
  const files = findSource(root, '**/lwc/**/*.ts').filter((file) => !file.includes('__tests__'));
  const found = files.map((file) => readFile(file, read(root, file)));
  return {
    uses: found.flatMap(({ uses }) => uses),
    formats: found.flatMap(({ formats }) => formats),
    idle: found.flatMap(({ idle }) => idle),
  };
}

function readFile(file: string, text: string): ComponentLabels {
  if (!text.includes(IMPORT)) return { uses: [], formats: [], idle: [] };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const at = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const imports = new Map<string, LabelUse>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const local = statement.importClause?.name?.text;
    const { text: from } = statement.moduleSpecifier;
    if (from.startsWith(IMPORT) && local)
      imports.set(local, { file, line: at(statement), name: from.slice(IMPORT.length) });
  }
  const named = new Set<string>();
  const formats: FormatCall[] = [];
  visit(source, (node) => {
    if (ts.isIdentifier(node) && !ts.isImportClause(node.parent)) named.add(node.text);
    if (ts.isCallExpression(node)) formats.push(...formatCall(node, imports, file, at(node)));
  });
  return {
    uses: [...imports.values()],
    formats,
    idle: [...imports].filter(([local]) => !named.has(local)).map(([, use]) => use),
  };
}

function formatCall(
  call: ts.CallExpression,
  imports: ReadonlyMap<string, LabelUse>,
  file: string,
  line: number,
): FormatCall[] {
  const [label, ...values] = call.arguments;
  if (!ts.isIdentifier(call.expression) || call.expression.text !== 'format' || !label) return [];
  const use = ts.isIdentifier(label) ? imports.get(label.text) : undefined;
  return use && !values.some(ts.isSpreadElement) ? [{ file, line, name: use.name, values: values.length }] : [];
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}
