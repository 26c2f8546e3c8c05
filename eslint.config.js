/**
 * Lint of everything: TypeScript outside components, Lightning Web Components with Salesforce's own rules, and which folder may import
 * which (docs/architecture.md draws the arrows).
 */
import eslint from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import lwcConfig from '@salesforce/eslint-config-lwc/recommended-ts.js';
import slds from '@salesforce-ux/eslint-plugin-slds';
import tseslint from 'typescript-eslint';

const COMPONENTS = 'force-app/**/lwc/**';

/** `target` must not import anything of `from`, except what is listed. */
const arrow = (target, from, message, except = []) => ({ target, from, message, except });

const boundaries = [
  arrow('./local-org', './', 'The local org stands alone: it is handed a project folder and imports nothing of it.', [
    './local-org',
    './node_modules',
  ]),
  ...['schema', 'store', 'formula', 'soql', 'dml', 'security'].flatMap((folder) =>
    ['apex', 'api', 'web'].map((above) =>
      arrow(`./local-org/${folder}`, `./local-org/${above}`, `${folder} stands below ${above}.`),
    ),
  ),
  ...['api', 'web'].map((above) => arrow('./local-org/apex', `./local-org/${above}`, `apex stands below ${above}.`)),
  arrow('./local-org/store', './local-org/dml', 'The store stands below DML.'),
  ...['soql', 'dml', 'security'].map((above) =>
    arrow('./local-org/formula', `./local-org/${above}`, `formula stands below ${above}.`),
  ),
  arrow('./local-org/web', './local-org', 'The browser host reaches the org over HTTP only.', [
    './web',
    './api/page/model.ts',
  ]),
  arrow('./services', './', 'A service sees Salesforce through the port Org only.', ['./services']),
  ...['local-org', 'tools', 'tests'].map((other) =>
    arrow('./scripts', `./${other}`, 'A script talks to an org over HTTP.'),
  ),
  ...['local-org', 'services', 'scripts', 'tools', 'tests'].map((other) =>
    arrow('./force-app', `./${other}`, 'What an admin deploys imports nothing that is not deployed.'),
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
    // Under a name of its own: Salesforce's configuration brings its own copy as `import`.
    plugins: { folders: importPlugin },
    rules: {
      'folders/no-restricted-paths': ['error', { zones: boundaries }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Null where a value is known to be there is said with a check, not with an exclamation mark.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    // Decorators pass the compiler's erasable-syntax check, but not Node's own type stripping.
    files: ['local-org/**/*.ts', 'services/**/*.ts', 'scripts/**/*.ts', 'tools/**/*.ts', 'tests/**/*.ts'],
    ignores: ['local-org/web/modules/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Decorator', message: 'Node cannot run decorators; they belong to components.' },
      ],
    },
  },
  {
    files: [`${COMPONENTS}/*.ts`, 'local-org/web/modules/**/*.ts'],
    extends: [lwcConfig],
    // Salesforce's configuration parses with Babel, whose trees the TypeScript rules cannot read; the LWC rules read both.
    languageOptions: { parser: tseslint.parser },
    rules: {
      // The TypeScript rule of this name stands in for it.
      'no-unused-vars': 'off',
      // Files read from the top: what is exported first, the helpers it names below.
      'no-use-before-define': 'off',
      // `void` marks a promise that is meant to go on by itself.
      'no-void': 'off',
      // The compiler asks for brackets where a name comes from an index signature.
      'dot-notation': 'off',
      // Prettier decides about brackets.
      'no-confusing-arrow': 'off',
    },
  },
  // A class of static methods is what an Apex service looks like; its mirror looks the same.
  { files: ['services/**/*.ts'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: globalsOf(['require', 'module', '__dirname', 'jest', 'afterEach']) },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: [`${COMPONENTS}/__tests__/**/*.ts`],
    // A test emits through the wire adapter's test double; it does not call the adapter.
    rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off', '@lwc/lwc/prefer-custom-event': 'off' },
  },
  // What a name may refer to is the compiler's to say, with the libraries of each tsconfig.
  { files: ['**/*.ts'], rules: { 'no-undef': 'off' } },
  { files: [`${COMPONENTS}/*.html`], extends: [slds.configs['flat/recommended-html']] },
);

function globalsOf(names) {
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
