/** Where each format of a report goes. Throws a `UsageError` for what does not fit together. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { didYouMean } from '../nearest.ts';
import { UsageError } from './errors.ts';
import type { Arguments } from './flags.ts';
import { type ComparisonFormat, comparisonFormats } from './render/comparison.ts';
import { type FormatName, formatOfFile, formats, isFormat } from './render/index.ts';

/** `file` is `null` for the standard output. */
export interface Destination<F extends string = FormatName> {
  format: F;
  file: string | null;
}

export function formatNamed(name: string): FormatName {
  if (isFormat(name)) return name;
  const names = Object.keys(formats);
  throw new UsageError(
    `--format is ${JSON.stringify(name)}, but must be one of ${names.join(', ')}${didYouMean(name, names)}.`,
  );
}

export function comparisonFormat(name: string): ComparisonFormat {
  if ((comparisonFormats as readonly string[]).includes(name)) return name as ComparisonFormat;
  throw new UsageError(
    `--format is ${JSON.stringify(name)}, but comparisons are one of ${comparisonFormats.join(', ')}.`,
  );
}

/** Where each format goes. Without `--output` there is one format, on the standard output. */
export function destinations<F extends FormatName>(
  { given }: Arguments,
  cwd: string,
  named: (name: string) => F,
): Destination<F>[] {
  const wanted = (given.get('format') ?? []).flatMap((text) => text.split(',')).map(named);
  const outputs = given.get('output') ?? [];
  if (outputs.length === 0) {
    const [format = named('text'), ...more] = wanted;
    if (more.length > 0)
      throw new UsageError('Several formats need a place each: add --output <folder>.');
    return [{ format, file: null }];
  }
  const found = outputs.flatMap((output) => destinationsAt(output, wanted, cwd, named));
  const homeless = wanted.find(
    (format) => !found.some((destination) => destination.format === format),
  );
  if (homeless !== undefined)
    throw new UsageError(
      `--format ${homeless} has no --output of its own: add --output ${homeless}=<file>, or name a folder.`,
    );
  return found;
}

function destinationsAt<F extends FormatName>(
  output: string,
  wanted: readonly F[],
  cwd: string,
  named: (name: string) => F,
): Destination<F>[] {
  const split = output.indexOf('=');
  if (split > 0 && isFormat(output.slice(0, split)))
    return [{ format: named(output.slice(0, split)), file: resolve(cwd, output.slice(split + 1)) }];
  const path = resolve(cwd, output);
  if (/[\\/]$/.test(output) || (existsSync(path) && statSync(path).isDirectory())) {
    if (wanted.length === 0)
      throw new UsageError(
        `--output ${output} is a folder: say which formats to write there, such as --format html.`,
      );
    return wanted.map((format) => ({
      format,
      file: join(path, `openai-zdr${formats[format].endings[0]}`),
    }));
  }
  const [only, ...more] = wanted;
  const byName = formatOfFile(path);
  if (more.length > 0) {
    if (byName !== null && (wanted as readonly string[]).includes(byName))
      return [{ format: named(byName), file: path }];
    if (byName === null && !/\.\w+$/.test(output))
      return wanted.map((format) => ({
        format,
        file: join(path, `openai-zdr${formats[format].endings[0]}`),
      }));
    throw new UsageError(
      `--output ${output} is one file for several formats: name a folder, or write <format>=<file>.`,
    );
  }
  if (only === undefined && byName === null)
    throw new UsageError(
      `--output ${output} does not tell its format: add --format, or use an ending such as .html.`,
    );
  return [{ format: only ?? named(byName ?? 'text'), file: path }];
}
