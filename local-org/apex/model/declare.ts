/** Syntax trees → classes with their members. Bodies stay syntax until they are compiled. */
import { ClassInfo, type FieldInfo, type Method, type Visibility } from '../runtime/classes.ts';
import { EnumValue } from '../runtime/values.ts';
import { VOID, type Type } from '../runtime/types.ts';
import type {
  Accessor,
  ClassDeclaration,
  ConstructorDeclaration,
  EnumDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  Modifier,
  Parameter,
  Position,
  PropertyDeclaration,
  TriggerDeclaration,
  TypeDeclaration,
} from '../syntax/tree.ts';
import type { DeclaredClass, DeclaredTrigger, SourceInfo } from './declarations.ts';
import { refuse, type Problems } from './problems.ts';
import { isReserved } from './reserved.ts';
import type { TypeResolver } from './type-resolver.ts';

export const CONSTRUCTOR = '<init>';

/** First the names of all classes, then their members, because a member's type may be any of them. */
export class Declarations {
  readonly topLevel = new Map<string, ClassInfo>();
  readonly classes: DeclaredClass[] = [];
  readonly triggers: DeclaredTrigger[] = [];
  readonly properties = new PropertyFacts();
  private readonly problems: Problems;

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
    info.index = this.classes.length + this.triggers.length;
    this.triggers.push({ info, file, tree });
  }

  /** Superclasses and interfaces, then members. Call once, when every type has been added. */
  resolve(resolver: TypeResolver): void {
    for (const declared of this.classes)
      this.problems.attempt(declared.file.path, () => resolveParents(declared, resolver));
    for (const declared of this.classes) this.refuseCircle(declared);
    for (const declared of this.classes) new MemberDeclarer(declared, resolver, this.problems, this.properties).run();
  }

  private declareType(tree: TypeDeclaration, outer: ClassInfo | null, file: SourceInfo): ClassInfo {
    const info = new ClassInfo(outer === null ? tree.name : `${outer.name}.${tree.name}`, tree.kind);
    info.outer = outer;
    info.file = file.path;
    info.index = this.classes.length + this.triggers.length;
    readClassModifiers(info, tree.modifiers);
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
      if (info.outer !== null) this.problems.add(file.path, member, 'An inner type cannot have inner types of its own');
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

/** What is known of a property's accessors besides their bodies. */
export class PropertyFacts {
  private readonly readOnly = new Set<FieldInfo>();
  private readonly narrower = new Map<FieldInfo, Visibility>();

  add(field: FieldInfo, setter: Accessor | null): void {
    if (setter === null) this.readOnly.add(field);
    const written = VISIBILITIES.find((name) => has(setter?.modifiers ?? [], name));
    if (written !== undefined) this.narrower.set(field, written);
  }

  /** It has a `get` and no `set`. */
  isReadOnly(field: FieldInfo): boolean {
    return this.readOnly.has(field);
  }

  /** Who may write it: `public String name { get; private set; }`. */
  writeVisibility(field: FieldInfo): Visibility {
    return this.narrower.get(field) ?? field.visibility;
  }
}

const has = (modifiers: readonly Modifier[], name: string): boolean =>
  modifiers.some((modifier) => modifier.name === name);

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

function resolveParents(declared: DeclaredClass, resolver: TypeResolver): void {
  const { info, tree, interfaceTree } = declared;
  const named = tree?.interfaces ?? interfaceTree?.interfaces ?? [];
  // Names of parents are looked up from the outer class: a class cannot extend its own inner class.
  info.interfaces = named.map((name) => {
    const type = resolver.resolve(name, info.outer);
    if (type.cls !== null && type.cls.kind !== 'interface') refuse(`${type.name} is not an interface`, name);
    return type;
  });
  if (tree?.superclass == null) return;
  const superType = resolver.resolve(tree.superclass, info.outer);
  const superclass = superType.cls;
  if (superclass === null || superclass.kind === 'interface' || superclass.kind === 'enum')
    return refuse(`${superType.name} cannot be extended`, tree.superclass);
  if (superclass.kind === 'builtin' && superclass.name !== 'Exception')
    return refuse(`System exception class cannot be extended: ${superclass.name}`, tree.superclass);
  info.superType = superType;
}

const VISIBILITIES: readonly Visibility[] = ['public', 'protected', 'private', 'global'];

function visibility(modifiers: readonly Modifier[], otherwise: Visibility): Visibility {
  if (has(modifiers, 'webservice')) return 'global';
  return VISIBILITIES.find((name) => has(modifiers, name)) ?? otherwise;
}

class MemberDeclarer {
  private readonly declared: DeclaredClass;
  private readonly resolver: TypeResolver;
  private readonly problems: Problems;
  private readonly properties: PropertyFacts;

  constructor(declared: DeclaredClass, resolver: TypeResolver, problems: Problems, properties: PropertyFacts) {
    this.declared = declared;
    this.resolver = resolver;
    this.problems = problems;
    this.properties = properties;
  }

  run(): void {
    const { tree, interfaceTree, file } = this.declared;
    for (const method of interfaceTree?.methods ?? []) this.problems.attempt(file.path, () => this.method(method));
    for (const member of tree?.members ?? []) {
      this.problems.attempt(file.path, () => {
        if (member.kind === 'method') this.method(member);
        else if (member.kind === 'constructor') this.constructorMember(member);
        else if (member.kind === 'field') this.field(member);
        else if (member.kind === 'property') this.property(member);
      });
    }
  }

  private type(name: Parameters<TypeResolver['resolve']>[0]): Type {
    const type = this.resolver.resolve(name, this.declared.info);
    return type === VOID ? refuse('void is not a type of a value', name) : type;
  }

  private parameters(list: readonly Parameter[]): { name: string; type: Type }[] {
    const names = new Set<string>();
    return list.map((parameter) => {
      const key = parameter.name.toLowerCase();
      if (names.has(key)) refuse(`Duplicate parameter: ${parameter.name}`, parameter);
      names.add(key);
      return { name: parameter.name, type: this.type(parameter.type) };
    });
  }

  private method(tree: MethodDeclaration): void {
    const { info } = this.declared;
    const inInterface = info.kind === 'interface';
    const method = this.newMethod(tree.name, tree, tree.modifiers, tree.parameters);
    method.returns = tree.returns === null || isVoid(tree.returns) ? VOID : this.type(tree.returns);
    if (inInterface) {
      method.isAbstract = true;
      method.visibility = 'public';
    }
    this.checkMethod(tree, method);
    const key = tree.name.toLowerCase();
    const overloads = info.methods.get(key) ?? [];
    if (overloads.some((other) => other.key === method.key)) refuse(`Method already defined: ${tree.name}`, tree);
    info.methods.set(key, [...overloads, method]);
    this.declared.methods.push({ method, body: tree.body, at: tree, accessorOf: null, constructorOf: null });
  }

  private checkMethod(tree: MethodDeclaration, method: Method): void {
    const { info } = this.declared;
    if (method.isAbstract && tree.body !== null) refuse('Abstract methods cannot have a body', tree);
    if (!method.isAbstract && tree.body === null) refuse(`Method must define a body: ${tree.name}`, tree);
    if (method.isAbstract && info.kind === 'class' && !info.isAbstract)
      refuse('Abstract methods must be in an abstract class', tree);
    if (method.isStatic && info.outer !== null) refuse('static can only be used on methods of a top level type', tree);
    if (method.annotations.has('future') && (!method.isStatic || method.returns !== VOID))
      refuse('Future methods must be static and return void', tree);
    if (method.annotations.has('auraenabled') && method.visibility === 'private')
      refuse('AuraEnabled methods must be public or global', tree);
  }

  private constructorMember(tree: ConstructorDeclaration): void {
    const { info } = this.declared;
    if (tree.name.toLowerCase() !== info.name.slice(info.name.lastIndexOf('.') + 1).toLowerCase())
      refuse(`Invalid constructor name: ${tree.name}`, tree);
    const method = this.newMethod(CONSTRUCTOR, tree, tree.modifiers, tree.parameters);
    if (info.constructors.some((other) => other.key === method.key)) refuse('Constructor already defined', tree);
    info.constructors.push(method);
    this.declared.methods.push({ method, body: tree.body, at: tree, accessorOf: null, constructorOf: tree });
  }

  private newMethod(
    name: string,
    at: Position,
    modifiers: readonly Modifier[],
    parameters: readonly Parameter[],
  ): Method {
    const types = this.parameters(parameters);
    const annotations = modifiers
      .filter(({ name: modifier }) => modifier.startsWith('@') || modifier === 'testmethod')
      .map(({ name: modifier }) => modifier.replace('@', ''));
    return {
      name,
      key: methodKey(name, types),
      parameters: types,
      returns: VOID,
      owner: this.declared.info,
      isStatic: has(modifiers, 'static'),
      isAbstract: has(modifiers, 'abstract'),
      isVirtual: has(modifiers, 'virtual') || has(modifiers, 'abstract'),
      isOverride: has(modifiers, 'override'),
      visibility: visibility(modifiers, 'private'),
      annotations: new Set(annotations),
      run: null,
      size: 0,
      line: at.line,
    };
  }

  private field(tree: FieldDeclaration): void {
    const type = this.type(tree.type);
    for (const variable of tree.variables) this.addField(variable.name, type, tree.modifiers, variable, false);
  }

  private addField(
    name: string,
    type: Type,
    modifiers: readonly Modifier[],
    at: Position,
    isProperty: boolean,
  ): FieldInfo {
    const { info } = this.declared;
    const key = name.toLowerCase();
    if (isReserved(key)) refuse(`Identifier name is reserved: ${name}`, at);
    if (info.fields.has(key)) refuse(`Field already defined: ${name}`, at);
    if (has(modifiers, 'static') && info.outer !== null)
      refuse('static can only be used on fields of a top level type', at);
    const field: FieldInfo = {
      name,
      type,
      owner: info,
      isStatic: has(modifiers, 'static'),
      slot: -1,
      isProperty,
      isFinal: has(modifiers, 'final'),
      isTransient: has(modifiers, 'transient'),
      isAuraEnabled: has(modifiers, '@auraenabled'),
      visibility: visibility(modifiers, 'private'),
      line: at.line,
    };
    info.fields.set(key, field);
    return field;
  }

  private property(tree: PropertyDeclaration): void {
    const field = this.addField(tree.name, this.type(tree.type), tree.modifiers, tree, true);
    if (tree.getter !== null) this.accessor(field, tree.getter, 'get');
    if (tree.setter !== null) this.accessor(field, tree.setter, 'set');
    this.properties.add(field, tree.setter);
  }

  private accessor(field: FieldInfo, tree: Accessor, kind: 'get' | 'set'): void {
    if (tree.body === null) return;
    const method: Method = {
      name: `<${kind} ${field.name}>`,
      key: '',
      parameters: kind === 'get' ? [] : [{ name: 'value', type: field.type }],
      returns: kind === 'get' ? field.type : VOID,
      owner: this.declared.info,
      isStatic: field.isStatic,
      isAbstract: false,
      isVirtual: false,
      isOverride: false,
      visibility: 'public',
      annotations: new Set(),
      run: null,
      size: 0,
      line: tree.line,
    };
    if (kind === 'get') field.getter = method;
    else field.setter = method;
    this.declared.methods.push({ method, body: tree.body, at: tree, accessorOf: field, constructorOf: null });
  }
}

export function methodKey(name: string, parameters: readonly { readonly type: Type }[]): string {
  return `${name.toLowerCase()}(${parameters.map(({ type }) => type.key).join(',')})`;
}

const isVoid = (name: { parts: readonly { name: string }[] }): boolean =>
  name.parts.length === 1 && name.parts[0]?.name.toLowerCase() === 'void';
