/** `=`, `+=`, `++`. */
import { INTEGER } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { AssignExpression, Expression, StepExpression } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import type { Compiled, Evaluate, Place } from './compiled.ts';
import { converted } from './conversions.ts';
import { combine, expression } from './expressions.ts';
import { arithmetic, isSteppable } from './operators.ts';
import type { Scope } from './scope.ts';

function target(node: Expression, scope: Scope): Compiled & { readonly place: Place } {
  const compiled = expression(node, scope);
  const { place } = compiled;
  if (place === undefined) return refuse('Expression cannot be assigned', node);
  if (place.refusal !== null) refuse(place.refusal, node);
  return { ...compiled, place };
}

export function assignment(node: AssignExpression, scope: Scope): Compiled {
  const { type, place } = target(node.target, scope);
  if (node.operator === null) {
    const value = converted(expression(node.value, scope), type, node);
    return { type, evaluate: store(place, value) };
  }
  const { operator } = node;
  if (operator === '&&' || operator === '||' || operator === '??') return refuse(`Not supported: ${operator}=`, node);
  const right = expression(node.value, scope);
  return {
    type,
    evaluate: update(place, scope, (before) =>
      converted(combine(operator, { type, evaluate: before }, right, node), type, node),
    ),
  };
}

function store(place: Place, value: Evaluate): Evaluate {
  const { container, key } = place;
  return (frame) => {
    const into = container(frame);
    const at = key === null ? null : key(frame);
    const stored = value(frame);
    place.write(into, at, stored, frame);
    return stored;
  };
}

/**
 * Reads, computes, and writes, and evaluates container and key once. A slot in the frame passes the old value
 * to the computation.
 */
function update(place: Place, scope: Scope, compute: (before: Evaluate) => Evaluate): Evaluate {
  const slot = scope.size++;
  const after = compute((frame) => frame.variables[slot] ?? null);
  const { container, key } = place;
  return (frame) => {
    const into = container(frame);
    const at = key === null ? null : key(frame);
    frame.variables[slot] = place.read(into, at, frame);
    const stored = after(frame);
    place.write(into, at, stored, frame);
    return stored;
  };
}

const ONE: Compiled = { type: INTEGER, evaluate: () => 1 };

export function step(node: StepExpression, scope: Scope): Compiled {
  const { type, place } = target(node.target, scope);
  if (!isSteppable(type)) refuse(`Expression must be a number, not ${type.name}`, node);
  const slot = scope.size++;
  const before: Compiled = { type, evaluate: (frame) => frame.variables[slot] ?? null };
  const after = converted(arithmetic(node.operator, before, ONE, node), type, node);
  const { container, key } = place;
  const yieldsNew = node.before;
  return {
    type,
    evaluate: (frame): ApexValue => {
      const into = container(frame);
      const at = key === null ? null : key(frame);
      const old = place.read(into, at, frame);
      frame.variables[slot] = old;
      const stored = after(frame);
      place.write(into, at, stored, frame);
      return yieldsNew ? stored : old;
    },
  };
}
