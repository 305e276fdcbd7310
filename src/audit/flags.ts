/** The flags of the command line, as data: read by the parser, printed by `--help`. */
import { nearest } from '../nearest.ts';
import { UsageError } from './errors.ts';

/** How many values a flag takes. `inline`: one, only as `--flag=value`, and none is fine too. */
type Arity = 0 | 1 | 2 | 'inline' | 'rest';

export interface Flag {
  name: string;
  short?: string;
  arity: Arity;
  /** may be given several times */
  repeats?: true;
  values?: string;
  help: string;
}

export interface FlagGroup {
  title: string;
  flags: readonly Flag[];
}

export const flagGroups: readonly FlagGroup[] = [
  {
    title: 'What is looked at',
    flags: [
      {
        name: 'policy',
        arity: 1,
        values: '<id>',
        help: 'policy snapshot, such as 2026-10-09 (default: the newest)',
      },
      {
        name: 'profile',
        arity: 1,
        values: '<name>',
        help: 'what is agreed with OpenAI: zdr, mam, hipaa or default (default: zdr)',
      },
      {
        name: 'no-config',
        arity: 0,
        help: 'leave the ESLint configuration of the project alone',
      },
      { name: 'markdown', arity: 0, help: 'also read fenced code in Markdown files' },
      {
        name: 'since',
        arity: 1,
        values: '<git ref>',
        help: 'only files that changed since then, and files whose calls depend on them',
      },
      {
        name: 'root',
        arity: 1,
        values: '<dir>',
        help: 'folder that file names are relative to (default: the working directory)',
      },
    ],
  },
  {
    title: 'What is printed',
    flags: [
      {
        name: 'format',
        arity: 1,
        repeats: true,
        values: '<name>',
        help: 'text, json, csv, sarif, html, markdown or cyclonedx; may be repeated',
      },
      {
        name: 'output',
        short: 'o',
        arity: 1,
        repeats: true,
        values: '<where>',
        help: 'a file, a folder, or <format>=<file>; may be repeated',
      },
      { name: 'quiet', short: 'q', arity: 0, help: 'print findings only' },
      { name: 'trail', arity: 0, help: 'the JSON also says how each call was found' },
    ],
  },
  {
    title: 'What fails',
    flags: [
      {
        name: 'fail-on',
        arity: 1,
        repeats: true,
        values: '<what>',
        help: 'ineligible, unlisted, limited, unknown or never (default: error-level findings)',
      },
      {
        name: 'baseline',
        arity: 1,
        values: '<file>',
        help: 'what stands in this file does not fail',
      },
      {
        name: 'update-baseline',
        arity: 0,
        help: 'write the file of --baseline from what is there now',
      },
    ],
  },
  {
    title: 'Comparisons',
    flags: [
      {
        name: 'diff',
        arity: 2,
        values: '<a.json> <b.json>',
        help: 'what the second inventory has and the first has not',
      },
      {
        name: 'compare-policies',
        arity: 2,
        values: '<id> <id>',
        help: 'which calls change verdict between two policy snapshots',
      },
      {
        name: 'compare-sdk',
        arity: 2,
        values: '<version> <version>',
        help: 'what changes for the methods that are called',
      },
    ],
  },
  {
    title: 'Large repositories',
    flags: [
      { name: 'shard', arity: 1, values: '<i/n>', help: 'look at one of n parts of the files' },
      {
        name: 'merge',
        arity: 'rest',
        values: '<a.json> …',
        help: 'put inventories together, such as those of all shards',
      },
      {
        name: 'cache',
        arity: 'inline',
        values: '[=<dir>]',
        help: 'remember results by content (default folder: node_modules/.cache/openai-zdr)',
      },
      {
        name: 'workers',
        arity: 1,
        values: '<n>',
        help: 'number of threads, 0 for none (default: by processors and files)',
      },
    ],
  },
  {
    title: 'Help',
    flags: [
      { name: 'help', short: 'h', arity: 0, help: 'print this text' },
      { name: 'version', arity: 0, help: 'print the version' },
    ],
  },
];

const flags = flagGroups.flatMap((group) => group.flags);

export interface Arguments {
  /** flag name → values, in the order given; a flag without a value has an empty list */
  given: ReadonlyMap<string, readonly string[]>;
  positionals: readonly string[];
}

export function readArguments(argv: readonly string[]): Arguments {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') positionals.push(...rest.splice(0));
    else if (!argument.startsWith('-') || argument === '-') positionals.push(argument);
    else {
      const { flag, inline } = flagOf(argument);
      const known = given.get(flag.name);
      if (known && !flag.repeats && flag.arity !== 0)
        throw new UsageError(`--${flag.name} is given twice.`);
      given.set(flag.name, [...(known ?? []), ...valuesOf(flag, inline, rest)]);
    }
  }
  return { given, positionals };
}

function flagOf(argument: string): { flag: Flag; inline: string | null } {
  const split = argument.indexOf('=');
  const name = split === -1 ? argument : argument.slice(0, split);
  const flag = flags.find(
    (item) => name === `--${item.name}` || (item.short !== undefined && name === `-${item.short}`),
  );
  if (flag) return { flag, inline: split === -1 ? null : argument.slice(split + 1) };
  const match = nearest(
    name.replace(/^-+/, ''),
    flags.map((item) => item.name),
  );
  throw new UsageError(
    `There is no option ${name}${match === null ? '.' : `. Did you mean --${match}?`} See openai-zdr --help.`,
  );
}

function valuesOf(flag: Flag, inline: string | null, rest: string[]): string[] {
  const { name, arity, values = '' } = flag;
  if (arity === 0) {
    if (inline !== null) throw new UsageError(`--${name} takes no value.`);
    return [];
  }
  const taken = inline === null ? [] : [inline];
  const wanted = arity === 'rest' ? Infinity : arity === 'inline' ? 0 : arity;
  while (
    taken.length < wanted &&
    rest[0] !== undefined &&
    (!rest[0].startsWith('-') || rest[0] === '-')
  )
    taken.push(rest.shift() ?? '');
  const tooFew = arity === 'rest' ? taken.length === 0 : taken.length < wanted;
  if (tooFew || taken.includes('')) throw new UsageError(`--${name} needs ${values}.`);
  return taken;
}

const USAGE_HEAD = `Usage: openai-zdr [options] [paths]

Finds every OpenAI call below the paths (default: the working directory) and says
what OpenAI keeps of it.
`;

const USAGE_TAIL = `
Exit status: 0 looked, and nothing fails; 1 something fails; 2 could not look, with a
line that says why. By default an error-level finding fails.

  openai-zdr                                       the inventory at the terminal
  openai-zdr --output report.html                  the report for an auditor
  openai-zdr --format json --format html --output reports/
  openai-zdr --baseline zdr-baseline.json          fail on new findings only

Run it as npx openai-zdr where the package is installed. Elsewhere npx would fetch another
package of that name: npx -p eslint-plugin-openai-zdr openai-zdr takes this one.
`;

export function usage(): string {
  const width = 34;
  const sections = flagGroups.map(({ title, flags: own }) => {
    const lines = own.map(({ name, short, values = '', help }) => {
      const left =
        `  ${short === undefined ? '' : `-${short}, `}--${name}${values.startsWith('[') ? '' : ' '}${values}`.trimEnd();
      return left.length < width
        ? `${left.padEnd(width)}${help}\n`
        : `${left}\n${' '.repeat(width)}${help}\n`;
    });
    return `\n${title}:\n${lines.join('')}`;
  });
  return [USAGE_HEAD, ...sections, USAGE_TAIL].join('');
}
