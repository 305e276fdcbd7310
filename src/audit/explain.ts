/** Why a call of one place was found, or was not: the command `explain`. */
import { extname } from 'node:path';
import { emptyLedger, joinedRests, settled, withoutSpans } from './balance.ts';
import { UsageError } from './errors.ts';
import type { Explained, Place } from './explained.ts';
import { displayName } from './files.ts';
import { type Inspector, type Job, inspectorOf } from './inspector.ts';
import { type Inventory, type Rests, type Unresolved, compareText, headerOf } from './inventory.ts';
import { inspectAll } from './pool.ts';
import {
  type AuditOptions,
  type Prepared,
  askForParser,
  jobsFor,
  prepare,
  usedConfiguration,
} from './prepare.ts';
import { ParseFailure } from '../values/program/parse.ts';

const EXPLANATION_VERSION = 1;

export interface Explanation
  extends Omit<Explained, 'open'>, Pick<Inventory, 'policy' | 'profile' | 'configuration'> {
  schemaVersion: typeof EXPLANATION_VERSION;
  at: Place & { file: string };
  /** the project's ESLint configuration ignores the file */
  ignored?: true;
  /** of this line, what the inventory lists beside the calls */
  unresolved: Unresolved[];
  /** other files, whose calls rest on this line */
  usedBy: string[];
}

/** The whole code base is looked at for it: who imports the file may hand it a client. */
export async function explain(
  file: string,
  place: Place,
  options: AuditOptions,
): Promise<Explanation> {
  const { signal = new AbortController().signal } = options;
  const prepared = await prepare(options, signal);
  const { program, scanned, table, setup } = prepared;
  const index = program.files.indexOf(file);
  const name = displayName(file, program.root);
  if (index === -1) throw new UsageError(`${name} is not read: ${notRead(file)}`);
  const unread = scanned.unread.find((item) => item.file === index);
  if (unread) throw new UsageError(`${name} cannot be explained: it ${unread.reason}.`);
  askForParser();
  const [job] = await jobsFor([index], program, table);
  const { open, ...found } = lookInto(inspectorOf(setup), job!, place, name);
  return {
    ...headerOf(table.settingsAt(job!.configuration)),
    schemaVersion: EXPLANATION_VERSION,
    at: { file: name, ...place },
    configuration: usedConfiguration(options, program),
    ...((await table.isIgnored(file)) ? { ignored: true } : {}),
    ...found,
    ...(await accountOf(open, prepared, { ...options, signal })),
  };
}

/** What other files make of what is open here, as the inventory would say it. */
async function accountOf(
  open: readonly Unresolved[],
  { program, scanned, table, setup }: Prepared,
  { workers, onProgress, signal }: AuditOptions & { signal: AbortSignal },
): Promise<Pick<Explanation, 'unresolved' | 'usedBy'>> {
  if (open.length === 0) return { unresolved: [], usedBy: [] };
  const jobs = await jobsFor(scanned.candidates, program, table);
  const { outcomes } = await inspectAll({
    setup,
    jobs,
    workers: workers ?? null,
    signal,
    onProgress: (done) => onProgress?.({ what: 'analysing', done, total: jobs.length }),
  });
  const users = outcomes.flatMap((outcome) => {
    const file = program.names[outcome.file] ?? '';
    if (!('inspection' in outcome) || open.some((item) => item.file === file)) return [];
    const { rests } = outcome.inspection.ledger;
    return stillOpen(open, rests).length < open.length ? [{ file, rests }] : [];
  });
  return {
    unresolved: withoutSpans(stillOpen(open, joinedRests(users.map(({ rests }) => rests)))),
    usedBy: users.map(({ file }) => file).sort(compareText),
  };
}

function stillOpen(open: readonly Unresolved[], rests: Rests): Unresolved[] {
  return settled({ ...emptyLedger(), open: [...open], rests }).unresolved;
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
