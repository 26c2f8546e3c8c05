/** Converts classes, interfaces, enums, and triggers of the parser's tree. */
import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  CompilationUnitContext,
  EnumDeclarationContext,
  InterfaceDeclarationContext,
  InterfaceMethodDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyDeclarationContext,
  TriggerUnitContext,
} from '@apexdevtools/apex-parser';
import { block, statement, variables } from './build-statements.ts';
import { modifiers, parameters, position, typeName, typeNames } from './build-types.ts';
import type {
  Accessor,
  ClassDeclaration,
  EnumDeclaration,
  InterfaceDeclaration,
  Member,
  MethodDeclaration,
  PropertyDeclaration,
  Statement,
  TriggerDeclaration,
  TypeDeclaration,
} from './tree.ts';

/** Where a class, interface, or enum can be declared: a file, or a class body. */
interface HoldsType {
  classDeclaration(): ClassDeclarationContext;
  interfaceDeclaration(): InterfaceDeclarationContext;
  enumDeclaration(): EnumDeclarationContext;
}

export function compilationUnit(node: CompilationUnitContext): TypeDeclaration {
  const declared = node.typeDeclaration();
  const found = typeDeclaration(declared, declared.modifier_list());
  if (found === null) throw new Error('A source file must contain a class, an interface, or an enum');
  return found;
}

function typeDeclaration(node: HoldsType, written: readonly ModifierContext[]): TypeDeclaration | null {
  if (node.classDeclaration()) return classDeclaration(node.classDeclaration(), written);
  if (node.interfaceDeclaration()) return interfaceDeclaration(node.interfaceDeclaration(), written);
  return node.enumDeclaration() ? enumDeclaration(node.enumDeclaration(), written) : null;
}

function classDeclaration(node: ClassDeclarationContext, written: readonly ModifierContext[]): ClassDeclaration {
  return {
    kind: 'class',
    ...position(node),
    name: node.id().getText(),
    modifiers: modifiers(written),
    superclass: node.EXTENDS() ? typeName(node.typeRef()) : null,
    interfaces: typeNames(node.typeList()),
    members: node.classBody().classBodyDeclaration_list().flatMap(member),
  };
}

function interfaceDeclaration(
  node: InterfaceDeclarationContext,
  written: readonly ModifierContext[],
): InterfaceDeclaration {
  return {
    kind: 'interface',
    ...position(node),
    name: node.id().getText(),
    modifiers: modifiers(written),
    interfaces: typeNames(node.typeList()),
    methods: node.interfaceBody().interfaceMethodDeclaration_list().map(interfaceMethod),
  };
}

function enumDeclaration(node: EnumDeclarationContext, written: readonly ModifierContext[]): EnumDeclaration {
  const constants = node.enumConstants()?.id_list() ?? [];
  return {
    kind: 'enum',
    ...position(node),
    name: node.id().getText(),
    modifiers: modifiers(written),
    constants: constants.map((id) => id.getText()),
  };
}

function member(node: ClassBodyDeclarationContext): Member[] {
  if (node.block())
    return [{ kind: 'initializer', ...position(node), isStatic: node.STATIC() !== null, body: block(node.block()) }];
  const declared = node.memberDeclaration();
  if (!declared) return [];
  const written = node.modifier_list();
  const inner = typeDeclaration(declared, written);
  return [inner ?? ordinaryMember(declared, written)];
}

function ordinaryMember(node: MemberDeclarationContext, written: readonly ModifierContext[]): Member {
  const field = node.fieldDeclaration();
  if (field)
    return {
      kind: 'field',
      ...position(field),
      modifiers: modifiers(written),
      type: typeName(field.typeRef()),
      variables: variables(field.variableDeclarators()),
    };
  if (node.propertyDeclaration()) return property(node.propertyDeclaration(), written);
  const constructor = node.constructorDeclaration();
  if (constructor)
    return {
      kind: 'constructor',
      ...position(constructor),
      name: constructor.qualifiedName().getText(),
      modifiers: modifiers(written),
      parameters: parameters(constructor.formalParameters()),
      body: block(constructor.block()),
    };
  return method(node.methodDeclaration(), written);
}

function method(
  node: MethodDeclarationContext | InterfaceMethodDeclarationContext,
  written: readonly ModifierContext[],
): MethodDeclaration {
  const body = 'block' in node ? node.block() : null;
  return {
    kind: 'method',
    ...position(node.id()),
    name: node.id().getText(),
    modifiers: modifiers(written),
    returns: node.typeRef() ? typeName(node.typeRef()) : null,
    parameters: parameters(node.formalParameters()),
    body: body ? block(body) : null,
  };
}

const interfaceMethod = (node: InterfaceMethodDeclarationContext) => method(node, node.modifier_list());

function property(node: PropertyDeclarationContext, written: readonly ModifierContext[]): PropertyDeclaration {
  let getter: Accessor | null = null;
  let setter: Accessor | null = null;
  for (const accessor of node.propertyBlock_list()) {
    const body = (accessor.getter() ?? accessor.setter()).block();
    const made: Accessor = {
      ...position(accessor),
      modifiers: modifiers(accessor.modifier_list()),
      body: body ? block(body) : null,
    };
    if (accessor.getter()) getter = made;
    else setter = made;
  }
  return {
    kind: 'property',
    ...position(node),
    name: node.id().getText(),
    modifiers: modifiers(written),
    type: typeName(node.typeRef()),
    getter,
    setter,
  };
}

export function triggerUnit(node: TriggerUnitContext): TriggerDeclaration {
  return {
    kind: 'trigger',
    ...position(node),
    name: node.id(0).getText(),
    object: node.id(1).getText(),
    events: node
      .triggerCase_list()
      .map((event) => (event.children ?? []).map((word) => word.getText().toLowerCase()).join(' ')),
    body: node
      .triggerBlock()
      .triggerBlockMember_list()
      .map((part): Statement =>
        part.statement()
          ? statement(part.statement())
          : { kind: 'unsupported', ...position(part), what: 'a declaration inside a trigger' },
      ),
  };
}
