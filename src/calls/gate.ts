/** Whether a linted file may hold a call: a look at its text, and at those that it imports, before anything is analysed. */
import type { SourceCode } from 'eslint';
import { forgetSources, refreshDisk } from '../values/program/forget.ts';
import type { CallSettings } from './settings.ts';
import { mayHoldCalls } from './trace.ts';

export { metParserProblem } from '../values/program/native.ts';

export interface LintedFile {
  sourceCode: SourceCode;
  /** as the linter resolved it; not a path for text from stdin */
  physicalFilename: string;
}

/** All rules ask of the same files. */
const asked = new WeakMap<object, boolean>();

export function isWorthALook(
  { sourceCode, physicalFilename: filename }: LintedFile,
  settings: CallSettings,
  crossFile: boolean,
): boolean {
  const known = asked.get(sourceCode.ast);
  if (known !== undefined) return known;
  refreshFor(filename);
  const lookedAt = { filename, text: sourceCode.text, isAlone: !crossFile };
  const answer = isScript(sourceCode) && mayHoldCalls(lookedAt, settings);
  asked.set(sourceCode.ast, answer);
  return answer;
}

/** Other languages of ESLint, such as JSON, CSS or HTML, lack some of it, and may still have a `Program`. */
function isScript({ ast, scopeManager, visitorKeys }: Partial<SourceCode>): boolean {
  return ast?.type === 'Program' && Boolean(scopeManager) && Boolean(visitorKeys);
}

/** Files that were linted since others were looked at. */
const lintedSince = new Set<string>();

/** A run lints each file once. One that comes again has been changed, or another one that it rests on. */
function refreshFor(filename: string): void {
  const isAgain = lintedSince.has(filename);
  const isRefreshed = refreshDisk();
  if (isAgain && !isRefreshed) forgetSources();
  if (isAgain || isRefreshed) lintedSince.clear();
  lintedSince.add(filename);
}
