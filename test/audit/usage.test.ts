/** Wrong usage: one sentence on stderr, exit status 2, nothing on stdout. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, usage } from '../../src/audit/commands.ts';
import { flagGroups } from '../../src/audit/flags.ts';
import { toolVersion } from '../../src/tool.ts';
import { snapshots } from '../../src/catalogue/policy/index.ts';
import { CLI, CLIENT, project, repository, run, runCli } from '../helpers/audit.ts';
import { packages } from '../helpers/sdk.ts';

const folder = project({
  'src/a.ts': `${CLIENT}await client.responses.create({ store: false });\n`,
  'broken.json': '{ nothing',
  'list.json': '[]',
  'newer.json': '{"schemaVersion":3}',
  'old-baseline.json': '{"baselineVersion":0,"entries":[]}',
  'odd-baseline.json': '{"baselineVersion":1,"entries":[{"file":"a"}]}',
  'half.json':
    '{"schemaVersion":1,"policy":{"id":"2026-10-09","date":"2026-10-09"},"profile":"zdr"}',
  'odd.json':
    '{"schemaVersion":1,"policy":{"id":"2026-10-09","date":"2026-10-09"},"profile":"zdr","files":{"scanned":-1,"withCalls":0,"failed":[]},"calls":[],"findings":[],"unresolved":[]}',
  'foreign.json':
    '{"schemaVersion":1,"policy":{"id":"2031-01-01","date":"2031-01-01"},"profile":"zdr","files":{"scanned":1,"withCalls":0,"failed":[]},"calls":[],"findings":[],"unresolved":[]}',
});
const at = (name: string): string => join(folder, name);
/** What this version of Node.js says of `broken.json`. */
const parseError = (() => {
  try {
    return String(JSON.parse('{ nothing'));
  } catch (error) {
    return (error as Error).message;
  }
})();
const ids = snapshots.map(({ id }) => id);

