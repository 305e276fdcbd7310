/** A file on which the analysis fails: the run fails, says so, and reports all the rest. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Evaluator } from '../../src/values/evaluator.ts';
import type { Site } from '../../src/values/value.ts';
import { CLIENT, inventoryOf, project, read, run, withEslint } from '../helpers/audit.ts';

const GOOD = `${CLIENT}await client.models.list();\n`;
const FILES = { 'a.mjs': GOOD, 'b.mjs': `${GOOD}// odd\n`, 'c.mjs': GOOD };
const REASON =
  'The analysis of this file failed, so it is not checked (Too much). Please report it to eslint-plugin-openai-zdr.';
const SAID = `openai-zdr: b.mjs: ${REASON}\n`;

let isFaulty = true;

beforeEach(() => {
  isFaulty = true;
  const evaluate = Reflect.get<Evaluator, 'evaluate'>(Evaluator.prototype, 'evaluate');
  vi.spyOn(Evaluator.prototype, 'evaluate').mockImplementation(function (
    this: Evaluator,
    site: Site,
  ) {
    if (isFaulty && site.module.text.endsWith('// odd\n'))
      throw new RangeError('Too much\nat once');
    return evaluate.call(this, site);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a file on which the analysis fails', () => {
  it.each(['text', 'json', 'csv', 'sarif', 'html', 'markdown', 'cyclonedx', 'gitlab'])(
    'fails, and is told beside and in a report as %s',
    async (format) => {
      const { status, stdout, stderr } = await run(project(FILES), ['--format', format]);
      expect([status, stderr.startsWith(SAID)]).toEqual([1, true]);
      expect(stdout).toMatch(/1 file on which the analysis failed|\(Too much\)/);
    },
  );

  it('costs nothing of the others', async () => {
    const { calls, notAnalysed } = await inventoryOf(project(FILES));
    expect(calls.map(({ file }) => file)).toEqual(['a.mjs', 'c.mjs']);
    expect(notAnalysed).toEqual([{ file: 'b.mjs', reason: REASON, fault: true }]);
  });

  it('is told of in quiet runs, and of many the first', async () => {
    const { status, stdout, stderr } = await run(project(FILES), ['-q']);
    expect([status, stderr]).toEqual([1, SAID]);
    expect(stdout).toContain(
      '1 file on which the analysis failed\n\nFailing: 1 file not analysed.',
    );
    const many = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`b${String(index)}.mjs`, FILES['b.mjs']]),
    );
    const lines = (await run(project(many), ['-q'])).stderr.trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe('openai-zdr: the analysis failed on 3 more files.');
  });

  it('fails at every level but never', async () => {
    const folder = project(FILES);
    expect((await run(folder, ['--fail-on', 'limited'])).status).toBe(1);
    expect((await run(folder, ['--fail-on', 'never'])).status).toBe(0);
  });

  it('is in a baseline when it is put there, and as what it is', async () => {
    const folder = project(FILES);
    await run(folder, ['--baseline=b.json', '--update-baseline', '-q']);
    const { entries } = JSON.parse(read(folder, 'b.json')) as { entries: { file: string }[] };
    expect(entries.filter(({ file }) => file === 'b.mjs')).toEqual([
      { file: 'b.mjs', within: '', what: 'analysis-failed', about: '', count: 1 },
    ]);
    const { status, stderr } = await run(folder, ['--baseline=b.json', '-q']);
    expect([status, stderr]).toEqual([0, SAID]);
  });

  it('fails where inventories are put together or compared', async () => {
    const folder = project(FILES);
    await run(folder, ['-o', 'bad.json', '-q']);
    expect(await run(folder, ['--merge', 'bad.json', '-q'])).toMatchObject({
      status: 1,
      stderr: SAID,
    });
    isFaulty = false;
    await run(folder, ['-o', 'good.json', '-q']);
    expect((await run(folder, ['--diff', 'good.json', 'bad.json'])).status).toBe(1);
    expect((await run(folder, ['--diff', 'bad.json', 'good.json'])).status).toBe(0);
  });

  it.each(['--compare-policies 2025-11-08 2026-10-09', '--compare-sdk 4 7'])(
    'fails with %s',
    async (command) => {
      const folder = project(FILES);
      expect(await run(folder, command.split(' '))).toMatchObject({ status: 1, stderr: SAID });
      isFaulty = false;
      expect(await run(folder, command.split(' '))).toMatchObject({ status: 0, stderr: '' });
    },
  );

  it('does not fail where the project ignores it', async () => {
    const folder = withEslint({
      ...FILES,
      'eslint.config.js': "// openai-zdr\nexport default [{ ignores: ['b.mjs'] }];\n",
    });
    const { status, stderr } = await run(folder);
    expect([status, stderr]).toEqual([0, SAID]);
  });

  it('is no file that cannot be parsed or read', async () => {
    const folder = project({ 'b.mjs': 'import "openai"; {{{ // odd\n' });
    expect((await run(folder)).status).toBe(0);
  });

  it('is not remembered', async () => {
    const folder = project(FILES);
    await run(folder, ['--cache=c', '-q']);
    isFaulty = false;
    expect(await run(folder, ['--cache=c', '-q'])).toMatchObject({ status: 0, stderr: '' });
  });
});
