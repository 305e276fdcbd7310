/** Names and texts of a code base that would act on a terminal, or make a line look like another. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../src/audit/inventory.ts';
import { rules } from '../../src/rules/index.ts';
import { CLIENT, project, read, run, write } from '../helpers/audit.ts';

const ESC = '\u001b';
const NAMES = [
  `a${ESC}[31mred${ESC}]0;title\u0007.mjs`,
  'b\nError: nothing found\r.mjs',
  'c\u009b2Jd\u202egpj.mjs',
];
const CODE = `${CLIENT}
export const api = { '${ESC}[2Kmethod\\u001b[1A': () => client.files.create({ purpose: 'batch' }) };
const other = new OpenAI({ defaultHeaders: { 'X-Data-Retention\\n\\u001b[8m': 'none' } });
await other.responses.create({ ['data\\n_usage\\u001b[8m']: 'none', store: true });
/* eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- agreed
   \u001b[32mwith all */
await client.files.create({ purpose: 'batch' });
export function late(openai) { openai.beta.threads.create({}); }
`;

const FILES = {
  ...Object.fromEntries(NAMES.map((name) => [name, CODE])),
  [`broken${ESC}[5m.mjs`]: 'import "openai"; {{{',
};

/** Of all that a terminal acts on, line ends alone may be there. */
function expectPlain(text: string, what: string): void {
  expect(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e]/.exec(text),
    what,
  ).toBe(null);
}

describe('control characters', () => {
  it.each(['text', 'json', 'csv', 'sarif', 'html', 'markdown', 'cyclonedx', 'gitlab'])(
    'are not written as they are as %s',
    async (format) => {
      const folder = project(FILES);
      const { stdout, stderr } = await run(folder, ['--format', format, '--fail-on', 'unknown']);
      expect(stdout).toMatch(/files\.create|\/v1\/files/);
      expectPlain(stdout, 'stdout');
      expectPlain(stderr, 'stderr');
    },
  );

  it('are shown by name, in one line each', async () => {
    const { stdout } = await run(project(FILES));
    expect(stdout).toContain(
      'a[U+001B][31mred[U+001B]]0;title[U+0007].mjs\n  4:64  error     POST /v1/files ',
    );
    expect(stdout).toContain(
      'b[U+000A]Error: nothing found[U+000D].mjs\n  4:64  error     POST /v1/files ',
    );
    expect(stdout).toContain('Accepted: agreed [U+001B][32mwith all');
    expect(stdout).toContain('`X-Data-Retention[U+000A][U+001B][8m` is not an OpenAI header');
    expect(stdout).not.toMatch(/^Error/m);
  });

  it('are there for programs', async () => {
    const { stdout } = await run(project(FILES), ['--format', 'json']);
    const { calls } = JSON.parse(stdout) as Inventory;
    expect(new Set(calls.map(({ file }) => file))).toEqual(new Set(NAMES));
  });

  it('are not in colours of their own', async () => {
    const { stdout } = await run(project(FILES), [], { isTTY: true });

    expectPlain(stdout.replaceAll(/\u001b\[\d+m/g, ''), 'without the colours of the tool');
  });

  it('are not in what is said beside the report', async () => {
    const folder = project(FILES);
    const output = `out${ESC}[31m\n.json`;
    expectPlain((await run(folder, ['-o', output])).stderr, 'a file that was written');
    expect(read(folder, output)).toContain('calls');
    expectPlain((await run(folder, [`none${ESC}[31m`])).stderr, 'a path that is not there');
    expectPlain((await run(folder, ['--diff', output, `no${ESC}`])).stderr, 'an inventory');
    expectPlain((await run(folder, [`--${ESC}[31m`])).stderr, 'an option');
  });

  it('are not in comparisons', async () => {
    const folder = project(FILES);
    await run(folder, ['-o', 'after.json', '-q']);
    write(folder, Object.fromEntries(NAMES.map((name) => [name, ''])));
    await run(folder, ['-o', 'before.json', '-q']);
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = await run(folder, [
        '--diff',
        'before.json',
        'after.json',
        '--format',
        format,
      ]);
      expect(stdout).toContain('files.create');
      expectPlain(stdout, format);
    }
  });

  it('are not in the reports of a linter', () => {
    const messages = new Linter().verify(CODE, {
      plugins: { 'openai-zdr': { rules } },
      rules: Object.fromEntries(Object.keys(rules).map((name) => [`openai-zdr/${name}`, 'error'])),
    });
    expect(messages.map(({ message }) => message).join()).toContain(
      '`X-Data-Retention[U+000A][U+001B][8m`',
    );
    for (const { message } of messages) expectPlain(message, message);
  });
});
