/** Flags two by two: what goes together, and what is refused in one sentence. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommandName, commands } from '../../src/audit/commands.ts';
import { UsageError } from '../../src/audit/errors.ts';
import { flagGroups } from '../../src/audit/flags.ts';
import { readCommand } from '../../src/audit/options.ts';
import { project } from '../helpers/audit.ts';

const folder = project({ 'src/a.ts': '' });

/** Each flag as somebody gives it, with what it needs beside it. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  policy: ['--policy', '2026-10-09'],
  profile: ['--profile', 'mam'],
  'no-config': ['--no-config'],
  markdown: ['--markdown'],
  since: ['--since', 'main'],
  root: ['--root', 'src'],
  format: ['--format', 'json'],
  output: ['--output', 'out.json'],
  quiet: ['--quiet'],
  trail: ['--trail'],
  'fail-on': ['--fail-on', 'never'],
  baseline: ['--baseline', 'known.json'],
  'update-baseline': ['--update-baseline', '--baseline', 'known.json'],
  diff: ['--diff', 'a.json', 'b.json'],
  'compare-policies': ['--compare-policies', '2025-11-08', '2026-10-09'],
  'compare-sdk': ['--compare-sdk', '4', '7'],
  shard: ['--shard', '1/2'],
  merge: ['--merge', 'a.json'],
  cache: ['--cache'],
  workers: ['--workers', '0'],
  help: ['--help'],
  version: ['--version'],
};

const OLD = ['diff', 'compare-policies', 'compare-sdk', 'merge'];
const COMMAND_OF: Readonly<Record<string, CommandName>> = {
  diff: 'diff',
  'compare-policies': 'compare policies',
  'compare-sdk': 'compare sdk',
  merge: 'merge',
};

function refusal(args: readonly string[]): string | null {
  try {
    readCommand(args, folder);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** What two flags of the audit itself are refused for. */
const REFUSED: Readonly<Record<string, string>> = {
  'fail-on baseline':
    '--fail-on never and --baseline do not go together: where nothing fails, nothing is new.',
  'since update-baseline':
    '--update-baseline needs the whole code base: it does not go with --since.',
  'update-baseline shard':
    '--update-baseline needs the whole code base: it does not go with --shard.',
};
const NO_JSON = '--trail says more in the JSON, and no JSON is asked for: add --format json.';

/** The words of the second flag are left out where the first has them. */
function together(first: string, second: string): string[] {
  const [left, right] = [GIVEN[first]!, GIVEN[second]!];
  return left.includes(right[0]!)
    ? [...left]
    : right.includes(left[0]!)
      ? [...right]
      : [...left, ...right];
}

const names = Object.keys(GIVEN);
const pairs = names.flatMap((first, index) =>
  names.slice(index + 1).map((second) => [first, second] as const),
);

describe('two flags', () => {
  it('are all flags that there are', () => {
    const all = flagGroups.flatMap(({ flags }) => flags.map(({ name }) => name));
    expect(names.toSorted()).toEqual(all.toSorted());
    expect(pairs).toHaveLength(231);
  });

  it.each(pairs)('--%s --%s', (first, second) => {
    const both = [first, second];
    const isHelp = both.includes('help') || both.includes('version');
    const old = both.filter((name) => OLD.includes(name));
    const odd =
      old.length === 2
        ? [...old].sort((left, right) => OLD_ORDER.indexOf(left) - OLD_ORDER.indexOf(right))[1]
        : old.length === 1
          ? both.find(
              (name) => name !== old[0] && !commands[COMMAND_OF[old[0]!]!].flags.includes(name),
            )
          : undefined;
    const main = [...old].sort(
      (left, right) => OLD_ORDER.indexOf(left) - OLD_ORDER.indexOf(right),
    )[0];
    const found = refusal(together(first, second));
    if (isHelp) expect(found).toBe(null);
    else if (odd !== undefined) expect(found).toBe(`--${main!} and --${odd} do not go together.`);
    else if (both.includes('trail') && !both.includes('format') && !both.includes('output'))
      expect(found).toBe(NO_JSON);
    else expect(found).toBe(REFUSED[both.join(' ')] ?? null);
  });
});

/** Which of two comparisons is named first. */
const OLD_ORDER = ['merge', 'diff', 'compare-policies', 'compare-sdk'];

const BEHIND: Readonly<Record<CommandName, readonly string[]>> = {
  audit: [],
  explain: ['src/a.ts:1'],
  diff: ['a.json', 'b.json'],
  merge: ['a.json'],
  'compare policies': ['2025-11-08', '2026-10-09'],
  'compare sdk': ['4', '7'],
};

describe.each(Object.keys(commands) as CommandName[])('%s', (name) => {
  const given = [...name.split(' '), ...BEHIND[name]];
  const single = names.filter((flag) => name !== 'audit' || !OLD.includes(flag));

  it.each(single)('--%s', (flag) => {
    const words = GIVEN[flag]!;
    const found = refusal([...given, ...words]);
    const isOwn = ['help', 'version'].includes(flag) || commands[name].flags.includes(flag);
    if (!isOwn)
      expect(found).toBe(`--${flag} is no option of ${name}. See openai-zdr help ${name}.`);
    else expect(found).toBe(flag === 'trail' ? NO_JSON : null);
  });

  it('goes without any', () => {
    expect(refusal(given)).toBe(null);
  });
});

describe('an output', () => {
  it.each<[string[], [format: string, file: string | null][]]>([
    [[], [['text', null]]],
    [['--format', 'csv'], [['csv', null]]],
    [['-o', 'a.html'], [['html', 'a.html']]],
    [['--format', 'sarif', '-o', 'results.json'], [['sarif', 'results.json']]],
    [['--format', 'cyclonedx', '-o', 'bom.json'], [['cyclonedx', 'bom.json']]],
    [['--format', 'json', '-o', 'inventory'], [['json', 'inventory']]],
    [['--format', 'json', '-o', 'report.xyz'], [['json', 'report.xyz']]],
    [['-o', 'json=report.html'], [['json', 'report.html']]],
    [['-o', './a=b.json'], [['json', 'a=b.json']]],
    [
      ['--format', 'json', '-o', 'a.json', '-o', 'b.html'],
      [
        ['json', 'a.json'],
        ['html', 'b.html'],
      ],
    ],
    [
      ['--format', 'sarif,json', '-o', 'a.json', '-o', 'a.sarif'],
      [
        ['json', 'a.json'],
        ['sarif', 'a.sarif'],
      ],
    ],
    [
      ['--format', 'json,markdown', '-o', 'reports'],
      [
        ['json', 'reports/openai-zdr.json'],
        ['markdown', 'reports/openai-zdr.md'],
      ],
    ],
  ])('%j', (args, expected) => {
    const command = readCommand(args, folder);
    const found = command.kind === 'audit' ? command.destinations : [];
    expect(found.map(({ format, file }) => [format, file])).toEqual(
      expected.map(([format, file]) => [format, file === null ? null : join(folder, file)]),
    );
  });
});
