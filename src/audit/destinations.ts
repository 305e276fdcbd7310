/** Where each format of a report goes. Throws a `UsageError` for what does not fit together. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { didYouMean } from '../nearest.ts';
import { UsageError } from './errors.ts';
import type { Arguments } from './flags.ts';
import {
  type ComparisonFormat,
  type FormatName,
  comparisonFormats,
  formatOfFile,
  formats,
  isFormat,
  mayEndIn,
} from './render/formats.ts';

/** `file` is `null` for the standard output. */
export interface Destination<F extends string = FormatName> {
  format: F;
  file: string | null;
}

/** The formats of a command. `said` is what names one: `--format is "jsn"` */
export type Named<F extends FormatName> = (name: string, said?: string) => F;

export const formatNamed: Named<FormatName> = (name, said) => {
  if (isFormat(name)) return name;
  throw noFormat(name, said, 'must be one of', Object.keys(formats));
};

export const comparisonFormat: Named<ComparisonFormat> = (name, said) => {
  const found = comparisonFormats.find((format) => format === name);
  if (found) return found;
  throw noFormat(name, said, 'comparisons are one of', comparisonFormats);
};

function noFormat(
  name: string,
  said = `--format is ${JSON.stringify(name)}`,
  wanted: string,
  names: readonly string[],
): UsageError {
  return new UsageError(`${said}, but ${wanted} ${names.join(', ')}${didYouMean(name, names)}.`);
}

/** Where each format goes. Without `--output` there is one format, on the standard output. */
export function destinations<F extends FormatName>(
  { given }: Arguments,
  cwd: string,
  named: Named<F>,
): Destination<F>[] {
  const wanted = (given.get('format') ?? []).map((name) => named(name));
  const twice = wanted.find((format, index) => wanted.indexOf(format) !== index);
  if (twice !== undefined) throw new UsageError(`--format ${twice} is given twice.`);
  const outputs = given.get('output') ?? [];
  if (outputs.length === 0) {
    const [format = named('text'), ...more] = wanted;
    if (more.length > 0)
      throw new UsageError('Several formats need a place each: add --output <folder>.');
    return [{ format, file: null }];
  }
  const found = outputs.flatMap((output) => destinationsAt(output, wanted, cwd, named));
  checkHomes(wanted, found, outputs);
  checkFiles(found);
  return found;
}

function checkHomes<F extends FormatName>(
  wanted: readonly F[],
  found: readonly Destination<F>[],
  outputs: readonly string[],
): void {
  const homeless = wanted.find((format) => found.every((item) => item.format !== format));
  if (homeless === undefined) return;
  const [only = ''] = outputs;
  const [taken] = found;
  if (outputs.length === 1 && wanted.length === 1 && taken && !pairIn(only))
    throw new UsageError(
      `--format is ${homeless}, but --output ${only} ends like ${taken.format}. Use an ending such as ${formats[homeless].endings[0]}, or write --output ${homeless}=${only}.`,
    );
  throw new UsageError(
    `--format ${homeless} has no --output of its own: add --output ${homeless}=<file>, or name a folder.`,
  );
}

/** Two reports in one file would be one. */
function checkFiles(found: readonly Destination[]): void {
  for (const [index, { file, format }] of found.entries()) {
    const other = found.findIndex((item) => item.file === file);
    if (file !== null && other !== index)
      throw new UsageError(
        `Two reports would go to ${file}, ${found[other]!.format} and ${format}: give each --output a file of its own.`,
      );
  }
}

function destinationsAt<F extends FormatName>(
  output: string,
  wanted: readonly F[],
  cwd: string,
  named: Named<F>,
): Destination<F>[] {
  const pair = pairIn(output);
  if (pair) {
    const format = named(pair.name, `--output ${output} asks for ${JSON.stringify(pair.name)}`);
    if (pair.file === '') throw new UsageError(`--output ${output} names no file.`);
    return [{ format, file: resolve(cwd, pair.file) }];
  }
  const path = resolve(cwd, output);
  const inFolder = (): Destination<F>[] =>
    wanted.map((format) => ({
      format,
      file: join(path, `openai-zdr${formats[format].endings[0]}`),
    }));
  if (/[\\/]$/.test(output) || isFolder(path)) {
    if (wanted.length === 0)
      throw new UsageError(
        `--output ${output} is a folder: say which formats to write there, such as --format html.`,
      );
    return inFolder();
  }
  const byName = formatOfFile(path);
  const only = wantedIn(path, wanted, byName);
  if (only !== undefined) return [{ format: only, file: path }];
  if (wanted.length > 1 && byName === null && !/\.\w+$/.test(output)) return inFolder();
  if (wanted.length > 1 && byName === null)
    throw new UsageError(
      `--output ${output} is one file for several formats: name a folder, or write <format>=<file>.`,
    );
  if (byName === null)
    throw new UsageError(
      `--output ${output} does not tell its format: add --format, or use an ending such as .html.`,
    );
  return [{ format: named(byName, `--output ${output} ends like ${byName}`), file: path }];
}

/** Which of the formats that are asked for a file of this name is to hold. */
function wantedIn<F extends FormatName>(
  path: string,
  wanted: readonly F[],
  byName: FormatName | null,
): F | undefined {
  if (byName === null) return wanted.length === 1 ? wanted[0] : undefined;
  return (
    wanted.find((format) => format === byName) ?? wanted.find((format) => mayEndIn(format, path))
  );
}

/** `json=a.txt`; a file whose name has an equals sign is written `./a=b.json`. */
function pairIn(output: string): { name: string; file: string } | null {
  const [, name, file] = /^([a-z]+)=(.*)$/s.exec(output) ?? [];
  return name === undefined || file === undefined ? null : { name, file };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
