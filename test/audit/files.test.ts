/** Which files are read, and what happens to those that cannot be. */
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../src/audit/files.ts';
import type { Inventory } from '../../src/audit/inventory.ts';
import {
  CLIENT,
  commitAll,
  git,
  inventoryOf,
  project,
  repository,
  run,
  runCli,
  write,
} from '../helpers/audit.ts';

const CALL = `${CLIENT}await client.models.list();\n`;

async function namesIn(root: string, ...paths: string[]): Promise<string[]> {
  return (await findFiles({ root, cwd: root, paths: paths.length > 0 ? paths : ['.'] })).program
    .names;
}

const EVERY_KIND = {
  'a.ts': '',
  'a.tsx': '',
  'a.mts': '',
  'a.cts': '',
  'a.js': '',
  'a.jsx': '',
  'a.mjs': '',
  'a.cjs': '',
  'a.vue': '',
  'a.svelte': '',
  'a.astro': '',
};

/** Root may read everything. */
async function asNobody<T>(look: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return look();
  process.seteuid?.(65_534);
  try {
    return await look();
  } finally {
    process.seteuid?.(0);
  }
}

describe('files of a folder', () => {
  it('are those with code', async () => {
    const folder = project({
      ...EVERY_KIND,
      'a.d.ts': '',
      'a.d.mts': '',
      'a.min.js': '',
      'a.md': '',
      'a.json': '',
      'a.py': '',
      LICENSE: '',
    });
    expect(await namesIn(folder)).toEqual(Object.keys(EVERY_KIND).sort());
  });

  it('are not what others wrote or a build made', async () => {
    const folder = project({
      'node_modules/a/a.js': '',
      'dist/a.js': '',
      'coverage/a.js': '',
      'vendor/a.js': '',
      'target/a.js': '',
      '.cache/a.js': '',
      '.next/server/a.js': '',
      '.mastra/output/index.mjs': '',
      '.open-next/server/a.mjs': '',
      'packages/a/node_modules/b/b.js': '',
      'packages/a/a.js': '',
    });
    expect(await namesIn(folder)).toEqual(['packages/a/a.js']);
  });

  it('stand in folders with a dot too, with git and without', async () => {
    const folder = project({ 'app/.server/a.ts': '', '.github/scripts/b.mjs': '' });
    const names = ['.github/scripts/b.mjs', 'app/.server/a.ts'];
    expect(await namesIn(folder)).toEqual(names);
    git(folder, 'init', '--quiet');
    expect(await namesIn(folder)).toEqual(names);
  });

  it('are read where a compiler complains of them and translates them', async () => {
    const folder = project({ 'a.ts': `function f(a?: number = 1) {}\n${CALL}` });
    const { calls, notAnalysed } = await inventoryOf(folder);
    expect(calls.map(({ line }) => line)).toEqual([CALL.split('\n').length]);
    expect(notAnalysed).toEqual([]);
  });

  it('are read when they are named, wherever they stand', async () => {
    const folder = project({ 'dist/a.js': '', 'node_modules/b/b.js': '' });
    expect(await namesIn(folder, 'dist', 'node_modules/b/b.js')).toEqual([
      'dist/a.js',
      'node_modules/b/b.js',
    ]);
  });

  it('are named once, by code unit', async () => {
    const folder = project({ 'b.js': '', 'a/c.js': '', 'B.js': '', 'a.js': '', 'ä.js': '' });
    expect(await namesIn(folder, '.', 'a', './a/c.js')).toEqual([
      'B.js',
      'a.js',
      'a/c.js',
      'b.js',
      'ä.js',
    ]);
  });

  it('are named from the root', async () => {
    const folder = project({ 'packages/a/src/a.ts': CALL });
    expect(
      (await inventoryOf(join(folder, 'packages/a'), '--root', '../..')).calls.map(
        ({ file }) => file,
      ),
    ).toEqual(['packages/a/src/a.ts']);
  });

  it('are not followed through symbolic links', async () => {
    const folder = project({ 'src/a.ts': CALL });
    symlinkSync('.', join(folder, 'src/again'));
    symlinkSync('a.ts', join(folder, 'src/alias.ts'));
    symlinkSync('loop.ts', join(folder, 'src/loop.ts'));
    expect(await namesIn(folder)).toEqual(['src/a.ts']);
    git(folder, 'init', '--quiet');
    expect(await namesIn(folder), 'not yet tracked').toEqual(['src/a.ts']);
    commitAll(folder);
    expect(await namesIn(folder), 'tracked').toEqual(['src/a.ts']);
  });
});

