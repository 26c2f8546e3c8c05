/** Sources → a program, or all errors. */
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
import { ApexLoadError, Problems, type ApexProblem } from '../model/problems.ts';
import { TypeResolver } from '../model/type-resolver.ts';
import { compileClass } from './bodies.ts';
import { CompileContext } from './context.ts';
import { leaveOut } from './left-out.ts';
import { compileTrigger } from './trigger-bodies.ts';

/** A static method that components can call. */
export interface AuraMethod {
  readonly method: Method;
  readonly cacheable: boolean;
}

export class CompiledProgram implements Program {
  readonly classes: ReadonlyMap<string, ClassInfo>;
  readonly triggers: readonly TriggerInfo[];
  readonly statements: readonly StatementInfo[];
  readonly problems: readonly ApexProblem[];
  /** By `class.method`, in lower case. */
  readonly auraMethods: ReadonlyMap<string, AuraMethod>;
  private readonly resolver: TypeResolver;

  constructor(parts: {
    classes: ReadonlyMap<string, ClassInfo>;
    triggers: readonly TriggerInfo[];
    statements: readonly StatementInfo[];
    problems: readonly ApexProblem[];
    auraMethods: ReadonlyMap<string, AuraMethod>;
    resolver: TypeResolver;
  }) {
    this.classes = parts.classes;
    this.triggers = parts.triggers;
    this.statements = parts.statements;
    this.problems = parts.problems;
    this.auraMethods = parts.auraMethods;
    this.resolver = parts.resolver;
  }

  findType(text: string): Type | null {
    return this.resolver.find(text);
  }
}

export interface ProgramSchema {
  readonly schema: Schema;
  /** Checks a query, and throws OrgError. */
  readonly prepare: (query: Query) => Plan;
  /** If true, leaves out code that can't run. Code that can't be parsed still throws. */
  readonly leavesOut?: boolean;
  /**
   * Paths of files that are known to compile with this schema and these declarations. Their bodies are compiled
   * when they're first called, so `statements` lacks them until then.
   */
  readonly knownToCompile?: ReadonlySet<string>;
}

/** Throws ApexLoadError with all errors. */
export function compileProgram(files: readonly SourceFile[], schema: ProgramSchema): CompiledProgram {
  return new Compilation(files, schema).program;
}

/** A program with its sources, for callers that compile a file again, such as mutation testing. */
export class Compilation {
  readonly program: CompiledProgram;
  private readonly declarations: Declarations;
  private readonly context: CompileContext;
  /** By the trigger's class. */
  private readonly triggers = new Map<ClassInfo, TriggerInfo>();

  constructor(
    files: readonly SourceFile[],
    { schema, prepare, leavesOut = false, knownToCompile = new Set() }: ProgramSchema,
  ) {
    const problems = new Problems();
    const declarations = declareAll(files, problems);
    const resolver = new TypeResolver(declarations.topLevel, schema, declarations.access);
    declarations.resolve(resolver);
    new Layout(declarations.classes, problems).run();
    const undeclared = new Map(problems.refusals.toReversed().map((problem) => [problem.file, problem]));
    const context = new CompileContext({
      schema,
      resolver,
      problems,
      prepare,
      access: declarations.access,
      sources: sourcesOf(declarations),
      refusedMembers: declarations.refused,
      knownToCompile,
    });
    this.declarations = declarations;
    this.context = context;
    for (const declared of declarations.classes) compileClass(declared, context);
    for (const declared of declarations.triggers) {
      const trigger = compileTrigger(declared, context);
      if (trigger !== undefined) this.triggers.set(declared.info, trigger);
    }
    if (problems.unreadable.size > 0 || (problems.list.length > 0 && !leavesOut)) throw new ApexLoadError(problems);
    for (const declared of declarations.classes) {
      const problem = undeclared.get(declared.file.path);
      if (problem !== undefined) leaveOut(declared, problem);
    }
    this.program = new CompiledProgram({
      classes: new Map(declarations.classes.map(({ info }) => [info.name.toLowerCase(), info])),
      triggers: [...this.triggers.values()],
      statements: context.statements,
      problems: [...problems.list],
      auraMethods: auraMethodsOf(declarations.classes),
      resolver,
    });
  }

  /**
   * Compiles the bodies of one file again after its tree changed within bodies. Signatures must be unchanged.
   * Returns the errors. If there are any, the file must not run until it compiles without errors.
   */
  recompile(path: string): readonly ApexProblem[] {
    for (const declared of this.declarations.classes) {
      if (declared.file.path !== path) continue;
      forgetInitializers(declared.info);
      compileClass(declared, this.context);
    }
    for (const declared of this.declarations.triggers)
      if (declared.file.path === path) this.replaceTrigger(declared.info, compileTrigger(declared, this.context));
    return this.context.problems.list.splice(0);
  }

  private replaceTrigger(info: ClassInfo, compiled: TriggerInfo | undefined): void {
    const trigger = this.triggers.get(info);
    if (trigger !== undefined && compiled !== undefined) Object.assign(trigger, compiled);
  }
}

function forgetInitializers(info: ClassInfo): void {
  info.staticInitializers.length = 0;
  info.instanceInitializers.length = 0;
  info.initializerSize = 0;
}

function declareAll(files: readonly SourceFile[], problems: Problems): Declarations {
  const declarations = new Declarations(problems);
  for (const file of files) {
    const { outcome, path, apiVersion } = file;
    if ('problems' in outcome) {
      problems.addUnreadable(path, outcome.problems);
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
