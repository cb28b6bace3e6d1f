import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The barrels of providers cost three to six times the time and memory of the parts that are used. */
const BARRELS = ['@cdktf/provider-azurerm', 'aws-cdk-lib'].map((name) => ({
  name,
  message: 'Import the part you need, such as @cdktf/provider-azurerm/lib/cognitive-account.',
}));

/** Libraries that only some modules may import, and those modules. */
const HIDDEN = {
  yaml: ['lib/source'],
  zod: ['lib/azure', 'lib/settings'],
  '@azure/core-rest-pipeline': ['lib/azure'],
};

/** The modules of lib, and the modules that each may import. Data flows in one direction: see docs/architecture.md. */
export const MODULES = {
  collections: [],
  text: [],
  catalog: ['collections', 'text'],
  azure: ['catalog', 'text'],
  calendar: ['catalog', 'collections', 'text'],
  changes: [],
  'content-safety': ['catalog', 'collections'],
  stack: ['catalog', 'collections', 'content-safety', 'text'],
  guardrails: ['catalog', 'collections', 'content-safety', 'stack'],
  terraform: ['catalog', 'collections', 'guardrails', 'text'],
  network: ['catalog', 'collections', 'terraform'],
  access: ['catalog', 'collections', 'terraform'],
  observability: ['catalog', 'terraform'],
  budget: ['terraform'],
  governance: ['catalog', 'content-safety', 'terraform'],
  openai: [
    'access',
    'catalog',
    'collections',
    'content-safety',
    'guardrails',
    'model-checks',
    'network',
    'observability',
    'terraform',
    'text',
  ],
  diagnostics: ['catalog', 'collections'],
  'model-checks': ['catalog', 'collections', 'diagnostics'],
  source: ['diagnostics', 'text'],
  fleet: ['access', 'catalog', 'collections', 'content-safety', 'diagnostics', 'openai', 'terraform'],
  settings: ['budget', 'catalog', 'collections', 'content-safety', 'diagnostics', 'fleet', 'openai', 'stack', 'terraform'],
  'blocklist-files': ['diagnostics', 'openai', 'source', 'text'],
  resolve: [
    'access',
    'blocklist-files',
    'catalog',
    'collections',
    'diagnostics',
    'fleet',
    'openai',
    'settings',
    'source',
    'stack',
    'terraform',
    'text',
  ],
  rules: [
    'access',
    'catalog',
    'collections',
    'content-safety',
    'diagnostics',
    'fleet',
    'model-checks',
    'network',
    'openai',
    'stack',
    'terraform',
    'text',
  ],
  drift: ['azure', 'catalog', 'content-safety', 'review', 'stack'],
  verdicts: ['azure', 'catalog', 'collections', 'diagnostics', 'fleet'],
  preflight: [
    'azure',
    'catalog',
    'collections',
    'diagnostics',
    'fleet',
    'model-checks',
    'network',
    'openai',
    'rules',
    'terraform',
    'text',
    'verdicts',
  ],
  verify: ['azure', 'catalog', 'content-safety', 'fleet', 'verdicts'],
  adopt: ['azure', 'catalog', 'content-safety', 'model-checks', 'observability', 'stack', 'text'],
  report: ['diagnostics', 'fleet', 'text'],
  readme: ['calendar', 'catalog', 'collections', 'content-safety', 'guardrails', 'openai', 'stack', 'text'],
  generated: ['catalog', 'collections', 'fleet', 'stack', 'terraform'],
  upgrade: ['calendar', 'catalog', 'collections', 'fleet', 'rules', 'source', 'terraform'],
  review: ['catalog', 'changes', 'collections', 'content-safety', 'readme', 'source', 'stack', 'text'],
};

/** The parts of lib/review, and the parts and files of it that each may import. */
const REVIEW = {
  compare: [],
  promises: ['rules'],
  report: ['review.ts', 'rules', 'since.ts'],
  revision: ['compare', 'promises', 'review.ts', 'since.ts'],
  rules: ['compare'],
};

/** A folder, and everything in the project that it may import. */
const zone = (folder, from, others) => ({
  target: `./${folder}`,
  from: `./${from}`,
  except: others.map((other) => `./${other}`),
  message: `${folder} may import ${others.join(', ')} from ${from}: see docs/architecture.md.`,
});

const ZONES = [
  ...Object.entries(MODULES).map(([name, others]) => zone(`lib/${name}`, 'lib', [name, ...others])),
  ...Object.entries(REVIEW).map(([part, others]) => zone(`lib/review/${part}`, 'lib/review', [part, ...others])),
  zone('lib', '.', ['lib', 'node_modules']),
  zone('stacks', '.', ['lib', 'stacks', 'node_modules']),
  zone('cli', '.', ['cli', 'lib', 'stacks', 'node_modules']),
  zone('testing', '.', ['cli', 'lib', 'stacks', 'testing', 'node_modules']),
];

const restricted = (hidden) => [
  'error',
  {
    paths: [
      ...BARRELS,
      ...hidden.map(([name, modules]) => ({ name, message: `Only ${modules.join(' and ')} may import ${name}.` })),
    ],
  },
];

export default tseslint.config(
  { ignores: ['node_modules/', '.commands/', 'dist/', 'cdktf.out/', 'coverage/', 'generated/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // A construct is created for what it adds to its scope.
      'no-new': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // tsconfig asks for brackets where a key may be missing.
      '@typescript-eslint/dot-notation': 'off',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: ZONES }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.ts'], rules: { 'no-restricted-imports': restricted([]) } },
  {
    files: ['{cli,lib,stacks,testing}/**/*.ts', 'main.ts'],
    rules: { 'no-restricted-imports': restricted(Object.entries(HIDDEN)) },
  },
  ...[...new Set(Object.values(HIDDEN).flat())].map((module) => ({
    files: [`${module}/**/*.ts`],
    rules: { 'no-restricted-imports': restricted(Object.entries(HIDDEN).filter(([, modules]) => !modules.includes(module))) },
  })),
  { files: ['**/*.js'], languageOptions: { globals: { __dirname: 'readonly', module: 'writable', require: 'readonly' } } },
  prettier,
);
