/** What people see at a terminal. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { newestSnapshot } from '../../src/catalogue/policy/index.ts';
import { ProgressLine } from '../../src/audit/progress.ts';
import { clipped, shortPath, widthOf, wrapped } from '../../src/audit/render/text-width.ts';
import { table } from '../../src/audit/render/text-table.ts';
import { CLIENT, SUPPORT_DESK, project, run, withEslint, write } from '../helpers/audit.ts';

const COLOURS = /\u001b\[\d+m/;
const HEAD = `Policy snapshot ${newestSnapshot}, profile zdr: Zero Data Retention. Configuration: none found that names this plugin.\n`;

const UPLOAD = "await client.files.create({ purpose: 'batch', file });\n";
const UPLOADED =
  'Keeps data until deleted and is not ZDR-eligible. Send the document inline as `file_data`.';

/** Lines that say a sentence. */
function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.split(' ').length > 7);
}

describe('the terminal', () => {
  it('says all findings by file, one line each, then the rest of the inventory', async () => {
    const { stdout, status } = await run(SUPPORT_DESK);
    expect(status).toBe(1);
    expect(stdout).toBe(`${HEAD}
scripts/nightly-batch.mjs
  6:26  error  POST /v1/batches keeps data until deleted and is not ZDR-eligible. Send the requests one by one.  no-ineligible-endpoint

src/answer-ticket.ts
  14:41  warn   Image input is scanned on submission; what looks suspect is kept for review, even under ZDR.  no-image-input
  16:10  POST /v1/responses: limited
    16:27  warn   This response is stored for 30 days or more unless the project forces ZDR. Set \`store: false\`.  require-store-false
     19:5  error  \`previous_response_id\` needs stored state; ZDR projects refuse it. Send the earlier items instead.  no-server-state
    20:15  error  The tool \`file_search\` searches /v1/vector_stores, which is not ZDR-eligible. Search a store of your own, send the passages.  no-ineligible-tool

src/handbook.ts
  6:43  error  POST /v1/vector_stores  no-ineligible-endpoint [1]
  7:35  error  POST /v1/vector_stores/{}/files  no-ineligible-endpoint [1]

src/legacy-chat.cjs
   6:10  POST /v1/chat/completions: limited
      9:5  error  \`data_usage\` is not an OpenAI parameter: retention is set per organization or project, not per request.  no-undocumented-param
     10:5  error  \`max_token\` is not documented for /v1/chat/completions. Did you mean \`max_tokens\`?  no-undocumented-param
  15:44  error  POST /v1/threads  no-ineligible-endpoint [2]
  16:35  error  POST /v1/threads/{}/runs  no-ineligible-endpoint [2]

src/openai.ts
  6:21  error  \`OpenAI-Data-Retention\` is not an OpenAI header: retention is set per organization or project, not per request.  no-undocumented-header

[1] Keeps data until deleted and is not ZDR-eligible. Search a store of your own, send the passages.  no-ineligible-endpoint
[2] Keeps data until deleted and is not ZDR-eligible. Ended 2026-08-26: use /v1/responses.  no-ineligible-endpoint

Calls without a finding (3)
  Eligible with limitations, if Zero Data Retention is enabled for this project (1)
    POST /v1/responses  src/answer-ticket.ts:27
  Deletes or ends what the endpoint keeps (1)
    DELETE /v1/vector_stores/{}  src/handbook.ts:13
  Not OpenAI (1)
    POST /v1/chat/completions  src/groq.ts:7

  endpoint              calls  files  verdict       application state      abuse monitoring  source of
  /v1/batches           1      1      Not eligible  Until deleted          30 days           2026-10-09
  /v1/threads           1      1      Not eligible  Until deleted          30 days           2026-10-09
  /v1/threads/runs      1      1      Not eligible  Until deleted          30 days           2026-10-09
  /v1/vector_stores     3      1      Not eligible  Until deleted          30 days           2026-10-09
  /v1/chat/completions  1      1      Limited       None, with exceptions  30 days           2026-10-09
  /v1/responses         2      1      Limited       None, with exceptions  30 days           2026-10-09

15 mentions of OpenAI in the code: 13 lead to 9 calls, 2 to other vendors.

10 calls in 5 files, 6 files read. 10 errors, 2 warnings.
Failing: 10 error-level findings.
`);
  });

  it.each([60, 80, 120, 200])(
    'keeps to %i columns, and says no sentence twice',
    async (columns) => {
      const { stdout } = await run(SUPPORT_DESK, [], { isTTY: true, columns });
      const lines = stripVTControlCharacters(stdout).split('\n');
      expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
      const sentences = sentencesOf(lines.join('\n'));
      expect(sentences.filter((line, index) => sentences.indexOf(line) !== index)).toEqual([]);
      // The same words in the same order, whatever the width.
      const words = (text: string): string[] =>
        text
          .split('\n  endpoint')[0]!
          .split(/\s+/)
          .filter((word) => word !== '');
      expect(words(lines.join('\n'))).toEqual(words((await run(SUPPORT_DESK)).stdout));
    },
  );

  it('breaks lines between words, below the place where a sentence begins', async () => {
    const { stdout } = await run(
      project({ 'a.ts': `${CLIENT}await client.batches.create({});\n` }),
      [],
      { env: { COLUMNS: '64' } },
    );
    expect(stdout).toBe(`Policy snapshot ${newestSnapshot}, profile zdr: Zero Data Retention.
Configuration: none found that names this plugin.

a.ts
  3:22  error  POST /v1/batches keeps data until deleted and is
               not ZDR-eligible. Send the requests one by one.
               no-ineligible-endpoint

  endpoint     calls  files  verdict       application state
  /v1/batches  1      1      Not eligible  Until deleted

1 mention of OpenAI in the code: 1 leads to 1 call.

1 call in 1 file, 1 file read. 1 error, 0 warnings.
Failing: 1 error-level finding.
`);
  });

  it('is as wide as the terminal says, or COLUMNS, and not cut elsewhere', async () => {
    const widest = async (more: Parameters<typeof run>[2]): Promise<number> => {
      const { stdout } = await run(SUPPORT_DESK, [], more);
      return Math.max(...stripVTControlCharacters(stdout).split('\n').map(widthOf));
    };
    expect(await widest({})).toBe(162);
    expect(await widest({ isTTY: true, columns: 100 })).toBeLessThanOrEqual(100);
    expect(await widest({ isTTY: true })).toBeLessThanOrEqual(80);
    expect(await widest({ isTTY: true, columns: 0 })).toBeLessThanOrEqual(80);
    expect(await widest({ isTTY: true, columns: 60, env: { COLUMNS: '120' } })).toBeGreaterThan(60);
    expect(await widest({ env: { COLUMNS: '70' } })).toBeLessThanOrEqual(70);
    expect(await widest({ env: { COLUMNS: 'wide' } })).toBe(162);
  });

  it('says once what holds for several findings, and why they are accepted', async () => {
    const accepted =
      '// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- agreed, DPO-12\n';
    const { stdout } = await run(
      project({
        'a.ts': `${CLIENT}${UPLOAD}${accepted}${UPLOAD}`,
        'b.ts': `${CLIENT}${accepted}${UPLOAD}`,
      }),
    );
    expect(stdout).toContain(`
a.ts
  3:20  error     POST /v1/files  no-ineligible-endpoint [1]
  5:20  accepted  POST /v1/files  no-ineligible-endpoint [1] [2]

b.ts
  4:20  accepted  POST /v1/files  no-ineligible-endpoint [1] [2]

[1] ${UPLOADED}  no-ineligible-endpoint
[2] Accepted: agreed, DPO-12
`);
    expect(stdout).toMatch(/\. 1 error, 0 warnings, 2 accepted in the code\.\n/);
  });

  it('shows a reason for what is accepted', async () => {
    const { stdout } = await run(
      project({
        'a.ts': `${CLIENT}// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- DPO-12\n${UPLOAD}`,
      }),
    );
    expect(stdout).toContain(
      `  4:20  accepted  POST /v1/files ${UPLOADED.replace('Keeps', 'keeps')}  no-ineligible-endpoint: DPO-12\n`,
    );
    expect(stdout).toMatch(/0 errors, 0 warnings, 1 accepted in the code\.\nNothing fails\.\n$/);
  });

  it('says who sends a call that is none of the SDK', async () => {
    const { stdout } = await run(
      project({
        'a.ts':
          "import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\nawait generateText({ model: openai('gpt-5'), prompt: '' });\n",
      }),
    );
    expect(stdout).toMatch(
      /^ {2}3:\d+ {2}warn {2}This response is stored .+ {2}require-store-false {2}through @ai-sdk\/openai [\d.]+ \(assumed\)$/m,
    );
  });

  it('names places of one file together', async () => {
    const call =
      "await client.embeddings.create({ model: 'text-embedding-3-small', input: '' });\n";
    const { stdout } = await run(
      project({ 'a.ts': `${CLIENT}${call}${call}`, 'b.ts': `${CLIENT}${call}` }),
    );
    expect(stdout).toContain(`
Calls without a finding (3)
  Eligible, if Zero Data Retention is enabled for this project (3)
    POST /v1/embeddings
      a.ts:3, 4
      b.ts:3
`);
  });

  it('does not list a call as one without a finding when what it sends stands outside of it', async () => {
    const image = "{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }";
    const { stdout } = await run(
      project({
        'a.ts': `${CLIENT}const messages = [{ role: 'user', content: [${image}] }];
await client.chat.completions.create({ model: 'gpt-5', messages });
await client.chat.completions.create({ model: 'gpt-5', messages: [] });
`,
      }),
    );
    expect(stdout).toMatch(/^ {2}3:\d+ {2}warn {2}Image input by URL .* {2}no-image-input$/m);
    expect(stdout).toContain('\nCalls without a finding (1)\n');
    expect(stdout).toContain('\n    POST /v1/chat/completions  a.ts:5\n');
  });

  it('says what fails by its verdict alone', async () => {
    const { stdout } = await run(
      project({ 'a.ts': `${CLIENT}await client.responses.create({ store: false });\n` }),
      ['--fail-on', 'limited'],
    );
    expect(stdout).toContain('\na.ts\n  3:7  fails  POST /v1/responses: limited\n');
    expect(stdout).not.toContain('Calls without a finding');
    expect(stdout).toMatch(/No finding\.\nFailing: 1 call at --fail-on limited\.\n$/);
  });

  it('says what helps once, where it helps with several', async () => {
    const { stdout } = await run(
      project({
        'a.ts':
          'export const ask = (openai) => openai.responses.create({});\nexport const say = (client) => client.chat.completions.create({});\n',
      }),
    );
    expect(stdout).toContain(`
Not followed to a call (2)
  responses.create: the client is the parameter openai [1]
      a.ts:1
  chat.completions.create: the client is the parameter client [1]
      a.ts:2

[1] the settings \`clients\` and \`wrappers\` name what gives a client
`);
  });

  it('prints findings only with --quiet', async () => {
    const { stdout } = await run(SUPPORT_DESK, ['--quiet']);
    expect(stdout).not.toMatch(/Policy snapshot|endpoint +calls|DELETE|without a finding/);
    expect(stdout).toContain('src/handbook.ts\n  6:43  error  POST /v1/vector_stores  ');
    expect(stdout).toMatch(/\n\nFailing: 10 error-level findings\.\n$/);
    expect(
      (await run(project({ 'a.ts': `${CLIENT}await client.files.delete('file-1');\n` }), ['-q']))
        .stdout,
    ).toBe('');
  });

  it('is friendly when there is nothing', async () => {
    expect(await run(project())).toEqual({
      status: 0,
      stderr: '',
      stdout: `${HEAD}\nNo JavaScript or TypeScript file found here. Folders of builds and packages, such as dist, are read when named.\n`,
    });
    expect(await run(project({ 'a.ts': 'export {};\n' }))).toEqual({
      status: 0,
      stderr: '',
      stdout: `${HEAD}\nNo OpenAI call found in 1 file: nothing to report.\nCalls through a package of your own are found when settings["openai-zdr"].clients names it.\n`,
    });
    const { stdout, status } = await run(
      project({
        'a.ts': `${CLIENT}await client.embeddings.create({ model: 'text-embedding-3-small', input: '' });\n`,
      }),
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /\n2 mentions of OpenAI in the code: 2 lead to 1 call\.\n\n1 call in 1 file, 1 file read\. No finding\.\nNothing fails\.\n$/,
    );
  });

  it('has colours at a terminal only, unless told otherwise', async () => {
    const has = async (more: Parameters<typeof run>[2]): Promise<boolean> =>
      COLOURS.test((await run(SUPPORT_DESK, [], more)).stdout);
    expect(await has({})).toBe(false);
    expect(await has({ isTTY: true })).toBe(true);
    expect(await has({ isTTY: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await has({ isTTY: true, env: { NO_COLOR: '' } })).toBe(true);
    expect(await has({ env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await has({ env: { FORCE_COLOR: '0' } })).toBe(false);
  });

  it('lists what could not be followed', async () => {
    const { stdout } = await run(
      project({ 'a.ts': 'export const ask = (openai) => openai.responses.create({});\n' }),
    );
    expect(stdout).toMatch(
      /^Not followed to a call \(1\)\n {2}responses\.create: the client is .+; the settings .+\n {6}a\.ts:1\n/m,
    );
  });
});

describe('with a baseline', () => {
  const baseline = ['--baseline', 'known.json'];

  it('what is new comes first, then what is known, then what is gone', async () => {
    const folder = project({
      'a.ts': `${CLIENT}export const keep = () => client.batches.create({});\n`,
      'b.ts': `${CLIENT}${UPLOAD}`,
      'c.ts': `${CLIENT}await client.responses.create({});\n`,
    });
    await run(folder, [...baseline, '--update-baseline', '--quiet']);
    rmSync(join(folder, 'a.ts'));
    write(folder, { 'd.ts': `${CLIENT}${UPLOAD}${UPLOAD}` });
    const { stdout, status } = await run(folder, baseline);
    expect(status).toBe(1);
    expect(stdout).toBe(`${HEAD}
New (2)

d.ts
  3:20  error  POST /v1/files  no-ineligible-endpoint [1]
  4:20  error  POST /v1/files  no-ineligible-endpoint [1]

[1] ${UPLOADED}  no-ineligible-endpoint

Known from the baseline: 1 error-level finding.

2 entries of the baseline are gone: --update-baseline takes them out.
  a.ts  in keep: batches.create POST /v1/batches (ineligible, no-ineligible-endpoint)

c.ts
  3:24  warn  This response is stored for 30 days or more unless the project forces ZDR. Set \`store: false\`.  require-store-false

  endpoint       calls  files  verdict       application state      abuse monitoring  source of
  /v1/files      3      2      Not eligible  Until deleted          30 days           2026-10-09
  /v1/responses  1      1      Limited       None, with exceptions  30 days           2026-10-09

4 mentions of OpenAI in the code: 4 lead to 4 calls.

4 calls in 3 files, 3 files read. 3 errors, 1 warning.
New and failing: 2 error-level findings. 1 known from the baseline.
`);
    // Where the text is not printed, the summary says it.
    expect((await run(folder, [...baseline, '--format', 'json'])).stderr).toBe(
      'openai-zdr: New and failing: 2 error-level findings. 1 known from the baseline. 2 entries of the baseline are gone: --update-baseline takes them out.\n',
    );
  });

  it('what is known is not listed again, whatever made it fail', async () => {
    const folder = project({
      'a.ts': `${CLIENT}await client.responses.create({ store: false });\nexport const ask = (openai) => openai.responses.create({});\n`,
      'a.py': 'import openai\n',
    });
    const unknown = [...baseline, '--fail-on', 'limited,unknown'];
    await run(folder, [...unknown, '--update-baseline', '--quiet']);
    const { stdout, status } = await run(folder, unknown);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^.+\n\nKnown from the baseline: 1 call, 1 place not followed, 1 file not analysed\.\n\n {2}endpoint /,
    );
    expect(stdout).not.toMatch(/Not followed to|Python file uses|without a finding/);
    expect(stdout).toMatch(/\nNothing new fails\. 3 known from the baseline\.\n$/);
  });
});

describe('files that the project ignores', () => {
  it('say so once each', async () => {
    const folder = withEslint({
      'eslint.config.js': "// eslint-plugin-openai-zdr\nexport default [{ ignores: ['gen/'] }];\n",
      'gen/a.js': `${CLIENT}${UPLOAD}${UPLOAD}`,
    });
    const { stdout } = await run(folder);
    expect(stdout.match(/gen\/a\.js \(file is ignored by ESLint\)/g)).toHaveLength(1);
  });
});

describe('text', () => {
  it.each([
    ['abc', 3],
    ['\u001b[31mred\u001b[39m', 3],
    ['日本語.ts', 9],
    ['한글', 4],
    ['🙂', 2],
    ['👨‍👩‍👧', 2],
    ['e\u0301', 1],
    ['♥\ufe0f', 2],
    ['', 0],
  ])('%j is %i wide', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('is broken between words', () => {
    expect(wrapped('one two three four', 24, 4)).toBe('one two three four');
    expect(wrapped('one two three four five', 24, 4)).toBe('one two three four\n    five');
    expect(wrapped('語'.repeat(8) + ' ' + '語'.repeat(8), 24, 4)).toBe(
      `${'語'.repeat(8)}\n    ${'語'.repeat(8)}`,
    );
    expect(wrapped('a  b', Infinity)).toBe('a  b');
    expect(wrapped(`${'x'.repeat(40)} y`, 24, 4)).toBe(`${'x'.repeat(9)}…${'x'.repeat(10)}\n    y`);
  });

  it('is cut in its middle', () => {
    expect(clipped('abcdefghij', 7)).toBe('abc…hij');
    expect(clipped('abcdefghij', 10)).toBe('abcdefghij');
    expect(widthOf(clipped('日本語日本語', 7))).toBeLessThanOrEqual(7);
  });

  it.each([
    ['src/a.ts', 20, 'src/a.ts'],
    ['packages/app/src/deep/file.ts', 24, 'packages/…/deep/file.ts'],
    ['packages/app/src/deep/file.ts', 19, 'packages/…/file.ts'],
    ['packages/app/a-long-name-of-a-file.ts', 20, '…/a-long-…-a-file.ts'],
    ['a-long-name-of-a-file.ts', 15, 'a-long-…file.ts'],
  ])('of a path %s in %i columns is %s', (path, width, short) => {
    expect(shortPath(path, width)).toBe(short);
    expect(widthOf(short)).toBeLessThanOrEqual(width);
  });

  it('stands in columns, of which the last that can be spared goes first', () => {
    const columns = [
      { title: 'endpoint', cells: ['/v1/files/content', '/v1/日本'] },
      { title: 'files', cells: ['1', '2'], isSpare: true },
      { title: 'verdict', cells: ['Limited', 'Limited'] },
      { title: 'logs', cells: ['30 days', 'None'], isSpare: true },
    ] as const;
    expect(table(columns, 60)).toBe(`  endpoint           files  verdict  logs
  /v1/files/content  1      Limited  30 days
  /v1/日本           2      Limited  None
`);
    expect(table(columns, 40)).toBe(`  endpoint           files  logs
  /v1/files/content  1      30 days
  /v1/日本           2      None
  in all rows: verdict: Limited
`);
    expect(table(columns, 31)).toBe(`  endpoint           files
  /v1/files/content  1
  /v1/日本           2
  in all rows: verdict: Limited
`);
    expect(table(columns, 16)).toBe(`  endpoint
  /v1/fi…content
  /v1/日本
  in all rows:
  verdict: Limited
`);
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean, quiet: boolean): string[] => {
    const lines: string[] = [];
    const line = new ProgressLine({ isTTY, write: (text) => lines.push(text) }, quiet, 0);
    line.show({ what: 'reading', done: 256, total: 1000 });
    line.clear();
    return lines;
  };

  it('stands on one line of a terminal and is wiped away', () => {
    expect(shown(true, false)).toEqual(['\r\u001b[2Kreading 256 of 1000 files', '\r\u001b[2K']);
  });

  it('is silent elsewhere, with --quiet, and in short runs', async () => {
    expect(shown(false, false)).toEqual([]);
    expect(shown(true, true)).toEqual([]);
    const file = join(project(), 'inventory.json');
    const { stderr } = await run(SUPPORT_DESK, ['-o', file, '-q'], { isTTY: true });
    expect(stderr).not.toContain('reading');
  });
});
