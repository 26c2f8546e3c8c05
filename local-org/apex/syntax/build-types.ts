/** Converts type names, modifiers, and parameters. */
import type {
  CreatedNameContext,
  FormalParametersContext,
  ModifierContext,
  QualifiedNameContext,
  TypeListContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { Modifier, Parameter, Position, TypeName } from './tree.ts';

/** The part of a parser node with its position. */
interface Placed {
  start: { line: number; column: number } | null;
}

export function position(node: Placed): Position {
  return { line: node.start?.line ?? 0, column: (node.start?.column ?? -1) + 1 };
}

export function typeName(node: TypeRefContext): TypeName {
  return {
    ...position(node),
    parts: node.typeName_list().map((part) => ({
      name: part.LIST() ? 'List' : part.SET() ? 'Set' : part.MAP() ? 'Map' : part.id().getText(),
      args: typeNames(part.typeArguments()?.typeList()),
    })),
    arrays: node.arraySubscripts()?.LBRACK_list().length ?? 0,
  };
}

export function typeNames(node: TypeListContext | null | undefined): TypeName[] {
  return node ? node.typeRef_list().map(typeName) : [];
}

/** The type after `new`. */
export function createdTypeName(node: CreatedNameContext, arrays: number): TypeName {
  return {
    ...position(node),
    parts: node
      .idCreatedNamePair_list()
      .map((pair) => ({ name: pair.anyId().getText(), args: typeNames(pair.typeList()) })),
    arrays,
  };
}

/** A dotted name of a type, as in `catch (DmlException e)`. */
export function qualifiedTypeName(node: QualifiedNameContext): TypeName {
  return {
    ...position(node),
    parts: node.id_list().map((id) => ({ name: id.getText(), args: [] })),
    arrays: 0,
  };
}

export function modifiers(nodes: readonly ModifierContext[]): Modifier[] {
  return nodes.map(modifier);
}

function modifier(node: ModifierContext): Modifier {
  const annotation = node.annotation();
  if (!annotation) return { name: words(node) };
  const parameters: Record<string, string> = {};
  for (const pair of annotation.elementValuePairs()?.elementValuePair_list() ?? [])
    parameters[pair.id().getText().toLowerCase()] = unquoted(pair.elementValue().getText());
  return { name: '@' + annotation.id().getText().toLowerCase(), parameters };
}

/** `withsharing` in the parser's text is `with sharing` in the source. */
function words(node: ModifierContext): string {
  const text = node.getText().toLowerCase();
  return text.endsWith('sharing') ? text.slice(0, -'sharing'.length) + ' sharing' : text;
}

const unquoted = (text: string) => (text.startsWith("'") ? text.slice(1, -1) : text.toLowerCase());

export function parameters(node: FormalParametersContext): Parameter[] {
  const list = node.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((parameter) => ({
    ...position(parameter),
    name: parameter.id().getText(),
    type: typeName(parameter.typeRef()),
  }));
}
