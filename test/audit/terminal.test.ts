/** What people see at a terminal. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../src/audit/progress.ts';
import { CLIENT, SUPPORT_DESK, project, run } from '../helpers/audit.ts';

const COLOURS = /\u001b\[\d+m/;

describe('the terminal', () => {
  it('groups by verdict, worst first, one line a call', async () => {
    const { stdout, status } = await run(SUPPORT_DESK);
    expect(status).toBe(1);
    const titles = [...stdout.matchAll(/^(\S.*) \(\d+\)$/gm)].map(([, title]) => title);
    expect(titles).toEqual([
      'Not eligible for Zero Data Retention',
      'Eligible with limitations, if Zero Data Retention is enabled for this project',
      'Deletes or ends what the endpoint keeps',
      'Not OpenAI',
      'Outside calls',
    ]);
    expect(stdout).toMatch(
      /^ {2}src\/handbook\.ts:6 {2}vectorStores\.create {2}POST \/v1\/vector_stores\n {6}error {2}POST \/v1\/vector_stores keeps data until deleted/m,
    );
  });

  it('has a table by endpoint with calls, files, eligibility, retention and date', async () => {
    const { stdout } = await run(SUPPORT_DESK);
    expect(stdout).toMatch(
      /^ {2}endpoint +calls +files +verdict +application state +abuse monitoring +source of$/m,
    );
    expect(stdout).toMatch(
      /^ {2}\/v1\/vector_stores +3 +1 +Not eligible +Until deleted +30 days +2026-10-09$/m,
    );
    expect(stdout).toMatch(/^10 calls in 5 files, 6 files read\. 10 errors, 2 warnings\.$/m);
  });

  it('prints findings only with --quiet', async () => {
    const { stdout } = await run(SUPPORT_DESK, ['--quiet']);
    expect(stdout).not.toMatch(/Policy snapshot|endpoint +calls|vectorStores\.delete/);
    expect(stdout).toContain('src/handbook.ts:6');
    expect(
      (await run(project({ 'a.ts': `${CLIENT}await client.files.delete('file-1');\n` }), ['-q']))
        .stdout,
    ).toBe('');
  });

  it('is friendly when there is nothing', async () => {
    expect(await run(project())).toEqual({
      status: 0,
      stderr: '',
      stdout:
        'Policy snapshot about 2026-10-09, profile zdr: Zero Data Retention. Configuration: none found that names this plugin.\n\nNo JavaScript or TypeScript file found here.\n',
    });
    expect(await run(project({ 'a.ts': 'export {};\n' }))).toEqual({
      status: 0,
      stderr: '',
      stdout:
        'Policy snapshot about 2026-10-09, profile zdr: Zero Data Retention. Configuration: none found that names this plugin.\n\nNo OpenAI call found in 1 file: nothing to report.\nCalls through a package of your own are found when settings["openai-zdr"].clients names it.\n',
    });
    const { stdout, status } = await run(
      project({
        'a.ts': `${CLIENT}await client.embeddings.create({ model: 'text-embedding-3-small', input: '' });\n`,
      }),
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /\n1 call in 1 file, 1 file read\. No finding\.\n2 traces of OpenAI: 2 in 1 call\.\n$/,
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

  it('shows a reason for what is accepted', async () => {
    const { stdout } = await run(
      project({
        'a.ts': `${CLIENT}// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- DPO-12\nawait client.files.create({});\n`,
      }),
    );
    expect(stdout).toContain('      accepted (DPO-12)  POST /v1/files keeps data until deleted');
    expect(stdout).toContain('0 errors, 0 warnings, 1 accepted in the code.');
  });

  it('lists what could not be followed', async () => {
    const { stdout } = await run(
      project({ 'a.ts': 'export const ask = (openai) => openai.responses.create({});\n' }),
    );
    expect(stdout).toMatch(
      /^Not followed to a call \(1\)\n {2}responses\.create: the client is .+\n {6}a\.ts:1\n/m,
    );
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
