/** Converts the Apex parser's query tree to a Query, for inline SOQL in Apex and, through parse.ts, for query text. */
import type {
  BoundExpressionContext,
  ComparisonOperatorContext,
  ConditionalExpressionContext,
  FieldExpressionContext,
  FieldNameContext,
  FieldOrderContext,
  GroupByClauseContext,
  LimitClauseContext,
  LogicalExpressionContext,
  OffsetClauseContext,
  QueryContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SoqlIdContext,
  SubFieldEntryContext,
  SubQueryContext,
  UsingScopeContext,
  ValueContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext,
  WithClauseContext,
} from '@apexdevtools/apex-parser';
import { isSupportedDay } from './date-literals.ts';
import { refuse, unsupported } from './query-error.ts';
import { literalText } from './string-literal.ts';
import type {
  Bind,
  Condition,
  FieldOrFunction,
  FieldPath,
  FunctionCall,
  Literal,
  Operand,
  Operator,
  OrderItem,
  Position,
  Query,
  SelectItem,
} from './tree.ts';

/** The expression after a colon, from the parser. */
export type BindExpression = ReturnType<BoundExpressionContext['expression']>;

/** Names a bind. The caller keeps the expression and provides its value when the query runs. */
export type NameBind = (expression: BindExpression) => string;

/** `text` is the query's source if it was parsed alone. Its messages then show the position. */
export function queryFromTree(tree: QueryContext, bind: NameBind, text?: string): Query {
  return new QueryReader(bind, text).query(tree);
}

/** The parser's accessors can return null, unlike their types. */
type Maybe<T> = T | null | undefined;
interface Placed {
  start: { line: number; column: number };
}
const positionOf = (node: Placed): Position => ({ line: node.start.line, column: node.start.column + 1 });

/** SOQL and SOSL Reference, "Reserved Keywords": not allowed as aliases. */
const RESERVED = new Set(
  'AND ASC DESC EXCLUDES FIRST FROM GROUP HAVING IN INCLUDES LAST LIKE LIMIT NOT NULL NULLS OR ORDER SELECT USING WHERE WITH'.split(
    ' ',
  ),
);

/** Salesforce Developer Limits and Allocations Quick Reference, "SOQL and SOSL Limits for Search Queries". */
const MAX_STRING = 4000;

class QueryReader {
  readonly #bind: NameBind;
  readonly #source: { readonly text?: string };

  constructor(bind: NameBind, text?: string) {
    this.#bind = bind;
    this.#source = text === undefined ? {} : { text };
  }

  query(tree: QueryContext): Query {
    this.#refuseClauses(tree);
    const groups = tree.groupByClause() as Maybe<GroupByClauseContext>;
    const having = groups?.logicalExpression() as Maybe<LogicalExpressionContext>;
    const withClause = tree.withClause() as Maybe<WithClauseContext>;
    const select = tree.selectList().selectEntry_list();
    const scope = tree.usingScope() as Maybe<UsingScopeContext>;
    return {
      ...this.#common(tree, select),
      ...(scope ? { scope: scope.soqlId().getText().toLowerCase() } : {}),
      withMode: withClause ? this.#mode(withClause) : null,
      groupBy: groups ? this.#groups(groups) : [],
      ...(groups?.ROLLUP() ? { subtotals: 'rollup' as const } : groups?.CUBE() ? { subtotals: 'cube' as const } : {}),
      having: having ? this.#logical(having) : null,
      offset: this.#count(tree.offsetClause()),
      allRows: Boolean(tree.allRowsClause()),
      countOnly: isCountOnly(select),
    };
  }

  #subquery(tree: SubQueryContext): Query {
    if (tree.UPDATE()) unsupported('UPDATE TRACKING', this.#source, positionOf(tree));
    return {
      ...this.#common(tree, tree.subFieldList().subFieldEntry_list()),
      withMode: null,
      groupBy: [],
      having: null,
      offset: null,
      allRows: false,
      countOnly: isCountOnly(tree.subFieldList().subFieldEntry_list()),
    };
  }

