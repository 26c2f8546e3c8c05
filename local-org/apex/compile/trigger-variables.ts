/** `Trigger.new`, `Trigger.isBefore`, … Apex Developer Guide, "Trigger Context Variables". Outside a trigger they are null or false. */
import { TRIGGER_OPERATION, triggerOperation } from '../platform/index.ts';
import { current } from '../runtime/execution.ts';
import type { TriggerContext } from '../runtime/triggers.ts';
import { BOOLEAN, ID, INTEGER, listOf, mapOf, SOBJECT, type Type } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { MemberExpression } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import type { Compiled } from './compiled.ts';
import type { Scope } from './scope.ts';

interface ContextVariable {
  readonly type: Type | 'list' | 'map';
  /** Its value outside of triggers. */
  readonly outside: ApexValue;
  read(trigger: TriggerContext): ApexValue;
}

const flag = (read: (trigger: TriggerContext) => boolean): ContextVariable => ({ type: BOOLEAN, outside: false, read });

const VARIABLES: Readonly<Record<string, ContextVariable>> = {
  isexecuting: flag(() => true),
  isbefore: flag((trigger) => trigger.when === 'before'),
  isafter: flag((trigger) => trigger.when === 'after'),
  isinsert: flag((trigger) => trigger.operation === 'insert'),
  isupdate: flag((trigger) => trigger.operation === 'update'),
  isdelete: flag((trigger) => trigger.operation === 'delete'),
  isundelete: flag((trigger) => trigger.operation === 'undelete'),
  new: { type: 'list', outside: null, read: (trigger) => trigger.newList },
  old: { type: 'list', outside: null, read: (trigger) => trigger.oldList },
  newmap: { type: 'map', outside: null, read: (trigger) => trigger.newMap },
  oldmap: { type: 'map', outside: null, read: (trigger) => trigger.oldMap },
  size: { type: INTEGER, outside: null, read: (trigger) => trigger.size },
  operationtype: {
    type: TRIGGER_OPERATION,
    outside: null,
    read: (trigger) => triggerOperation(`${trigger.when}_${trigger.operation}`.toUpperCase()),
  },
};

export function triggerVariable(node: MemberExpression, scope: Scope): Compiled {
  const variable = VARIABLES[node.name.toLowerCase()];
  if (variable === undefined) return refuse(`Variable does not exist: Trigger.${node.name}`, node);
  const { outside, read } = variable;
  return {
    type: variableType(variable, scope),
    evaluate: () => {
      const { trigger } = current();
      return trigger === null ? outside : read(trigger);
    },
  };
}

/** Inside a trigger, the records have the trigger's object as their type. In a class, they're SObject. */
function variableType({ type }: ContextVariable, scope: Scope): Type {
  const record = scope.triggerObject ?? SOBJECT;
  if (type === 'list') return listOf(record);
  return type === 'map' ? mapOf(ID, record) : type;
}
