/** `try`, `catch`, and `finally`. Limits, failed assertions, and unsupported features pass through all three. */
import { ApexThrow, EXCEPTION } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import type { Type } from '../runtime/types.ts';
import type { CatchClause, TryStatement } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import { NEXT, type Execute, type Signal } from './compiled.ts';
import { block } from './statements.ts';
import type { Scope } from './scope.ts';

interface Handler {
  readonly type: Type;
  readonly slot: number;
  readonly run: Execute;
}

export function tryStatement(node: TryStatement, scope: Scope): Execute {
  const run = block(node.body, scope);
  const handlers = node.catches.map((clause) => handler(clause, scope));
  const guarded = withHandlers(run, handlers);
  return node.last === null ? guarded : withFinally(guarded, block(node.last, scope));
}

function handler(clause: CatchClause, scope: Scope): Handler {
  return scope.block(() => {
    const type = scope.type(clause.type);
    if (type.cls?.isA(EXCEPTION.type) !== true) refuse(`Invalid exception type: ${type.name}`, clause);
    const { slot } = scope.declare(clause.name, type, clause);
    return { type, slot, run: block(clause.body, scope) };
  });
}

function withHandlers(run: Execute, handlers: readonly Handler[]): Execute {
  if (handlers.length === 0) return run;
  return (frame) => {
    const execution = current();
    const depth = execution.stack.length;
    try {
      return run(frame);
    } catch (error) {
      if (!(error instanceof ApexThrow)) throw error;
      const found = handlers.find(({ type }) => error.value.cls.isA(type));
      if (found === undefined) throw error;
      execution.stack.length = depth;
      frame.variables[found.slot] = error.value;
      return found.run(frame);
    }
  };
}

function withFinally(guarded: Execute, last: Execute): Execute {
  return (frame) => {
    const execution = current();
    const depth = execution.stack.length;
    let signal: Signal;
    try {
      signal = guarded(frame);
    } catch (error) {
      if (!(error instanceof ApexThrow)) throw error;
      execution.stack.length = depth;
      const ended = last(frame);
      if (ended !== NEXT) return ended; // A return in finally replaces the exception.
      throw error;
    }
    const ended = last(frame);
    return ended === NEXT ? signal : ended;
  };
}