describe('files of a git repository', () => {
  it('are what git tracks or would track', async () => {
    const folder = repository({
      'a.js': '',
      'sub/b.js': '',
      '.gitignore': 'generated\n',
      'dist/c.js': '',
    });
    write(folder, { 'new.js': '', 'generated/d.js': '' });
    expect(await namesIn(folder)).toEqual(['a.js', 'new.js', 'sub/b.js']);
    expect(await namesIn(join(folder, 'sub'))).toEqual(['b.js']);
  });

  it('are read in an ignored folder that is named', async () => {
    const folder = repository({ 'a.js': '', '.gitignore': 'generated\n:odd\n' });
    write(folder, { 'generated/d.js': '', ':odd/e.js': '' });
    expect(await namesIn(folder, 'generated')).toEqual(['generated/d.js']);
    expect(await namesIn(folder, ':odd')).toEqual([':odd/e.js']);
  });

  it('are found in folders whose names are patterns to git', async () => {
    const folder = repository({ 'a/x.js': '', '*/b.js': '', ':(top)/c.js': '' });
    expect(await namesIn(folder, '*')).toEqual(['*/b.js']);
    expect(await namesIn(folder, ':(top)')).toEqual([':(top)/c.js']);
  });

  it('are those of submodules and of repositories inside, too', async () => {
    const library = repository({ 'lib.js': '' });
    const folder = repository({ 'a.js': '' });
    git(
      folder,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      library,
      'external/lib',
    );
    commitAll(folder);
    write(folder, { 'inner/b.js': '' });
    git(join(folder, 'inner'), 'init', '--quiet');
    expect(await namesIn(folder)).toEqual(['a.js', 'external/lib/lib.js', 'inner/b.js']);
  });

  it('are not those of a submodule that is not checked out', async () => {
    const library = repository({ 'lib.js': '' });
    const folder = repository({ 'a.js': '' });
    git(
      folder,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      library,
      'external/lib',
    );
    commitAll(folder);
    git(folder, 'submodule', '--quiet', 'deinit', '--force', 'external/lib');
    expect(await namesIn(folder)).toEqual(['a.js']);
  });

  it('may be gone from the disk', async () => {
    const folder = repository({ 'a.js': CALL, 'b.js': CALL });
    rmSync(join(folder, 'b.js'));
    expect((await inventoryOf(folder)).files).toEqual({ scanned: 1, withCalls: 1 });
  });
});

