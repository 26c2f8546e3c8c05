/** Calls of the project's methods. */
import { ensureInitialized, runMethod } from '../runtime/calls.ts';
import { Frame, type Method } from '../runtime/classes.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { enqueueFuture } from '../runtime/jobs.ts';
import { VOID } from '../runtime/types.ts';
import { Obj, type ApexValue } from '../runtime/values.ts';
import type { Position } from '../syntax/tree.ts';
import { SKIPPED, type Compiled, type Evaluate } from './compiled.ts';
import { converted } from './conversions.ts';

function argumentValues(method: Method, args: readonly Compiled[], at: Position): Evaluate[] {
  return args.map((argument, i) => converted(argument, method.parameters[i]?.type ?? VOID, at));
}

/** A frame with the arguments in its first slots. They're evaluated in the caller's frame. */
function frameFor(method: Method, self: Obj | null, values: readonly Evaluate[], caller: Frame): Frame {
  const frame = new Frame(method.size, self);
  let slot = 0;
  for (const value of values) frame.variables[slot++] = value(caller);
  return frame;
}

export function staticCall(method: Method, args: readonly Compiled[], at: Position): Compiled {
  const values = argumentValues(method, args, at);
  const { owner } = method;
  return {
    type: method.returns,
    evaluate: (frame) => {
      if (current().statics[owner.index] === undefined) ensureInitialized(owner);
      return runMethod(method, frameFor(method, null, values, frame));
    },
  };
}

export function instanceCall(
  method: Method,
  object: Compiled,
  args: readonly Compiled[],
  isVirtual: boolean,
  at: Position,
): Compiled {
  const values = argumentValues(method, args, at);
  const { key } = method;
  const { evaluate } = object;
  return {
    type: method.returns,
    skips: object.skips,
    evaluate: (frame) => {
      const self = evaluate(frame);
      if (self === null) return throwNullPointer();
      if (self === SKIPPED) return SKIPPED;
      if (!(self instanceof Obj)) throw new TypeError(`${method.name} was called on a value that isn't an object`);
      const target = isVirtual ? (self.cls.virtuals.get(key) ?? method) : method;
      return runMethod(target, frameFor(target, self, values, frame));
    },
  };
}

/** Runs after the transaction or at Test.stopTest, with its own limits. Apex Developer Guide, "Future Methods". */
export function futureCall(method: Method, args: readonly Compiled[], at: Position): Compiled {
  const values = argumentValues(method, args, at);
  return {
    type: VOID,
    evaluate: (frame): ApexValue => {
      const later = frameFor(method, null, values, frame);
      enqueueFuture(method, () => {
        ensureInitialized(method.owner);
        runMethod(method, later);
      });
      return null;
    },
  };
}
