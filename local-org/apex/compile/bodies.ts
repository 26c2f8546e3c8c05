/** Bodies of methods, accessors, constructors, and initializers. */
import { initializeFields, runConstructor } from '../runtime/calls.ts';
import type { ClassInfo, Code, Method } from '../runtime/classes.ts';
import { VOID, type Type } from '../runtime/types.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import type { Block, ConstructorCall, FieldDeclaration, InitializerDeclaration, Statement } from '../syntax/tree.ts';
import { checkFlow } from '../check/flow.ts';
import { chooseOverload } from '../model/assignable.ts';
import type { DeclaredClass, DeclaredMethod } from '../model/declarations.ts';
import { CONSTRUCTOR } from '../model/declare-members.ts';
import { refuse } from '../model/problems.ts';
import { argumentsOf } from './calls.ts';
import { NEXT, type Evaluate, type Execute } from './compiled.ts';
import type { CompileContext } from './context.ts';
import { converted } from './conversions.ts';
import { takesDefaultConstructor } from './creation.ts';
import { expression } from './expressions.ts';
import { runnable } from './left-out.ts';
import { staticsOf } from './object-fields.ts';
import { compileOnFirstCall, onFirstCall } from './on-first-call.ts';
import { block, inOrder, marked, statement } from './statements.ts';
import { Scope } from './scope.ts';

/** If the class is known to compile, its bodies are compiled when they're first called. */
export function compileClass(declared: DeclaredClass, context: CompileContext): void {
  const { info } = declared;
  for (const member of declared.tree?.members ?? []) {
    if (member.kind === 'field') compileFields(member, info, context);
    else if (member.kind === 'initializer') compileInitializer(member, info, context);
  }
  for (const method of declared.methods) compileMethod(method, context);
}

/** Static and instance initializers run in source order. */
function compileFields(node: FieldDeclaration, info: ClassInfo, context: CompileContext): void {
  for (const variable of node.variables) {
    const field = info.fields.get(variable.name.toLowerCase());
    const { value } = variable;
    if (field === undefined || value === null) continue;
    const { isStatic, slot } = field;
    addInitializer(info, isStatic, context, (scope) => {
      const compile = (): Execute => {
        const evaluate = converted(expression(value, scope), field.type, variable);
        return marked(variable, scope, isStatic ? storeStatic(info, slot, evaluate) : storeInstance(slot, evaluate));
      };
      return context.problems.attempt(info.file, compile) ?? (() => NEXT);
    });
  }
}

function addInitializer(
  info: ClassInfo,
  isStatic: boolean,
  context: CompileContext,
  compileIn: (scope: Scope) => Code,
): void {
  const compile = (): { run: Code; size: number } => {
    const scope = new Scope({
      context,
      cls: info,
      isStatic,
      returns: VOID,
      initializes: isStatic ? 'static' : 'instance',
    });
    const run = runnable(context.problems, () => compileIn(scope));
    info.initializerSize = Math.max(info.initializerSize, scope.size);
    return { run, size: scope.size };
  };
  const run = context.isKnownToCompile(info) ? onFirstCall(compile) : compile().run;
  (isStatic ? info.staticInitializers : info.instanceInitializers).push(run);
}

function storeStatic(cls: ClassInfo, slot: number, value: Evaluate): Execute {
  return (frame) => {
    const stored = value(frame);
    staticsOf(cls)[slot] = stored;
    return NEXT;
  };
}

const storeInstance =
  (slot: number, value: Evaluate): Execute =>
  (frame) => {
    const stored = value(frame);
    (frame.self ?? throwNullPointer()).fields[slot] = stored;
    return NEXT;
  };

function compileInitializer(node: InitializerDeclaration, info: ClassInfo, context: CompileContext): void {
  addInitializer(info, node.isStatic, context, (scope) => {
    checkBody(node.body, VOID, info, context);
    return block(node.body, scope);
  });
}

function compileMethod(declared: DeclaredMethod, context: CompileContext): void {
  const { method, body: tree } = declared;
  if (tree === null) return;
  const compile = (): void => compileBody(declared, tree, context);
  if (context.isKnownToCompile(method.owner)) compileOnFirstCall(method, compile);
  else compile();
}

function compileBody({ method, at, accessorOf }: DeclaredMethod, tree: Block, context: CompileContext): void {
  const scope = new Scope({
    context,
    cls: method.owner,
    isStatic: method.isStatic,
    returns: method.returns,
    accessorOf,
    initializes: method.name === CONSTRUCTOR ? 'instance' : null,
  });
  method.run = runnable(context.problems, () => {
    for (const parameter of method.parameters) scope.declare(parameter.name, parameter.type, at);
    checkBody(tree, method.returns, method.owner, context);
    return method.name === CONSTRUCTOR ? compileConstructor(method, tree, scope) : block(tree, scope);
  });
  method.size = scope.size;
}

/** Whether every path ends with a return or throw if one is required. */
function checkBody(tree: Block, returns: Type, cls: ClassInfo, context: CompileContext): void {
  for (const { at, message } of checkFlow(tree, returns !== VOID)) context.problems.add(cls.file, at, message);
}

/**
 * First the superclass, then the class's fields, then the body. `this(…)` leaves the first two to the other
 * constructor.
 */
function compileConstructor(method: Method, tree: Block, scope: Scope): Execute {
  const cls = method.owner;
  const first = tree.statements[0];
  const call = first?.kind === 'expression' && first.expression.kind === 'constructorCall' ? first.expression : null;
  const begin =
    scope.context.problems.attempt(scope.file, () => constructorCall(call, cls, tree, scope)) ?? (() => NEXT);
  const rest: readonly Statement[] = call === null ? tree.statements : tree.statements.slice(1);
  const run = scope.block(() => inOrder(rest.map((part) => statement(part, scope))));
  const initializesFields = call?.target !== 'this';
  return (frame) => {
    begin(frame);
    if (initializesFields && frame.self !== null) initializeFields(cls, frame.self);
    return run(frame);
  };
}

/** `this(…)`, `super(…)`, or the implicit `super()`. */
function constructorCall(call: ConstructorCall | null, cls: ClassInfo, tree: Block, scope: Scope): Execute {
  const target = call?.target === 'this' ? cls : cls.superclass;
  if (target === null) return call === null ? () => NEXT : refuse('There is no superclass', call);
  const args = call === null ? [] : argumentsOf({ ...call, name: call.target }, scope);
  const chosen = chooseOverload(
    target.constructors,
    args.map(({ type }) => type),
  );
  const takesDefault = takesDefaultConstructor(
    target,
    args.map(({ type }) => type),
  );
  if (chosen === null && !takesDefault)
    refuse(
      `Constructor not defined: [${target.name}].<Constructor>(${args.map(({ type }) => type.name).join(', ')})`,
      call ?? tree,
    );
  const values = args.map((argument, i) =>
    chosen === null
      ? argument.evaluate
      : converted(argument, chosen.parameters[i]?.type ?? argument.type, call ?? tree),
  );
  const run: Execute = (frame) => {
    if (frame.self !== null)
      runConstructor(
        target,
        frame.self,
        values.map((value) => value(frame)),
        chosen,
      );
    return NEXT;
  };
  return call === null ? run : marked(call, scope, run);
}
