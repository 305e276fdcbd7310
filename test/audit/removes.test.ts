/** What deletes or ends what OpenAI keeps has a verdict of its own, the same in every format. */
import { describe, expect, it } from 'vitest';
import { CLIENT, inventoryOf, project, read, run, write } from '../helpers/audit.ts';

const FILES = {
  'a.ts': `${CLIENT}await client.files.delete('file-1');
await client.batches.cancel('batch_1');
await client.responses.delete('resp_1');
await fetch('https://api.openai.com/v1/unheard/of', { method: 'DELETE', headers: { Authorization: 'Bearer x' } });
await client.files.create({ purpose: 'batch', file });
`,
} as const;

const ONLY = { 'a.ts': `${CLIENT}await client.files.delete('file-1');\n` };

describe('a request that deletes or cancels', () => {
  it.each(['zdr', 'mam', 'hipaa', 'default'])('removes data, with the profile %s', async (name) => {
    const { calls } = await inventoryOf(project(FILES), '--profile', name);
    expect(calls.map(({ verdict, state }) => [verdict, state])).toEqual([
      ['removes', 'removes'],
      ['removes', 'removes'],
      ['removes', 'removes'],
      ['removes', 'removes'],
      [['mam', 'hipaa'].includes(name) ? 'limited' : 'ineligible', 'puts'],
    ]);
  });

  it('is not known to remove anything where the host is not known', async () => {
    const { calls } = await inventoryOf(
      project({
        'a.ts': `${CLIENT}await new OpenAI({ baseURL: process.env.BASE }).files.delete('file-1');\n`,
      }),
    );
    expect(calls.map(({ verdict }) => verdict)).toEqual(['unknown']);
  });

  it.each([
    [
      'text',
      /^ {2}Deletes or ends what the endpoint keeps \(1\)\n {4}DELETE \/v1\/files\/\{\} {2}a\.ts:3$/m,
    ],
    ['text', /\/v1\/files +1 +1 +Removes data/],
    ['markdown', /\*\*1\*\* removes data\./],
    ['markdown', /\| `\/v1\/files` \| 1 \| 1 \| Removes data \|/],
    ['csv', /,openai,openai,removes,removes,/],
    ['html', /<span class="badge v-removes"/],
    ['cyclonedx', /"name": "openai-zdr:verdict",\s+"value": "removes"/],
  ])('is told so as %s', async (format, words) => {
    const { status, stdout } = await run(project(ONLY), ['--format', format]);
    expect(stdout).toMatch(words);
    expect(stdout).not.toMatch(/Not eligible \||badge v-ineligible/);
    expect(status).toBe(0);
  });

  it('leaves the endpoint what it is, where other calls put something there', async () => {
    const { stdout } = await run(project(FILES), ['--fail-on', 'never']);
    expect(stdout).toMatch(/\/v1\/files +2 +1 +Not eligible/);
    expect(stdout).toMatch(/\/v1\/batches +1 +1 +Removes data/);
  });

  it('is explained: nothing would change it', async () => {
    const { stdout } = await run(project(ONLY), ['explain', 'a.ts:3']);
    expect(stdout).toContain('\n  Deletes or ends what the endpoint keeps, by the snapshot');
    expect(stdout).toMatch(
      /What would change the verdict\n {2}Nothing does: whatever is agreed, the request takes away what the endpoint keeps\.\n[^ ]/,
    );
  });

  it('is lifted from inventories in which it had the verdict of its endpoint', async () => {
    const folder = project(FILES);
    await run(folder, ['-o', 'now.json', '--fail-on', 'never', '-q']);
    const inventory = JSON.parse(read(folder, 'now.json')) as { calls: { verdict: string }[] };
    const before = inventory.calls.map((call) =>
      call.verdict === 'removes' ? { ...call, verdict: 'ineligible' } : call,
    );
    write(folder, { 'before.json': JSON.stringify({ ...inventory, calls: before }) });
    expect((await run(folder, ['diff', 'before.json', 'now.json'])).stdout).toContain(
      'No difference.',
    );
  });
});
