/** What one compilation shares: types, schema, problems, and the statements numbered so far. */
import type { Schema } from '../../schema/model.ts';
import type { Plan } from '../../soql/plan.ts';
import type { Query } from '../../soql/tree.ts';
import type { ClassInfo } from '../runtime/classes.ts';
import type { StatementInfo } from '../runtime/program.ts';
import type { PropertyFacts } from '../model/declare.ts';
import type { SourceInfo } from '../model/declarations.ts';
import type { Problems } from '../model/problems.ts';
import type { TypeResolver } from '../model/type-resolver.ts';

export class CompileContext {
  readonly schema: Schema;
  readonly resolver: TypeResolver;
  readonly problems: Problems;
  readonly properties: PropertyFacts;
  /** Checks a query against the schema; throws OrgError. */
  readonly prepare: (query: Query) => Plan;
  readonly statements: StatementInfo[] = [];
  private readonly sources: ReadonlyMap<ClassInfo, SourceInfo>;

  constructor(parts: {
    schema: Schema;
    resolver: TypeResolver;
    problems: Problems;
    properties: PropertyFacts;
    sources: ReadonlyMap<ClassInfo, SourceInfo>;
    prepare: (query: Query) => Plan;
  }) {
    this.schema = parts.schema;
    this.resolver = parts.resolver;
    this.problems = parts.problems;
    this.properties = parts.properties;
    this.sources = parts.sources;
    this.prepare = parts.prepare;
  }

  /** Numbers a statement for coverage. */
  addStatement(file: string, line: number): number {
    return this.statements.push({ file, line }) - 1;
  }

  apiVersion(cls: ClassInfo): number {
    return this.sources.get(cls.outermost)?.apiVersion ?? 67;
  }
}
