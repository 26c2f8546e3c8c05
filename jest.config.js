import { jestConfig } from '@salesforce/sfdx-lwc-jest/config.js';

/**
 * Component tests. Everything outside `force-app` is tested by `node --test`, whose files carry the same ending, so Jest is kept to its
 * own root. Coverage needs V8: Babel's counter does not see TypeScript in bundles.
 */
export default {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/tests/components/setup.cjs'],
  moduleNameMapper: { ...jestConfig.moduleNameMapper, '^test/(.+)$': '<rootDir>/tests/components/$1.ts' },
  coverageProvider: 'v8',
  collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**', '!**/*.d.ts'],
};
