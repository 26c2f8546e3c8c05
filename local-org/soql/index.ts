/** SOQL: text → Query → Plan → QueryResult. */
export { SoqlEngine, type PrepareOptions, type RunOptions } from './engine.ts';
export {
  keepParsedQueries,
  parseQuery,
  parserLibrary,
  QueryParser,
  type QueryOrigin,
  type QueryStore,
} from './parse.ts';
export { queryFromTree, type BindExpression, type NameBind } from './from-tree.ts';
export { protectLikeEscapes } from './string-literal.ts';
export { openQueryCache } from './query-cache.ts';
export { describeColumns, type ColumnMetadata, type ColumnsAnswer } from './describe-columns.ts';
export { QueryError } from './query-error.ts';
export { dateLiteralRange, type DayRange } from './date-literals.ts';
export { nameEntityField } from './compile/name-entity.ts';
export { dayOf, isoDate, startOfDay } from './time-zone.ts';
export type { ReadAccess } from './access.ts';
export type { Plan } from './plan.ts';
export type { Binds, QueryRecord, QueryResult, SelectionShape } from './result.ts';
export type { Query } from './tree.ts';
