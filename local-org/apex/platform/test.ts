/** Apex Reference, "Test Class"; Apex Developer Guide, "Using Limits, startTest, and stopTest". */
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { runPendingJobs } from '../runtime/jobs.ts';
import { Limits } from '../runtime/limits.ts';
import { datetime, text } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';

function startTest(): null {
  const execution = current();
  if (execution.testPhase !== 'before') throwApex('UnexpectedException', 'Testing already started');
  execution.testPhase = 'started';
  execution.limitsOutside = execution.limits;
  execution.limits = new Limits(null);
  return null;
}

function stopTest(): null {
  const execution = current();
  if (execution.testPhase !== 'started') throwApex('UnexpectedException', 'Testing has not started');
  execution.testPhase = 'stopped';
  runPendingJobs();
  execution.limits = execution.limitsOutside ?? execution.limits;
  return null;
}

/** Writes without DML, because that is the purpose of the method. */
function setCreatedDate(id: string, moment: string): null {
  const { org, transaction } = current();
  const object = org.schema.objectOfId(id) ?? throwApex('TypeException', `Invalid id: ${id}`);
  const [result] = org.dml.run(
    transaction,
    'update',
    [{ type: object.name, fields: { Id: id, CreatedDate: moment } }],
    {
      allOrNone: true,
      access: 'system',
      createAuditFields: true,
    },
  );
  const problem = result?.errors[0];
  return problem === undefined ? null : throwApex('TypeException', problem.message);
}

export const testClass: ClassDefinition = {
  type: nativeType('Test'),
  statics: statics({
    'Boolean isRunningTest()': () => current().inTest,
    'void setCreatedDate(Id, Datetime)': ([id, moment]) => setCreatedDate(text(id), datetime(moment).toString()),
    'void startTest()': () => startTest(),
    'void stopTest()': () => stopTest(),
  }),
};
