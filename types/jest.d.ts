/** Jest's globals in component tests, and the accessibility matcher from `tests/components/setup.cjs`. */
declare const jest: (typeof import('@jest/globals'))['jest'];
declare const describe: (typeof import('@jest/globals'))['describe'];
declare const it: (typeof import('@jest/globals'))['it'];
declare const beforeEach: (typeof import('@jest/globals'))['beforeEach'];
declare const afterEach: (typeof import('@jest/globals'))['afterEach'];
declare const expect: JestExpectWithAccessibility;

interface AccessibilityMatchers {
  /** Fails with the violations that axe finds in the element and inside it. */
  toBeAccessible(): Promise<void>;
}

type JestExpect = (typeof import('@jest/globals'))['expect'];
type JestExpectWithAccessibility = Omit<JestExpect, never> &
  (<T>(actual: T) => import('expect').Matchers<void, T> & JestMatchers & AccessibilityMatchers);
type JestMatchers = Pick<import('expect').Matchers<void>, never> & { not: import('expect').Matchers<void> };
