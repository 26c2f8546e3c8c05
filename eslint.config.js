/**
 * Lint of everything: TypeScript outside components, Lightning Web Components with Salesforce's own rules, and which folder may import
 * which (docs/architecture.md draws the arrows).
 */
import eslint from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import jest from 'eslint-plugin-jest';
import lwcConfig from '@salesforce/eslint-config-lwc/recommended.js';
import lwc from '@lwc/eslint-plugin-lwc';
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
  ...['schema', 'store', 'soql', 'dml', 'security'].flatMap((folder) =>
    ['apex', 'api', 'web'].map((above) =>
      arrow(`./local-org/${folder}`, `./local-org/${above}`, `${folder} stands below ${above}.`),
    ),
  ),
  ...['api', 'web'].map((above) => arrow('./local-org/apex', `./local-org/${above}`, `apex stands below ${above}.`)),
  arrow('./local-org/store', './local-org/dml', 'The store stands below DML.'),
  arrow('./local-org/web', './local-org', 'The browser host reaches the org over HTTP only.', ['./web']),
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
    plugins: { import: importPlugin },
    rules: {
      'import/no-restricted-paths': ['error', { zones: boundaries }],
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
    plugins: { '@lwc/lwc': lwc },
    languageOptions: {
      globals: globalsOf([
        'window',
        'document',
        'navigator',
        'localStorage',
        'sessionStorage',
        'CustomEvent',
        'Event',
        'HTMLElement',
        'requestAnimationFrame',
        'crypto',
        'location',
        'history',
        'setInterval',
        'clearInterval',
      ]),
    },
  },
  { files: [`${COMPONENTS}/__tests__/**/*.ts`], ...jest.configs['flat/recommended'] },
  { files: [`${COMPONENTS}/*.html`], extends: [slds.configs['flat/recommended-html'] ?? []] },
);

function globalsOf(names) {
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
