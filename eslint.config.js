/**
 * Lint rules for TypeScript and, with Salesforce's rules, for Lightning Web Components. Also checks which folder may import which
 * (docs/architecture.md).
 */
import eslint from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import lwcConfig from '@salesforce/eslint-config-lwc/recommended-ts.js';
import slds from '@salesforce-ux/eslint-plugin-slds';
import tseslint from 'typescript-eslint';

const COMPONENTS = 'force-app/**/lwc/**';

/** `target` must not import from `from`, except from the listed folders. */
const arrow = (target, from, message, except = []) => ({ target, from, message, except });

const boundaries = [
  arrow('./local-org', './', 'The local org must not import files of the project. It gets a project folder at start.', [
    './local-org',
    './node_modules',
  ]),
  ...['schema', 'store', 'formula', 'soql', 'dml', 'security'].flatMap((folder) =>
    ['apex', 'api', 'web'].map((above) =>
      arrow(
        `./local-org/${folder}`,
        `./local-org/${above}`,
        `${folder} must not import ${above}, which is a higher layer.`,
      ),
    ),
  ),
  ...['api', 'web'].map((above) =>
    arrow('./local-org/apex', `./local-org/${above}`, `apex must not import ${above}, which is a higher layer.`),
  ),
  arrow('./local-org/store', './local-org/dml', 'store must not import dml, which is a higher layer.'),
  ...['soql', 'dml', 'security'].map((above) =>
    arrow('./local-org/formula', `./local-org/${above}`, `formula must not import ${above}, which is a higher layer.`),
  ),
  arrow('./local-org/web', './local-org', 'The browser host must use HTTP to reach the org.', [
    './web',
    './api/page/model.ts',
  ]),
  arrow('./services', './', 'A service must use the port Org to reach Salesforce.', ['./services']),
  ...['local-org', 'tools', 'tests'].map((other) =>
    arrow('./scripts', `./${other}`, 'A script must use HTTP to reach an org.'),
  ),
  ...['local-org', 'services', 'scripts', 'tools', 'tests'].map((other) =>
    arrow('./force-app', `./${other}`, 'force-app must not import files that are not deployed.'),
  ),
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '.local-org/',
      '.cache/',
      'coverage/',
      '**/dist/',
      'force-app/**/lwc/**/*.js',
      '**/fixture/**',
      'local-org/web/test/project/**',
      '**/fixtures/**',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strict,
  {
    languageOptions: {
      globals: globalsOf([
        'console',
        'process',
        'performance',
        'fetch',
        'URL',
        'URLSearchParams',
        'setTimeout',
        'clearTimeout',
        'Buffer',
        'structuredClone',
      ]),
    },
    // Named `folders`, because Salesforce's configuration has its own copy as `import`.
    plugins: { folders: importPlugin },
    rules: {
      'folders/no-restricted-paths': ['error', { zones: boundaries }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Check for null instead of using an exclamation mark.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    // TypeScript's erasable-syntax check allows decorators, but Node's type stripping doesn't.
    files: ['local-org/**/*.ts', 'services/**/*.ts', 'scripts/**/*.ts', 'tools/**/*.ts', 'tests/**/*.ts'],
    ignores: ['local-org/web/modules/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Decorator', message: 'Node cannot run decorators. Use them only in components.' },
      ],
    },
  },
  {
    files: [`${COMPONENTS}/*.ts`, 'local-org/web/modules/**/*.ts'],
    extends: [lwcConfig],
    // Salesforce's configuration uses Babel's parser, but the TypeScript rules need TypeScript's. The LWC rules work with both.
    languageOptions: { parser: tseslint.parser },
    rules: {
      // The TypeScript rule with this name replaces it.
      'no-unused-vars': 'off',
      // Files start with their exports, and helpers follow.
      'no-use-before-define': 'off',
      // `void` marks a promise that isn't awaited on purpose.
      'no-void': 'off',
      // TypeScript requires brackets for index signatures.
      'dot-notation': 'off',
      // Prettier formats parentheses.
      'no-confusing-arrow': 'off',
    },
  },
  // A service has only static methods, like the Apex class it mirrors.
  { files: ['services/**/*.ts'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: globalsOf(['require', 'module', '__dirname', 'jest', 'afterEach']),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: [`${COMPONENTS}/__tests__/**/*.ts`],
    // Tests use the wire adapter's mock and don't call the adapter.
    rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off', '@lwc/lwc/prefer-custom-event': 'off' },
  },
  // TypeScript checks undefined names, with the libraries of each tsconfig.
  { files: ['**/*.ts'], rules: { 'no-undef': 'off' } },
  { files: [`${COMPONENTS}/*.html`], extends: [slds.configs['flat/recommended-html']] },
);

function globalsOf(names) {
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
