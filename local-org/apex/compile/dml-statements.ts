/** `insert records;`, `update as user record;`, `System.runAs(user) { … }`. */
import { MERGED_HERE, MERGEABLE } from '../../dml/merge.ts';
import { dmlOrThrow, recordsOf } from '../data/dml.ts';
import { losersOf, mergeOrThrow } from '../data/merge.ts';
import { runAs as asUser } from '../data/run-as.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { effectiveMode } from '../runtime/sharing.ts';
import type { Type } from '../runtime/types.ts';
import type { DmlStatement, MergeStatement, RunAsStatement } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import { NEXT, type Execute } from './compiled.ts';
import { expression } from './expressions.ts';
import { block, marked } from './statements.ts';
import type { Scope } from './scope.ts';

export function dmlStatement(node: DmlStatement, scope: Scope): Execute {
  const value = expression(node.value, scope);
  const type = recordType(value.type);
  if (type === null) return refuse(`DML requires SObject or SObject list type: ${value.type.name}`, node);
  refuseFixedObject(node, type, scope);
  const externalIdField = node.externalId === null ? null : externalId(node, type, scope);
  const access = node.access ?? scope.access;
  const { evaluate } = value;
  return marked(node, scope, (frame) => {
    dmlOrThrow(node.operation, recordsOf(evaluate(frame)), {
      access: effectiveMode(access, scope.shares()),
      externalIdField,
    });
    return NEXT;
  });
}

export function mergeStatement(node: MergeStatement, scope: Scope): Execute {
  const master = expression(node.master, scope);
  const losers = expression(node.losers, scope);
  if (!master.type.isSObject) return refuse(`DML requires SObject type: ${master.type.name}`, node);
  const other = recordType(losers.type);
  if (other === null && !isIds(losers.type))
    return refuse(`DML requires SObject, ID, or a list of these: ${losers.type.name}`, node);
  refuseUnmerged(node, master.type);
  if (other !== null && other.name !== master.type.name && other.name !== 'SObject')
    return refuse(`${other.name} records can't be merged into ${master.type.name} records`, node);
  const access = node.access ?? scope.access;
  return marked(node, scope, (frame) => {
    const [record] = recordsOf(master.evaluate(frame));
    if (record === undefined) return throwNullPointer();
    mergeOrThrow(record, losersOf(losers.evaluate(frame)), effectiveMode(access, scope.shares()));
    return NEXT;
  });
}

const isId = (type: Type | undefined): boolean => type?.key === 'id';
const isIds = (type: Type): boolean => isId(type) || (type.base === 'list' && isId(type.args[0]));

function refuseUnmerged(node: MergeStatement, { name }: Type): void {
  if (name === 'SObject' || MERGED_HERE.has(name)) return;
  if (MERGEABLE.has(name)) refuse(`Not supported: merging ${name} records`, node);
  refuse(`DML operation Merge not allowed on ${name}`, node);
}

/** Apex Developer Guide, "sObjects That Don't Support DML Operations". A test can insert a record's history. */
function refuseFixedObject(node: DmlStatement, type: Type, scope: Scope): void {
  const object = scope.context.schema.object(type.name);
  const { operation } = node;
  const isHistory = object?.name.endsWith('History') === true;
  if (object === undefined || isHistory || !RIGHTS[operation].some((right) => object[right] === false)) return;
  const name = operation.charAt(0).toUpperCase() + operation.slice(1);
  refuse(`DML operation ${name} not allowed on ${type.name}`, node);
}

const RIGHTS = {
  insert: ['createable'],
  update: ['updateable'],
  upsert: ['createable', 'updateable'],
  delete: ['deletable'],
  undelete: ['deletable'],
} as const;

function recordType(type: Type): Type | null {
  if (type.isSObject) return type;
  const element = type.base === 'list' ? type.args[0] : undefined;
  return element?.isSObject === true ? element : null;
}

/** `upsert cases Code__c` or `upsert cases Case.Code__c`, in the schema's spelling. */
function externalId(node: DmlStatement, type: Type, scope: Scope): string {
  const name = node.externalId?.split('.').at(-1) ?? '';
  const field = scope.context.schema.field(type.name, name);
  if (field === undefined) return refuse(`Field does not exist: ${name} on ${type.name}`, node);
  if (!field.externalId && field.type !== 'id') refuse(`Field is not an external id: ${name}`, node);
  return field.name;
}

export function runAs(node: RunAsStatement, scope: Scope): Execute {
  if (!scope.cls.isTest) refuse('System.runAs is only allowed in tests', node);
  const user = expression(node.user, scope);
  if (user.type.key !== 'user') refuse(`System.runAs takes a User, not ${user.type.name}`, node);
  const run = block(node.body, scope);
  const { evaluate } = user;
  return marked(node, scope, (frame) => asUser(evaluate(frame), () => run(frame)));
}
