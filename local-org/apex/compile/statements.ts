/** All kinds of statements, and the files that compile them. */
import { current } from '../runtime/execution.ts';
import { ApexThrow, EXCEPTION } from '../runtime/exceptions.ts';
import { NULL, VOID } from '../runtime/types.ts';
import { Obj } from '../runtime/values.ts';
import type {
  Block,
  ExpressionStatement,
  IfStatement,
  LocalStatement,
  Position,
  ReturnStatement,
  Statement,
  ThrowStatement,
} from '../syntax/tree.ts';
import { fits } from '../model/assignable.ts';
import { CompileError, refuse } from '../model/problems.ts';
import { BREAK, CONTINUE, NEXT, notNull, NULL_VALUE, RETURN, type Execute } from './compiled.ts';
import { condition, converted } from './conversions.ts';
import { dmlStatement, mergeStatement, runAs } from './dml-statements.ts';
import { expression } from './expressions.ts';
import { forEachLoop, forLoop, whileLoop } from './loops.ts';
import type { Scope } from './scope.ts';
import { switchStatement } from './switch.ts';
import { tryStatement } from './try.ts';

/** After a statement with an error, the rest of its block is still checked. */
export function statement(node: Statement, scope: Scope): Execute {
  try {
    return compiledStatement(node, scope);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    scope.context.problems.addError(scope.file, error);
    return () => NEXT;
  }
}

function compiledStatement(node: Statement, scope: Scope): Execute {
  switch (node.kind) {
    case 'block':
      return block(node, scope);
    case 'local':
      return marked(node, scope, locals(node, scope));
    case 'expression':
      return expressionStatement(node, scope);
    case 'if':
      return ifStatement(node, scope);
    case 'return':
      return returnStatement(node, scope);
    case 'throw':
      return throwStatement(node, scope);
    case 'break':
      return marked(node, scope, () => BREAK);
    case 'continue':
      return marked(node, scope, () => CONTINUE);
    case 'while':
    case 'doWhile':
      return whileLoop(node, scope);
    case 'for':
      return scope.block(() => forLoop(node, scope));
    case 'forEach':
      return scope.block(() => forEachLoop(node, scope));
    case 'try':
      return tryStatement(node, scope);
    case 'switch':
      return switchStatement(node, scope);
    case 'dml':
      return dmlStatement(node, scope);
    case 'merge':
      return mergeStatement(node, scope);
    case 'runAs':
      return runAs(node, scope);
    case 'unsupported':
      return refuse(`Not supported: ${node.what}`, node);
  }
}

/** Sets the line and counts the statement before it runs. */
export function marked(at: Position, scope: Scope, run: Execute): Execute {
  const { line } = at;
  const id = scope.context.addStatement(scope.file, line);
  return (frame) => {
    current().enterStatement(line, id);
    return run(frame);
  };
}

export function block(node: Block, scope: Scope): Execute {
  return scope.block(() => inOrder(node.statements.map((part) => statement(part, scope))));
}

/** The body of a loop or branch has its own variables. */
export function body(node: Statement | null, scope: Scope): Execute {
  return node === null ? () => NEXT : scope.block(() => statement(node, scope));
}

/** Runs statements until one doesn't complete normally. */
export function inOrder(parts: readonly Execute[]): Execute {
  const [first, second] = parts;
  if (first === undefined) return () => NEXT;
  if (second === undefined) return first;
  if (parts.length === 2) return (frame) => first(frame) || second(frame);
  return (frame) => {
    for (const part of parts) {
      const signal = part(frame);
      if (signal !== NEXT) return signal;
    }
    return NEXT;
  };
}

export function locals(node: LocalStatement, scope: Scope): Execute {
  const type = scope.declaredType(node.type, node.variables);
  if (type === VOID) refuse("A variable can't be void", node);
  return inOrder(
    node.variables.map((variable): Execute => {
      const value =
        variable.value === null
          ? NULL_VALUE
          : valueOrNone(() => converted(expression(variable.value ?? refuse('', node), scope), type, variable), scope);
      const { slot } = scope.declare(variable.name, type, variable, node.isFinal && variable.value !== null);
      return (frame) => {
        frame.variables[slot] = value(frame);
        return NEXT;
      };
    }),
  );
}

/** After an error in the initial value, the variable is still declared, so that its uses aren't errors too. */
function valueOrNone(compile: () => ReturnType<typeof converted>, scope: Scope): ReturnType<typeof converted> {
  return scope.context.problems.attempt(scope.file, compile) ?? NULL_VALUE;
}

/** Apex accepts an expression as a statement only if it has an effect. */
const EFFECTIVE: ReadonlySet<string> = new Set([
  'assign',
  'step',
  'ownCall',
  'methodCall',
  'new',
  'newCollection',
  'newMap',
  'newArray',
  'query',
  'constructorCall',
]);

function expressionStatement(node: ExpressionStatement, scope: Scope): Execute {
  const { evaluate } = expression(node.expression, scope);
  if (!EFFECTIVE.has(node.expression.kind)) refuse('Expression cannot be a statement', node);
  return marked(node, scope, (frame) => {
    evaluate(frame);
    return NEXT;
  });
}

function ifStatement(node: IfStatement, scope: Scope): Execute {
  const decide = condition(node.condition, scope);
  const then = body(node.then, scope);
  if (node.otherwise === null) return marked(node, scope, (frame) => (decide(frame) ? then(frame) : NEXT));
  const otherwise = body(node.otherwise, scope);
  return marked(node, scope, (frame) => (decide(frame) ? then(frame) : otherwise(frame)));
}

function returnStatement(node: ReturnStatement, scope: Scope): Execute {
  if (node.value === null) {
    if (scope.returns !== VOID) refuse(`Missing return statement required return type: ${scope.returns.name}`, node);
    return marked(node, scope, () => RETURN);
  }
  if (scope.returns === VOID) refuse('Return must not have a value in a method that returns void', node);
  const value = converted(expression(node.value, scope), scope.returns, node);
  return marked(node, scope, (frame) => {
    frame.result = value(frame);
    return RETURN;
  });
}

function throwStatement(node: ThrowStatement, scope: Scope): Execute {
  const thrown = expression(node.value, scope);
  if (thrown.type === NULL || !fits(thrown.type, EXCEPTION.type))
    refuse(`Throw expression must be of type exception, not ${thrown.type.name}`, node);
  const { evaluate } = thrown;
  return marked(node, scope, (frame) => {
    const exception = notNull(evaluate(frame));
    if (exception instanceof Obj) throw new ApexThrow(exception);
    throw new TypeError("A value that isn't an exception was thrown");
  });
}
