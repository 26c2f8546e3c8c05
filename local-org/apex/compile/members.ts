/** `a.b`: a static member of a type, a field of an object or record, or a property of the library. */
import { findInstanceProperty, findStaticField, type LibraryProperty } from '../platform/index.ts';
import {
  DESCRIBE_FIELD,
  DESCRIBE_OBJECT,
  SOBJECT_FIELD,
  SOBJECT_TYPE,
  describeField,
  describeObject,
  sobjectFieldToken,
  sobjectTypeToken,
} from '../platform/index.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { STRING, type Type } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { Expression, MemberExpression } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import { SKIPPED, type Compiled, type Place } from './compiled.ts';
import { onlyRow } from './conversions.ts';
import { link } from './expressions.ts';
import { constant } from './literals.ts';
import { isVariable, missingVariable, typeLiteral } from './names.ts';
import { instanceField, requireVisible, staticField } from './object-fields.ts';
import { recordField } from './record-fields.ts';
import type { Scope } from './scope.ts';
import { triggerVariable } from './trigger-variables.ts';

export function member(node: MemberExpression, scope: Scope): Compiled {
  const path = node.safe ? null : typePath(node.object, scope);
  if (path !== null) {
    const special = specialMember(path, node, scope);
    if (special !== null) return special;
    const type = scope.context.resolver.named(path, scope.cls);
    if (type !== null) return staticMember(type, node, scope);
  }
  return memberOf(chained(node.object, node.safe, scope), node, scope);
}

/** `a.b.c` as words, if every link is a plain name and the first isn't a variable. It can be the name of a type. */
export function typePath(node: Expression, scope: Scope): string[] | null {
  const words = plainWords(node);
  return words === null || isVariable(words[0] ?? '', scope) ? null : words;
}

function plainWords(node: Expression): string[] | null {
  if (node.kind === 'name') return [node.name];
  if (node.kind !== 'member' || node.safe) return null;
  const before = plainWords(node.object);
  return before === null ? null : [...before, node.name];
}

/** The left side of a dot. After `?.`, null ends the whole chain. */
export function chained(node: Expression, safe: boolean, scope: Scope): Compiled {
  const object = link(node, scope);
  if (!safe) return object;
  const { evaluate } = object;
  return { ...object, skips: true, evaluate: (frame) => evaluate(frame) ?? SKIPPED };
}

/** `Trigger.new`, `Label.Name`, `Schema.SObjectType.Case`, `SObjectType.Case.fields.Subject`. */
function specialMember(path: readonly string[], node: MemberExpression, scope: Scope): Compiled | null {
  const prefix = path.join('.').toLowerCase();
  if (prefix === 'trigger' || prefix === 'system.trigger') return triggerVariable(node, scope);
  if (prefix === 'label' || prefix === 'system.label') return label(node, scope);
  if (prefix === 'sobjecttype' || prefix === 'schema.sobjecttype') {
    const object = scope.context.schema.object(node.name);
    if (object === undefined) return refuse(`Variable does not exist: SObjectType.${node.name}`, node);
    return { type: DESCRIBE_OBJECT, evaluate: () => describeObject(object) };
  }
  const describedFields = /^(?:schema\.)?sobjecttype\.(\w+)\.fields$/.exec(prefix);
  if (describedFields !== null) return describedField(describedFields[1] ?? '', node, scope);
  return rowCause(path, node, scope);
}

/**
 * `Schema.Invoice__Share.RowCause.Manual`: the reasons of a share (Apex Developer Guide, "Creating Apex
 * Managed Sharing").
 */
function rowCause(path: readonly string[], node: MemberExpression, scope: Scope): Compiled | null {
  if (path.at(-1)?.toLowerCase() !== 'rowcause') return null;
  const object = scope.context.resolver.named(path.slice(0, -1), scope.cls)?.name ?? '';
  const share = scope.context.schema.object(object);
  if (share?.shareOf === undefined) return null;
  const reason = share.fields
    .get('rowcause')
    ?.picklist.find(({ value }) => value.toLowerCase() === node.name.toLowerCase());
  if (reason === undefined) return refuse(`Variable does not exist: RowCause.${node.name}`, node);
  return constant({ type: STRING, value: reason.value });
}

