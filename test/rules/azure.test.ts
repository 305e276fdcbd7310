/** What rules say of calls to Azure OpenAI: nothing, unless the settings ask for it. */
import { describe, expect, it } from 'vitest';
import { lint, pageOf } from '../../scripts/pages/samples.ts';
import { presets } from '../../src/configs.ts';
import type { RuleName } from '../../src/rules/index.ts';

const AZURE = `import { AzureOpenAI } from 'openai';
const client = new AzureOpenAI({ endpoint: 'https://acme.openai.azure.com', apiVersion: 'preview' });
`;
const EITHER = `import OpenAI, { AzureOpenAI } from 'openai';
const client = here ? new OpenAI() : new AzureOpenAI({ endpoint: 'https://acme.openai.azure.com' });
`;
const GROQ = `import OpenAI from 'openai';
const client = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
`;

const messagesOf = (rule: RuleName, code: string, settings: object, options?: object): string[] =>
  lint(rule, { kind: 'incorrect', code, filename: 'sample.js', settings, options }).map(
    ({ message }) => message,
  );

const STORED = 'Azure keeps this response for 30 days by default. Set `store: false`.';
const SAID = '`store: true` keeps this answer at Azure. Set it to false.';
const invented = (name: string): string =>
  `\`${name}\` is not a parameter of Azure OpenAI: monitoring is set per subscription or resource, not per request.`;
const stateOf = (name: string): string =>
  `\`${name}\` needs what Azure keeps of earlier requests. Send the earlier items instead.`;
const kept = (route: string): string =>
  `${route} keeps data at Azure until deleted, in the resource. Delete it once it is used.`;

const reported: [rule: RuleName, code: string, message: string][] = [
  ['require-store-false', "client.responses.create({ input: 'x' });", STORED],
  ['require-store-false', "client.responses.create({ input: 'x', store: true });", SAID],
  ['require-store-false', 'client.chat.completions.create({ messages, store: true });', SAID],
  [
    'no-server-state',
    'client.responses.create({ previous_response_id: id, store: false });',
    stateOf('previous_response_id'),
  ],
  [
    'no-server-state',
    'client.responses.create({ conversation: id, store: false });',
    stateOf('conversation'),
  ],
  ['no-ineligible-endpoint', 'client.files.create({ file });', kept('POST /v1/files')],
  ['no-ineligible-endpoint', 'client.batches.create({});', kept('POST /v1/batches')],
  [
    'no-undocumented-param',
    "client.chat.completions.create({ messages, data_usage: 'none' });",
    invented('data_usage'),
  ],
];

const silent: [rule: RuleName, code: string][] = [
  ['require-store-false', "client.responses.create({ input: 'x', store: false });"],
  ['require-store-false', 'client.responses.create(body);'],
  ['require-store-false', 'client.chat.completions.create({ messages });'],
  ['require-store-false', 'client.embeddings.create({ input, store: true });'],
  ['no-server-state', "client.responses.create({ input: 'x', store: false });"],
  ['no-ineligible-endpoint', 'client.files.list();'],
  ['no-ineligible-endpoint', "client.files.delete('x');"],
  ['no-ineligible-endpoint', 'client.uploads.create({});'],
  ['no-ineligible-endpoint', 'client.embeddings.create({ input });'],
  ['no-undocumented-param', 'client.chat.completions.create({ messages, data_sources: [] });'],
];

describe('with `azure: true`', () => {
  it.each(reported)('%s reports %s', (rule, code, message) => {
    expect(messagesOf(rule, AZURE + code, { azure: true })).toEqual([message]);
  });

  it.each(silent)('%s does not report %s', (rule, code) => {
    expect(messagesOf(rule, AZURE + code, { azure: true })).toEqual([]);
  });

  it.each(reported)(
    '%s says of a client that may be one of OpenAI what it says without',
    (rule, code) => {
      const without = messagesOf(rule, EITHER + code, {});
      expect(without).toHaveLength(1);
      expect(messagesOf(rule, EITHER + code, { azure: true })).toEqual(without);
    },
  );

  it.each(reported)('%s says nothing of other vendors', (rule, code) => {
    expect(messagesOf(rule, GROQ + code, { azure: true })).toEqual([]);
  });

  it('what the options allow is accepted', () => {
    const options = { allow: [{ call: 'files.create', reason: 'deleted at night' }] };
    const code = `${AZURE}client.files.create({ file });`;
    expect(messagesOf('no-ineligible-endpoint', code, { azure: true }, options)).toEqual([]);
  });

  it('hosts of the settings count', () => {
    const code = GROQ.replace('api.groq.com', 'llm.acme.example');
    const settings = { azure: true, hosts: { 'llm.acme.example': 'azure' } };
    expect(
      messagesOf('require-store-false', `${code}client.responses.create({ input });`, settings),
    ).toEqual([STORED]);
  });
});

describe('without', () => {
  it.each(reported)('%s is silent about %s', (rule, code) => {
    expect(messagesOf(rule, AZURE + code, {})).toEqual([]);
    expect(messagesOf(rule, AZURE + code, { azure: false })).toEqual([]);
  });
});

describe('the sample of rules-docs/settings.md', () => {
  const [, code = '', said = ''] =
    /<!-- azure -->\n```js\n([^]*?)```\n<!-- says -->\n((?:>.*\n)+)/.exec(pageOf('settings')) ?? [];

  it('is reported as the page says', () => {
    const found = Object.keys(presets.recommended.rules).flatMap((id) =>
      lint(id.replace('openai-zdr/', '') as RuleName, {
        kind: 'incorrect',
        code,
        filename: 'sample.js',
        options: undefined,
        settings: { azure: true },
      }),
    );
    const inOrder = found.toSorted(
      (left, right) => left.line - right.line || left.column - right.column,
    );
    expect(inOrder.map(({ message }) => `> ${message}\n`).join('>\n')).toBe(said);
  });
});
