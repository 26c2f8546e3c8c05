/** Calls of the platform's library. */
import type { CallSite, LibraryMethod } from '../platform/index.ts';
import type { Frame } from '../runtime/classes.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { SOBJECT } from '../runtime/types.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import type { Position } from '../syntax/tree.ts';
import { SKIPPED, type Compiled, type Evaluate } from './compiled.ts';
import { onHeap } from './operators.ts';
import { converted } from './conversions.ts';
import { variable } from './names.ts';
import type { Scope } from './scope.ts';

/** `receiver` is null for a static method. */
export function libraryCall(
  method: LibraryMethod,
  receiver: Compiled | null,
  args: readonly Compiled[],
  at: Position,
  scope: Scope,
): Compiled {
  const values = evaluated(args.map((argument, i) => converted(argument, method.parameters[i] ?? argument.type, at)));
  const { run, generic } = method;
  const siteOf = callSites(method, at, scope);
  if (receiver === null) {
    const evaluate: Evaluate = (frame) => {
      const given = values(frame);
      return isNew(run(null, given, siteOf(frame), generic), given[0]);
    };
    return { type: method.returns, evaluate, isQuery: isDynamicQuery(method) };
  }
  const self = receiver.evaluate;
  return {
    type: method.returns,
    skips: receiver.skips,
    evaluate: (frame) => {
      const object = self(frame);
      if (object === null) return throwNullPointer();
      if (object === SKIPPED) return SKIPPED;
      const result = run(object, values(frame), siteOf(frame), generic);
      return makes(object) ? isNew(result, object) : result;
    },
  };
}

/** A result that is the argument itself, such as text that didn't need trimming, doesn't count on the heap again. */
const isNew = (result: ApexValue, given: ApexValue | undefined): ApexValue =>
  result === given ? result : onHeap(result);

/** An element of a list, map, or record doesn't either. */
const makes = (object: ApexValue): boolean => typeof object === 'string' || object instanceof NativeObject;

/** `Database.query` can mean one record, like an inline query. */
const isDynamicQuery = ({ returns, name }: LibraryMethod): boolean =>
  returns.base === 'list' && returns.args[0] === SOBJECT && /^query(withbinds)?$/i.test(name);

/** The arguments of one call. Up to two are written out, because a loop is slower. */
function evaluated(values: readonly Evaluate[]): (frame: Frame) => readonly ApexValue[] {
  const [first, second] = values;
  if (first === undefined) return () => NO_ARGUMENTS;
  if (second === undefined) return (frame) => [first(frame)];
  if (values.length === 2) return (frame) => [first(frame), second(frame)];
  return (frame) => values.map((value) => value(frame));
}
const NO_ARGUMENTS: readonly ApexValue[] = [];

/** One site for all calls from the same code, unless the method reads the frame's variables. */
function callSites(method: LibraryMethod, at: Position, scope: Scope): (frame: Frame) => CallSite {
  const { access, shares } = scope;
  if (!method.bindsVariables) {
    const site: CallSite = { variable: null, access, shares };
    return () => site;
  }
  const locals = scope.visible();
  const fields = new Map<string, Compiled | null>();
  const field = (name: string): Compiled | null => {
    const key = name.toLowerCase();
    let found = fields.get(key);
    if (found === undefined)
      fields.set(key, (found = variable(name, scope, { kind: 'name', name, line: at.line, column: at.column })));
    return found;
  };
  return (frame) => ({
    access,
    shares,
    variable: (name) => {
      const local = locals.get(name.toLowerCase());
      if (local !== undefined) return frame.variables[local.slot] ?? null;
      return field(name)?.evaluate(frame);
    },
  });
}
