/**
 * Whether the queries and DML of a class reach only the rows its user may reach. Apex Developer Guide, "Use the with sharing, without sharing, and
 * inherited sharing Keywords": the class that defines the method decides, a subclass is as its superclass, an inner class is not as its outer one. A class
 * that says nothing shares from API version 67 on; before, and with `inherited sharing`, it does as its caller.
 */
import type { AccessMode } from '../../types.ts';
import type { ClassInfo } from './classes.ts';
import { current, type Execution } from './execution.ts';

/** From this API version on a class shares unless it says otherwise. */
const SHARES_SINCE = 67;

type Declared = 'with' | 'without' | 'inherited' | 'omitted';

function declaredBy(cls: ClassInfo): Declared {
  for (let c: ClassInfo | null = cls; c !== null; c = c.superclass) if (c.sharing !== null) return c.sharing;
  return cls.outermost.apiVersion >= SHARES_SINCE ? 'with' : 'omitted';
}

/** Asked when a query or DML runs: the answer may depend on who called. */
export function sharingOf(cls: ClassInfo): () => boolean {
  let declared: Declared | null = null;
  return () => {
    declared ??= declaredBy(cls);
    if (declared === 'with' || declared === 'without') return declared === 'with';
    return sharingOfCaller(current(), declared);
  };
}

/** The nearest caller that decides; at the entry point `inherited sharing` shares, and a class that says nothing where a component called it. */
function sharingOfCaller(execution: Execution, own: Declared): boolean {
  let outermost = own;
  for (let i = execution.stack.length - 1; i >= 0; i--) {
    const name = execution.stack[i]?.cls ?? '';
    const caller = execution.program.classes.get(name.toLowerCase());
    if (caller === undefined) return false;
    const declared = declaredBy(caller);
    if (declared === 'with' || declared === 'without') return declared === 'with';
    outermost = declared;
  }
  return outermost === 'inherited' || execution.calledByComponent;
}

/** The mode of a statement: system mode in a class that shares still leaves rows out. */
export function effectiveMode(access: AccessMode, shares: boolean): AccessMode {
  return access === 'system' && shares ? 'shared' : access;
}
