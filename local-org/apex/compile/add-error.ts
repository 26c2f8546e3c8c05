/** `record.addError(…)`, `record.Field.addError(…)`, `record.addError('Field', …)`. Apex Reference, "SObject Class", addError. */
import { throwNullPointer } from '../runtime/exceptions.ts';
import { addError } from '../runtime/fields.ts';
import { BOOLEAN, VOID } from '../runtime/types.ts';
import { SObj } from '../runtime/values.ts';
import { EXCEPTION } from '../runtime/exceptions.ts';
import { fits } from '../model/assignable.ts';
import type { CallNode } from './calls.ts';
import type { Compiled } from './compiled.ts';

/** Null if the call isn't addError. Then the library is asked. */
export function addErrorCall(receiver: Compiled, node: CallNode, args: readonly Compiled[]): Compiled | null {
  if (node.name.toLowerCase() !== 'adderror') return null;
  const [message, escape] = args;
  if (message === undefined || args.length > 2 || (escape !== undefined && escape.type !== BOOLEAN)) return null;
  if (!message.type.isText && !fits(message.type, EXCEPTION.type)) return null;
  const onField = receiver.type.isSObject ? undefined : receiver.field;
  if (onField === undefined && !receiver.type.isSObject) return null;
  const record = onField?.record ?? receiver.evaluate;
  const field = onField?.name ?? null;
  const text = message.evaluate;
  return {
    type: VOID,
    evaluate: (frame) => {
      const target = record(frame);
      if (!(target instanceof SObj)) return throwNullPointer();
      addError(target, text(frame), field);
      return null;
    },
  };
}
