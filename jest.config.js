import { jestConfig } from '@salesforce/sfdx-lwc-jest/config.js';

/**
 * Component tests. Jest runs only in `force-app`, because the tests for `node --test` also end in `.test.ts`. Coverage uses V8, because Babel's
 * coverage doesn't include TypeScript in bundles.
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
