/** `list[i]`. */
import { ApexList } from '../runtime/collections.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { INTEGER, type Type } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { IndexExpression } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import type { Compiled, Place } from './compiled.ts';
import { converted } from './conversions.ts';
import { expression } from './expressions.ts';
import type { Scope } from './scope.ts';

export function indexed(node: IndexExpression, scope: Scope): Compiled {
  const list = expression(node.list, scope);
  const type = elementType(list.type);
  if (type === null) return refuse(`Only a list can be indexed, not ${list.type.name}`, node);
  const index = converted(expression(node.index, scope), INTEGER, node.index);
  const place: Place = {
    container: list.evaluate,
    key: index,
    read: (container, key) => {
      const { items, at } = located(container, key);
      return items[at] ?? null;
    },
    write: (container, key, value) => {
      const { items, at } = located(container, key);
      items[at] = value;
    },
    refusal: null,
  };
  const { container } = place;
  return { type, evaluate: (frame) => place.read(container(frame), index(frame), frame), place };
}

const elementType = (type: Type): Type | null => (type.base === 'list' ? (type.args[0] ?? null) : null);

function located(list: ApexValue, index: ApexValue): { items: ApexValue[]; at: number } {
  if (!(list instanceof ApexList) || typeof index !== 'number') return throwNullPointer();
  if (index < 0 || index >= list.items.length) throwApex('ListException', `List index out of bounds: ${index}`);
  return { items: list.items, at: index };
}
