/** Calls of frameworks in every format: which package decides, and who says its version. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ROOT, inventoryOf, project, run } from '../helpers/audit.ts';

const CALL = `import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
await generateText({ model: openai('gpt-5'), prompt: 'Hello' });
`;

const installed = project({
  'package.json': '{"name":"desk"}',
  'ask.ts': CALL,
  'node_modules/@ai-sdk/openai/package.json': '{"name":"@ai-sdk/openai","version":"3.0.141"}',
  'node_modules/ai/package.json': '{"name":"ai","version":"6.0.326"}',
});
const asked = project({
  'package.json': '{"name":"desk","dependencies":{"@ai-sdk/openai":"^2.0.0","ai":"^5.0.0"}}',
  'ask.ts': CALL,
});
const bare = project({ 'package.json': '{"name":"desk"}', 'ask.ts': CALL });

const rendered = async (folder: string, format: string): Promise<string> =>
  (await run(folder, ['--format', format])).stdout;

describe('the inventory', () => {
  it.each([
    ['the installed package', installed, { version: '3.0.141', from: 'installed' }],
    ['a range', asked, { version: '2.0.0', from: 'requested' }],
  ] as const)('names the framework in the version of %s', async (_, folder, version) => {
    const { calls } = await inventoryOf(folder);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      via: 'ai-sdk',
      path: 'generateText',
      framework: { name: '@ai-sdk/openai', ...version },
    });
  });

  it('says when nothing tells the version', async () => {
    const { calls } = await inventoryOf(bare);
    expect(calls[0]?.framework).toMatchObject({ name: '@ai-sdk/openai', from: 'assumed' });
  });

  it('does not say what a gateway keeps', async () => {
    const gateway = project({
      'package.json': '{"name":"desk","dependencies":{"ai":"^6.0.0"}}',
      'ask.ts':
        "import { generateText } from 'ai';\nawait generateText({ model: 'openai/gpt-5', prompt: 'Hello' });\n",
    });
    const { calls } = await inventoryOf(gateway);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ target: 'other', verdict: 'not-openai', state: 'unknown' });
    expect((await inventoryOf(bare)).calls[0]).toMatchObject({ state: 'puts' });
  });

  it('keeps to the schema', async () => {
    const schema = JSON.parse(
      readFileSync(`${ROOT}src/audit/inventory.schema.json`, 'utf8'),
    ) as object;
    const validate = new Ajv2020({ strict: true }).compile(schema);
    for (const folder of [installed, asked, bare]) {
      validate(await inventoryOf(folder));
      expect(validate.errors ?? []).toEqual([]);
    }
    const inventory = await inventoryOf(installed);
    expect(
      validate({
        ...inventory,
        calls: inventory.calls.map((call) => ({ ...call, framework: { name: 'ai' } })),
      }),
    ).toBe(false);
  });
});

describe.each(['text', 'csv', 'markdown', 'html'])('the format %s', (format) => {
  it('names the framework, and says what is assumed', async () => {
    const known = await rendered(installed, format);
    expect(known).toContain('@ai-sdk/openai 3.0.141');
    expect(known).not.toContain('(assumed)');
    expect(await rendered(bare, format)).toMatch(/@ai-sdk\/openai \d+\.\d+\.\d+ \(assumed\)/);
  });
});
