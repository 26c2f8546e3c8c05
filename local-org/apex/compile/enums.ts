/** `Season.values()` and `Season.valueOf('SUMMER')` for the project's enums. */
import { ApexList } from '../runtime/collections.ts';
import type { ClassInfo } from '../runtime/classes.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { listOf } from '../runtime/types.ts';
import type { Compiled } from './compiled.ts';
import { refuseCall, type CallNode } from './calls.ts';

export function enumCall(cls: ClassInfo, node: CallNode, args: readonly Compiled[]): Compiled {
  const { type, constants } = cls;
  const [text] = args;
  const key = node.name.toLowerCase();
  if (key === 'values' && args.length === 0)
    return { type: listOf(type), evaluate: () => new ApexList(listOf(type), [...constants]) };
  if (key === 'valueof' && text !== undefined && args.length === 1 && text.type.isText)
    return {
      type,
      evaluate: (frame) => {
        const wanted = text.evaluate(frame);
        if (typeof wanted !== 'string') return throwNullPointer();
        const found = constants.find((constant) => constant.name.toLowerCase() === wanted.toLowerCase());
        return found ?? throwApex('NoSuchElementException', `No enum constant ${type.name}.${wanted}`);
      },
    };
  return refuseCall(key === 'values' || key === 'valueof', type.name, node, args);
}
