/** Finds queries in TypeScript: text that begins with SELECT, with constants of the same file filled in. */
import ts from 'typescript';
import { findScripts, read } from '../project/files.ts';
import type { FoundQuery } from './FoundQuery.ts';

export function scriptQueries(root: string): FoundQuery[] {
  return findScripts(root)
    .filter((file) => !file.endsWith('.test.ts') && !file.includes('/test/'))
    .flatMap((file) => queriesOf(file, read(root, file)));
}

const known = new Map<string, { readonly text: string; readonly queries: readonly FoundQuery[] }>();

/** Several checks in one process read the same files. */
function queriesOf(file: string, text: string): readonly FoundQuery[] {
  const found = known.get(file);
  if (found?.text === text) return found.queries;
  const queries = findQueries(file, text);
  known.set(file, { text, queries });
  return queries;
}

function findQueries(file: string, text: string): FoundQuery[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(source);
  const found: FoundQuery[] = [];
  const visit = (node: ts.Node): void => {
    if (isQuery(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ file, line, query: resolve(node, constants) });
    } else node.forEachChild(visit);
  };
  visit(source);
  return found;
}

type QueryText = ts.StringLiteral | ts.TemplateLiteral;

function isQuery(node: ts.Node): node is QueryText {
  const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text : '';
  return /^\s*SELECT\s/i.test(text);
}

type Constants = ReadonlyMap<string, ts.Expression>;

function constantsOf(source: ts.SourceFile): Constants {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  return new Map(
    declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer ? [[name.text, initializer]] : [],
    ),
  );
}

function resolve(node: QueryText, constants: Constants): FoundQuery['query'] {
  if (!ts.isTemplateExpression(node)) return { text: node.text };
  let text = node.head.text;
  for (const { expression, literal } of node.templateSpans) {
    const value = valueOf(expression, constants);
    if (value === undefined) return { unknown: `\${${expression.getText()}} is only known at run time` };
    text += value + literal.text;
  }
  return { text };
}

/** The text of a constant, or a constant list joined with commas. */
function valueOf(expression: ts.Expression, constants: Constants): string | undefined {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isIdentifier(expression)) {
    const constant = constants.get(expression.text);
    return constant && valueOf(constant, constants);
  }
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return undefined;
  const { expression: list, name } = expression.expression;
  const items = name.text === 'join' ? itemsOf(list, constants) : undefined;
  const values = items?.map((item) => valueOf(item, constants));
  return values?.length && values.every((value) => value !== undefined) ? values.join(', ') : undefined;
}

/** Leaves out lists that are known at run time only (`[...CONSTANTS, ...fields]`), so that the rest of the query is checked. */
function itemsOf(list: ts.Expression, constants: Constants): readonly ts.Expression[] | undefined {
  const found = ts.isIdentifier(list) ? constants.get(list.text) : list;
  const array = found && ts.isAsExpression(found) ? found.expression : found;
  if (!array || !ts.isArrayLiteralExpression(array)) return undefined;
  return array.elements.flatMap((element) =>
    ts.isSpreadElement(element) ? (itemsOf(element.expression, constants) ?? []) : [element],
  );
}
