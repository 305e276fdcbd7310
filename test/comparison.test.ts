/** rules-docs/comparison.md: every mark in its table is what the tool did. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = readFileSync(`${root}rules-docs/comparison.md`, 'utf8');
const selectors = [...page.matchAll(/^ {2}"(.+)",$/gm)].map(([, selector]) => selector!);
const rows = [
  ...page.matchAll(/^\| `(.+)` \| (yes|no) \| (yes|no) \| (yes|no) \| (yes|no) \|$/gm),
].map(([, code, wanted, selector, typescript, own]) => ({
  code: code!,
  marks: [wanted, selector, typescript, own],
}));

const CLIENTS = `import OpenAI from 'openai';
const client = new OpenAI();
const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
`;
const TYPES = `declare const file: File; declare const form: FormData; declare const input: string; declare const messages: OpenAI.ChatCompletionMessageParam[];
declare const stripe: { files: { create(params: { file: File; purpose: string }): void } }; declare function save(value: object): void;
void client; void groq;
`;
const STRIPE = "import Stripe from 'stripe';\nconst stripe = new Stripe(key);\n";

const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The samples that TypeScript complains about, by their number. */
function complaints(): Set<number> {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(root, 'node_modules/openai-v7'), join(folder, 'node_modules/openai'));
  const files = rows.map(({ code }, index) => {
    const name = join(folder, `sample-${String(index)}.ts`);
    writeFileSync(name, `${CLIENTS}${TYPES}${code};\n`);
    return name;
  });
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
  return new Set(
    files.flatMap((name, index) => {
      const source = program.getSourceFile(name)!;
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        .length > 0
        ? [index]
        : [];
    }),
  );
}

const lint = (code: string, config: Linter.Config): boolean => {
  const messages = new Linter().verify(
    code,
    [{ files: ['**/*.ts'], languageOptions: { parser: tsParser } }, config],
    { filename: 'sample.ts' },
  );
  if (messages.some(({ fatal }) => fatal)) throw new Error(`${code}: ${messages[0]!.message}`);
  return messages.length > 0;
};

describe('the table', () => {
  const refused = complaints();

  it('compares two selectors on thirteen samples', () => {
    expect([selectors.length, rows.length]).toEqual([2, 13]);
  });

  it.each(rows.map((row, index) => ({ ...row, index })))('$code', ({ code, marks, index }) => {
    const program = `${CLIENTS}${STRIPE}${code};\n`;
    const [wanted] = marks;
    const said = [
      lint(program, { rules: { 'no-restricted-syntax': ['error', ...selectors] } }),
      refused.has(index),
      lint(program, plugin.configs.recommended),
    ];
    expect([wanted, ...said.map((isReported) => (isReported ? 'yes' : 'no'))]).toEqual(marks);
    expect(marks[3], 'the plugin reports what should be reported').toBe(wanted);
  });
});
