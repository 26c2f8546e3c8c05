/** Shared by one compilation: types, schema, problems, and the statements numbered so far. */
import type { Schema } from '../../schema/model.ts';
import type { Plan } from '../../soql/plan.ts';
import type { Query } from '../../soql/tree.ts';
import type { ClassInfo } from '../runtime/classes.ts';
import type { StatementInfo } from '../runtime/program.ts';
import type { AccessFacts } from '../model/access-facts.ts';
import type { SourceInfo } from '../model/declarations.ts';
import type { Problems } from '../model/problems.ts';
import type { TypeResolver } from '../model/type-resolver.ts';

export class CompileContext {
  readonly schema: Schema;
  readonly resolver: TypeResolver;
  readonly problems: Problems;
  readonly access: AccessFacts;
  /** Checks a query against the schema, and throws OrgError. */
  readonly prepare: (query: Query) => Plan;
  readonly statements: StatementInfo[] = [];
  private readonly refusedMembers: ReadonlySet<string>;
  private readonly sources: ReadonlyMap<ClassInfo, SourceInfo>;
  private readonly knownToCompile: ReadonlySet<string>;

  constructor(parts: {
    schema: Schema;
    resolver: TypeResolver;
    problems: Problems;
    access: AccessFacts;
    sources: ReadonlyMap<ClassInfo, SourceInfo>;
    prepare: (query: Query) => Plan;
    refusedMembers: ReadonlySet<string>;
    knownToCompile: ReadonlySet<string>;
  }) {
    this.schema = parts.schema;
    this.resolver = parts.resolver;
    this.problems = parts.problems;
    this.access = parts.access;
    this.sources = parts.sources;
    this.prepare = parts.prepare;
    this.refusedMembers = parts.refusedMembers;
    this.knownToCompile = parts.knownToCompile;
  }

  /** Numbers a statement for coverage. */
  addStatement(file: string, line: number): number {
    return this.statements.push({ file, line }) - 1;
  }

  /** A member of the class, or its parent, whose declaration had an error. */
  isRefused(cls: ClassInfo | null, key: string): boolean {
    for (let around = cls; around !== null; around = around.outer)
      for (let c: ClassInfo | null = around; c !== null; c = c.superclass)
        if (this.refusedMembers.has(`${c.name}.${key}`.toLowerCase()) || this.refusedMembers.has(c.name.toLowerCase()))
          return true;
    return false;
  }

  isKnownToCompile(cls: ClassInfo): boolean {
    return this.knownToCompile.has(cls.file);
  }

  apiVersion(cls: ClassInfo): number {
    return this.sources.get(cls.outermost)?.apiVersion ?? 67;
  }
}
