/** Apex Reference, "Limits Class". */
import { current } from '../runtime/execution.ts';
import type { LimitName } from '../runtime/limits.ts';
import { nativeType, statics, type ClassDefinition, type Members } from './definition.ts';

/** The methods' names after `get` and `getLimit`. */
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
