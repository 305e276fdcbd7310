/** --diff, --compare-policies and --compare-sdk. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLIENT, SUPPORT_DESK, project, run, write } from '../helpers/audit.ts';
import { packageOf } from '../helpers/sdk.ts';

const BEFORE = `${CLIENT}export async function ask() {
  await client.responses.create({ model: 'gpt-5', input: '', store: false });
  await client.files.list();
}
`;

async function inventories(before: string, after: string): Promise<string> {
  const folder = project({ 'src/a.ts': before });
  await run(folder, ['--format', 'json', '-o', 'a.json', '-q']);
  write(folder, { 'src/a.ts': after });
  await run(folder, ['--format', 'json', '-o', 'b.json', '-q']);
  return folder;
}

const DIFF = ['--diff', 'a.json', 'b.json'];

describe('--diff', () => {
  it('says that two stored calls are added', async () => {
    const folder = await inventories(
      BEFORE,
      `${BEFORE}await client.files.create({ purpose: 'batch', file });\nawait client.conversations.create({});\n`,
    );
    const { status, stdout } = await run(folder, DIFF);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^OpenAI calls: b\.json compared with a\.json\nAdds 2 calls \(2 leaving data at OpenAI\), removes 0 calls \(0 leaving data\); 0 calls changed; 2 new findings, 0 findings gone\.\n/,
    );
    expect(stdout).toContain(
      'New calls (2)\n  src/a.ts:7  files.create, POST /v1/files: ineligible, leaves data\n  src/a.ts:8  conversations.create, POST /v1/conversations: ineligible, leaves data\n',
    );
  });

  it('says that a call keeps something else now', async () => {
    const folder = await inventories(BEFORE, BEFORE.replace('store: false', 'store: true'));
    const { status, stdout } = await run(folder, DIFF);
    expect(stdout).toContain(
      'Changed calls (1)\n  src/a.ts:4  responses.create, POST /v1/responses: none → puts\n',
    );
    expect(stdout).toContain('New findings (1)');
    expect(status).toBe(0);
    expect((await run(folder, [...DIFF, '--fail-on', 'limited'])).status).toBe(1);
  });

  it('finds nothing in moved lines', async () => {
    const folder = await inventories(BEFORE, `// one\n// two\n${BEFORE}`);
    expect(await run(folder, DIFF)).toMatchObject({
      status: 0,
      stdout: 'OpenAI calls: b.json compared with a.json\nNo difference.\n',
    });
  });

  it('does not fail for what is removed', async () => {
    const folder = await inventories(
      `${BEFORE}await client.files.create({ purpose: 'batch', file });\n`,
      BEFORE,
    );
    const { status, stdout } = await run(folder, DIFF);
    expect(status).toBe(0);
    expect(stdout).toContain('removes 1 call (1 leaving data)');
  });

  it('writes Markdown and JSON', async () => {
    const folder = await inventories(
      BEFORE,
      `${BEFORE}await client.files.create({ purpose: 'batch', file });\n`,
    );
    expect((await run(folder, [...DIFF, '--format', 'markdown'])).stdout).toMatch(
      /^<!-- openai-zdr-comparison -->\n### OpenAI calls[^]+\*\*New calls \(1\)\*\*\n\n- `src\/a\.ts:7` files\.create/,
    );
    const { stderr, status } = await run(folder, [...DIFF, '-o', 'difference.json']);
    expect([status, stderr]).toEqual([1, 'openai-zdr: wrote difference.json.\n']);
    const { stdout } = await run(folder, [...DIFF, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      comparison: 'inventories',
      before: 'a.json',
      after: 'b.json',
      added: [{ path: 'files.create' }],
      removed: [],
      changed: [],
      addedFindings: [{ file: 'src/a.ts' }],
      removedFindings: [],
    });
  });
});

describe('--compare-policies', () => {
  const folder = project({
    'src/a.ts': `${CLIENT}await client.videos.create({ prompt: 'x' });\nawait client.responses.create({ store: false });\n`,
  });

  it('shows which calls of this code base change verdict', async () => {
    const { status, stdout } = await run(folder, ['--compare-policies', '2025-05', '2026-10-09']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Policy snapshot 2026-10-09 compared with 2025-05\n\d calls? of 2 changes? (?:its|their) verdict\. Configuration: .+\n\nChange of verdict \(\d\)\n  src\/a\.ts:\d  \w+\.create, POST \S+: [\w-]+ → [\w-]+/,
    );
  });

  it('finds none between a snapshot and itself', async () => {
    expect((await run(folder, ['--compare-policies', '2026-10-09', '2026-10-09'])).stdout).toBe(
      'Policy snapshot 2026-10-09 compared with 2026-10-09\n2 calls keep their verdict. Configuration: none found that names this plugin.\n',
    );
  });

  it('fails when asked to', async () => {
    const compared = ['--compare-policies', '2025-05', '2026-10-09'];
    expect((await run(folder, [...compared, '--fail-on', 'ineligible'])).status).toBe(1);
    expect((await run(folder, [...compared, '--fail-on', 'never'])).status).toBe(0);
  });

  it('says the same as two runs', async () => {
    const { stdout } = await run(SUPPORT_DESK, [
      '--compare-policies',
      '2025-05',
      '2026-10-09',
      '--format',
      'json',
    ]);
    const { changed } = JSON.parse(stdout) as {
      changed: {
        before: { verdict: string };
        after: { verdict: string; file: string; line: number };
      }[];
    };
    const [before, after] = await Promise.all(
      ['2025-05', '2026-10-09'].map(
        async (policy) =>
          (
            JSON.parse(
              (await run(SUPPORT_DESK, ['--policy', policy, '--format', 'json'])).stdout,
            ) as { calls: { verdict: string; file: string; line: number }[] }
          ).calls,
      ),
    );
    const expected = before!.flatMap((call, index) =>
      call.verdict === after![index]!.verdict
        ? []
        : [[call.file, call.line, call.verdict, after![index]!.verdict]],
    );
    expect(
      changed
        .filter((item) => item.before.verdict !== item.after.verdict)
        .map((item) => [item.after.file, item.after.line, item.before.verdict, item.after.verdict]),
    ).toEqual(expected);
  });
});

describe('--compare-sdk', () => {
  const newest = packageOf('openai-v7').version;
  const folder = project({
    'src/a.js': `${CLIENT}await client.beta.threads.create({});\nawait client.vectorStores.del('x');\nawait client.responses.create({ store: false });\n`,
  });

  it('shows what an upgrade changes for the methods that are called', async () => {
    const { status, stdout } = await run(folder, ['--compare-sdk', '4', '7']);
    expect(status).toBe(0);
    const [title, ...lines] = stdout.split('\n');
    expect(title).toBe(`openai ${newest} compared with ${packageOf('openai-v4').version}`);
    expect(lines[0]).toMatch(/^2 calls of 3 are concerned\. Configuration: .+$/);
    expect(stdout).toContain(
      `src/a.js:3  beta.threads.create: is marked as deprecated in openai ${newest}\n`,
    );
    expect(stdout).toContain(
      `Methods that are gone (1)\n  src/a.js:4  vectorStores.del: openai ${newest} has no vectorStores.del\n`,
    );
  });

  it('finds nothing between a version and itself', async () => {
    expect((await run(folder, ['--compare-sdk', '7', newest])).stdout).toBe(
      `openai ${newest} compared with ${newest}\nNothing changes for 3 calls. Configuration: none found that names this plugin.\n`,
    );
  });

  it('writes JSON', async () => {
    await run(folder, ['--compare-sdk', '4', '7', '-o', join(folder, 'sdk.json')]);
    const { stdout } = await run(folder, ['--compare-sdk', '4', '7', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      comparison: 'sdks',
      before: packageOf('openai-v4').version,
      after: newest,
      calls: 3,
    });
  });
});
