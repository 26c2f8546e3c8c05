/** Converts statements of the parser's tree. */
import type {
  BlockContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  RunAsStatementContext,
  StatementContext,
  SwitchStatementContext,
  TryStatementContext,
  VariableDeclaratorsContext,
  WhenLiteralContext,
  WhenValueContext,
} from '@apexdevtools/apex-parser';
import { expression, expressions } from './build-expressions.ts';
import { make, RefusedSyntax, unescape, unescapeMultiline } from './build-literals.ts';
import { modifiers, position, qualifiedTypeName, typeName } from './build-types.ts';
import type {
  Block,
  CatchClause,
  DmlStatement,
  EnumName,
  Literal,
  LocalStatement,
  Statement,
  SwitchStatement,
  Variable,
  WhenValue,
} from './tree.ts';

export function block(node: BlockContext): Block {
  return { kind: 'block', ...position(node), statements: node.statement_list().map(statement) };
}

export function statement(node: StatementContext): Statement {
  return plain(node) ?? loop(node) ?? dml(node) ?? rest(node);
}

function plain(node: StatementContext): Statement | null {
  if (node.block()) return block(node.block());
  const local = node.localVariableDeclarationStatement();
  if (local) return locals(local.localVariableDeclaration());
  const bare = node.expressionStatement();
  if (bare) return { kind: 'expression', ...position(bare), expression: expression(bare.expression()) };
  const branch = node.ifStatement();
  if (branch)
    return {
      kind: 'if',
      ...position(branch),
      condition: expression(branch.parExpression().expression()),
      then: statement(branch.statement(0)),
      otherwise: branch.ELSE() ? statement(branch.statement(1)) : null,
    };
  const returned = node.returnStatement();
  if (returned) {
    const value = returned.expression();
    return { kind: 'return', ...position(returned), value: value ? expression(value) : null };
  }
  const thrown = node.throwStatement();
  if (thrown) return { kind: 'throw', ...position(thrown), value: expression(thrown.expression()) };
  if (node.breakStatement()) return { kind: 'break', ...position(node) };
  if (node.continueStatement()) return { kind: 'continue', ...position(node) };
  return null;
}

const NOT_OF_LOCALS: ReadonlySet<string> = new Set(['public', 'private', 'protected', 'global', 'static']);

export function locals(node: LocalVariableDeclarationContext): LocalStatement {
  const written = modifiers(node.modifier_list());
  const refused = written.find(({ name }) => NOT_OF_LOCALS.has(name));
  if (refused !== undefined) throw new RefusedSyntax(`Modifier is not allowed: ${refused.name}`, position(node));
  return {
    kind: 'local',
    ...position(node),
    type: typeName(node.typeRef()),
    isFinal: written.some(({ name }) => name === 'final'),
    variables: variables(node.variableDeclarators()),
  };
}

export function variables(node: VariableDeclaratorsContext): Variable[] {
  return node.variableDeclarator_list().map((variable) => {
    const value = variable.expression();
    return { ...position(variable), name: variable.id().getText(), value: value ? expression(value) : null };
  });
}

function loop(node: StatementContext): Statement | null {
  const whileNode = node.whileStatement();
  if (whileNode) {
    const body = whileNode.statement();
    return {
      kind: 'while',
      ...position(whileNode),
      condition: expression(whileNode.parExpression().expression()),
      body: body ? statement(body) : null,
    };
  }
  const doNode = node.doWhileStatement();
  if (doNode)
    return {
      kind: 'doWhile',
      ...position(doNode),
      condition: expression(doNode.parExpression().expression()),
      body: block(doNode.block()),
    };
  return node.forStatement() ? forLoop(node.forStatement()) : null;
}

