/** The context objects of jobs. Apex Reference: "QueueableContext Interface", "BatchableContext Interface". */
import type { Type } from '../runtime/types.ts';
import { NativeObject } from '../runtime/values.ts';
import { instanceOf, nativeType, on, type ClassDefinition } from './definition.ts';

const QUEUEABLE = nativeType('QueueableContext');
const BATCHABLE = nativeType('Database.BatchableContext');
const SCHEDULABLE = nativeType('SchedulableContext');

export class JobContext extends NativeObject {
  readonly type: Type;
  readonly jobId: string;

  constructor(type: Type, jobId: string) {
    super();
    this.type = type;
    this.jobId = jobId;
  }
}

export const queueableContext = (jobId: string): JobContext => new JobContext(QUEUEABLE, jobId);
export const schedulableContext = (triggerId: string): JobContext => new JobContext(SCHEDULABLE, triggerId);
export const batchableContext = (jobId: string): JobContext => new JobContext(BATCHABLE, jobId);

const context = instanceOf(JobContext);

export const jobContextClasses: readonly ClassDefinition[] = [
  { type: QUEUEABLE, instance: on(context, { 'Id getJobId()': ({ jobId }) => jobId }) },
  {
    type: BATCHABLE,
    instance: on(context, { 'Id getJobId()': ({ jobId }) => jobId, 'Id getChildJobId()': ({ jobId }) => jobId }),
  },
  { type: SCHEDULABLE, instance: on(context, { 'Id getTriggerId()': ({ jobId }) => jobId }) },
];
