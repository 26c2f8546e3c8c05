/** The members of a class: methods, constructors, fields, and properties. */
import type { FieldInfo, Method } from '../runtime/classes.ts';
import { VOID, type Type } from '../runtime/types.ts';
import type {
  Accessor,
  ConstructorDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  Modifier,
  Parameter,
  Position,
  PropertyDeclaration,
} from '../syntax/tree.ts';
import type { AccessFacts } from './access-facts.ts';
import { refuseAnnotatedMethod } from './annotated-methods.ts';
import { refuseUnknownAnnotations } from './annotations.ts';
import type { DeclaredClass } from './declarations.ts';
import { has, visibility } from './modifiers.ts';
import { refuse, type Problems } from './problems.ts';
import { isReserved } from './reserved.ts';
import type { TypeResolver } from './type-resolver.ts';

export const CONSTRUCTOR = '<init>';

/** Collected over all classes. */
export interface Collected {
  readonly problems: Problems;
  readonly access: AccessFacts;
  readonly refused: Set<string>;
}

export class MemberDeclarer {
  private readonly declared: DeclaredClass;
  private readonly resolver: TypeResolver;
  private readonly all: Collected;

  constructor(declared: DeclaredClass, resolver: TypeResolver, all: Collected) {
    this.declared = declared;
    this.resolver = resolver;
    this.all = all;
  }

  /** Apex Developer Guide, "Access Modifiers": a global member needs a global class. */
  private get isGlobal(): boolean {
    return has(this.declared.tree?.modifiers ?? [], 'global');
  }

  run(): void {
    const { tree, interfaceTree } = this.declared;
    for (const method of interfaceTree?.methods ?? []) this.attempt([method.name], () => this.method(method));
    for (const member of tree?.members ?? []) {
      if (member.kind === 'method') this.attempt([member.name], () => this.method(member));
      else if (member.kind === 'constructor') this.attempt([CONSTRUCTOR], () => this.constructorMember(member));
      else if (member.kind === 'property') this.attempt([member.name], () => this.property(member));
      else if (member.kind === 'field')
        this.attempt(
          member.variables.map(({ name }) => name),
          () => this.field(member),
        );
    }
  }

  private attempt(names: readonly string[], declareMember: () => void): void {
    const { file, info } = this.declared;
    const done = this.all.problems.attempt(file.path, () => {
      declareMember();
      return true;
    });
    if (done === undefined) for (const name of names) this.all.refused.add(`${info.name}.${name}`.toLowerCase());
  }

  private type(name: Parameters<TypeResolver['resolve']>[0]): Type {
    const type = this.resolver.resolve(name, this.declared.info);
    return type === VOID ? refuse("void isn't the type of a value", name) : type;
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
      // Apex Developer Guide, "Interfaces": methods have their interface's visibility.
      if (tree.modifiers.length > 0) refuse('Modifiers are not allowed on interface methods', tree);
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
    if (method.visibility === 'global' && !this.isGlobal && info.kind === 'class')
      refuse('Defining type for global methods must be declared as global', tree);
    refuseAnnotatedMethod(method, this.declared, tree);
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
    refuseUnknownAnnotations(modifiers, at);
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
    refuseUnknownAnnotations(modifiers, at);
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
    this.all.access.addField(field, modifiers);
    return field;
  }

  private property(tree: PropertyDeclaration): void {
    const field = this.addField(tree.name, this.type(tree.type), tree.modifiers, tree, true);
    if (tree.getter !== null) this.accessor(field, tree.getter, 'get');
    if (tree.setter !== null) this.accessor(field, tree.setter, 'set');
    this.all.access.addProperty(field, tree.setter);
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
