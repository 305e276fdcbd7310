/** What an editor shows while somebody types: after each character, with the brackets that editors close by themselves. */
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';

const HEAD =
  "import OpenAI from 'openai';\nconst client = new OpenAI();\nexport async function answer(question) {\n";
const TAIL = '\n}\n';
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** What stands behind the cursor. */
function closed(typed: string): string {
  const open: string[] = [];
  let isText = false;
  for (const character of typed) {
    if (character === "'") isText = !isText;
    else if (!isText && character in CLOSING) open.unshift(CLOSING[character]!);
    else if (!isText && ')}]'.includes(character)) open.shift();
  }
  return `${isText ? "'" : ''}${open.join('')}`;
}

/** What is said on the way, and not of the whole. */
function saidMeanwhile(code: string, parser: Linter.Parser | null = null): string[] {
  const config: Linter.Config[] = [
    parser ? { languageOptions: { parser } } : {},
    plugin.configs.recommended,
  ];
  const lint = (typed: string): string[] =>
    new Linter()
      .verify(`${HEAD}${typed}${closed(typed)}${TAIL}`, config, { filename: 'typed.js' })
      .flatMap(({ fatal, message }) => (fatal ? [] : [message]));
  const inTheEnd = lint(code);
  const said = new Set<string>();
  for (let end = 1; end < code.length; end += 1)
    for (const message of lint(code.slice(0, end))) said.add(message);
  return [...said].filter((message) => !inTheEnd.includes(message));
}

const STORED =
  'This response is stored for 30 days or more unless the project forces ZDR. Set `store: false`.';

describe('half-written code', () => {
  it.each([
    {
      name: 'a response, of which `store` comes last',
      code: "await client.responses.create({ model: 'gpt-5', input: question, store: false });",
      said: [STORED],
    },
    {
      name: 'parts within parts',
      code: "await client.responses.create({ store: false, model: 'gpt-5', input: [{ role: 'user', content: [{ type: 'input_text', text: question }] }], tools: [{ type: 'function', name: 'look', parameters: {} }], metadata: { kind: 'x' } });",
      said: [STORED],
    },
    {
      name: 'a completion',
      code: "await client.chat.completions.create({ model: 'gpt-5.6-sol', messages: [{ role: 'user', content: question }], max_completion_tokens: 400, temperature: 0.2 });",
      said: [],
    },
    {
      name: 'an object that is made before',
      code: "const params = { model: 'gpt-5', store: false };\nparams.input = question;\nawait client.responses.create(params);",
      said: [STORED],
    },
  ])('says nothing of $name but what is so by then', ({ code, said }) => {
    expect(saidMeanwhile(code)).toEqual(said);
  });

  it('is read alike by the parser of TypeScript', () => {
    const code =
      "await client.responses.create({ store: false, input: question, model: 'gpt-5' });";
    expect(saidMeanwhile(code, tsParser)).toEqual([STORED]);
  });

  it('has no key in doubt that only begins like one', () => {
    const named = (key: string): string =>
      `const ${key} = question;\nawait client.responses.create({ model: 'gpt-5', store: false, ${key} });`;
    expect(saidMeanwhile(named('input'))).toEqual([STORED]);
    const [last] = new Linter().verify(
      `${HEAD}${named('inpu')}${TAIL}`,
      plugin.configs.recommended,
      { filename: 'typed.js' },
    );
    expect(last?.message).toBe('`inpu` is not documented for /v1/responses. Did you mean `input`?');
  });
});
