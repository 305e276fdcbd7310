/** Why a call of one place was found, or was not: the command `explain`. */
import { extname } from 'node:path';
import { UsageError } from './errors.ts';
import type { Explained, Place } from './explained.ts';
import { displayName } from './files.ts';
import { Inspector, type Job } from './inspector.ts';
import { type Inventory, headerOf } from './inventory.ts';
import { type AuditOptions, askForParser, jobsFor, prepare, usedConfiguration } from './prepare.ts';
import { ParseFailure } from '../values/program/parse.ts';

export const EXPLANATION_VERSION = 1;

export interface Explanation
  extends Explained, Pick<Inventory, 'policy' | 'profile' | 'configuration'> {
  schemaVersion: typeof EXPLANATION_VERSION;
  at: Place & { file: string };
  /** the project's ESLint configuration ignores the file */
  ignored?: true;
}

/** The whole code base is looked at for it: who imports the file may hand it a client. */
export async function explain(
  file: string,
  place: Place,
  options: AuditOptions,
): Promise<Explanation> {
  const { signal = new AbortController().signal } = options;
  const { program, scanned, table, setup } = await prepare(options, signal);
  const index = program.files.indexOf(file);
  const name = displayName(file, program.root);
  if (index === -1) throw new UsageError(`${name} is not read: ${notRead(file)}`);
  const unread = scanned.unread.find((item) => item.file === index);
  if (unread) throw new UsageError(`${name} cannot be explained: it ${unread.reason}.`);
  askForParser();
  const [job] = await jobsFor([index], program, table);
  const found = lookInto(new Inspector(setup), job!, place, name);
  return {
    ...headerOf(table.settingsAt(job!.configuration)),
    schemaVersion: EXPLANATION_VERSION,
    at: { file: name, ...place },
    configuration: usedConfiguration(options, program),
    ...((await table.isIgnored(file)) ? { ignored: true } : {}),
    ...found,
  };
}

function lookInto(inspector: Inspector, job: Job, place: Place, name: string): Explained {
  try {
    return inspector.explain(job, place);
  } catch (error) {
    if (error instanceof ParseFailure)
      throw new UsageError(`${name} cannot be parsed (${error.message}).`);
    throw error;
  }
}

function notRead(file: string): string {
  const extension = extname(file);
  if (/^\.(?:mdx?|markdown)$/.test(extension)) return 'add --markdown.';
  return `this command analyses JavaScript, TypeScript and HTML pages, and no ${extension === '' ? 'file without an extension' : extension}.`;
}