const refused: [args: string[], message: string][] = [
  [
    ['--fromat', 'json'],
    'There is no option --fromat. Did you mean --format? See openai-zdr --help.',
  ],
  [
    ['--no-cnofig'],
    'There is no option --no-cnofig. Did you mean --no-config? See openai-zdr --help.',
  ],
  [['-x'], 'There is no option -x. See openai-zdr --help.'],
  [['--quiet=yes'], '--quiet takes no value.'],
  [['--policy'], '--policy needs <id>.'],
  [['--policy='], '--policy needs <id>.'],
  [['--output'], '--output needs <where>.'],
  [['--cache='], '--cache needs [=<dir>].'],
  [['--diff', 'a.json'], '--diff needs <a.json> <b.json>.'],
  [['--merge'], '--merge needs <a.json> ….'],
  [['--compare-policies', '2026-10-09'], '--compare-policies needs <id> <id>.'],
  [['--shard', '1/2', '--shard', '2/2'], '--shard is given twice.'],
  [['--policy', '--quiet'], '--policy needs <id>.'],
  [['-qx'], 'There is no option -x. See openai-zdr --help.'],
  [['-o='], '--output needs <where>.'],

  [
    ['explian', 'src/a.ts:1'],
    'There is no command and no path "explian" (did you mean explain?). See openai-zdr --help.',
  ],
  [
    ['help', 'dif'],
    'There is no command "dif" (did you mean diff?). There are audit, explain, diff, merge, compare, help.',
  ],
  [
    ['diff', '--fial-on', 'never'],
    'There is no option --fial-on. Did you mean --fail-on? See openai-zdr help diff.',
  ],
  [
    ['diff', 'a.json', 'b.json', '--since', 'main'],
    '--since is no option of diff. See openai-zdr help diff.',
  ],
  [
    ['audit', '--fromat', 'json'],
    'There is no option --fromat. Did you mean --format? See openai-zdr --help.',
  ],
  [
    ['explain', 'src/a.ts:1', '-o', 'a.json'],
    '-o is no option of explain. See openai-zdr help explain.',
  ],
  [['diff', 'a.json'], 'diff needs <a.json> <b.json>. See openai-zdr help diff.'],
  [
    ['diff', 'a.json', 'b.json', 'c.json'],
    'diff takes two inventories, and "c.json" is one word too many.',
  ],
  [
    ['diff', 'a.json', 'b.json', '--format', 'html'],
    '--format is "html", but comparisons are one of text, markdown, json.',
  ],
  [['merge'], 'merge needs <a.json> …. See openai-zdr help merge.'],
  [
    ['merge', 'nowhere.json'],
    `The inventory ${at('nowhere.json')} cannot be read (ENOENT: no such file or directory).`,
  ],
  [
    ['compare'],
    'compare needs policies or sdk behind it, and not nothing. See openai-zdr help compare.',
  ],
  [
    ['compare', 'sdks', '4', '5'],
    'compare needs policies or sdk behind it, and not "sdks" (did you mean sdk?). See openai-zdr help compare.',
  ],
  [
    ['compare', 'sdk', '4'],
    'compare sdk needs <version> <version> [paths]. See openai-zdr help compare sdk.',
  ],
  [
    ['compare', 'sdk', '4', '99'],
    `openai 99 is not in the catalogue. There are ${packages.map(({ version }) => version).join(', ')}; a major such as 7 stands for its newest one.`,
  ],
  [
    ['compare', 'policies', '2026-10-10', '2026-10-09'],
    `There is no policy snapshot "2026-10-10" (did you mean 2026-09-10?). There are ${ids.join(', ')}.`,
  ],
  [
    ['compare', 'sdk', '4', '5', '--fail-on', 'never'],
    '--fail-on is no option of compare sdk. See openai-zdr help compare sdk.',
  ],

  [['nowhere'], `There is no file or folder "nowhere" below ${folder}.`],
  [['src', 'src/nowhere.ts'], `There is no file or folder "src/nowhere.ts" below ${folder}.`],
  [[''], 'A path is empty. Is a variable of the shell not set?'],
  [['--root', 'nowhere'], '--root is "nowhere", but there is no such folder.'],
  [['--root', 'src/a.ts'], '--root is "src/a.ts", but there is no such folder.'],

  [
    ['--format', 'yaml'],
    '--format is "yaml", but must be one of text, json, csv, sarif, html, markdown, cyclonedx, gitlab.',
  ],
  [
    ['--format', 'jsn'],
    '--format is "jsn", but must be one of text, json, csv, sarif, html, markdown, cyclonedx, gitlab (did you mean json?).',
  ],
  [
    ['--format', 'json', '--format', 'csv'],
    'Several formats need a place each: add --output <folder>.',
  ],
  [
    ['--output', 'report.xyz'],
    '--output report.xyz does not tell its format: add --format, or use an ending such as .html.',
  ],
  [
    ['--output', 'src'],
    '--output src is a folder: say which formats to write there, such as --format html.',
  ],
  [
    ['--format', 'json,html', '--output', 'a.x'],
    '--output a.x is one file for several formats: name a folder, or write <format>=<file>.',
  ],
  [
    ['--format', 'json,html', '--output', 'a.txt'],
    '--format json has no --output of its own: add --output json=<file>, or name a folder.',
  ],
  [
    ['--format', 'sarif', '-o', 'report.html'],
    '--format is sarif, but --output report.html ends like html. Use an ending such as .sarif, or write --output sarif=report.html.',
  ],
  [
    ['--format', 'text', '-o', 'a.cdx.json'],
    '--format is text, but --output a.cdx.json ends like cyclonedx. Use an ending such as .txt, or write --output text=a.cdx.json.',
  ],
  [
    ['--format', 'json', '-o', 'results.sarif.json'],
    '--format is json, but --output results.sarif.json ends like sarif. Use an ending such as .json, or write --output json=results.sarif.json.',
  ],
  [['--format', 'json,csv,json', '-o', 'out/'], '--format json is given twice.'],
  [
    ['-o', 'a.json', '-o', './a.json'],
    `Two reports would go to ${at('a.json')}, json and json: give each --output a file of its own.`,
  ],
  [
    ['-o', 'json=a.txt', '-o', 'src/../a.txt'],
    `Two reports would go to ${at('a.txt')}, json and text: give each --output a file of its own.`,
  ],
  [
    ['--format', 'json', '-o', 'out/', '-o', 'out/openai-zdr.json'],
    `Two reports would go to ${at('out/openai-zdr.json')}, json and json: give each --output a file of its own.`,
  ],
  [
    ['-o', 'yaml=a.yml'],
    '--output yaml=a.yml asks for "yaml", but must be one of text, json, csv, sarif, html, markdown, cyclonedx, gitlab.',
  ],
  [
    ['-o', 'jsn=a.json'],
    '--output jsn=a.json asks for "jsn", but must be one of text, json, csv, sarif, html, markdown, cyclonedx, gitlab (did you mean json?).',
  ],
  [['-o', 'json='], '--output json= names no file.'],
  [
    ['diff', 'a.json', 'b.json', '-o', 'a.html'],
    '--output a.html ends like html, but comparisons are one of text, markdown, json.',
  ],
  [
    ['diff', 'a.json', 'b.json', '-o', 'sarif=a.json'],
    '--output sarif=a.json asks for "sarif", but comparisons are one of text, markdown, json.',
  ],
  [
    ['explain', 'src/a.ts:3', '--format', 'text,json'],
    '--format is "text,json", but explanations are one of text, json.',
  ],
  [
    ['--baseline', 'b.json', '-o', 'b.json'],
    `--output and --baseline are both ${at('b.json')}: a report would take the place of the baseline.`,
  ],
  [['--trail'], '--trail says more in the JSON, and no JSON is asked for: add --format json.'],
  [
    ['--fail-on', 'never', '--baseline', 'b.json'],
    '--fail-on never and --baseline do not go together: where nothing fails, nothing is new.',
  ],
  [
    ['--fail-on', 'inelligible'],
    '--fail-on is "inelligible", but must be one of ineligible, unlisted, limited, unknown, never (did you mean ineligible?).',
  ],
  [
    ['--format', 'json,html', '--output', 'json=a.json'],
    '--format html has no --output of its own: add --output html=<file>, or name a folder.',
  ],
  [
    ['--output', 'src/a.ts/report.html'],
    `${at('src/a.ts/report.html')} cannot be written (ENOTDIR: not a directory).`,
  ],
  // A place where nothing can be created, and where Node's own recursive mkdir never ends.
  ...(existsSync('/proc/self')
    ? [
        [
          ['--output', '/proc/nowhere/report.html'],
          '/proc/nowhere/report.html cannot be written (ENOENT: no such file or directory).',
        ] as [string[], string],
      ]
    : []),

  [
    ['--policy', '2031'],
    `--policy is "2031", but must be "latest" or one of ${ids.map((id) => `"${id}"`).join(', ')}.`,
  ],
  [
    ['--profile', 'zrd'],
    '--profile is "zrd", but must be one of "zdr", "mam", "hipaa", "default" (did you mean "zdr"?).',
  ],
  [['--shard', '3/2'], '--shard is "3/2", but must be like 1/4: a number, and of how many.'],
  [['--shard', '0/2'], '--shard is "0/2", but must be like 1/4: a number, and of how many.'],
  [['--shard', 'one'], '--shard is "one", but must be like 1/4: a number, and of how many.'],
  [['--workers', 'many'], '--workers is "many", but must be a number from 0 to 99.'],
  [['--workers', '100'], '--workers is "100", but must be a number from 0 to 99.'],
  [
    ['--since', 'main'],
    '--since main: git does not know what changed since then (this is no repository that git can read).',
  ],

  [
    ['--fail-on', 'all'],
    '--fail-on is "all", but must be one of ineligible, unlisted, limited, unknown, never.',
  ],
  [['--fail-on', 'never,ineligible'], '--fail-on never goes with nothing else.'],
  [['--update-baseline'], '--update-baseline needs --baseline <file>.'],
  [
    ['--update-baseline', '--baseline', 'b.json', '--shard', '1/2'],
    '--update-baseline needs the whole code base: it does not go with --shard.',
  ],
  [
    ['--update-baseline', '--baseline', 'b.json', '--since', 'main'],
    '--update-baseline needs the whole code base: it does not go with --since.',
  ],
  [
    ['--baseline', 'nowhere.json'],
    `The baseline ${at('nowhere.json')} does not exist. Write it with --update-baseline.`,
  ],
  [
    ['--baseline', 'broken.json'],
    `The baseline ${at('broken.json')} cannot be read (${parseError}).`,
  ],
  [
    ['--baseline', 'list.json'],
    `${at('list.json')} is not a baseline of this version. Write it anew with --update-baseline.`,
  ],
  [
    ['--baseline', 'old-baseline.json'],
    `${at('old-baseline.json')} is not a baseline of this version. Write it anew with --update-baseline.`,
  ],
  [
    ['--baseline', 'odd-baseline.json'],
    `${at('odd-baseline.json')} is not a baseline of this version. Write it anew with --update-baseline.`,
  ],

  [
    ['--merge', 'nowhere.json'],
    `The inventory ${at('nowhere.json')} cannot be read (ENOENT: no such file or directory).`,
  ],
  [
    ['--merge', 'broken.json'],
    `The inventory ${at('broken.json')} cannot be read (${parseError}).`,
  ],
  [
    ['--merge', 'list.json'],
    `${at('list.json')} is not an inventory of openai-zdr: it has no schemaVersion 2.`,
  ],
  [
    ['--merge', 'newer.json'],
    `${at('newer.json')} was written by a newer version of openai-zdr (schemaVersion 3).`,
  ],
  [['--merge', 'half.json'], `${at('half.json')} is not a valid inventory: it has no files.`],
  [
    ['--merge', 'odd.json'],
    `${at('odd.json')} is not a valid inventory: files.scanned must be at least 0.`,
  ],
  [
    ['--merge', 'foreign.json'],
    `${at('foreign.json')} rests on the policy snapshot "2031-01-01", which this version does not know.`,
  ],
  [['--merge', 'a.json', '--since', 'main'], '--merge and --since do not go together.'],
  [['--merge', 'a.json', '--diff', 'a.json', 'b.json'], '--merge and --diff do not go together.'],
  [
    ['--diff', 'a.json', 'b.json', 'c.json'],
    '--diff takes inventories, and "c.json" is one word too many. Write the inventories behind --diff.',
  ],
  [
    ['--diff', 'list.json', 'half.json'],
    `${at('list.json')} is not an inventory of openai-zdr: it has no schemaVersion 2.`,
  ],
  [
    ['--diff', 'a.json', 'b.json', '--format', 'html'],
    '--format is "html", but comparisons are one of text, markdown, json.',
  ],
  [
    ['--compare-policies', '2026-10-10', '2026-10-09'],
    `There is no policy snapshot "2026-10-10" (did you mean 2026-09-10?). There are ${ids.join(', ')}.`,
  ],
  [
    ['--compare-sdk', '4', '99'],
    `openai 99 is not in the catalogue. There are ${packages.map(({ version }) => version).join(', ')}; a major such as 7 stands for its newest one.`,
  ],
];

