/** Apex Reference, "Database Class": DML with partial success, dynamic SOQL, and savepoints. */
import type { AccessMode, DmlOperation, SaveResult } from '../../types.ts';
import { dmlOrThrow, runDml } from '../data/dml.ts';
import { losersOf, mergeOrThrow, recordOfId, runMerge } from '../data/merge.ts';
import { queryText } from '../data/query.ts';
import { ApexList, ApexMap } from '../runtime/collections.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { enqueueBatch } from '../runtime/jobs.ts';
import { listOf, sobjectType, type Type } from '../runtime/types.ts';
import { effectiveMode } from '../runtime/sharing.ts';
import { EnumValue, SObj, type ApexValue } from '../runtime/values.ts';
import { integer, list, map, object, record, text } from './arguments.ts';
import { nativeType, statics, type ClassDefinition, type Implementation, type Members } from './definition.ts';
import { FieldToken } from './describe.ts';
import { DmlOptions } from './dmlOptions.ts';
import type { CallSite } from './library.ts';
import { MergeOutcome, mergeResultClass } from './mergeResult.ts';
import { QueryLocator } from './queryLocator.ts';
import {
  deleteResultClass,
  DmlResult,
  saveResultClass,
  undeleteResultClass,
  upsertResultClass,
} from './saveResults.ts';
import { releaseSavepoint, rollback, setSavepoint } from './savepoint.ts';

/** The optional arguments of a DML call, in any order. */
interface Options {
  readonly allOrNone: boolean;
  readonly access: AccessMode;
  readonly externalIdField?: string;
}

function optionsOf(args: readonly ApexValue[], site: CallSite): Options {
  let options: Options = { allOrNone: true, access: site.access };
  for (const argument of args) {
    if (typeof argument === 'boolean') options = { ...options, allOrNone: argument };
    else if (argument instanceof EnumValue) options = { ...options, access: accessMode(argument) };
    else if (argument instanceof FieldToken) options = { ...options, externalIdField: argument.field.name };
    else if (argument instanceof DmlOptions) options = { ...options, allOrNone: argument.allOrNone };
  }
  return { ...options, access: effectiveMode(options.access, site.shares()) };
}

export const accessMode = (level: ApexValue | undefined): AccessMode =>
  level instanceof EnumValue ? (level.name === 'USER_MODE' ? 'user' : 'system') : throwNullPointer();

/** With allOrNone, a row error throws, as in a DML statement. Without it, row errors are in the results. */
function save(operation: DmlOperation, records: readonly SObj[], options: Options): SaveResult[] {
  return options.allOrNone ? dmlOrThrow(operation, records, options) : runDml(operation, records, options);
}

interface Operation {
  readonly operation: DmlOperation;
  readonly result: Type;
}

function one({ operation, result }: Operation): Implementation {
  return (_self, [argument, ...options], site) => {
    const [saved] = save(operation, [record(argument)], optionsOf(options, site));
    return saved === undefined ? null : new DmlResult(result, saved);
  };
}

function many({ operation, result }: Operation): Implementation {
  return (_self, [argument, ...options], site) => {
    const saved = save(operation, list(argument).items.map(record), optionsOf(options, site));
    return new ApexList(
      listOf(result),
      saved.map((row) => new DmlResult(result, row)),
    );
  };
}

/** Delete and undelete also accept IDs. */
function oneById(operation: Operation): Implementation {
  const run = one(operation);
  return (self, [id, ...options], site, generic) => run(self, [recordOfId(text(id)), ...options], site, generic);
}

function manyById(operation: Operation): Implementation {
  const run = many(operation);
  return (self, [ids, ...options], site, generic) => {
    const records = list(ids).items.map((id) => recordOfId(text(id)));
    return run(self, [new ApexList(listOf(sobjectType('SObject')), records), ...options], site, generic);
  };
}

/** The parameters that can follow the record or records. */
const TAILS = ['', ', Boolean', ', AccessLevel', ', Boolean, AccessLevel'];

function overloads(operation: Operation, name: string, tails: readonly string[], withIds: boolean): Members {
  const members: Record<string, Implementation> = {};
  const result = operation.result.name;
  for (const tail of tails) {
    members[`${result} ${name}(SObject${tail})`] = one(operation);
    members[`List<${result}> ${name}(List<SObject>${tail})`] = many(operation);
    if (!withIds) continue;
    members[`${result} ${name}(Id${tail})`] = oneById(operation);
    members[`List<${result}> ${name}(List<Id>${tail})`] = manyById(operation);
  }
  return members;
}

const withOptions = [...TAILS, ', Database.DMLOptions', ', Database.DMLOptions, AccessLevel'];
const upsertTails = TAILS.flatMap((tail) => [tail, `, SObjectField${tail}`]);

