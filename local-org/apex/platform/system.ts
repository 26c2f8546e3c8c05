/** Apex Reference, "System Class". */
import { current } from '../runtime/execution.ts';
import { abortJob, enqueueQueueable, enqueueScheduled } from '../runtime/jobs.ts';
import { textOf } from '../runtime/text.ts';
import { assertEqual, assertNotEqual, assertTrue } from './assert.ts';
import { object, text } from './arguments.ts';
import { today } from './date.ts';
import { now } from './datetime.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';
import type { ApexValue } from '../runtime/values.ts';

/** Limits the size of the debug log. */
const LOG_LINES = 1000;

function debug(value: ApexValue | undefined): null {
  const { debugLog } = current();
  if (debugLog.length < LOG_LINES) debugLog.push(textOf(value ?? null));
  return null;
}

export const systemClass: ClassDefinition = {
  type: nativeType('System'),
  statics: statics({
    'void assert(Boolean)': ([condition]) => assertTrue(condition ?? null),
    'void assert(Boolean, Object)': ([condition, message]) => assertTrue(condition ?? null, message),
    'void assertEquals(Object, Object)': ([e, a]) => assertEqual(e ?? null, a ?? null),
    'void assertEquals(Object, Object, Object)': ([e, a, m]) => assertEqual(e ?? null, a ?? null, m),
    'void assertNotEquals(Object, Object)': ([e, a]) => assertNotEqual(e ?? null, a ?? null),
    'void assertNotEquals(Object, Object, Object)': ([e, a, m]) => assertNotEqual(e ?? null, a ?? null, m),
    'Long currentTimeMillis()': () => BigInt(current().org.now().getTime()),
    'void debug(Object)': ([value]) => debug(value),
    'void debug(LoggingLevel, Object)': ([, value]) => debug(value),
    'Id enqueueJob(Object)': ([job]) => enqueueQueueable(object(job)),
    'Id enqueueJob(Object, Integer)': ([job]) => enqueueQueueable(object(job)),
    'Boolean isBatch()': () => current().part?.startsWith('batch') === true,
    'Boolean isFuture()': () => current().part === 'future',
    'Boolean isQueueable()': () => current().part === 'queueable',
    'Boolean isScheduled()': () => current().part === 'scheduled',
    'Id schedule(String, String, Object)': ([name, expression, job]) =>
      enqueueScheduled(text(name), text(expression), object(job)),
    'void abortJob(String)': ([id]) => {
      abortJob(text(id));
      return null;
    },
    'Datetime now()': () => now(),
    'Date today()': () => today(),
  }),
};
