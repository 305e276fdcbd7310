/** ESLint's own tester under Vitest, as strict as it can be. */
import tsParser from '@typescript-eslint/parser';
import { type Linter, RuleTester } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import type { ZdrRule } from '../../src/lint-rule.ts';
import { LONGEST, MEDIAN, medianOf } from './messages.ts';

// The functions which RuleTester runs its cases with.
Object.assign(RuleTester, { afterAll, describe, it });

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
        invalid: (isTypeScript ? [...cases.invalid, ...typescript.invalid] : cases.invalid).map(
          withFrameData,
        ),
      });
    });
  }
  it('is told in one breath', () => {
    const texts = [...cases.invalid, ...typescript.invalid].flatMap((item) => textsOf(rule, item));
    expect(texts.filter((text) => text.length > LONGEST)).toEqual([]);
    expect(medianOf(texts)).toBeLessThanOrEqual(MEDIAN);
  });
}

/** As a message says that the policy is an older one. */
export function asOf(snapshot: string): { asOf: string } {
  return { asOf: ` (policy ${snapshot})` };
}

/** What the frame adds to the data of each message: nothing, where a case does not say otherwise. */
const FRAME_DATA = { asOf: '', from: '' };

function withFrameData(item: InvalidCase): InvalidCase {
  if (!Array.isArray(item.errors)) return item;
  return {
    ...item,
    errors: item.errors.map((error) =>
      typeof error === 'object' && !(error instanceof RegExp)
        ? { ...error, data: { ...FRAME_DATA, ...error.data } }
        : error,
    ),
  };
}

/** The messages that a case expects, as they are read. */
function textsOf({ meta: { messages } }: ZdrRule, item: InvalidCase): string[] {
  const { errors } = withFrameData(item);
  if (!Array.isArray(errors)) return [];
  return errors.map((error) => {
    const { messageId = '', data = {} } = error as { messageId?: string; data?: object };
    return messages[messageId]!.replace(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => (data as Record<string, string>)[name]!,
    );
  });
}

/** A line of code that makes the client every sample uses. */
export const AZURE =
  "import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ endpoint: 'https://acme.openai.azure.com' });\n";
export const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
