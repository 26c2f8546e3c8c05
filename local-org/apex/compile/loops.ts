/** `while`, `do`, `for`, and `for` over collections, queries, and iterables. */
import { iterate } from '../platform/arguments.ts';
import type { Frame } from '../runtime/classes.ts';
import { ApexList, ApexSet } from '../runtime/collections.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import type { Type } from '../runtime/types.ts';
import { Obj, type ApexValue } from '../runtime/values.ts';
import type { ForEachStatement, ForStatement, WhileStatement } from '../syntax/tree.ts';
import { fits } from '../model/assignable.ts';
import { refuse } from '../model/problems.ts';
import { BREAK, NEXT, RETURN, type Compiled, type Execute, type Signal } from './compiled.ts';
import { condition } from './conversions.ts';
import { expression } from './expressions.ts';
import { body, inOrder, locals, marked } from './statements.ts';
import type { Scope } from './scope.ts';

export function whileLoop(node: WhileStatement, scope: Scope): Execute {
  const again = condition(node.condition, scope);
  const repeated = body(node.body, scope);
  const runs = (frame: Frame): Signal => {
    do {
      const signal = repeated(frame);
      if (signal === BREAK) break;
      if (signal === RETURN) return RETURN;
    } while (again(frame));
    return NEXT;
  };
  if (node.kind === 'doWhile') return marked(node, scope, runs);
  const turn = marked(node, scope, () => NEXT);
  return (frame) => {
    turn(frame);
    while (again(frame)) {
      const signal = repeated(frame);
      if (signal === BREAK) break;
      if (signal === RETURN) return RETURN;
      turn(frame);
    }
    return NEXT;
  };
}

export function forLoop(node: ForStatement, scope: Scope): Execute {
  // The grammar allows a list here, but Salesforce's parser accepts one expression.
  const second = node.update[1];
  if (second !== undefined) refuse('A for loop can have only one update expression', second);
  const start = startOf(node, scope);
  const again = node.condition === null ? () => true : condition(node.condition, scope);
  const updates = node.update.map((update) => expression(update, scope).evaluate);
  const repeated = body(node.body, scope);
  const turn = marked(node, scope, () => NEXT);
  return (frame) => {
    turn(frame);
    start(frame);
    while (again(frame)) {
      const signal = repeated(frame);
      if (signal === BREAK) break;
      if (signal === RETURN) return RETURN;
      for (const update of updates) update(frame);
      turn(frame);
    }
    return NEXT;
  };
}

function startOf({ start }: ForStatement, scope: Scope): Execute {
  if (start === null) return () => NEXT;
  if ('kind' in start) return locals(start, scope);
  return inOrder(
    start.map((part): Execute => {
      const { evaluate } = expression(part, scope);
      return (frame) => {
        evaluate(frame);
        return NEXT;
      };
    }),
  );
}

/** The rows of a chunk in `for (List<Case> cases : [SELECT …])`. Apex Developer Guide, "SOQL For Loops". */
const CHUNK = 200;

export function forEachLoop(node: ForEachStatement, scope: Scope): Execute {
  const type = scope.declaredType(node.type, [node]);
  const source = expression(node.source, scope);
  const inChunks = source.isQuery === true && type.base === 'list';
  if (!inChunks) requireElements(source, type, node);
  const { slot } = scope.declare(node.name, type, node);
  const held = scope.hiddenSlot();
  const repeated = body(node.body, scope);
  const { evaluate } = source;
  const turn = marked(node, scope, () => NEXT);
  const each = (items: readonly ApexValue[], frame: Frame): Signal => {
    for (const item of items) {
      frame.variables[slot] = item;
      const signal = repeated(frame);
      if (signal === BREAK) break;
      if (signal === RETURN) return RETURN;
      turn(frame);
    }
    return NEXT;
  };
  return (frame) => {
    turn(frame);
    const values = evaluate(frame);
    // A SOQL for loop holds 200 rows at a time. Other loops hold all their elements.
    frame.variables[held] = source.isQuery === true ? null : values;
    if (values instanceof ApexList)
      return unchanged(values, () => each(inChunks ? chunks(values, type) : values.items, frame));
    if (values instanceof ApexSet) return unchanged(values, () => each(values.values(), frame));
    if (values instanceof Obj) return overIterable(values, slot, repeated, frame);
    if (values === null) return throwNullPointer();
    throw new TypeError("A loop got a value that isn't a collection");
  };
}

function requireElements(source: Compiled, type: Type, node: ForEachStatement): void {
  const element = elementOf(source.type);
  if (element === null) return refuse(`Loop must iterate over a collection, not ${source.type.name}`, node);
  const isGeneric = element.key === 'sobject' && type.isSObject;
  if (!fits(element, type) && !isGeneric)
    refuse(`Loop variable must be of type ${element.name}, not ${type.name}`, node);
}

function elementOf(type: Type): Type | null {
  if (type.base === 'list' || type.base === 'set' || type.base === 'iterable') return type.args[0] ?? null;
  for (let cls = type.cls; cls !== null; cls = cls.superclass)
    for (const implemented of cls.interfaces) if (implemented.base === 'iterable') return implemented.args[0] ?? null;
  return null;
}

function chunks(rows: ApexList, type: Type): ApexValue[] {
  const found: ApexValue[] = [];
  for (let i = 0; i < rows.items.length; i += CHUNK) found.push(new ApexList(type, rows.items.slice(i, i + CHUNK)));
  return found;
}

/** Apex Developer Guide, "Iterating Collections": a collection can't be changed while a loop iterates over it. */
function unchanged(collection: ApexList | ApexSet, walk: () => Signal): Signal {
  collection.iterating++;
  try {
    return walk();
  } finally {
    collection.iterating--;
  }
}

function overIterable(iterable: Obj, slot: number, repeated: Execute, frame: Frame): Signal {
  for (const item of iterate(iterable)) {
    frame.variables[slot] = item;
    const signal = repeated(frame);
    if (signal === BREAK) break;
    if (signal === RETURN) return RETURN;
  }
  return NEXT;
}
