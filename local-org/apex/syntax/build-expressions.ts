/** Converts expressions of the parser's tree. */
import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  ArrayExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  IdPrimaryContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SubExpressionContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
} from '@apexdevtools/apex-parser';
import type {
  CreatorContext,
  ExpressionContext,
  ExpressionListContext,
  MethodCallContext,
  PrimaryContext,
  QueryContext,
} from '@apexdevtools/apex-parser';
import { OrgError } from '../../errors.ts';
import { queryFromTree } from '../../soql/from-tree.ts';
import { literal } from './build-literals.ts';
import { createdTypeName, position, typeName } from './build-types.ts';
import type { BinaryOperator, Expression, Position } from './tree.ts';

/** Grammar contexts of the form `left operator right`. The operator is the text between the two. */
type TwoSided =
  | Arth1ExpressionContext
  | Arth2ExpressionContext
  | CmpExpressionContext
  | EqualityExpressionContext
  | LogAndExpressionContext
  | LogOrExpressionContext
  | CoalExpressionContext
  | BitExpressionContext
  | BitAndExpressionContext
  | BitOrExpressionContext
  | BitNotExpressionContext;

const TWO_SIDED = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  CoalExpressionContext,
  BitExpressionContext,
  BitAndExpressionContext,
  BitOrExpressionContext,
  BitNotExpressionContext,
];

export function expression(node: ExpressionContext): Expression {
  const at = position(node);
  if (node instanceof PrimaryExpressionContext) return primary(node.primary());
  if (node instanceof SubExpressionContext) return expression(node.expression());
  if (node instanceof DotExpressionContext) return dotted(node, at);
  if (node instanceof MethodCallExpressionContext) return ownCall(node.methodCall(), at);
  if (node instanceof NewExpressionContext) return creation(node.creator(), at);
  if (node instanceof ArrayExpressionContext)
    return { kind: 'index', ...at, list: expression(node.expression(0)), index: expression(node.expression(1)) };
  if (node instanceof AssignExpressionContext) return assignment(node, at);
  if (node instanceof CondExpressionContext)
    return {
      kind: 'conditional',
      ...at,
      condition: expression(node.expression(0)),
      yes: expression(node.expression(1)),
      no: expression(node.expression(2)),
    };
  if (node instanceof InstanceOfExpressionContext)
    return { kind: 'instanceof', ...at, value: expression(node.expression()), type: typeName(node.typeRef()) };
  if (node instanceof CastExpressionContext)
    return { kind: 'cast', ...at, type: typeName(node.typeRef()), value: expression(node.expression()) };
  if (node instanceof NegExpressionContext)
    return { kind: 'unary', ...at, operator: node.BANG() ? '!' : '~', operand: expression(node.expression()) };
  if (node instanceof PreOpExpressionContext) return prefixed(node, at);
  if (node instanceof PostOpExpressionContext)
    return {
      kind: 'step',
      ...at,
      operator: node.INC() ? '+' : '-',
      before: false,
      target: expression(node.expression()),
    };
  if (isTwoSided(node)) return twoSided(node, at);
  return { kind: 'unsupported', ...at, what: node.getText() };
}

export function expressions(list: ExpressionListContext | null | undefined): Expression[] {
  return list ? list.expression_list().map(expression) : [];
}

function isTwoSided(node: ExpressionContext): node is TwoSided {
  return TWO_SIDED.some((context) => node instanceof context);
}

function twoSided(node: TwoSided, at: Position): Expression {
  const sides = node.expression_list();
  const between = (node.children ?? []).filter((child) => !sides.some((side) => child === side));
  const text = between.map((child) => child.getText()).join('');
  return {
    kind: 'binary',
    ...at,
    operator: (text === '<>' ? '!=' : text) as BinaryOperator,
    left: expression(node.expression(0)),
    right: expression(node.expression(1)),
  };
}

