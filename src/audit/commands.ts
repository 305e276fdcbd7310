/** The commands of the command line, as data, and the help that is printed from it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../nearest.ts';
import { UsageError } from './errors.ts';
import { type Flag, type FlagGroup, flagGroups, flagsNamed } from './flags.ts';
import { wrapped } from './render/text-width.ts';

export type CommandName =
  'audit' | 'explain' | 'diff' | 'merge' | 'compare policies' | 'compare sdk';

export interface CommandSpec {
  /** what stands behind its name, besides options */
  values: string;
  summary: string;
  flags: readonly string[];
  /** what a flag means here, where that is not what it means elsewhere */
  help?: Readonly<Record<string, string>>;
  /** flags of which it takes one value, where others take a list */
  single?: readonly string[];
}

const LOOKED_AT = ['policy', 'profile', 'no-config', 'markdown', 'since', 'root'];
const PRINTED = ['format', 'output', 'quiet'];
const COMPARED = {
  format: 'text (default), markdown or json',
  quiet: 'no word about files that were written',
};
const HELP = ['help', 'version'];

/** Flags of the first version that have become commands. */
export const OLD_FLAGS = {
  merge: 'merge',
  diff: 'diff',
  'compare-policies': 'compare policies',
  'compare-sdk': 'compare sdk',
} as const satisfies Record<string, CommandName>;

export const commands: Readonly<Record<CommandName, CommandSpec>> = {
  audit: {
    values: '[paths]',
    summary: 'every OpenAI call below the paths, and what is kept of it (the default)',
    flags: [
      ...LOOKED_AT,
      ...PRINTED,
      'trail',
      'fail-on',
      'baseline',
      'update-baseline',
      'shard',
      'cache',
      'workers',
    ],
  },
  explain: {
    values: '<file:line[:column]>',
    summary: 'why a call was found there and what it sends, or where the trail ends',
    flags: [
      ...['policy', 'profile', 'no-config', 'markdown', 'root'],
      ...['format', 'quiet', 'cache', 'workers'],
    ],
    help: { format: 'text (default) or json', quiet: 'print no progress' },
    single: ['format'],
  },
  diff: {
    values: '<a.json> <b.json>',
    summary: 'what the second inventory has and the first has not',
    flags: [...PRINTED, 'fail-on'],
    help: COMPARED,
  },
  merge: {
    values: '<a.json> …',
    summary: 'puts inventories together, such as those of all shards',
    flags: [...PRINTED, 'trail', 'fail-on', 'baseline', 'update-baseline', 'root'],
  },
  'compare policies': {
    values: '<id> <id> [paths]',
    summary: 'which calls change their verdict between two policy snapshots',
    flags: [...LOOKED_AT.filter((name) => name !== 'policy'), ...PRINTED, 'fail-on', 'workers'],
    help: COMPARED,
  },
  'compare sdk': {
    values: '<version> <version> [paths]',
    summary: 'what changes for the methods that are called between two versions of the SDK',
    flags: [...LOOKED_AT, ...PRINTED, 'workers'],
    help: COMPARED,
  },
};

const names = Object.keys(commands) as CommandName[];

export function flagsOf(name: CommandName): Flag[] {
  const old = name === 'audit' ? Object.keys(OLD_FLAGS) : [];
  return shownFlags(name, [...commands[name].flags, ...old, ...HELP]);
}

/** `openai-zdr help diff` */
export function helpFor(name: CommandName): string {
  return name === 'audit' ? 'openai-zdr --help' : `openai-zdr help ${name}`;
}

/** The command that a line begins with, and the words behind its name. A path of that name is `./diff`. */
export function commandIn(
  argv: readonly string[],
  cwd: string,
): { name: CommandName | 'help'; rest: readonly string[] } {
  const [first = '', second = ''] = argv;
  if (first === 'help') return { name: 'help', rest: argv.slice(1) };
  const [single, double] = [first, `${first} ${second}`].map((text) =>
    names.find((name) => name === text),
  );
  if (double) return { name: double, rest: argv.slice(2) };
  if (single) return { name: single, rest: argv.slice(1) };
  if (first === 'compare') throw new UsageError(ofSeveral(first, second));
  if (/^[a-z]+$/.test(first) && !existsSync(resolve(cwd, first))) {
    const hint = didYouMean(first, FIRST_WORDS);
    if (hint !== '')
      throw new UsageError(
        `There is no command and no path ${JSON.stringify(first)}${hint}. See openai-zdr --help.`,
      );
  }
  return { name: 'audit', rest: argv };
}

