/** Triggers: the object, the events, and the body. */
import { VOID, sobjectType } from '../runtime/types.ts';
import type { TriggerInfo } from '../runtime/program.ts';
import { checkFlow } from '../check/flow.ts';
import type { DeclaredTrigger } from '../model/declarations.ts';
import { refuse } from '../model/problems.ts';
import type { CompileContext } from './context.ts';
import { runnable } from './left-out.ts';
import { inOrder, statement } from './statements.ts';
import { Scope } from './scope.ts';

export function compileTrigger({ info, tree }: DeclaredTrigger, context: CompileContext): TriggerInfo | undefined {
  return context.problems.attempt(info.file, () => {
    const object = context.schema.object(tree.object);
    if (object === undefined) return refuse(`Invalid type: ${tree.object}`, tree);
    if (tree.events.includes('before undelete')) refuse("Triggers don't have the event before undelete", tree);
    const body = { kind: 'block' as const, line: tree.line, column: tree.column, statements: tree.body };
    const scope = new Scope({
      context,
      cls: info,
      isStatic: true,
      returns: VOID,
      triggerObject: sobjectType(object.name),
    });
    const run = runnable(context.problems, () => {
      for (const { at, message } of checkFlow(body, false)) context.problems.add(info.file, at, message);
      return inOrder(tree.body.map((part) => statement(part, scope)));
    });
    return { name: tree.name, object: object.name.toLowerCase(), events: new Set(tree.events), run, size: scope.size };
  });
}
