/** Reads the public methods of a TypeScript service with the TypeScript parser. */
import ts from 'typescript';
import type { MethodShape } from './compareMethods.ts';

export function serviceMethods(source: string, className: string): MethodShape[] {
  const file = ts.createSourceFile(`${className}.ts`, source, ts.ScriptTarget.Latest, true);
  const found = file.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === className);
  if (found === undefined || !ts.isClassDeclaration(found)) return [];
  return found.members.filter(ts.isMethodDeclaration).filter(isPublic).map(shapeOf);
}

/** Names after `@apexOnly` in the file's comments. */
export function apexOnlyNames(source: string): string[] {
  return [...source.matchAll(/@apexOnly\s+(\w+)/g)].map((match) => match[1] ?? '');
}

function isPublic(method: ts.MethodDeclaration): boolean {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  return (
    !ts.isPrivateIdentifier(method.name) && !(method.modifiers ?? []).some((modifier) => hidden.includes(modifier.kind))
  );
}

function shapeOf(method: ts.MethodDeclaration): MethodShape {
  return { name: method.name.getText(), parameters: method.parameters.map((parameter) => parameter.name.getText()) };
}
