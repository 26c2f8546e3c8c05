/**
 * Reads the types of the Metadata WSDL from the TypeScript of `@salesforce/types`. There, optional members have a question mark, and lists
 * are arrays.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import ts from 'typescript';

export interface WsdlMember {
  /** `string`, `number`, `boolean`, `any`, or the name of a type. */
  readonly type: string;
  readonly many: boolean;
  readonly required: boolean;
}

export type WsdlType =
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, WsdlMember> }
  | { readonly kind: 'values'; readonly values: readonly string[] };

export interface WsdlTypes {
  type(name: string): WsdlType | undefined;
}

let known: WsdlTypes | undefined;

/** Read once per process. */
export function wsdlTypes(): WsdlTypes {
  known ??= readTypes();
  return known;
}

function readTypes(): WsdlTypes {
  const folder = dirname(createRequire(import.meta.url).resolve('@salesforce/types/metadata'));
  const text = readFileSync(join(folder, 'metadata.d.ts'), 'utf8');
  const file = ts.createSourceFile('metadata.d.ts', text, ts.ScriptTarget.Latest);
  const aliases = new Map(
    file.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, alias.type]),
  );
  const types = new Map<string, WsdlType | undefined>();
  const type = (name: string): WsdlType | undefined => {
    if (!types.has(name)) types.set(name, typeOf(aliases.get(name), type));
    return types.get(name);
  };
  return { type };
}

function typeOf(node: ts.TypeNode | undefined, other: (name: string) => WsdlType | undefined): WsdlType | undefined {
  if (!node) return undefined;
  if (ts.isTypeReferenceNode(node)) return other(nameOf(node));
  if (ts.isTypeLiteralNode(node)) return { kind: 'members', members: membersOf(node) };
  if (ts.isIntersectionTypeNode(node)) return { kind: 'members', members: inherited(node, other) };
  const literals = ts.isUnionTypeNode(node) ? node.types : [node];
  const values = literals.flatMap((literal) =>
    ts.isLiteralTypeNode(literal) && ts.isStringLiteral(literal.literal) ? literal.literal.text : [],
  );
  return values.length > 0 ? { kind: 'values', values } : undefined;
}

function inherited(
  node: ts.IntersectionTypeNode,
  other: (name: string) => WsdlType | undefined,
): Map<string, WsdlMember> {
  const parts = node.types.map((part) => typeOf(part, other));
  return new Map(parts.flatMap((part) => (part?.kind === 'members' ? [...part.members] : [])));
}

function membersOf(node: ts.TypeLiteralNode): Map<string, WsdlMember> {
  return new Map(
    node.members.filter(ts.isPropertySignature).map((member) => {
      const many = member.type !== undefined && ts.isArrayTypeNode(member.type);
      const element = many ? (member.type as ts.ArrayTypeNode).elementType : member.type;
      const name = (member.name as ts.Identifier | ts.StringLiteral).text;
      return [name, { type: typeName(element), many, required: !many && member.questionToken === undefined }];
    }),
  );
}

function typeName(node: ts.TypeNode | undefined): string {
  if (node === undefined) return 'any';
  if (ts.isTypeReferenceNode(node)) return nameOf(node);
  const keywords: Partial<Record<ts.SyntaxKind, string>> = {
    [ts.SyntaxKind.StringKeyword]: 'string',
    [ts.SyntaxKind.NumberKeyword]: 'number',
    [ts.SyntaxKind.BooleanKeyword]: 'boolean',
  };
  return keywords[node.kind] ?? 'any';
}

const nameOf = (node: ts.TypeReferenceNode): string => (ts.isIdentifier(node.typeName) ? node.typeName.text : 'any');