const FIRST_WORDS = [...new Set([...names.map((name) => name.split(' ')[0]!), 'help'])];

/** A word that begins the names of several commands. */
function ofSeveral(first: string, second: string): string {
  const own = names.flatMap((name) => (name.startsWith(`${first} `) ? name.split(' ')[1]! : []));
  const given = second === '' || second.startsWith('-') ? 'nothing' : JSON.stringify(second);
  const wanted = `${first} needs ${own.join(' or ')} behind it`;
  return `${wanted}, and not ${given}${didYouMean(second, own)}. See openai-zdr help ${first}.`;
}

/** What `openai-zdr help <words>` prints. */
export function helpText(words: readonly string[]): string {
  const name = words.join(' ');
  if (name === '') return usage();
  const own = names.filter((item) => item === name || item.startsWith(`${name} `));
  if (own.length > 0) return own.map(usageOf).join('\n');
  const hint = didYouMean(name, FIRST_WORDS);
  throw new UsageError(
    `There is no command ${JSON.stringify(name)}${hint}. There are ${FIRST_WORDS.join(', ')}.`,
  );
}

function usageOf(name: CommandName): string {
  const { values, summary, flags } = commands[name];
  const lines = flagLines(shownFlags(name, [...flags, 'help']));
  return `Usage: openai-zdr ${name} [options] ${values}\n\n${sentence(summary)}\n\n${lines}`;
}

/** Flags as they are for a command. */
function shownFlags(name: CommandName, flagNames: readonly string[]): Flag[] {
  const { help = {}, single = [] } = commands[name];
  return flagsNamed(flagNames).map(({ isList, ...flag }) => ({
    ...flag,
    help: help[flag.name] ?? flag.help,
    ...(isList && !single.includes(flag.name) ? { isList } : {}),
  }));
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const USAGE_HEAD = `Usage: openai-zdr [command] [options] [paths]

Finds every OpenAI call below the paths (default: the working directory) and
says what OpenAI keeps of it.

Commands (openai-zdr help <command> says more; a path of that name is ./diff):
`;

const USAGE_TAIL = `
Exit status: 0 looked, and nothing fails; 1 something fails; 2 could not look,
with a line that says why. By default an error-level finding fails.

  openai-zdr                                the inventory at the terminal
  openai-zdr --output report.html           the report for an auditor
  openai-zdr --format json --format html --output reports/
  openai-zdr --baseline zdr-baseline.json   fail on new findings only
  openai-zdr explain src/a.ts:12            why a call was found there

Run it as npx openai-zdr where the package is installed. Elsewhere npx would
fetch another package of that name; this command takes the right one:

  npx -p eslint-plugin-openai-zdr openai-zdr
`;

/** All of it: the commands, and every flag. */
export function usage(): string {
  const lines = names.map((name) => {
    const left = `  ${name} ${commands[name].values}`;
    return aligned(left, commands[name].summary);
  });
  const sections = flagGroups.map(
    ({ title, flags }: FlagGroup) => `\n${title}:\n${flagLines(flags)}`,
  );
  return [USAGE_HEAD, ...lines, ...sections, USAGE_TAIL].join('');
}

function flagLines(flags: readonly Flag[]): string {
  return flags
    .map(({ name, short, values = '', help, isList }) => {
      const lead = short === undefined ? '' : `-${short}, `;
      const left = `  ${lead}--${name}${values.startsWith('[') ? '' : ' '}${values}`;
      return aligned(left.trimEnd(), isList ? `${help}; several with commas between` : help);
    })
    .join('');
}

/** Of the terminal that everybody has. */
const WIDTH = 80;
const COLUMN = 26;

function aligned(left: string, right: string): string {
  const words = wrapped(right, WIDTH, COLUMN);
  return left.length < COLUMN - 1
    ? `${left.padEnd(COLUMN)}${words}\n`
    : `${left}\n${' '.repeat(COLUMN)}${words}\n`;
}
