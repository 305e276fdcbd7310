/** The flags of the command line, as data: `parseArgs` of Node splits the words, and the help prints them. */
import { parseArgs } from 'node:util';
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
  /** one value may hold several, with commas between */
  isList?: true;
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
        help: 'policy snapshot, such as 2026-11-26 (default: the newest)',
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
        isList: true,
        values: '<name>',
        help: 'text (default), json, csv, sarif, html, markdown, cyclonedx or gitlab',
      },
      {
        name: 'output',
        short: 'o',
        arity: 1,
        repeats: true,
        values: '<where>',
        help: 'a file, whose ending tells the format, a folder, or <format>=<file>; may be repeated',
      },
      { name: 'quiet', short: 'q', arity: 0, help: 'print findings only' },
      {
        name: 'trail',
        arity: 0,
        help: 'the JSON also says how each call was found (`trail`) and what it sends (`sends`)',
      },
    ],
  },
  {
    title: 'What fails',
    flags: [
      {
        name: 'fail-on',
        arity: 1,
        repeats: true,
        isList: true,
        values: '<what>',
        help: 'also ineligible, unlisted, limited or unknown calls; never: nothing fails',
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
        help: 'what the second inventory has and the first has not; same as the command diff',
      },
      {
        name: 'compare-policies',
        arity: 2,
        values: '<id> <id>',
        help: 'which calls change verdict between two snapshots; same as compare policies',
      },
      {
        name: 'compare-sdk',
        arity: 2,
        values: '<version> <version>',
        help: 'what changes for the methods that are called; same as compare sdk',
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
        help: 'put inventories together, such as those of all shards; same as merge',
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

/** Whose words are read, and what is told to somebody who errs. */
export interface Reading {
  command: string;
  /** what tells more about its flags */
  help: string;
  flags: readonly Flag[];
}

/** What else stands in the line than the name of a command. */
export function readArguments(argv: readonly string[], reading: Reading): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(flags.map((flag) => [flag.name, optionOf(flag)])),
    // What does not fit is told in our words.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const rest = tokens.filter(({ kind }) => kind !== 'option-terminator');
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Infinity;
  for (let token = rest.shift(); token; token = rest.shift()) {
    if (token.kind === 'positional') positionals.push(token.value);
    else if (token.kind === 'option') {
      const flag = flagOf(token, reading);
      const before = given.get(flag.name);
      if (before && !flag.repeats && flag.arity !== 0)
        throw new UsageError(`--${flag.name} is given twice.`);
      const values = valuesOf(flag, token, further);
      const all = flag.isList ? values.flatMap(partsOf) : values;
      given.set(flag.name, [...(before ?? []), ...all]);
    }
  }
  return { given, positionals };

  /** The next word, where it is no option. */
  function further(): string | null {
    const [next] = rest;
    if (next?.kind !== 'positional' || next.index > end) return null;
    rest.shift();
    return next.value;
  }
}

function partsOf(list: string): string[] {
  return list.split(',').map((part) => part.trim());
}

type Token = Extract<
  NonNullable<ReturnType<typeof parseArgs>['tokens']>[number],
  { kind: 'option' }
>;

function optionOf({ short, arity }: Flag): { type: 'string' | 'boolean'; short?: string } {
  const type = arity === 0 || arity === 'inline' ? 'boolean' : 'string';
  return { type, ...(short === undefined ? {} : { short }) };
}

function flagOf({ name, rawName }: Token, { command, help, flags: known }: Reading): Flag {
  const flag = known.find((item) => item.name === name);
  if (flag) return flag;
  if (flags.some((item) => item.name === name))
    throw new UsageError(`${rawName} is no option of ${command}. See ${help}.`);
  const match = nearest(
    name,
    known.map((item) => item.name),
  );
  throw new UsageError(
    `There is no option ${rawName}${match === null ? '.' : `. Did you mean --${match}?`} See ${help}.`,
  );
}

function valuesOf(flag: Flag, token: Token, further: () => string | null): string[] {
  const { name, arity, values = '' } = flag;
  // `-o=file`
  const isShort = token.inlineValue === true && !token.rawName.startsWith('--');
  const value = isShort ? token.value?.replace(/^=/, '') : token.value;
  if (arity === 0) {
    if (value !== undefined) throw new UsageError(`--${name} takes no value.`);
    return [];
  }
  // The next word is an option, and no value, unless it is written behind an equals sign.
  const isOption = token.inlineValue !== true && /^-./.test(value ?? '');
  const taken = value === undefined || isOption ? [] : [value];
  const wanted = arity === 'rest' ? Infinity : arity === 'inline' ? 0 : arity;
  while (taken.length < wanted && !isOption) {
    const next = further();
    if (next === null) break;
    taken.push(next);
  }
  const tooFew = arity === 'rest' ? taken.length === 0 : taken.length < wanted;
  if (tooFew || taken.includes('')) throw new UsageError(`--${name} needs ${values}.`);
  return taken;
}

/** The flags of these names, in the order of the help. */
export function flagsNamed(names: readonly string[]): Flag[] {
  return flags.filter(({ name }) => names.includes(name));
}
