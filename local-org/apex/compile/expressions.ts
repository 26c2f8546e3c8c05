/** All kinds of expressions, and the files that compile them. */
import type { BinaryExpression, Expression, UnaryExpression } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import { assignment, step } from './assignment.ts';
import { methodCall, ownCall } from './calls.ts';
import { newArray, newCollection, newMap } from './collections.ts';
import { coalesced, conditional, equality, logical, negation, ordering } from './comparisons.ts';
import { settled, type Compiled } from './compiled.ts';
import { castExpression, instanceOfExpression } from './conversions.ts';
import { newObject } from './creation.ts';
import { indexed } from './indexing.ts';
import { literal } from './literals.ts';
import { member } from './members.ts';
import { name, selfReference, typeLiteral } from './names.ts';
import { arithmetic, bits, isArithmetic, negated } from './operators.ts';
import { query } from './queries.ts';
import type { Scope } from './scope.ts';

export function expression(node: Expression, scope: Scope): Compiled {
  return settled(link(node, scope));
}

/** An expression inside a chain. After `?.` ends the chain, the links to the right are skipped too. */
export function link(node: Expression, scope: Scope): Compiled {
  switch (node.kind) {
    case 'literal':
      return literal(node);
    case 'name':
      return name(node, scope);
    case 'this':
    case 'super':
      return selfReference(node, scope);
    case 'member':
      return member(node, scope);
    case 'methodCall':
      return methodCall(node, scope);
    case 'ownCall':
      return ownCall(node, scope);
    case 'constructorCall':
      return refuse(`Call to '${node.target}()' must be the first statement in a constructor method`, node);
    case 'new':
      return newObject(node, scope);
    case 'newCollection':
      return newCollection(node, scope);
    case 'newMap':
      return newMap(node, scope);
    case 'newArray':
      return newArray(node, scope);
    case 'index':
      return indexed(node, scope);
    case 'binary':
      return binary(node, scope);
    case 'unary':
      return unary(node, scope);
    case 'step':
      return step(node, scope);
    case 'conditional':
      return conditional(node, scope);
    case 'assign':
      return assignment(node, scope);
    case 'instanceof':
      return instanceOfExpression(node, scope);
    case 'cast':
      return castExpression(node, scope);
    case 'type':
      return typeLiteral(node, scope);
    case 'query':
      return query(node, scope);
    case 'unsupported':
      return refuse(`Not supported: ${node.what}`, node);
  }
}

function binary(node: BinaryExpression, scope: Scope): Compiled {
  const { operator } = node;
  if (operator === '&&' || operator === '||') return logical(node, scope);
  if (operator === '??') return coalesced(node, scope);
  return combine(operator, expression(node.left, scope), expression(node.right, scope), node);
}

/** An operator on two values, including the operator in `+=`. */
export function combine(
  operator: Exclude<BinaryExpression['operator'], '&&' | '||' | '??'>,
  left: Compiled,
  right: Compiled,
  at: Expression,
): Compiled {
  if (isArithmetic(operator)) return arithmetic(operator, left, right, at);
  switch (operator) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordering(operator, left, right, at);
    case '==':
    case '!=':
    case '===':
    case '!==':
      return equality(operator, left, right, at);
    default:
      return bits(operator, left, right, at);
  }
}

function unary(node: UnaryExpression, scope: Scope): Compiled {
  if (node.operator === '!') return negation(node.operand, scope);
  if (node.operator === '~') return refuse('Not supported: the operator ~', node);
  const operand = expression(node.operand, scope);
  if (node.operator === '-') return negated(operand, node);
  return operand.type.isNumber
    ? operand
    : refuse(`Arithmetic expressions must use numeric arguments: +${operand.type.name}`, node);
}
