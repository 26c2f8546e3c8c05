/** Finds the tests of a program. Apex Developer Guide, "Unit Test Basics", "Using Test Setup Methods". */
import type { ClassInfo, Method } from '../runtime/classes.ts';
import type { Program } from '../runtime/program.ts';

export interface TestClass {
  readonly cls: ClassInfo;
  readonly setups: readonly Method[];
  readonly tests: readonly Method[];
}

/** `only` is `Class` or `Class.method`, in any case. */
export function discoverTests(program: Program, only: string | null): TestClass[] {
  const wanted = only?.toLowerCase() ?? null;
  return [...program.classes.values()]
    .filter((cls) => cls.isTest && cls.kind === 'class')
    .map((cls) => testClass(cls, wanted))
    .filter(({ tests }) => tests.length > 0)
    .sort((a, b) => a.cls.name.localeCompare(b.cls.name));
}

function testClass(cls: ClassInfo, wanted: string | null): TestClass {
  const methods = [...cls.methods.values()].flat().filter((method) => method.isStatic);
  const chosen = (method: Method): boolean =>
    wanted === null || [cls.name.toLowerCase(), `${cls.name}.${method.name}`.toLowerCase()].includes(wanted);
  return {
    cls,
    setups: methods.filter((method) => method.annotations.has('testsetup')),
    tests: methods.filter((method) => isTest(method) && chosen(method)),
  };
}

const isTest = (method: Method): boolean => method.annotations.has('istest') || method.annotations.has('testmethod');
