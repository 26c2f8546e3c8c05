/** Sources → a program, or every reason why not. */
import type { Schema } from '../../schema/model.ts';
import type { Plan } from '../../soql/plan.ts';
import type { Query } from '../../soql/tree.ts';
import type { ClassInfo, Method } from '../runtime/classes.ts';
import type { Program, StatementInfo, TriggerInfo } from '../runtime/program.ts';
import type { Type } from '../runtime/types.ts';
import type { Modifier } from '../syntax/tree.ts';
import type { SourceFile } from '../syntax/source.ts';
import { Declarations } from '../model/declare.ts';
import type { DeclaredClass, SourceInfo } from '../model/declarations.ts';
import { Layout } from '../model/layout.ts';
import { ApexLoadError, Problems } from '../model/problems.ts';
import { TypeResolver } from '../model/type-resolver.ts';
import { compileClass } from './bodies.ts';
import { CompileContext } from './context.ts';
import { compileTrigger } from './trigger-bodies.ts';

/** A static method that a component may call. */
export interface AuraMethod {
  readonly method: Method;
  readonly cacheable: boolean;
}

export class CompiledProgram implements Program {
  readonly classes: ReadonlyMap<string, ClassInfo>;
  readonly triggers: readonly TriggerInfo[];
  readonly statements: readonly StatementInfo[];
  /** By `class.method`, lower case. */
  readonly auraMethods: ReadonlyMap<string, AuraMethod>;
  private readonly resolver: TypeResolver;

  constructor(parts: {
    classes: ReadonlyMap<string, ClassInfo>;
    triggers: readonly TriggerInfo[];
    statements: readonly StatementInfo[];
    auraMethods: ReadonlyMap<string, AuraMethod>;
    resolver: TypeResolver;
  }) {
    this.classes = parts.classes;
    this.triggers = parts.triggers;
    this.statements = parts.statements;
    this.auraMethods = parts.auraMethods;
    this.resolver = parts.resolver;
  }

  findType(text: string): Type | null {
    return this.resolver.find(text);
  }
}

export interface ProgramSchema {
  readonly schema: Schema;
  /** Checks a query; throws OrgError. */
  readonly prepare: (query: Query) => Plan;
}

/** Throws ApexLoadError with everything that is wrong. */
export function compileProgram(files: readonly SourceFile[], { schema, prepare }: ProgramSchema): CompiledProgram {
  const problems = new Problems();
  const declarations = declareAll(files, problems);
  const resolver = new TypeResolver(declarations.topLevel, schema, declarations.access);
  declarations.resolve(resolver);
  new Layout(declarations.classes, problems).run();
  const context = new CompileContext({
    schema,
    resolver,
    problems,
    prepare,
    access: declarations.access,
    sources: sourcesOf(declarations),
    refusedMembers: declarations.refused,
  });
  for (const declared of declarations.classes) compileClass(declared, context);
  const triggers = declarations.triggers.map((declared) => compileTrigger(declared, context));
  if (problems.list.length > 0) throw new ApexLoadError(problems.list);
  return new CompiledProgram({
    classes: new Map(declarations.classes.map(({ info }) => [info.name.toLowerCase(), info])),
    triggers: triggers.filter((trigger) => trigger !== undefined),
    statements: context.statements,
    auraMethods: auraMethodsOf(declarations.classes),
    resolver,
  });
}

function declareAll(files: readonly SourceFile[], problems: Problems): Declarations {
  const declarations = new Declarations(problems);
  for (const file of files) {
    const { outcome, path, apiVersion } = file;
    if ('problems' in outcome) {
      for (const problem of outcome.problems) problems.add(path, problem, problem.message);
      continue;
    }
    const source: SourceInfo = { path, apiVersion };
    if (outcome.unit.kind !== 'trigger') declarations.addType(outcome.unit, source);
    else if (file.active) declarations.addTrigger(outcome.unit, source);
  }
  return declarations;
}

function sourcesOf(declarations: Declarations): Map<ClassInfo, SourceInfo> {
  return new Map([...declarations.classes, ...declarations.triggers].map(({ info, file }) => [info, file]));
}

function auraMethodsOf(classes: readonly DeclaredClass[]): Map<string, AuraMethod> {
  const found = new Map<string, AuraMethod>();
  for (const { info, methods, tree } of classes)
    for (const { method } of methods) {
      if (!method.isStatic || !method.annotations.has('auraenabled')) continue;
      const written = tree?.members.find((member) => member.kind === 'method' && member.line === method.line);
      const modifiers = written?.kind === 'method' ? written.modifiers : [];
      found.set(`${info.name}.${method.name}`.toLowerCase(), { method, cacheable: isCacheable(modifiers) });
    }
  return found;
}

const isCacheable = (modifiers: readonly Modifier[]): boolean =>
  modifiers.some(({ name, parameters }) => name === '@auraenabled' && parameters?.['cacheable'] === 'true');
