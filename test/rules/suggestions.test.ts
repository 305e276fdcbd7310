/** Every suggestion, over many ways to write a request: the result parses, keeps the comments, and is what it says. */
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { type RuleName, rules } from '../../src/rules/index.ts';
import { CLIENT } from '../helpers/tester.ts';

/** Without variables of these names a shorthand is half written. */
const HEAD = `${CLIENT}const [input, maxOutputTokens, temprature] = ['x', 1, 1];\n`;

const BODIES = [
  "{ input: 'x', data_usage: 'none' }",
  "{ data_usage: 'none', input: 'x' }",
  "{ data_usage: 'none' }",
  "{ data_usage: 'none', }",
  "{\n  data_usage: 'none',\n}",
  "{\n  input: 'x',\n  data_usage: 'none'\n}",
  "{\n  input: 'x', // keep\n  data_usage: 'none', // why\n  store: false,\n}",
  "{ input: 'x' /* a */, data_usage: 'none' /* b */ }",
  "{ input: 'x' /* a */, /* c */ data_usage: 'none' /* b */, store: false }",
  "{\n  // first\n  data_usage: 'none'\n  // last\n}",
  "{ input: 'x', data_usage: some ? 'none' : (a, b), ...rest }",
  "{ ...rest, data_usage: 'none' }",
  "{ data_usage() { return 1; }, input: 'x' }",
  "{ input: 'x', 'data-usage': 'none', }",
  "{\r\n  input: 'x',\r\n  data_usage: 'none',\r\n}",
  "{\n  input: 'x',\n  /* before */ data_usage: 'none', /* after */\n  store: false\n}",
  "{ input: 'x', zeroDataRetention: true, 'no_log': 1 }",
  '{ stor: false, input }',
  '{ input, maxOutputTokens, temprature }',
  "{ input: 'x' /* only */ }",
  '{}',
  '{ /* nothing */ }',
  "{\n  input: 'x', // c\n}",
  "{\n  input: 'x' // c\n}",
  "{\n\tinput: 'x',\n\tstore: true,\n}",
  "{ input: 'x', store: true as boolean }",
  "{ input: 'x', 'store': true }",
  "{ input: 'x', ['store']: true }",
  "{ input: 'x', store: undefined }",
  "{ input: items, model: 'o3' }",
  "{ input: items, model: 'gpt-5.5', }",
];

const PROGRAMS: [form: string, write: (body: string) => string][] = [
  ['in the call', (body) => `${HEAD}client.responses.create(${body});\n`],
  ['in a variable', (body) => `${HEAD}const body = ${body};\nclient.responses.create(body);\n`],
  ['asserted', (body) => `${HEAD}client.responses.create(${body} as any);\n`],
  ['spread', (body) => `${HEAD}client.responses.create({ user: hash, ...${body} });\n`],
  [
    'in the options',
    (body) => `${HEAD}client.responses.create({ input: 'x' }, { body: ${body} });\n`,
  ],
];

const SUGGESTING: RuleName[] = ['no-undocumented-param', 'require-store-false'];

function lint(code: string, rule: RuleName): Linter.LintMessage[] {
  return new Linter().verify(code, {
    plugins: { zdr: { rules } },
    languageOptions: { parser: tsParser },
    rules: { [`zdr/${rule}`]: 'error' },
  });
}

const commentsIn = (code: string): string[] =>
  [...code.matchAll(/\/\*.*?\*\/|\/\/.*/g)].map(([comment]) => comment.trim());
const saysTheSame =
  (left: Linter.LintMessage) =>
  (right: Linter.LintMessage): boolean =>
    left.messageId === right.messageId && left.message === right.message;

describe.each(SUGGESTING)('the suggestions of %s', (rule) => {
  it.each(PROGRAMS)('hold for a body %s', (_form, write) => {
    let suggestions = 0;
    for (const code of BODIES.map(write)) {
      const messages = lint(code, rule);
      for (const message of messages) {
        for (const { fix, desc } of message.suggestions ?? []) {
          suggestions += 1;
          const result = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
          const after = lint(result, rule);
          expect(
            after.filter(({ fatal }) => fatal),
            `${desc}\n${result}`,
          ).toEqual([]);
          expect(after.filter(saysTheSame(message)).length, `${desc}\n${result}`).toBeLessThan(
            messages.filter(saysTheSame(message)).length,
          );
          expect(commentsIn(result), desc).toEqual(commentsIn(code));
          expect(result.replace(/\/\*.*?\*\//g, ''), desc).not.toMatch(/,\s*,|\{\s*,/);
        }
      }
    }
    expect(suggestions).toBeGreaterThan(20);
  });
});