describe('files that cannot be read', () => {
  it('are listed and counted, and the others are read', async () => {
    const folder = project({
      'good.ts': CALL,
      'broken.ts': "import OpenAI from 'openai';\nconst = {{{\n",
      'huge.js': `import OpenAI from 'openai';\n${'// filling\n'.repeat(200_000)}`,
      'empty.ts': '',
      'zero.js': 'openai \u0000\u0001',
    });
    writeFileSync(
      join(folder, 'wide.ts'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CALL, 'utf16le')]),
    );
    const { files, calls, notAnalysed } = await inventoryOf(folder);
    expect(calls.map(({ file }) => file)).toEqual(['good.ts']);
    expect(files.scanned).toBe(5);
    expect(notAnalysed.map(({ file }) => file)).toEqual([
      'broken.ts',
      'huge.js',
      'wide.ts',
      'zero.js',
    ]);
    expect(notAnalysed.slice(0, 3)).toEqual([
      { file: 'broken.ts', reason: expect.stringMatching(/\w/) as string },
      { file: 'huge.js', reason: 'is larger than 2 MiB' },
      { file: 'wide.ts', reason: 'is not UTF-8' },
    ]);
    const { stdout, status } = await run(folder);
    expect(status).toBe(0);
    expect(stdout).toContain('4 files could not be read\n  broken.ts  ');
  });

  it('leave nothing open when they are large and without a trace of OpenAI', async () => {
    const filling = '// filling\n'.repeat(300_000);
    const folder = project({
      'data.js': filling,
      'plain.js': '',
      'late.js': `${filling}${CALL}`,
      // A report that was written into the checkout, say.
      'report.html': `<p>OpenAI</p>${'<p>filling</p>\n'.repeat(200_000)}<script>var x</script>`,
      'app.html': `${'<p>filling</p>\n'.repeat(200_000)}<script type="module">${CALL}</script>`,
      'bundle.html': `<script>${filling}\n${CALL}</script>`,
    });
    writeFileSync(join(folder, 'plain.js'), Buffer.from('\uFEFFvar x = 1;\n', 'utf16le'));
    const { files, calls, notAnalysed } = await inventoryOf(folder);
    expect(files.scanned).toBe(5);
    expect(calls.map(({ file }) => file)).toEqual(['app.html']);
    expect(notAnalysed).toEqual([
      { file: 'bundle.html', reason: 'has scripts that are larger than 2 MiB' },
      { file: 'late.js', reason: 'is larger than 2 MiB' },
    ]);
  });

  it('are refused by their size before they are read', () => {
    const folder = project({
      'a.ts': "import { client } from './large';\nclient.files.list();\n",
      'b.ts': CALL,
      'large.ts': '',
      'eslint.config.js': '',
    });
    // Holes on the disk, and 400 MB each in memory.
    for (const name of ['large.ts', 'eslint.config.js'])
      truncateSync(join(folder, name), 400 * 1024 * 1024);
    const peak = "process.on('exit', () => console.error(process.resourceUsage().maxRSS))";
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(peak)}` };
    const { stdout, stderr } = runCli(folder, ['--format', 'json', '--workers', '0'], { env });
    const { calls, notAnalysed } = JSON.parse(stdout) as Inventory;
    expect(calls.map(({ file }) => file)).toEqual(['b.ts']);
    expect(notAnalysed.map(({ file }) => file)).toEqual(['eslint.config.js', 'large.ts']);
    expect(Number(stderr.trim().split('\n').at(-1)) / 1024).toBeLessThan(300);
  });

  it('are not fatal without permission, nor are folders', async () => {
    const folder = project({ 'good.ts': CALL, 'secret.ts': CALL, 'closed/a.ts': CALL });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'secret.ts'), 0o000);
    chmodSync(join(folder, 'closed'), 0o000);
    // What the tool itself has to read may stand where only root can: it is read by now.
    await inventoryOf(folder);
    const { notAnalysed, calls } = await asNobody(() => inventoryOf(folder));
    chmodSync(join(folder, 'closed'), 0o755);
    expect(calls.map(({ file }) => file)).toEqual(['good.ts']);
    expect(notAnalysed).toEqual([
      { file: 'closed', reason: 'EACCES: permission denied' },
      { file: 'secret.ts', reason: 'EACCES: permission denied' },
    ]);
  });

  it('say nothing of the machine', async () => {
    const folder = project({ 'a.ts': CALL });
    mkdirSync(join(folder, 'folder.ts'));
    write(folder, { 'folder.ts/inner.ts': 'import "openai"; {{{' });
    expect(JSON.stringify(await inventoryOf(folder))).not.toContain(folder);
  });
});
