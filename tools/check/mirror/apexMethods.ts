/** Reads the public methods of an Apex class with the local org's parser. */
import { ApexParserFactory, type ClassBodyDeclarationContext } from '@apexdevtools/apex-parser';
import type { MethodShape } from './compareMethods.ts';

/** `public` and `global` methods of the outer class. Inner classes aren't compared. */
export function apexMethods(source: string): MethodShape[] {
  const unit = ApexParserFactory.createParser(source).compilationUnit();
  const body = unit.typeDeclaration().classDeclaration()?.classBody();
  return (body?.classBodyDeclaration_list() ?? []).flatMap(publicMethod);
}

function publicMethod(declaration: ClassBodyDeclarationContext): MethodShape[] {
  const method = declaration.memberDeclaration()?.methodDeclaration();
  const isPublic = declaration.modifier_list().some((modifier) => /^(public|global)$/i.test(modifier.getText()));
  if (!method || !isPublic) return [];
  const parameters = method.formalParameters().formalParameterList()?.formalParameter_list() ?? [];
  return [{ name: method.id().getText(), parameters: parameters.map((parameter) => parameter.id().getText()) }];
}
