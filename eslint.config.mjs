// The rules of the house. The one that matters most, which room imports which, is in test/harness/lint/rooms.mjs.
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { doorRules } from './test/harness/lint/doors.mjs';
import {
  detectionOrder,
  editorOrder,
  folderOrder,
  pageBase,
  pageOrder,
  recordsBase,
  recordsOrder,
} from './test/harness/lint/order.mjs';
import { roomRules } from './test/harness/lint/rooms.mjs';
import { sliceRules } from './test/harness/lint/slices.mjs';

/** A pattern put together at run time escapes the rules that prove patterns linear: so all are written out. */
const literalRegExp = {
  create: (context) => {
    const report = (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
      context.report({ node, message: 'Write the pattern as a literal, so that it can be proved linear.' });
    };
    return { NewExpression: report, CallExpression: report };
  },
};

/** Where a number may stand in `src/detection/decisions`, `silence` and `events`: in the call that declares it, as 0, 1 or 2, … */
const declaredNumber = [
  ':not(CallExpression[callee.name=/^(entry|ratio|count|seconds|hertz|perSecond|microvolts)$/] Literal)',
  ':not([raw=/^[012]$/])',
].join('');
/** … in a criterion and in a class. */
const criterionKeys = /^(threshold|from|to|width|times|plus|range|weight|against|prior)$/;
const numberRule = (allowed) => [
  'error',
  ...doorRules,
  {
    selector: `Literal[raw=/^[.\\d]/]${declaredNumber}${allowed}`,
    message:
      'A number that decides is declared (see fixedNumbers.ts): else it is in no table and in no hash.',
  },
  {
    selector: ['', 'ExportNamedDeclaration > ']
      .map(
        (exported) =>
          `Program > ${exported}VariableDeclaration > VariableDeclarator > Literal[raw=/^[.\\d]/]`,
      )
      .join(),
    message: 'A constant that decides is declared (see fixedNumbers.ts), whatever its value.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      '.host/',
      '.vscode-test/',
      'sample-workspace/',
      'node_modules/',
      'src/kernels/assembly/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './webview/tsconfig.json', './test/ui/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'no-console': 'error',
    },
  },
  {
    // Every pattern takes time linear in the text, whatever the text: files and pages supply it.
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    plugins: { regexp, linear: { rules: { 'literal-regexp': literalRegExp } } },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignoreSticky: false, ignorePartial: false },
      ],
      'linear/literal-regexp': 'error',
    },
  },
  ...roomRules,
  {
    files: ['src/detection/**/*.ts'],
    plugins: { order: { rules: { folders: folderOrder } } },
    rules: { 'order/folders': ['error', 'src/detection', detectionOrder] },
  },
  {
    files: ['src/records/**/*.ts'],
    plugins: { order: { rules: { folders: folderOrder } } },
    rules: { 'order/folders': ['error', 'src/records', recordsOrder, recordsBase] },
  },
  {
    files: ['src/editor/**/*.ts'],
    plugins: { order: { rules: { folders: folderOrder } } },
    rules: { 'order/folders': ['error', 'src/editor', editorOrder] },
  },
  {
    files: ['webview/**/*.ts'],
    plugins: { order: { rules: { folders: folderOrder } } },
    rules: { 'order/folders': ['error', 'webview', pageOrder, pageBase] },
  },
  {
    // What listens beyond its own elements must end: only Disposables listens.
    files: ['webview/**/*.ts'],
    ignores: ['webview/lifetime/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'NewExpression[callee.name=/Observer$/]',
          'CallExpression[callee.name="setInterval"]',
          'CallExpression[callee.object.name=/^(window|document)$/][callee.property.name="addEventListener"]',
        ].map((selector) => ({
          selector,
          message: 'Listen through Disposables, so that it ends with its part.',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/editor/surface/**', 'src/cli/streams.ts'],
    rules: { 'no-restricted-syntax': ['error', ...doorRules] },
  },
  {
    // What takes long with many labels is done in slices; undo steps and our own files' lines are not long.
    files: ['src/editor/**/*.ts', 'src/review/**/*.ts', 'src/overview/**/*.ts', 'src/records/open/**/*.ts'],
    ignores: ['src/editor/surface/**', 'src/records/open/turning.ts', 'src/records/open/unsavedBytes.ts'],
    rules: { 'no-restricted-syntax': ['error', ...doorRules, ...sliceRules] },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'localeCompare', message: 'Order by compareText: the same on every machine.' },
      ],
    },
  },
  {
    files: ['src/detection/{decisions,silence,events}/**/*.ts'],
    rules: { 'no-restricted-syntax': numberRule('') },
  },
  {
    files: ['src/detection/decisions/criteria/**/*.ts', 'src/detection/decisions/classes.ts'],
    rules: { 'no-restricted-syntax': numberRule(`:not(Property[key.name=${criterionKeys}] Literal)`) },
  },
  {
    files: ['webview/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '**/src/**',
                '!**/src/protocol/**',
                '!**/src/protocol',
                '!**/src/base',
                '!**/src/base/*',
              ],
              message:
                'The page knows the protocol, what everyone uses (src/base), and nothing else of the host.',
            },
          ],
          paths: [{ name: 'vscode', message: 'The page runs in a browser.' }],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off' },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked], rules: { 'no-console': 'off' } },
);
