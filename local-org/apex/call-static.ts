/** Calls any static method of the project, for tests outside the org. Components can call only @AuraEnabled methods. */
import type { Session } from '../types.ts';
import { argumentValues } from './aura/arguments.ts';
import { callError } from './aura/errors.ts';
import { jsonOf, type Json } from './aura/results.ts';
import type { ApexRuntime } from './apex-runtime.ts';
import { ensureInitialized, invoke } from './runtime/calls.ts';
import type { FieldInfo, Method } from './runtime/classes.ts';
import { ApexList } from './runtime/collections.ts';
import { Execution, runIn } from './runtime/execution.ts';
import { Obj, type ApexValue } from './runtime/values.ts';

/**
 * Runs the method in its own transaction, with JSON arguments by parameter name. Objects are returned with
 * all their public members. Throws ApexCallError with the Apex exception, and a RangeError if there is no
 * such public static method.
 */
export function callStatic(
  apex: ApexRuntime,
  session: Session,
  className: string,
  methodName: string,
  args: Readonly<Record<string, unknown>>,
): Json {
  const method = publicStatic(apex, className, methodName);
  return apex.org.transaction(session, (transaction) => {
    const execution = new Execution({ org: apex.org, program: apex.program, transaction });
    return runIn(execution, () => {
      try {
        ensureInitialized(method.owner);
        return publicJson(invoke(method, null, argumentValues(method, args)));
      } catch (error) {
        throw callError(error, execution);
      }
    });
  });
}

function publicStatic(apex: ApexRuntime, className: string, methodName: string): Method {
  const overloads = apex.program.classes.get(className.toLowerCase())?.methods.get(methodName.toLowerCase()) ?? [];
  const [found, other] = overloads.filter((method) => method.isStatic && isPublic(method));
  if (found === undefined) throw new RangeError(`The project has no public static method ${className}.${methodName}.`);
  if (other !== undefined) throw new RangeError(`${className}.${methodName} is overloaded, so its name is ambiguous.`);
  return found;
}

const isPublic = ({ visibility }: Method | FieldInfo): boolean => visibility === 'public' || visibility === 'global';

function publicJson(value: ApexValue): Json {
  if (value instanceof ApexList) return value.items.map(publicJson);
  if (!(value instanceof Obj)) return jsonOf(value);
  const members = [...value.cls.fields.values()].filter((field) => !field.isStatic && isPublic(field));
  return Object.fromEntries(members.map((field) => [field.name, publicJson(readMember(value, field))]));
}

function readMember(object: Obj, field: FieldInfo): ApexValue {
  return field.getter ? invoke(field.getter, object, []) : (object.fields[field.slot] ?? null);
}