/** `Schema.SObjectType.Case.fields.Subject`. Apex Developer Guide, "Using Field Tokens". */
function describedField(objectName: string, node: MemberExpression, scope: Scope): Compiled {
  const object = scope.context.schema.object(objectName);
  const field = object?.fields.get(node.name.toLowerCase());
  if (object === undefined || field === undefined)
    return refuse(`Variable does not exist: SObjectType.${objectName}.fields.${node.name}`, node);
  return { type: DESCRIBE_FIELD, evaluate: () => describeField(object, field) };
}

function label(node: MemberExpression, scope: Scope): Compiled {
  const text = scope.context.schema.labels.get(node.name.toLowerCase());
  if (text === undefined) return refuse(`External string does not exist: ${node.name}`, node);
  return constant({ type: STRING, value: text });
}

function staticMember(type: Type, node: MemberExpression, scope: Scope): Compiled {
  const key = node.name.toLowerCase();
  if (key === 'class')
    return typeLiteral({ kind: 'type', line: node.line, column: node.column, type: namedLike(node) }, scope);
  const cls = type.cls;
  if (cls !== null && cls.kind !== 'builtin') {
    const constantOfEnum = cls.constants.find((value) => value.name.toLowerCase() === key);
    if (constantOfEnum !== undefined) return constant({ type, value: constantOfEnum });
    const field = cls.field(key);
    if (field === undefined) return missingVariable(node.name, cls, node, scope, `${type.name}.`);
    if (!field.isStatic)
      return refuse(`Non static field cannot be referenced from a static context: ${field.name}`, node);
    requireVisible(field, scope, 'Variable', node);
    return staticField(field, scope);
  }
  if (type.isSObject) return recordToken(type, node, scope);
  const field = findStaticField(type, node.name);
  if (field === null) return refuse(`Variable does not exist: ${type.name}.${node.name}`, node);
  return { type: field.type, evaluate: () => field.read() };
}

/** The left side of `.class` as the name of a type. */
function namedLike(node: MemberExpression): Parameters<typeof typeLiteral>[0]['type'] {
  const words = plainWords(node.object) ?? [];
  return { line: node.line, column: node.column, arrays: 0, parts: words.map((name) => ({ name, args: [] })) };
}

/** `Case.SObjectType`, `Case.Subject`. */
function recordToken(type: Type, node: MemberExpression, scope: Scope): Compiled {
  const object = scope.context.schema.object(type.name);
  if (object !== undefined) {
    if (node.name.toLowerCase() === 'sobjecttype')
      return { type: SOBJECT_TYPE, evaluate: () => sobjectTypeToken(object) };
    const field = object.fields.get(node.name.toLowerCase());
    if (field !== undefined) return { type: SOBJECT_FIELD, evaluate: () => sobjectFieldToken(object, field) };
  }
  return refuse(`Variable does not exist: ${type.name}.${node.name}`, node);
}

function memberOf(object: Compiled, node: MemberExpression, scope: Scope): Compiled {
  const { type } = object;
  const row = type.args[0];
  if (object.isQuery === true && row?.isSObject === true)
    return recordField({ type: row, evaluate: onlyRow(object.evaluate) }, node.name, scope, node);
  if (type.cls !== null) {
    const field = type.cls.field(node.name.toLowerCase());
    if (field !== undefined && !field.isStatic) {
      requireVisible(field, scope, 'Variable', node);
      return instanceField(object, field, scope);
    }
    return missingVariable(node.name, type.cls, node, scope, `${type.name}.`);
  }
  if (type.isSObject) return recordField(object, node.name, scope, node);
  const property = findInstanceProperty(type, node.name);
  if (property === null) return refuse(`Variable does not exist: ${type.name}.${node.name}`, node);
  return libraryProperty(object, property);
}

function libraryProperty(object: Compiled, property: LibraryProperty): Compiled {
  const { evaluate } = object;
  const read = (container: ApexValue): ApexValue => {
    if (container === SKIPPED) return SKIPPED;
    return container === null ? throwNullPointer() : property.read(container);
  };
  const place: Place = {
    container: evaluate,
    key: null,
    read,
    write: (container, _key, value) => {
      if (container === null) throwNullPointer();
      property.write?.(container, value);
    },
    refusal: property.write === null ? `Field is not writeable: ${property.name}` : null,
  };
  return { type: property.type, evaluate: (frame) => read(evaluate(frame)), place, skips: object.skips };
}
