/** Syntax trees → classes with their members. Bodies are compiled later. */
import { ClassInfo } from '../runtime/classes.ts';
import { EnumValue } from '../runtime/values.ts';
import type {
  ClassDeclaration,
  EnumDeclaration,
  Modifier,
  TriggerDeclaration,
  TypeDeclaration,
} from '../syntax/tree.ts';
import { AccessFacts } from './access-facts.ts';
import { refuseUnknownAnnotations } from './annotations.ts';
import { MemberDeclarer } from './declare-members.ts';
import type { DeclaredClass, DeclaredTrigger, SourceInfo } from './declarations.ts';
import { has } from './modifiers.ts';
import { refuse, type Problems } from './problems.ts';
import type { TypeResolver } from './type-resolver.ts';

/** Declares all class names before any members, because a member can have any of these types. */
export class Declarations {
  readonly topLevel = new Map<string, ClassInfo>();
  readonly classes: DeclaredClass[] = [];
  readonly triggers: DeclaredTrigger[] = [];
  readonly access = new AccessFacts();
  /** Lower-case names of members whose declaration had an error, and of classes whose parents had one. */
  readonly refused = new Set<string>();
  readonly problems: Problems;

  constructor(problems: Problems) {
    this.problems = problems;
  }

  addType(tree: TypeDeclaration, file: SourceInfo): void {
    const key = tree.name.toLowerCase();
    if (this.topLevel.has(key)) return this.problems.add(file.path, tree, `Duplicate class: ${tree.name}`);
    this.topLevel.set(key, this.declareType(tree, null, file));
  }

  addTrigger(tree: TriggerDeclaration, file: SourceInfo): void {
    const info = new ClassInfo(tree.name, 'class');
    info.file = file.path;
    info.sharing = 'without';
    info.index = this.classes.length + this.triggers.length;
    this.triggers.push({ info, file, tree });
  }

  /** Resolves superclasses and interfaces, then members. Call this once, after all types are added. */
  resolve(resolver: TypeResolver): void {
    for (const declared of this.classes) {
      const resolved = this.problems.attempt(declared.file.path, () => resolveParents(declared, resolver));
      if (resolved === undefined) this.refused.add(declared.info.name.toLowerCase());
    }
    for (const declared of this.classes) this.refuseCircle(declared);
    for (const declared of this.classes) new MemberDeclarer(declared, resolver, this).run();
  }

  private declareType(tree: TypeDeclaration, outer: ClassInfo | null, file: SourceInfo): ClassInfo {
    const info = new ClassInfo(outer === null ? tree.name : `${outer.name}.${tree.name}`, tree.kind);
    info.outer = outer;
    info.file = file.path;
    info.apiVersion = file.apiVersion;
    info.index = this.classes.length + this.triggers.length;
    this.problems.attempt(file.path, () => refuseUnknownAnnotations(tree.modifiers, tree));
    readClassModifiers(info, tree.modifiers);
    this.access.addType(info, tree.modifiers);
    this.classes.push({
      info,
      file,
      tree: tree.kind === 'class' ? tree : null,
      interfaceTree: tree.kind === 'interface' ? tree : null,
      at: tree,
      isVirtual: has(tree.modifiers, 'virtual') || has(tree.modifiers, 'abstract'),
      methods: [],
    });
    if (tree.kind === 'class') this.declareInner(tree, info, file);
    if (tree.kind === 'enum') declareConstants(tree, info);
    return info;
  }

  private declareInner(tree: ClassDeclaration, info: ClassInfo, file: SourceInfo): void {
    for (const member of tree.members) {
      if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
      const key = member.name.toLowerCase();
      if (info.outer !== null) this.problems.add(file.path, member, "An inner type can't have inner types");
      if (has(member.modifiers, 'static')) this.problems.add(file.path, member, 'Modifier is not allowed: static');
      if (info.inner.has(key)) this.problems.add(file.path, member, `Duplicate class: ${member.name}`);
      info.inner.set(key, this.declareType(member, info, file));
    }
  }

  private refuseCircle(declared: DeclaredClass): void {
    const seen = new Set<ClassInfo>();
    for (let cls: ClassInfo | null = declared.info; cls !== null; cls = cls.superclass) {
      if (!seen.has(cls)) {
        seen.add(cls);
        continue;
      }
      this.problems.add(declared.file.path, declared.at, `${declared.info.name} extends itself`);
      declared.info.superType = null;
      return;
    }
  }
}

function readClassModifiers(info: ClassInfo, modifiers: readonly Modifier[]): void {
  const test = modifiers.find((modifier) => modifier.name === '@istest');
  info.isTest = test !== undefined || info.outer?.isTest === true;
  info.seesAllData = test?.parameters?.['seealldata'] === 'true';
  info.isAbstract = has(modifiers, 'abstract');
  const sharing = modifiers.find((modifier) => modifier.name.endsWith(' sharing'))?.name.split(' ')[0];
  if (sharing === 'with' || sharing === 'without' || sharing === 'inherited') info.sharing = sharing;
}

function declareConstants(tree: EnumDeclaration, info: ClassInfo): void {
  info.constants = tree.constants.map((name, ordinal) => new EnumValue(info.type, name, ordinal));
}

function resolveParents(declared: DeclaredClass, resolver: TypeResolver): true {
  const { info, tree, interfaceTree } = declared;
  const named = tree?.interfaces ?? interfaceTree?.interfaces ?? [];
  // A class can implement an interface that is inside it. It can't extend its inner classes, so the
  // superclass is looked up from outside.
  info.interfaces = named.map((name) => {
    const type = resolver.resolve(name, info);
    if (type.cls !== null && type.cls.kind !== 'interface') refuse(`${type.name} is not an interface`, name);
    return type;
  });
  if (!tree?.superclass) return true;
  const superType = resolver.resolve(tree.superclass, info.outer);
  const superclass = superType.cls;
  if (superclass === null || superclass.kind === 'interface' || superclass.kind === 'enum')
    return refuse(`${superType.name} cannot be extended`, tree.superclass);
  if (superclass.kind === 'builtin' && superclass.name !== 'Exception')
    return refuse(`System exception class cannot be extended: ${superclass.name}`, tree.superclass);
  if (superType.cls?.name.endsWith('Exception') === true && !/exception$/i.test(info.name))
    refuse(`Classes extending Exception must have a name ending in 'Exception'`, declared.at);
  info.superType = superType;
  return true;
}
