import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The barrel of the provider costs three to six times the time and memory of what is used of it. */
const BARREL = {
  paths: ['@cdktf/provider-azurerm', 'aws-cdk-lib'].map((name) => ({
    name,
    message: 'Import the part you need, such as @cdktf/provider-azurerm/lib/cognitive-account.',
  })),
};

/** What each room may import of the others: the way of the data has no way back. */
const ROOMS = {
  'lib/catalog': [],
  'lib/changes': [],
  'lib/text': [],
  'lib/content-safety': ['catalog'],
  'lib/stack': ['catalog', 'content-safety', 'text'],
  'lib/guardrails': ['catalog', 'content-safety', 'stack'],
  'lib/terraform': ['catalog', 'guardrails'],
  'lib/network': ['catalog', 'terraform'],
  'lib/access': ['catalog', 'terraform'],
  'lib/observability': ['catalog', 'terraform'],
  'lib/openai': ['access', 'catalog', 'content-safety', 'network', 'terraform'],
  'lib/environment': ['access', 'catalog', 'content-safety', 'observability', 'openai', 'stack', 'terraform'],
  'lib/rules': ['access', 'catalog', 'content-safety', 'environment', 'network', 'openai', 'stack', 'terraform', 'text'],
  'lib/readme': ['catalog', 'content-safety', 'guardrails', 'openai', 'stack', 'text'],
  'lib/generated': ['catalog', 'environment', 'stack'],
  'lib/review': ['catalog', 'changes', 'content-safety', 'generated', 'guardrails', 'readme', 'stack', 'text'],
};

/** The parts of lib/review, and which others each may import. */
const REVIEW = {
  compare: [],
  promises: ['rules'],
  report: ['review', 'rules', 'since'],
  revision: ['compare', 'promises', 'since'],
  rules: ['compare'],
};

const room = ([folder, others]) => ({
  files: [`${folder}/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        ...BARREL,
        patterns: [
          {
            regex: others.length > 0 ? `^\\.\\./(?!(${others.join('|')})/)` : '^\\.\\./',
            message: `${folder} may import ${others.join(', ') || 'no other room'}: see docs/architecture.md.`,
          },
        ],
      },
    ],
  },
});

/** Within a part of a room, `../` leads to other parts and `../../` to other rooms. */
const reviewPart = ([part, parts]) => ({
  files: [`lib/review/${part}/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        ...BARREL,
        patterns: [
          {
            regex: `^\\.\\./(?!(\\.\\./(${ROOMS['lib/review'].join('|')})|${parts.join('|')})(/|$))`,
            message: `lib/review/${part} may import ${[...parts, ...ROOMS['lib/review']].join(', ')}.`,
          },
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['node_modules/', '.commands/', 'cdktf.out/', 'coverage/', 'generated/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // A construct is made for what it adds to its scope.
      'no-new': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // tsconfig asks for brackets where a key may be missing.
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-imports': ['error', BARREL],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.js'], languageOptions: { globals: { __dirname: 'readonly', module: 'writable', require: 'readonly' } } },
  ...Object.entries(ROOMS).map(room),
  ...Object.entries(REVIEW).map(reviewPart),
  prettier,
);
