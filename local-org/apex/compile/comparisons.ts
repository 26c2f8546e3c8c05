/** `==`, `<`, `&&`, `??`, `? :`. */
import { ApexList } from '../runtime/collections.ts';
import { looselyEqual } from '../runtime/equality.ts';
import { isIdText, longId } from '../runtime/ids.ts';
import { compareValues } from '../runtime/order.ts';
import { BOOLEAN, DATE, DATETIME, INTEGER, NULL, OBJECT, STRING, TIME, type Type } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { BinaryExpression, ConditionalExpression, Position } from '../syntax/tree.ts';
import { commonType, fits } from '../model/assignable.ts';
import { refuse } from '../model/problems.ts';
import type { Compiled, Evaluate } from './compiled.ts';
import { condition, converted, onlyRowOf } from './conversions.ts';
import { expression } from './expressions.ts';
import type { Scope } from './scope.ts';

type EqualityOperator = '==' | '!=' | '===' | '!==';

export function equality(operator: EqualityOperator, left: Compiled, right: Compiled, at: Position): Compiled {
  if (!comparable(left.type, right.type))
    refuse(`Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`, at);
  const [a, b] = [left.evaluate, right.evaluate];
  const wanted = operator === '==' || operator === '===';
  if (right.type === NULL) return test((frame) => (a(frame) === null) === wanted);
  if (operator === '===' || operator === '!==') return test((frame) => (a(frame) === b(frame)) === wanted);
  if (left.type !== right.type && left.type.isText && right.type.isText)
    return test((frame) => sameId(a(frame), b(frame)) === wanted);
  return test((frame) => looselyEqual(a(frame), b(frame)) === wanted);
}

/** An ID and text: the text can be the 15-character ID. */
function sameId(a: ApexValue, b: ApexValue): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  return isIdText(a) && isIdText(b) ? longId(a) === longId(b) : looselyEqual(a, b);
}

const test = (evaluate: (frame: Parameters<Evaluate>[0]) => boolean): Compiled => ({ type: BOOLEAN, evaluate });

function comparable(a: Type, b: Type): boolean {
  if (a === NULL || b === NULL || fits(a, b) || fits(b, a)) return true;
  if (a.isNumber && b.isNumber) return true;
  return a.isSObject && b.isSObject && (a.key === 'sobject' || b.key === 'sobject');
}

type OrderOperator = '<' | '<=' | '>' | '>=';

const HOLDS: Record<OrderOperator, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** If one side is null, the result is false, without an exception. */
export function ordering(operator: OrderOperator, left: Compiled, right: Compiled, at: Position): Compiled {
  if (!ordered(left.type, right.type))
    refuse(`Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`, at);
  const [a, b] = [left.evaluate, right.evaluate];
  const holds = HOLDS[operator];
  if (left.type === INTEGER && right.type === INTEGER)
    return test((frame) => {
      const [x, y] = [a(frame), b(frame)];
      return typeof x === 'number' && typeof y === 'number' && holds(x - y);
    });
  return test((frame) => {
    const [x, y] = [a(frame), b(frame)];
    return x !== null && y !== null && holds(compareValues(x, y));
  });
}

/** Types that `<` compares: numbers, text, and dates and times. Enums and Booleans have no order in Apex. */
function ordered(a: Type, b: Type): boolean {
  if (a === NULL || b === NULL) return isOrdered(a) || isOrdered(b);
  if (a.isNumber || a.isText) return (a.isNumber && b.isNumber) || (a.isText && b.isText);
  return isOrdered(a) && (fits(a, b) || fits(b, a));
}

const isOrdered = (type: Type): boolean =>
  type.isNumber || type.isText || type === DATE || type === DATETIME || type === TIME;

export function logical(node: BinaryExpression, scope: Scope): Compiled {
  const left = condition(node.left, scope);
  const right = condition(node.right, scope);
  return test(node.operator === '&&' ? (frame) => left(frame) && right(frame) : (frame) => left(frame) || right(frame));
}

export function negation(node: Parameters<typeof condition>[0], scope: Scope): Compiled {
  const operand = condition(node, scope);
  return test((frame) => !operand(frame));
}

export function coalesced(node: BinaryExpression, scope: Scope): Compiled {
  const left = expression(node.left, scope);
  const right = expression(node.right, scope);
  const rows = left.isQuery === true && right.type.isSObject;
  const type = rows ? right.type : jointType(left, right, node);
  const [a, b] = [convertedRows(left, type, node), converted(right, type, node)];
  return { type, evaluate: (frame): ApexValue => a(frame) ?? b(frame) };
}

/**
 * If the left side of `??` is a query for one record, no rows means null. Apex Developer Guide, "Null
 * Coalescing Operator".
 */
function convertedRows(left: Compiled, type: Type, at: Position): Evaluate {
  const found = converted(left, type, at);
  if (left.isQuery !== true || !type.isSObject) return found;
  const rows = left.evaluate;
  return (frame) => {
    const list = rows(frame);
    if (list instanceof ApexList && list.items.length === 0) return null;
    return onlyRowOf(list);
  };
}

export function conditional(node: ConditionalExpression, scope: Scope): Compiled {
  const decide = condition(node.condition, scope);
  const yes = expression(node.yes, scope);
  const no = expression(node.no, scope);
  const type = jointType(yes, no, node);
  const [a, b] = [converted(yes, type, node), converted(no, type, node)];
  return { type, evaluate: (frame) => (decide(frame) ? a(frame) : b(frame)) };
}

function jointType(a: Compiled, b: Compiled, at: Position): Type {
  const type = commonType(a.type, b.type);
  const related = type !== OBJECT || a.type === OBJECT || b.type === OBJECT;
  if (!related && isUnrelated(a.type, b.type))
    refuse(`Incompatible types in ternary operator: ${a.type.name}, ${b.type.name}`, at);
  return type;
}

/** Text and numbers have no common type. Two classes have Object. */
const isUnrelated = (a: Type, b: Type): boolean =>
  (isPlain(a) || isPlain(b)) && !(a.kind === 'class' && b.kind === 'class');
const isPlain = (type: Type): boolean => type.isNumber || type === BOOLEAN || type === STRING;
