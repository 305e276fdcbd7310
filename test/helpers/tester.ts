/** ESLint's own tester under Vitest, as strict as it can be. */
import tsParser from '@typescript-eslint/parser';
import { type Linter, RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import type { ZdrRule } from '../../src/rule.ts';

// The functions which RuleTester runs its cases with; `itOnly` is one of them, and no case uses it.
Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

type Cases = Parameters<RuleTester['run']>[2];
export type ValidCase = Exclude<Cases['valid'][number], string> & { name: string };
export type InvalidCase = Cases['invalid'][number] & { name: string };

const parsers: [name: string, options: Linter.LanguageOptions][] = [
  ['JavaScript parser', { parserOptions: { ecmaFeatures: { jsx: true } } }],
  ['TypeScript parser', { parser: tsParser, parserOptions: { ecmaFeatures: { jsx: true } } }],
];

export interface RuleCases {
  valid: ValidCase[];
  invalid: InvalidCase[];
}

/** Runs the cases with both parsers; cases in TypeScript (`typescript`) with its parser alone. */
export function testRule(
  name: string,
  rule: ZdrRule,
  cases: RuleCases,
  typescript: RuleCases = { valid: [], invalid: [] },
): void {
  for (const [parser, languageOptions] of parsers) {
    const isTypeScript = parser.startsWith('TypeScript');
    const tester = new RuleTester({
      languageOptions: { ecmaVersion: 'latest', sourceType: 'module', ...languageOptions },
    });
    describe(parser, () => {
      tester.run(name, rule, {
        assertionOptions: { requireMessage: 'messageId', requireLocation: true, requireData: true },
        valid: isTypeScript ? [...cases.valid, ...typescript.valid] : cases.valid,
        invalid: isTypeScript ? [...cases.invalid, ...typescript.invalid] : cases.invalid,
      });
    });
  }
}

/** A line of code that makes the client every sample uses. */
export const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