function forLoop(node: ForStatementContext): Statement {
  const control = node.forControl();
  const body = node.statement() ? statement(node.statement()) : null;
  const each = control.enhancedForControl();
  if (each)
    return {
      kind: 'forEach',
      ...position(node),
      type: typeName(each.typeRef()),
      name: each.id().getText(),
      source: expression(each.expression()),
      body,
    };
  const start = control.forInit();
  const condition = control.expression();
  return {
    kind: 'for',
    ...position(node),
    start: !start
      ? null
      : start.localVariableDeclaration()
        ? locals(start.localVariableDeclaration())
        : expressions(start.expressionList()),
    condition: condition ? expression(condition) : null,
    update: expressions(control.forUpdate()?.expressionList()),
    body,
  };
}

function dml(node: StatementContext): Statement | null {
  const found = [
    ['insert', node.insertStatement()],
    ['update', node.updateStatement()],
    ['delete', node.deleteStatement()],
    ['undelete', node.undeleteStatement()],
    ['upsert', node.upsertStatement()],
  ] as const;
  for (const [operation, context] of found) {
    if (!context) continue;
    const level = context.accessLevel();
    const made: DmlStatement = {
      kind: 'dml',
      ...position(context),
      operation,
      value: expression(context.expression()),
      access: level ? (level.USER() ? 'user' : 'system') : null,
      externalId: operation === 'upsert' ? (context.qualifiedName()?.getText() ?? null) : null,
    };
    return made;
  }
  return merge(node);
}

function merge(node: StatementContext): Statement | null {
  const context = node.mergeStatement();
  if (!context) return null;
  const level = context.accessLevel();
  return {
    kind: 'merge',
    ...position(context),
    master: expression(context.expression(0)),
    losers: expression(context.expression(1)),
    access: level ? (level.USER() ? 'user' : 'system') : null,
  };
}

function rest(node: StatementContext): Statement {
  if (node.tryStatement()) return tryStatement(node.tryStatement());
  if (node.switchStatement()) return switchStatement(node.switchStatement());
  if (node.runAsStatement()) return runAs(node.runAsStatement());
  return { kind: 'unsupported', ...position(node), what: `the statement "${node.getText().slice(0, 40)}"` };
}

function tryStatement(node: TryStatementContext): Statement {
  const catches = node.catchClause_list().map((clause): CatchClause => ({
    ...position(clause),
    type: qualifiedTypeName(clause.qualifiedName()),
    name: clause.id().getText(),
    body: block(clause.block()),
  }));
  const last = node.finallyBlock();
  return {
    kind: 'try',
    ...position(node),
    body: block(node.block()),
    catches,
    last: last ? block(last.block()) : null,
  };
}

function runAs(node: RunAsStatementContext): Statement {
  const args = expressions(node.expressionList());
  const [user] = args;
  if (user === undefined || args.length !== 1)
    return { kind: 'unsupported', ...position(node), what: 'System.runAs with anything but one user' };
  return { kind: 'runAs', ...position(node), user, body: block(node.block()) };
}

function switchStatement(node: SwitchStatementContext): SwitchStatement {
  return {
    kind: 'switch',
    ...position(node),
    value: expression(node.expression()),
    arms: node
      .whenControl_list()
      .map((control) => ({ ...position(control), when: whenValue(control.whenValue()), body: block(control.block()) })),
  };
}

function whenValue(node: WhenValueContext): WhenValue {
  if (node.ELSE()) return { kind: 'else' };
  if (node.id()) return { kind: 'type', type: typeName(node.typeRef()), name: node.id().getText() };
  return { kind: 'values', values: node.whenLiteral_list().map(whenLiteral) };
}

function whenLiteral(node: WhenLiteralContext): Literal | EnumName {
  if (node.LPAREN()) return whenLiteral(node.whenLiteral());
  const at = position(node);
  const name = node.qualifiedName();
  if (name) return { kind: 'enumName', ...at, parts: name.id_list().map((id) => id.getText()) };
  const text = node.getText();
  if (node.NULL()) return make(at, 'null', 'null');
  if (node.StringLiteral()) return make(at, 'string', unescape(text));
  if (node.MultilineStringLiteral()) return make(at, 'string', unescapeMultiline(text));
  return node.LongLiteral() ? make(at, 'long', text.slice(0, -1)) : make(at, 'integer', text);
}
