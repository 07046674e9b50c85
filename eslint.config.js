import { defineConfig } from 'eslint/config'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import { noAsyncTransaction } from './tests/architecture/lint/no-async-transaction.js'
import { verbFileName } from './tests/architecture/lint/verb-file-name.js'

const local = { rules: { 'no-async-transaction': noAsyncTransaction, 'verb-file-name': verbFileName } }

const noEnum = { selector: 'TSEnumDeclaration', message: 'Use an `as const` array and the union derived from it.' }
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Use a named export: it has one name wherever it is imported.' }
const noRawHtml = {
  selector: ':matches(JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"])',
  message: 'Only plugins/render makes HTML, because only it sanitises.',
}

export default defineConfig(
  { ignores: ['**/build/', 'var/', '.react-router/', 'content/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  regexp.configs.recommended,
  {
    plugins: { local },
    rules: {
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-syntax': ['error', noEnum, noDefaultExport, noRawHtml],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'local/no-async-transaction': 'error',
    },
  },
  {
    // Rules that need types. They cost about two seconds, and find the promise that nobody waits for.
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // The framework and the tools ask for a default export in these, and a declaration says what a package has.
    files: ['**/*.d.ts', 'app/routes/**', 'app/routes.ts', 'app/root.tsx', 'app/entry.*', '*.config.{ts,js}'],
    rules: { 'no-restricted-syntax': ['error', noEnum, noRawHtml] },
  },
  { files: ['plugins/render/**'], rules: { 'no-restricted-syntax': ['error', noEnum, noDefaultExport] } },
  { files: ['app/workflow/**'], rules: { 'local/verb-file-name': 'error' } },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
)
