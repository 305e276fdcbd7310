import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

/** Which folder may import which: see the table in CONTRIBUTING.md. */
const directions = {
  catalogue: [],
  values: [],
  calls: ['values', 'catalogue'],
  rules: ['calls', 'catalogue'],
  audit: ['calls', 'catalogue', 'rules', 'values'],
};

const folders = Object.keys(directions);
const forbiddenTo = (folder) =>
  folders.filter((other) => other !== folder && !directions[folder].includes(other));

const directionConfigs = folders
  .filter((folder) => forbiddenTo(folder).length > 0)
  .map((folder) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: forbiddenTo(folder).map((other) => `**/${other}/**`),
              message: `src/${folder} may import from ${[...directions[folder], 'itself'].join(', ')} only.`,
            },
          ],
        },
      ],
    },
  }));

export default tseslint.config(
  {
    ignores: [
      'dist',
      'coverage',
      'test/fixtures',
      'test/wire/frameworks',
      'examples',
      '**/*.mjs',
      '**/*.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Node types are compared as text: the enum would have to be loaded at run time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Trees of other parsers, and unfinished code, lack what the types of one parser promise.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: false }],
      'no-warning-comments': 'error',
      'no-restricted-properties': [
        'error',
        ...['getSourceCode', 'getFilename', 'getCwd', 'getScope', 'parserServices'].map(
          (property) => ({ object: 'context', property }),
        ),
      ],
    },
  },
  { ...eslintPlugin.configs.all, files: ['src/rules/*.ts', 'test/rules/*.ts'] },
  {
    files: ['src/rules/*.ts'],
    rules: {
      // createRule adds it.
      'eslint-plugin/require-meta-docs-url': 'off',
      // With `languages`, ESLint 10.2 and later refuses a preset for all files beside JSON or CSS. The frame keeps the rules out of other languages.
      'eslint-plugin/require-meta-languages': 'off',
      'eslint-plugin/require-meta-default-options': 'off',
      // It follows `context.report`; here rules report with `tell`, and test/rules/structure.test.ts looks after the messages.
      'eslint-plugin/no-unused-message-ids': 'off',
    },
  },
  ...directionConfigs,
);
