/** Mistakes in expressions: operators, constants, access modes, and missing fields. */
import type { BinaryOperator, Expression } from '../../local-org/apex/syntax/tree.ts';
import type { Edit } from './Mutation.ts';

const SWAPPED: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '==': '!=',
  '!=': '==',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};

const MODES: Readonly<Record<string, string>> = { USER_MODE: 'SYSTEM_MODE', SYSTEM_MODE: 'USER_MODE' };

/** Mistakes in the expression itself, not in its parts. `holder[key]` is the expression. */
export function expressionEdits(node: Expression, holder: object, key: string): Edit[] {
  switch (node.kind) {
    case 'binary':
      return binaryEdits(node, holder, key);
    case 'unary':
      return node.operator === '!' || node.operator === '-'
        ? [{ kind: 'operator', change: `${node.operator} removed`, holder, key, replacement: node.operand }]
        : [];
    case 'step':
      return [swap(node, node.operator === '+' ? '-' : '+', `${node.operator}${node.operator}`)];
    case 'assign':
      return compoundEdits(node);
    case 'conditional':
      return conditionEdits(node, 'condition');
    case 'literal':
      return literalEdits(node);
    case 'member':
      return modeEdits(node);
    case 'new':
      return fieldEdits(node);
    default:
      return [];
  }
}

function binaryEdits(node: Extract<Expression, { kind: 'binary' }>, holder: object, key: string): Edit[] {
  if (node.operator === '??') {
    return [{ kind: 'operator', change: 'value after ?? removed', holder, key, replacement: node.left }];
  }
  const other = SWAPPED[node.operator];
  return other === undefined ? [] : [swap(node, other, node.operator)];
}

function compoundEdits(node: Extract<Expression, { kind: 'assign' }>): Edit[] {
  const other = node.operator === null ? undefined : SWAPPED[node.operator];
  return other === undefined ? [] : [swap(node, other, `${node.operator}=`)];
}

/** Also handles `++` and `+=`. */
function swap(holder: object, operator: string, written: string): Edit {
  const becomes = /^[-+*/]./.test(written) ? written.replace(/[-+*/]/g, operator) : operator;
  return { kind: 'operator', change: `${written} becomes ${becomes}`, holder, key: 'operator', replacement: operator };
}

/** Negates the condition, unless swapping its operator does the same. */
export function conditionEdits(holder: { readonly condition: Expression }, key: 'condition'): Edit[] {
  const { condition } = holder;
  if (condition.kind === 'unary' && condition.operator === '!') return [];
  if (condition.kind === 'binary' && /^[!=]==?$/.test(condition.operator)) return [];
  if (condition.kind === 'literal') return [];
  return [{ kind: 'condition', change: 'condition negated', holder, key, replacement: negated(condition) }];
}

export function negated(operand: Expression): Expression {
  return { kind: 'unary', operator: '!', operand, line: operand.line, column: operand.column };
}

function literalEdits(node: Extract<Expression, { kind: 'literal' }>): Edit[] {
  const text = otherText(node.type, node.text);
  if (text === null) return [];
  const [from, to] = node.type === 'string' ? [`'${node.text}'`, `'${text}'`] : [node.text, text];
  return [{ kind: 'constant', change: `${from} becomes ${to}`, holder: node, key: 'text', replacement: text }];
}

function otherText(type: Extract<Expression, { kind: 'literal' }>['type'], text: string): string | null {
  switch (type) {
    case 'boolean':
      return text === 'true' ? 'false' : 'true';
    case 'integer':
    case 'long':
      return String(BigInt(text) + 1n);
    case 'string':
      return `${text}~`;
    default:
      return null;
  }
}

function modeEdits(node: Extract<Expression, { kind: 'member' }>): Edit[] {
  const other = MODES[node.name];
  return other === undefined
    ? []
    : [{ kind: 'access', change: `${node.name} becomes ${other}`, holder: node, key: 'name', replacement: other }];
}

/** `new Case(Status = 'New', ParentId = x)` without one of its fields. */
function fieldEdits(node: Extract<Expression, { kind: 'new' }>): Edit[] {
  return node.args.flatMap((argument, index): Edit[] =>
    argument.kind === 'assign' && argument.target.kind === 'name'
      ? [
          {
            kind: 'field',
            change: `${argument.target.name} removed`,
            holder: node,
            key: 'args',
            replacement: node.args.filter((_, other) => other !== index),
          },
        ]
      : [],
  );
}