function dotted(node: DotExpressionContext, at: Position): Expression {
  const object = expression(node.expression());
  const safe = node.QUESTIONDOT() !== null;
  const call = node.dotMethodCall();
  if (!call) return { kind: 'member', ...at, object, name: node.anyId().getText(), safe };
  const name = call.anyId();
  return {
    kind: 'methodCall',
    ...position(name),
    object,
    name: name.getText(),
    args: expressions(call.expressionList()),
    safe,
  };
}

function ownCall(node: MethodCallContext, at: Position): Expression {
  const args = expressions(node.expressionList());
  if (node.THIS()) return { kind: 'constructorCall', ...at, target: 'this', args };
  if (node.SUPER()) return { kind: 'constructorCall', ...at, target: 'super', args };
  return { kind: 'ownCall', ...at, name: node.id().getText(), args };
}

function assignment(node: AssignExpressionContext, at: Position): Expression {
  const sign = node.children?.[1]?.getText() ?? '=';
  return {
    kind: 'assign',
    ...at,
    target: expression(node.expression(0)),
    operator: sign === '=' ? null : (sign.slice(0, -1) as BinaryOperator),
    value: expression(node.expression(1)),
  };
}

function prefixed(node: PreOpExpressionContext, at: Position): Expression {
  const operand = expression(node.expression());
  if (node.INC()) return { kind: 'step', ...at, operator: '+', before: true, target: operand };
  if (node.DEC()) return { kind: 'step', ...at, operator: '-', before: true, target: operand };
  return { kind: 'unary', ...at, operator: node.ADD() ? '+' : '-', operand };
}

function primary(node: PrimaryContext): Expression {
  const at = position(node);
  if (node instanceof LiteralPrimaryContext) return literal(node.literal());
  if (node instanceof IdPrimaryContext) return { kind: 'name', ...at, name: node.id().getText() };
  if (node instanceof ThisPrimaryContext) return { kind: 'this', ...at };
  if (node instanceof SuperPrimaryContext) return { kind: 'super', ...at };
  if (node instanceof TypeRefPrimaryContext) return { kind: 'type', ...at, type: typeName(node.typeRef()) };
  if (node instanceof SoqlPrimaryContext) return query(node.soqlLiteral().query(), at);
  if (node instanceof SoslPrimaryContext) return { kind: 'unsupported', ...at, what: 'SOSL (FIND)' };
  return { kind: 'unsupported', ...at, what: node.getText() };
}

/** The query becomes the query engine's tree, with its bind expressions separate. */
function query(node: QueryContext, at: Position): Expression {
  const binds: Expression[] = [];
  try {
    const tree = queryFromTree(node, (bind) => `b${binds.push(expression(bind)) - 1}`);
    return { kind: 'query', ...at, query: tree, binds };
  } catch (error) {
    if (error instanceof OrgError) return { kind: 'unsupported', ...at, what: error.message };
    throw error;
  }
}

function creation(node: CreatorContext, at: Position): Expression {
  const array = node.arrayCreatorRest();
  const type = createdTypeName(node.createdName(), array ? 1 : 0);
  if (array) {
    const items = array.arrayInitializer();
    return items
      ? { kind: 'newCollection', ...at, type, items: items.expression_list().map(expression) }
      : { kind: 'newArray', ...at, type, size: expression(array.expression()) };
  }
  const entries = node.mapCreatorRest();
  if (entries)
    return {
      kind: 'newMap',
      ...at,
      type,
      pairs: entries
        .mapCreatorRestPair_list()
        .map((pair) => ({ key: expression(pair.expression(0)), value: expression(pair.expression(1)) })),
    };
  const items = node.setCreatorRest();
  if (items) return { kind: 'newCollection', ...at, type, items: items.expression_list().map(expression) };
  if (node.noRest()) return { kind: 'newCollection', ...at, type, items: [] };
  return { kind: 'new', ...at, type, args: expressions(node.classCreatorRest()?.arguments().expressionList()) };
}
