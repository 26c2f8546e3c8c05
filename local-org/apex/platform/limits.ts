/** Apex Reference, "Limits Class", "OrgLimits Class", and "OrgLimit Class". */
import { ApexList, ApexMap } from '../runtime/collections.ts';
import { current } from '../runtime/execution.ts';
import type { LimitName } from '../runtime/limits.ts';
import { listOf, mapOf, STRING } from '../runtime/types.ts';
import { NativeObject } from '../runtime/values.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition, type Members } from './definition.ts';

/** Method names without `get` and `getLimit`. */
const COUNTED: Readonly<Record<string, LimitName>> = {
  AsyncCalls: 'futureCalls',
  Callouts: 'callouts',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emails',
  FutureCalls: 'futureCalls',
  Queries: 'queries',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
};

function countedMembers(): Members {
  const members: Record<string, () => number> = {};
  for (const [method, limit] of Object.entries(COUNTED)) {
    members[`Integer get${method}()`] = () => current().limits.count(limit);
    members[`Integer getLimit${method}()`] = () => current().limits.allowed(limit);
  }
  return statics(members);
}

export const limitsClass: ClassDefinition = {
  type: nativeType('Limits'),
  statics: {
    ...countedMembers(),
    ...statics({
      'Integer getCpuTime()': () => current().limits.cpuMillis,
      'Integer getLimitCpuTime()': () => current().limits.cpuMillisAllowed,
      'Integer getHeapSize()': () => current().heap.size(),
      'Integer getLimitHeapSize()': () => current().heap.allowed,
    }),
  },
};

const ORG_LIMIT = nativeType('OrgLimit');

class OrgLimit extends NativeObject {
  readonly type = ORG_LIMIT;
  readonly name: string;
  readonly limit: number;
  readonly used: number;

  constructor(name: string, limit: number, used: number) {
    super();
    this.name = name;
    this.limit = limit;
    this.used = used;
  }

  override get text(): string {
    return `${this.name}: ${this.used} of ${this.limit}`;
  }
}

/** The org limits that are counted. */
function orgLimits(): OrgLimit[] {
  const { org, transaction } = current();
  const { dailyLimit } = org.email;
  return [new OrgLimit('SingleEmail', dailyLimit, dailyLimit - org.email.left(transaction.now))];
}

export const orgLimitClass: ClassDefinition = {
  type: ORG_LIMIT,
  instance: on(instanceOf(OrgLimit), {
    'Integer getLimit()': ({ limit }) => limit,
    'String getName()': ({ name }) => name,
    'Integer getValue()': ({ used }) => used,
  }),
};

export const orgLimitsClass: ClassDefinition = {
  type: nativeType('OrgLimits'),
  statics: statics({
    'List<OrgLimit> getAll()': () => new ApexList(listOf(ORG_LIMIT), orgLimits()),
    'Map<String, OrgLimit> getMap()': () => {
      const byName = new ApexMap(mapOf(STRING, ORG_LIMIT));
      for (const limit of orgLimits()) byName.put(limit.name, limit);
      return byName;
    },
  }),
};
