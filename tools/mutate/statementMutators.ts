/** Mistakes in statements: a removed statement, a negated condition, another result, another access mode. */
import type { Expression, Statement } from '../../local-org/apex/syntax/tree.ts';
import { conditionEdits, negated } from './expressionMutators.ts';
import type { Edit } from './Mutation.ts';

/** Mistakes in the statement itself. `holder[key]` is the statement. `returns` is the return type of its method. */
export function statementEdits(node: Statement, holder: object, key: string, returns: string | null): Edit[] {
  switch (node.kind) {
    case 'expression':
      return node.expression.kind === 'constructorCall' ? [] : [removed(node, holder, key, wordsFor(node.expression))];
    case 'break':
    case 'continue':
      return [removed(node, holder, key, node.kind)];
    case 'throw':
      return [removed(node, holder, key, 'throw')];
    case 'dml':
      return [{ ...removed(node, holder, key, node.operation), kind: 'save' }, ...modeEdits(node)];
    case 'if':
    case 'while':
    case 'doWhile':
      return conditionEdits(node, 'condition');
    case 'return':
      return returnEdits(node, holder, key, returns);
    default:
      return [];
  }
}

function removed(node: Statement, holder: object, key: string, what: string): Edit {
  const replacement = { kind: 'block', statements: [], line: node.line, column: node.column };
  return { kind: 'statement', change: `${what} removed`, holder, key, replacement };
}

function wordsFor(expression: Expression): string {
  switch (expression.kind) {
    case 'methodCall':
    case 'ownCall':
      return `${expression.name}()`;
    case 'assign':
      return `assignment of ${nameOf(expression.target)}`;
    default:
      return 'statement';
  }
}

function nameOf(target: Expression): string {
  return target.kind === 'name' || target.kind === 'member' ? target.name : 'an element';
}

function modeEdits(node: Extract<Statement, { kind: 'dml' }>): Edit[] {
  if (node.access === null) return [];
  const replacement = node.access === 'user' ? 'system' : 'user';
  const change = `${node.operation} as ${node.access} becomes as ${replacement}`;
  return [{ kind: 'access', change, holder: node, key: 'access', replacement }];
}

/** Negates a Boolean result without an operator. Other results become null. */
function returnEdits(
  node: Extract<Statement, { kind: 'return' }>,
  holder: object,
  key: string,
  returns: string | null,
): Edit[] {
  const { value } = node;
  if (value === null) return [removed(node, holder, key, 'return')];
  if (returns === 'boolean') {
    const isOpaque = ['ownCall', 'methodCall', 'name', 'member', 'instanceof'].includes(value.kind);
    return isOpaque
      ? [{ kind: 'result', change: 'result negated', holder: node, key: 'value', replacement: negated(value) }]
      : [];
  }
  if (value.kind === 'literal' && value.type === 'null') return [];
  const nothing = { kind: 'literal', type: 'null', text: 'null', line: value.line, column: value.column };
  return [{ kind: 'result', change: 'null returned', holder: node, key: 'value', replacement: nothing }];
}
