/**
 * Whether a class enforces sharing. Apex Developer Guide, "Use the with sharing, without sharing, and
 * inherited sharing Keywords": the class that defines the method decides. A subclass has its superclass's
 * setting, an inner class doesn't have its outer class's. As of API version 67, a class without a keyword
 * enforces sharing. Before, and with `inherited sharing`, it uses its caller's setting.
 */
import type { AccessMode } from '../../types.ts';
import type { ClassInfo } from './classes.ts';
import { current, type Execution } from './execution.ts';

/** As of this API version, a class without a keyword enforces sharing. */
const SHARES_SINCE = 67;

type Declared = 'with' | 'without' | 'inherited' | 'omitted';

function declaredBy(cls: ClassInfo): Declared {
  for (let c: ClassInfo | null = cls; c !== null; c = c.superclass) if (c.sharing !== null) return c.sharing;
  return cls.outermost.apiVersion >= SHARES_SINCE ? 'with' : 'omitted';
}

/** Evaluated when a query or DML runs, because it can depend on the caller. */
export function sharingOf(cls: ClassInfo): () => boolean {
  let declared: Declared | null = null;
  return () => {
    declared ??= declaredBy(cls);
    if (declared === 'with' || declared === 'without') return declared === 'with';
    return sharingOfCaller(current(), declared);
  };
}

/**
 * The nearest caller that decides. At the entry point, `inherited sharing` enforces sharing, and so does a
 * class without a keyword if a component called it.
 */
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

/** The mode of a statement. In a class that enforces sharing, system mode still leaves out records. */
export function effectiveMode(access: AccessMode, shares: boolean): AccessMode {
  return access === 'system' && shares ? 'shared' : access;
}
