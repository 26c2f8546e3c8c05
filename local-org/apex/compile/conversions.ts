/** Implicit conversions, casts, and instanceof. */
import { cast, convert, needsConversion } from '../runtime/convert.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { isInstance } from '../runtime/instance.ts';
import { BOOLEAN, ID, NULL, OBJECT, SOBJECT, STRING, VOID, type Type } from '../runtime/types.ts';
import { ApexList } from '../runtime/collections.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { CastExpression, Expression, InstanceOfExpression, Position } from '../syntax/tree.ts';
import { fits } from '../model/assignable.ts';
import { refuse } from '../model/problems.ts';
import { notNull, type Compiled, type Evaluate } from './compiled.ts';
import { expression } from './expressions.ts';
import type { Scope } from './scope.ts';

/** Converts the value to the type `to`. Reports an error if it isn't assignable. */
export function converted(from: Compiled, to: Type, at: Position): Evaluate {
  const { type, evaluate } = from;
  if (type === VOID) return refuse('A void method has no value', at);
  if (type === to || type === NULL || to === OBJECT) return evaluate;
  if (from.isQuery === true && to.isSObject) {
    const row = type.args[0] ?? OBJECT;
    if (fits(row, to)) return onlyRow(evaluate);
    if (row === SOBJECT) return castOf(onlyRow(evaluate), to);
  }
  if (!fits(type, to)) return refuse(`Illegal assignment from ${type.name} to ${to.name}`, at);
  if (!needsConversion(to)) return evaluate;
  return (frame) => convert(evaluate(frame), to);
}

const castOf =
  (evaluate: Evaluate, to: Type): Evaluate =>
  (frame) =>
    cast(evaluate(frame), to);

/** A query used as one record. Apex Developer Guide, "SOQL Queries That Return One Record". */
export function onlyRow(evaluate: Evaluate): Evaluate {
  return (frame) => onlyRowOf(evaluate(frame));
}

export function onlyRowOf(rows: ApexValue): ApexValue {
  if (!(rows instanceof ApexList)) return notNull(rows);
  if (rows.items.length === 0) throwApex('QueryException', 'List has no rows for assignment to SObject');
  if (rows.items.length > 1) throwApex('QueryException', 'List has more than 1 row for assignment to SObject');
  return rows.items[0] ?? null;
}

/** A Boolean condition. A null causes a NullPointerException. */
export function condition(node: Expression, scope: Scope): (frame: Parameters<Evaluate>[0]) => boolean {
  const compiled = expression(node, scope);
  if (compiled.type !== BOOLEAN)
    refuse(`Condition expression must be of type Boolean, not ${compiled.type.name}`, node);
  const { evaluate } = compiled;
  return (frame) => notNull(evaluate(frame)) === true;
}

export function castExpression(node: CastExpression, scope: Scope): Compiled {
  const value = expression(node.value, scope);
  const to = scope.type(node.type);
  const { evaluate, type } = value;
  if (value.isQuery === true && to.isSObject) return { type: to, evaluate: converted(value, to, node) };
  if (!mayCast(type, to))
    refuse(`Incompatible types since an instance of ${type.name} is never an instance of ${to.name}`, node);
  return { type: to, evaluate: (frame) => cast(evaluate(frame), to) };
}

/** A cast is an error only if it can never succeed. */
function mayCast(from: Type, to: Type): boolean {
  if (from === VOID || to === VOID) return false;
  if (fits(from, to) || fits(to, from) || from === OBJECT) return true;
  if (from.isNumber && to.isNumber) return true;
  if (from.isSObject && to.isSObject) return to.key === 'sobject' || from.key === 'sobject';
  if (from.cls !== null && to.cls !== null) return from.cls.kind === 'interface' || to.cls.kind === 'interface';
  if (from.kind === 'native' || to.kind === 'native') return true;
  return (
    from.base === to.base && from.args.length > 0 && from.args.every((arg, i) => mayCast(arg, to.args[i] ?? OBJECT))
  );
}

export function instanceOfExpression(node: InstanceOfExpression, scope: Scope): Compiled {
  const { evaluate, type } = expression(node.value, scope);
  const wanted = scope.type(node.type);
  // For collections, Salesforce compares more than the element types.
  if (type.args.length === 0 && wanted.args.length === 0 && !mayCast(type, wanted))
    refuse(
      `Operation instanceof is always false since an instance of ${type.name} is never an instance of ${wanted.name}`,
      node,
    );
  const isId = type === ID;
  return {
    type: BOOLEAN,
    evaluate: (frame): ApexValue => {
      const value = evaluate(frame);
      return isId && wanted === STRING ? value !== null : isInstance(value, wanted);
    },
  };
}
