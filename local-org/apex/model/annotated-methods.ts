/**
 * Rules for methods that the platform calls. Apex Developer Guide: "AuraEnabled Annotation", "Future
 * Annotation", "InvocableMethod Annotation", "IsTest Annotation", "TestSetup Annotation", "Using the
 * isTest(SeeAllData=True) Annotation".
 */
import type { Method } from '../runtime/classes.ts';
import { VOID, type Type } from '../runtime/types.ts';
import type { Position } from '../syntax/tree.ts';
import type { DeclaredClass } from './declarations.ts';
import { refuse } from './problems.ts';

/** As of these API versions. */
const ONE_AURA_METHOD_OF_A_NAME = 55;
const TESTS_IN_TEST_CLASSES = 28;

/** Null if the method is valid. */
type Rule = (method: Method, declared: DeclaredClass) => string | null;

const isOpen = ({ visibility }: Method): boolean => visibility === 'public' || visibility === 'global';

const others = (declared: DeclaredClass, annotation: string): Method[] =>
  declared.methods.map(({ method }) => method).filter(({ annotations }) => annotations.has(annotation));

const auraEnabled: Rule = (method, declared) => {
  if (method.visibility === 'private') return 'AuraEnabled methods must be public or global';
  const set = method.parameters.find(({ type }) => type.base === 'set');
  if (set !== undefined) return `AuraEnabled methods do not support parameter type of ${set.type.name}`;
  const isOverload = others(declared, 'auraenabled').some(({ name }) => sameName(name, method.name));
  return isOverload && declared.file.apiVersion >= ONE_AURA_METHOD_OF_A_NAME
    ? `AuraEnabled methods cannot be overloaded: ${method.name}`
    : null;
};

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const future: Rule = (method) => {
  if (!method.isStatic || method.returns !== VOID) return 'Future methods must be static and return void';
  const refused = method.parameters.find(({ type }) => !isPlain(type));
  return refused === undefined ? null : `Unsupported parameter type ${refused.type.name}`;
};

/** Primitives and collections of primitives, because a record can change before the method runs. */
const isPlain = (type: Type): boolean =>
  type.args.length > 0
    ? ['list', 'set', 'map'].includes(type.base) && type.args.every(isPlain)
    : type.kind === 'primitive' && type.key !== 'object';

const invocable: Rule = (method, declared) => {
  if (!method.isStatic || !isOpen(method)) return 'InvocableMethod methods must be static and public or global';
  if (declared.info.outer !== null) return 'InvocableMethod methods must be in an outer class';
  if (others(declared, 'invocablemethod').length > 0)
    return 'Only one method per type can be defined with: InvocableMethod';
  if (method.parameters.length > 1) return 'InvocableMethod methods do not support more than one parameter';
  const refused = method.parameters.find(({ type }) => type.base !== 'list');
  if (refused !== undefined) return `InvocableMethod methods do not support parameter type of ${refused.type.name}`;
  return method.returns === VOID || method.returns.base === 'list'
    ? null
    : `InvocableMethod methods do not support return type of ${method.returns.name}`;
};

const test: Rule = (method, declared) => {
  if (!declared.info.isTest && declared.file.apiVersion >= TESTS_IN_TEST_CLASSES)
    return 'Test methods must be in test classes';
  if (!method.isStatic) return 'Test methods must be static';
  if (method.returns !== VOID) return 'Test methods must return void';
  return method.parameters.length === 0 ? null : 'Test methods must have no arguments';
};

const testSetup: Rule = (method, declared) => {
  if (!declared.info.isTest) return 'Test setup methods must be in test classes';
  if (!method.isStatic || method.returns !== VOID || method.parameters.length > 0)
    return 'Test setup methods must be static, return void and have no arguments';
  if (others(declared, 'testsetup').length > 0) return 'Only one method per type can be defined with: TestSetup';
  return declared.info.seesAllData ? 'Test setup methods are not supported in a class with SeeAllData=true' : null;
};

const RULES: Readonly<Record<string, Rule>> = {
  auraenabled: auraEnabled,
  future,
  invocablemethod: invocable,
  istest: test,
  testmethod: test,
  testsetup: testSetup,
};

/** The method's types are known, and so are the earlier methods of its class. */
export function refuseAnnotatedMethod(method: Method, declared: DeclaredClass, at: Position): void {
  for (const annotation of method.annotations) {
    const problem = RULES[annotation]?.(method, declared) ?? null;
    if (problem !== null) refuse(problem, at);
  }
}
