/**
 * `switch on`: by value, by enum constant, or by the type of a record or object. Apex Developer Guide,
 * "Switch Statements".
 */
import { findStaticField } from '../platform/index.ts';
import { equal } from '../runtime/equality.ts';
import { isInstance } from '../runtime/instance.ts';
import { INTEGER, LONG, STRING, type Type } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { Block, EnumName, Literal, SwitchStatement, WhenValue } from '../syntax/tree.ts';
import { fits } from '../model/assignable.ts';
import { refuse } from '../model/problems.ts';
import { NEXT, type Execute } from './compiled.ts';
import { expression } from './expressions.ts';
import { literalValue } from './literals.ts';
import { block, marked } from './statements.ts';
import type { Scope } from './scope.ts';

interface Arm {
  matches(value: ApexValue): boolean;
  /** The variable of `when Account account`. */
  readonly slot: number | null;
  readonly run: Execute;
}

export function switchStatement(node: SwitchStatement, scope: Scope): Execute {
  const value = expression(node.value, scope);
  if (!isSwitchable(value.type)) refuse(`Illegal switch expression type: ${value.type.name}`, node);
  refuseRepeated(node);
  const arms = node.arms.map((arm) => scope.block(() => compileArm(arm.when, arm.body, value.type, scope)));
  const { evaluate } = value;
  return marked(node, scope, (frame) => {
    const found = evaluate(frame);
    for (const arm of arms) {
      if (!arm.matches(found)) continue;
      if (arm.slot !== null) frame.variables[arm.slot] = found;
      return arm.run(frame);
    }
    return NEXT;
  });
}

const isSwitchable = (type: Type): boolean =>
  type === INTEGER ||
  type === LONG ||
  type === STRING ||
  type.isText ||
  type.isEnum ||
  type.isSObject ||
  type.kind === 'class' ||
  type.key === 'object';

function compileArm(when: WhenValue, body: Block, type: Type, scope: Scope): Arm {
  if (when.kind === 'else') return { matches: () => true, slot: null, run: block(body, scope) };
  if (when.kind === 'type') {
    const wanted = scope.type(when.type);
    const { slot } = scope.declare(when.name, wanted, when.type);
    return { matches: (value) => isInstance(value, wanted), slot, run: block(body, scope) };
  }
  const values = when.values.map((item) => whenValue(item, type));
  return {
    matches: (value) =>
      values.some((candidate) =>
        candidate === null || value === null ? candidate === value : equal(candidate, value),
      ),
    slot: null,
    run: block(body, scope),
  };
}

function whenValue(node: Literal | EnumName, type: Type): ApexValue {
  if (node.kind === 'literal') {
    const found = literalValue(node);
    if (!fits(found.type, type)) refuse(`Incompatible type in when: ${found.type.name} for ${type.name}`, node);
    return found.value;
  }
  const name = node.parts.at(-1) ?? '';
  const own = type.cls?.constants.find((constant) => constant.name.toLowerCase() === name.toLowerCase());
  if (own !== undefined) return own;
  const field = type.isEnum && type.cls === null ? findStaticField(type, name) : null;
  return field === null ? refuse(`Invalid value in when: ${node.parts.join('.')}`, node) : field.read();
}

function refuseRepeated(node: SwitchStatement): void {
  const seen = new Set<string>();
  node.arms.forEach(({ when, line, column }, i) => {
    if (when.kind === 'else' && i !== node.arms.length - 1) refuse('when else must be the last one', { line, column });
    if (when.kind !== 'values') return;
    for (const value of when.values) {
      const text = value.kind === 'literal' ? `${value.type} ${value.text}` : value.parts.join('.').toLowerCase();
      if (seen.has(text)) refuse('Duplicate value in when', value);
      seen.add(text);
    }
  });
}