  #common(tree: QueryContext | SubQueryContext, entries: (SelectEntryContext | SubFieldEntryContext)[]) {
    const names = tree.fromNameList();
    const from = names.fieldName(0);
    if (names.fieldName_list().length > 1)
      unsupported('A FROM clause of several objects', this.#source, positionOf(names));
    const alias = this.#alias(names.soqlId_list().at(0));
    const where = tree.whereClause() as Maybe<ReturnType<QueryContext['whereClause']>>;
    const order = tree.orderByClause() as Maybe<ReturnType<QueryContext['orderByClause']>>;
    return {
      ...this.#source,
      select: entries.map((entry) => this.#entry(entry)),
      from: from.getText(),
      ...(alias === null ? {} : { fromAlias: alias }),
      fromAt: positionOf(from),
      where: where ? this.#logical(where.whereLogicalExpression()) : null,
      orderBy: order
        ? order
            .fieldOrderList()
            .fieldOrder_list()
            .map((item) => this.#order(item))
        : [],
      limit: this.#count(tree.limitClause()),
      forUpdate: tree.forClauses().UPDATE_list().length > 0,
    };
  }

  #alias(id: Maybe<SoqlIdContext>): string | null {
    if (!id) return null;
    const name = id.getText();
    if (RESERVED.has(name.toUpperCase()))
      refuse('MALFORMED_QUERY', `unexpected token: '${name}'`, this.#source, positionOf(id));
    return name;
  }

  #refuseClauses(tree: QueryContext): void {
    if (tree.UPDATE()) unsupported('UPDATE TRACKING', this.#source, positionOf(tree));
  }

  #mode(clause: WithClauseContext): 'user' | 'system' {
    if (clause.USER_MODE() || clause.SECURITY_ENFORCED()) return 'user';
    if (clause.SYSTEM_MODE()) return 'system';
    return unsupported(clause.DATA() ? 'WITH DATA CATEGORY' : 'This WITH clause', this.#source, positionOf(clause));
  }

  #groups(clause: GroupByClauseContext): FieldOrFunction[] {
    return clause
      .fieldGroupByList()
      .fieldGroupBy_list()
      .map((item) => this.#fieldOrFunction(item.fieldName(), item.soqlFunction()));
  }

  #entry(entry: SelectEntryContext | SubFieldEntryContext): SelectItem {
    const alias = this.#alias(entry.soqlId());
    const child = entry.subQuery() as Maybe<SubQueryContext>;
    if (child) return { kind: 'subquery', query: this.#subquery(child) };
    if (entry.typeOf()) return unsupported('TYPEOF', this.#source, positionOf(entry));
    return { ...this.#fieldOrFunction(entry.fieldName(), entry.soqlFunction()), alias };
  }

  #fieldOrFunction(field: Maybe<FieldNameContext>, call: Maybe<SoqlFunctionContext>): FieldOrFunction {
    if (field) return fieldPath(field);
    if (call) return this.#function(call);
    throw new TypeError('The query grammar has a form that is neither field nor function');
  }

  #function(call: SoqlFunctionContext): FunctionCall {
    const dateField = call.dateFieldName() as Maybe<ReturnType<SoqlFunctionContext['dateFieldName']>>;
    if (dateField?.CONVERT_TIMEZONE()) unsupported('convertTimezone()', this.#source, positionOf(dateField));
    if (call.DISTANCE()) unsupported('DISTANCE()', this.#source, positionOf(call));
    if (call.soqlFunction()) unsupported('A function inside FORMAT()', this.#source, positionOf(call));
    const argument = argumentOf(call) ?? dateField;
    return {
      kind: 'function',
      name: call.getChild(0).getText(),
      args: argument ? [argument.getText()] : [],
      alias: null,
      at: positionOf(call),
    };
  }

  #order(item: FieldOrderContext): OrderItem {
    return {
      by: this.#fieldOrFunction(item.fieldName(), item.soqlFunction()),
      descending: Boolean(item.DESC()),
      nulls: item.LAST() ? 'last' : 'first',
    };
  }

  #count(clause: Maybe<LimitClauseContext | OffsetClauseContext>): number | Bind | null {
    if (!clause) return null;
    const bound = clause.boundExpression() as Maybe<BoundExpressionContext>;
    return bound ? this.#bound(bound) : Number(clause.IntegerLiteral().getText());
  }

  #bound(bound: BoundExpressionContext): Bind {
    return { kind: 'bind', name: this.#bind(bound.expression()) };
  }

  #logical(tree: WhereLogicalExpressionContext | LogicalExpressionContext): Condition {
    const parts = conditionsOf(tree).map((part) => this.#condition(part));
    const first = parts[0];
    if (first === undefined) throw new TypeError('The query grammar has a condition without parts');
    if (tree.NOT()) return { kind: 'not', part: first };
    if (parts.length === 1) return first;
    return { kind: tree.SOQLOR_list().length > 0 ? 'or' : 'and', parts };
  }

  #condition(tree: WhereConditionalExpressionContext | ConditionalExpressionContext): Condition {
    const nested = nestedOf(tree);
    return nested ? this.#logical(nested) : this.#comparison(this.#fieldExpression(tree));
  }

  #fieldExpression(tree: WhereConditionalExpressionContext | ConditionalExpressionContext): FieldExpressionContext {
    if (!('whereFieldExpression' in tree)) return tree.fieldExpression();
    const expression = tree.whereFieldExpression();
    if (expression.FORMULA()) unsupported('FORMULA()', this.#source, positionOf(expression));
    return expression.fieldExpression();
  }

  #comparison(tree: FieldExpressionContext): Condition {
    const operator = operatorOf(tree.comparisonOperator());
    return {
      kind: 'compare',
      left: this.#fieldOrFunction(tree.fieldName(), tree.soqlFunction()),
      operator,
      right: this.#operand(tree.value(), operator === 'LIKE'),
    };
  }

  #operand(value: ValueContext, like: boolean): Operand {
    const query = value.subQuery() as Maybe<SubQueryContext>;
    if (query) return { kind: 'subquery', query: this.#subquery(query) };
    const list = value.valueList() as Maybe<ReturnType<ValueContext['valueList']>>;
    if (list) return { kind: 'list', items: list.value_list().map((item) => this.#scalar(item, like)) };
    return this.#scalar(value, like);
  }

  #scalar(value: ValueContext, like: boolean): Literal | Bind {
    const bound = value.boundExpression() as Maybe<BoundExpressionContext>;
    if (bound) return this.#bound(bound);
    const text = value.getText();
    if (value.NULL()) return { kind: 'null' };
    if (value.BooleanLiteral()) return { kind: 'boolean', value: text.toLowerCase() === 'true' };
    if (value.StringLiteral()) return { kind: 'string', value: this.#string(text, value, like) };
    if (value.signedNumber()) return { kind: 'number', value: Number(text) };
    if (value.DateLiteral()) return { kind: 'date', value: this.#date(text, value) };
    if (value.DateTimeLiteral()) return { kind: 'datetime', value: this.#datetime(text, value) };
    const literal = value.dateFormula() as Maybe<{ getText(): string }>;
    if (literal) return dateLiteral(literal.getText());
    return unsupported(`The literal ${text}`, this.#source, positionOf(value));
  }

  #string(text: string, value: ValueContext, like: boolean): string {
    const read = literalText(text, like);
    if (read.length <= MAX_STRING) return read;
    const reason = `A string in a WHERE clause can have at most ${MAX_STRING} characters`;
    return refuse('MALFORMED_QUERY', reason, this.#source, positionOf(value));
  }

  #date(text: string, value: ValueContext): string {
    const read = new Date(`${text}T00:00:00Z`);
    if (!isSupportedDay(read.getTime()) || read.toISOString().slice(0, 10) !== text) return this.#badDate(text, value);
    return text;
  }

  #datetime(text: string, value: ValueContext): string {
    const read = new Date(text.toUpperCase().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return isSupportedDay(read.getTime()) ? read.toISOString() : this.#badDate(text, value);
  }

  #badDate(text: string, value: ValueContext): never {
    return refuse('MALFORMED_QUERY', `Invalid date: ${text}`, this.#source, positionOf(value));
  }
}

function isCountOnly(entries: (SelectEntryContext | SubFieldEntryContext)[]): boolean {
  const call = entries.length === 1 ? (entries[0]?.soqlFunction() as Maybe<SoqlFunctionContext>) : null;
  return Boolean(call?.COUNT() && !call.fieldName());
}

function argumentOf(call: SoqlFunctionContext): Maybe<{ getText(): string }> {
  const field = call.fieldName() as Maybe<{ getText(): string }>;
  return field ?? (call.soqlFieldsParameter() as Maybe<{ getText(): string }>);
}

function fieldPath(field: FieldNameContext): FieldPath {
  return { kind: 'field', path: field.soqlId_list().map((id) => id.getText()), alias: null, at: positionOf(field) };
}

function conditionsOf(tree: WhereLogicalExpressionContext | LogicalExpressionContext) {
  return 'whereConditionalExpression_list' in tree
    ? tree.whereConditionalExpression_list()
    : tree.conditionalExpression_list();
}

function nestedOf(
  tree: WhereConditionalExpressionContext | ConditionalExpressionContext,
): Maybe<WhereLogicalExpressionContext | LogicalExpressionContext> {
  return 'whereLogicalExpression' in tree ? tree.whereLogicalExpression() : tree.logicalExpression();
}

function operatorOf(tree: ComparisonOperatorContext): Operator {
  if (tree.NOT()) return 'NOT IN';
  if (tree.LESSANDGREATER()) return '!=';
  return tree.getText().toUpperCase() as Operator;
}

function dateLiteral(text: string): Literal {
  const [name = '', n] = text.split(':');
  return { kind: 'dateLiteral', name: name.toUpperCase(), n: n === undefined ? null : Number(n) };
}