describe('wrong usage', () => {
  it.each(refused)('%j', async (args, message) => {
    const before = readdirSync(folder, { recursive: true });
    expect(await run(folder, args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `openai-zdr: ${message}\n`,
    });
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('names a commit that a repository does not have', async () => {
    const { status, stderr } = await run(repository({ 'a.js': '' }), ['--since', 'nowhere']);
    expect([status, stderr]).toEqual([
      2,
      'openai-zdr: --since nowhere: git does not know what changed since then (nowhere is no commit).\n',
    ]);
  });

  it('never takes a ref for an option of git', async () => {
    const { status, stderr } = await run(repository({ 'a.js': '' }), [
      '--since=--output=stolen.txt',
    ]);
    expect([status, stderr]).toEqual([
      2,
      'openai-zdr: --since --output=stolen.txt: git does not know what changed since then (--output=stolen.txt is no commit).\n',
    ]);
  });

  it('ends the process with 2', () => {
    expect(runCli(folder, ['--fromat', 'json'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'openai-zdr: There is no option --fromat. Did you mean --format? See openai-zdr --help.\n',
    });
  });
});

describe('help', () => {
  it.each(['--help', '-h'])('%s names every flag', async (flag) => {
    const { status, stdout } = await run(folder, [flag]);
    expect(status).toBe(0);
    const words = stdout.replace(/\s+/g, ' ');
    for (const { name, help, isList } of flagGroups.flatMap(({ flags }) => flags)) {
      expect(words).toContain(`--${name}`);
      expect(words).toContain(isList ? `${help}; several with commas between` : help);
    }
  });

  it('names the options that take lists, which are read alike', async () => {
    const lists = flagGroups.flatMap(({ flags }) => flags.filter(({ isList }) => isList));
    expect(lists.map(({ name }) => name)).toEqual(['format', 'fail-on']);
    const text = (await run(folder, ['help', 'explain'])).stdout;
    expect(text).toMatch(/--format <name> +text \(default\) or json\n/);
    const output = join(project(), 'out/');
    await run(folder, [
      '--format',
      'json, csv',
      '-o',
      output,
      '-q',
      '--fail-on',
      'limited, unknown',
    ]);
    expect(readdirSync(output).sort()).toEqual(['openai-zdr.csv', 'openai-zdr.json']);
  });

  it('names every command', async () => {
    const { stdout } = await run(folder, ['help']);
    expect(stdout).toBe(usage());
    for (const [name, { values }] of Object.entries(commands))
      expect(stdout).toContain(`  ${name} ${values}`);
  });

  it.each(Object.keys(commands))('%s has its own, by each way', async (name) => {
    const words = name.split(' ');
    const { status, stdout } = await run(folder, ['help', ...words]);
    const { values, flags } = commands[name as keyof typeof commands];
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: openai-zdr ${name} [options] ${values}\n`);
    for (const flag of flags) expect(stdout).toMatch(new RegExp(` --${flag}\\b`));
    for (const way of ['--help', '-h'])
      expect((await run(folder, [...words, way])).stdout).toBe(stdout);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('says what a flag means for the command', async () => {
    expect((await run(folder, ['help', 'diff'])).stdout).toMatch(
      /--format <name> +text \(default\), markdown or json; several with commas\n +between\n/,
    );
    const both = (await run(folder, ['help', 'compare'])).stdout;
    expect(both).toMatch(/openai-zdr compare policies [^]*openai-zdr compare sdk /);
  });

  it('runs no package of another name where this one is not installed', () => {
    const samples = usage().match(/^ {2}(?:npx )?openai-zdr .*$/gm) ?? [];
    expect(samples.length).toBeGreaterThan(2);
    expect(samples.filter((line) => line.includes('npx'))).toEqual([]);
    expect(usage()).toContain('npx -p eslint-plugin-openai-zdr openai-zdr');
  });

  it('fits a terminal', () => {
    expect(
      usage()
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  it('--version prints it', async () => {
    expect((await run(folder, ['--version'])).stdout).toBe(`${toolVersion()}\n`);
  });
});

describe('commands', () => {
  const desk = project({
    'a.ts': `${CLIENT}await client.responses.create({ input: 'x' });\nawait client.files.list();\n`,
    'audit/b.ts': `${CLIENT}await client.batches.list();\n`,
  });

  it.each([
    [['audit'], []],
    [['audit', '.', '-q'], ['-q']],
    [
      ['compare', 'policies', '2025-11-08', '2026-10-09', 'a.ts'],
      ['--compare-policies', '2025-11-08', '2026-10-09', 'a.ts'],
    ],
    [
      ['compare', 'sdk', '4', '7', '--format', 'json'],
      ['--format', 'json', '--compare-sdk', '4', '7'],
    ],
  ])('%j is what %j is', async (command, flags) => {
    const [now, before] = [await run(desk, command), await run(desk, flags)];
    expect(now).toEqual(before);
    expect(now.stdout).not.toBe('');
  });

  it('diff and merge are what their flags are', async () => {
    await run(desk, ['-o', 'x.json']);
    await run(desk, ['a.ts', '-o', 'y.json']);
    for (const [command, flags] of [
      [
        ['diff', 'y.json', 'x.json', '--fail-on=limited'],
        ['--fail-on=limited', '--diff', 'y.json', 'x.json'],
      ],
      [
        ['merge', 'x.json', '--format=csv'],
        ['--format=csv', '--merge', 'x.json'],
      ],
      [
        ['merge', '--format', 'csv', '--', 'x.json'],
        ['--merge', 'x.json', '--format', 'csv'],
      ],
    ] as const) {
      const [now, before] = [await run(desk, command), await run(desk, flags)];
      expect(now).toEqual(before);
      expect(now.stdout).not.toBe('');
    }
  });

  it('a path of the name of a command is written with a dot', async () => {
    const { stdout } = await run(desk, ['./audit', '--format', 'json']);
    expect(stdout).toContain('batches.list');
    expect(stdout).not.toContain('files.list');
    expect((await run(desk, ['--', 'audit', '--format=json'])).stderr).toContain('--format=json');
  });

  it('a value may stand behind a short option in each way', async () => {
    for (const args of [['-o', 'z.csv'], ['-oz.csv'], ['-o=z.csv'], ['--output=z.csv']])
      expect((await run(desk, args)).stderr).toContain('wrote z.csv');
  });
});

describe('a working directory that is gone', () => {
  it.each([[], ['--help'], ['src', '-o', 'a.html']])('is said in a line (%s)', (...args) => {
    const gone = project();
    const script = 'cd "$1" && rmdir "$1" && shift && exec "$@"';
    const command = [gone, process.execPath, CLI, ...args];
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', ...command], {
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'openai-zdr: the working directory is not there any more (ENOENT). Change to another one.\n',
    ]);
  });
});
