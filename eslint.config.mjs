// @ts-check
import tseslint from 'typescript-eslint';
import { rules } from './scripts/lint/imports.mjs';

/** The rooms of src/core, lowest first: each imports only itself and those before it. CONTRIBUTING.md has the picture. */
export const LAYERS = [
  'base',
  'text',
  'privacy',
  'matching',
  'turns',
  'records',
  'codebook',
  'coding',
  'studyFile',
  'participants',
  'memos',
  'summaries',
  'query',
  'corpus',
  'report',
  'search',
  'marks',
  'page',
  'anchoring',
  'coders',
  'analyses',
  'versions',
  'pseudonyms',
  'exchange',
  'manuscript',
];

/** @param {string} message @param {string[]} group */
const forbid = (message, ...group) => ({ group, message });

/** What a page, a list or an editor shows at one moment. */
const LOOKS =
  'textContent|innerText|innerHTML|inputValue|getAttribute|is[A-Z]\\w+|count|all\\w+|evaluate|evaluateAll|boundingBox|reportRows|treeTexts|visibleText|quickValue|decorations|writtenBehindLines';
/** Waits, and what waits until it can be done. */
const WAITS = 'waitFor|untilDone|untilShown|untilStill|command|quickTitle|openFile|contextMenu|showView';

const RESTRICTED_SYNTAX = ['UpdateExpression', 'AssignmentExpression'].flatMap(change =>
  ['', ' > TSNonNullExpression'].map(path => ({
    selector: `${change}${path} > MemberExpression[computed=true][object.type="MemberExpression"][property.type="CallExpression"]`,
    message: 'The array is taken before the call, which may replace it: call first, then index.',
  })),
);

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'test-output/', '.playground/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...RESTRICTED_SYNTAX],
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { imports: { rules } },
    rules: { 'imports/no-circles': ['error', { root: 'src' }] },
  },
  {
    // on a slow machine, what is looked at once may not be there yet
    files: ['test/e2e/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...RESTRICTED_SYNTAX,
        {
          // what is absent may be looked for once
          selector: `CallExpression[callee.object.name="assert"][callee.property.name!=/^doesNot/] AwaitExpression > CallExpression[callee.property.name=/^(${LOOKS})$/]`,
          message:
            'This looks once at a page that is drawn in several goes: becomes or comesToMatch look again.',
        },
        {
          selector: `CallExpression[callee.property.name="catch"][callee.object.callee.property.name=/^(${WAITS})$/]`,
          message: 'What was waited for in vain is the failure, not what comes after it.',
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'imports/layers': ['error', { root: 'src/core', layers: LAYERS }] },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['eslint.config.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['src/core/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            forbid(
              'core is pure: no VS Code, no Node.',
              'vscode',
              'node:*',
              'fs',
              'path',
              'os',
              'child_process',
            ),
            forbid(
              'Imports point one way: core <- study <- vscode, cli.',
              '**/study/**',
              '**/vscode/**',
              '**/cli/**',
              '**/node/**',
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['src/study/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            forbid(
              'study reaches the outside through ports only.',
              'vscode',
              'node:*',
              'fs',
              'path',
              'os',
              'child_process',
            ),
            forbid(
              'Imports point one way: core <- study <- vscode, cli.',
              '**/vscode/**',
              '**/cli/**',
              '**/node/**',
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['src/vscode/**', 'src/extension.web.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            forbid(
              'The extension also runs in a browser: Node only behind a port, given by extension.ts.',
              'node:*',
              'fs',
              'path',
              'os',
              'child_process',
              '**/node/**',
            ),
            forbid('vscode and cli do not know each other.', '**/cli/**'),
          ],
        },
      ],
    },
  },
  {
    // what is done to everyone's files, and shows nothing of them
    ignores: ['**/places/anchors/switchQuotes.ts', '**/study/renames/deleting.ts'],
    files: ['src/vscode/features/**', 'src/vscode/ui/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['allSidecars', 'allSegments', 'allUncertain'].map(property => ({
          property,
          message:
            'This has coding that is hidden from a person who codes blind: features take what is visible.',
        })),
      ],
    },
  },
  {
    files: ['src/cli/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [forbid('The command line runs without VS Code.', 'vscode', '**/vscode/**')] },
      ],
    },
  },
);