const dml: Members = {
  ...overloads({ operation: 'insert', result: saveResultClass.type }, 'insert', withOptions, false),
  ...overloads({ operation: 'update', result: saveResultClass.type }, 'update', withOptions, false),
  ...overloads({ operation: 'upsert', result: upsertResultClass.type }, 'upsert', upsertTails, false),
  ...overloads({ operation: 'delete', result: deleteResultClass.type }, 'delete', TAILS, true),
  ...overloads({ operation: 'undelete', result: undeleteResultClass.type }, 'undelete', TAILS, true),
};

/** One merge, also of several records: they're deleted together (Apex Developer Guide, "Triggers and Merge Statements"). */
function mergeRecords([master, losers, ...options]: readonly ApexValue[], site: CallSite): MergeOutcome {
  const { allOrNone, access } = optionsOf(options, site);
  const run = allOrNone ? mergeOrThrow : runMerge;
  return new MergeOutcome(run(record(master), losersOf(losers ?? null), access));
}

const merges: Members = Object.fromEntries(
  TAILS.flatMap((tail): [string, Implementation][] => [
    [`Database.MergeResult merge(SObject, SObject${tail})`, (_self, args, site) => mergeRecords(args, site)],
    [`Database.MergeResult merge(SObject, Id${tail})`, (_self, args, site) => mergeRecords(args, site)],
    [`List<Database.MergeResult> merge(SObject, List<SObject>${tail})`, listOfMerge],
    [`List<Database.MergeResult> merge(SObject, List<Id>${tail})`, listOfMerge],
  ]),
);

function listOfMerge(_self: ApexValue, args: readonly ApexValue[], site: CallSite): ApexList {
  return new ApexList(listOf(mergeResultClass.type), [mergeRecords(args, site)]);
}

type Bind = (name: string) => ApexValue;

function variablesOf(site: CallSite): Bind {
  return (name) => {
    const value = site.variable?.(name.toLowerCase());
    return value === undefined ? throwApex('QueryException', `Variable does not exist: ${name}`) : value;
  };
}

function bindMap(binds: ApexMap): Bind {
  const byName = new Map(binds.pairs().map(([key, value]) => [text(key).toLowerCase(), value]));
  return (name) => {
    const value = byName.get(name.toLowerCase());
    return value === undefined ? throwApex('QueryException', `Key '${name}' does not exist in the bindMap`) : value;
  };
}

function rows(soql: string, bind: Bind, site: CallSite, access = site.access): ApexList {
  const found = queryText(soql, bind, { access, shares: site.shares() });
  return found instanceof ApexList
    ? found
    : throwApex('QueryException', 'Use Database.countQuery for a query with COUNT()');
}

function count(soql: string, bind: Bind, site: CallSite, access = site.access): number {
  const found = queryText(soql, bind, { access, shares: site.shares() });
  return typeof found === 'number' ? found : throwApex('QueryException', 'Only COUNT() queries can be counted');
}

const queries: Members = statics({
  '$List<SObject> query(String)': ([soql], site) => rows(text(soql), variablesOf(site), site),
  '$List<SObject> query(String, AccessLevel)': ([soql, level], site) =>
    rows(text(soql), variablesOf(site), site, accessMode(level)),
  'List<SObject> queryWithBinds(String, Map<String,Object>, AccessLevel)': ([soql, binds, level], site) =>
    rows(text(soql), bindMap(map(binds)), site, accessMode(level)),
  '$Integer countQuery(String)': ([soql], site) => count(text(soql), variablesOf(site), site),
  '$Integer countQuery(String, AccessLevel)': ([soql, level], site) =>
    count(text(soql), variablesOf(site), site, accessMode(level)),
  'Integer countQueryWithBinds(String, Map<String,Object>, AccessLevel)': ([soql, binds, level], site) =>
    count(text(soql), bindMap(map(binds)), site, accessMode(level)),
  '$Database.QueryLocator getQueryLocator(String)': ([soql], site) =>
    new QueryLocator(rows(text(soql), variablesOf(site), site)),
  '$Database.QueryLocator getQueryLocator(String, AccessLevel)': ([soql, level], site) =>
    new QueryLocator(rows(text(soql), variablesOf(site), site, accessMode(level))),
  'Database.QueryLocator getQueryLocator(List<SObject>)': ([records]) => new QueryLocator(list(records)),
});

export const databaseClass: ClassDefinition = {
  type: nativeType('Database'),
  statics: {
    ...dml,
    ...merges,
    ...queries,
    ...statics({
      'Savepoint setSavepoint()': () => setSavepoint(),
      'void rollback(Savepoint)': ([savepoint]) => rollback(savepoint),
      'void releaseSavepoint(Savepoint)': ([savepoint]) => releaseSavepoint(savepoint),
      'Id executeBatch(Object)': ([batch]) => enqueueBatch(object(batch), 200),
      'Id executeBatch(Object, Integer)': ([batch, size]) => enqueueBatch(object(batch), integer(size)),
    }),
  },
};
