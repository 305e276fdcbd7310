/** Whether a linted file may hold a call: a look at its text and at those that it imports, before an analysis. */
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

/** of a parser that knows types */
interface Services {
  program?: unknown;
}

/** What one rule asks; all that are on ask the same of a file, one after the other. */
export interface Question {
  rule: string;
  settings: CallSettings;
  crossFile: boolean;
}

interface Asked extends Omit<Question, 'rule'> {
  sourceCode: SourceCode;
  filename: string;
  text: string;
}

/**
 * Holds for all of them, until one asks again: then the file is linted anew. By its tree it cannot be kept, which
 * oxlint makes only where somebody looks at it, nor by the source code alone, of which oxlint has one.
 */
let last: (Asked & { by: Set<string>; answer: boolean }) | null = null;

export function isWorthALook(
  { sourceCode, physicalFilename: filename }: LintedFile,
  { rule, settings, crossFile }: Question,
): boolean {
  const { text } = sourceCode;
  if (
    last?.sourceCode !== sourceCode ||
    last.by.has(rule) ||
    last.filename !== filename ||
    last.text !== text ||
    last.settings !== settings ||
    last.crossFile !== crossFile
  ) {
    const asked: Asked = { sourceCode, filename, text, settings, crossFile };
    last = { ...asked, by: new Set(), answer: answerTo(asked) };
  }
  last.by.add(rule);
  return last.answer;
}

function answerTo({ sourceCode, filename, text, settings, crossFile }: Asked): boolean {
  refreshFor(filename);
  const isTyped = Boolean((sourceCode.parserServices as Services | undefined)?.program);
  const lookedAt = { filename, text, isAlone: !crossFile, isTyped };
  return typeof text === 'string' && mayHoldCalls(lookedAt, settings) && isScript(sourceCode);
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
