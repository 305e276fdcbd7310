/** The list of calls of the file that is being linted: worked out once, shared by all rules. */
import type { SourceCode } from 'eslint';
import { SourceModule, type ParsedSource, type SourceComment } from '../values/module.ts';
import { refreshResolution } from '../values/program/load.ts';
import { type AnalysedFile, analyse } from './analysis.ts';
import { forgetDeclarations } from './installed.ts';
import type { CallSettings } from './settings.ts';
import { mayHoldCalls } from './trace.ts';
import { typedReader } from './typed.ts';
import { forgetVersions } from './versions.ts';

export interface LintedFile {
  sourceCode: SourceCode;
  /** as the linter resolved it; not a path for text from stdin */
  physicalFilename: string;
}

const analysed = new WeakMap<object, AnalysedFile | null>();

/** `null` for a file without a trace of OpenAI: that answer costs a scan of its text, and of those it imports. */
export function analysisOf(
  { sourceCode, physicalFilename }: LintedFile,
  settings: CallSettings,
  crossFile: boolean,
): AnalysedFile | null {
  const known = analysed.get(sourceCode.ast);
  if (known !== undefined) return known;
  refreshDisk();
  const lookedAt = { filename: physicalFilename, text: sourceCode.text, isAlone: !crossFile };
  const result =
    isScript(sourceCode) && mayHoldCalls(lookedAt, settings)
      ? analyseLinted(sourceCode, physicalFilename, settings, crossFile)
      : null;
  analysed.set(sourceCode.ast, result);
  return result;
}

/** Other languages of ESLint, such as JSON, CSS or HTML, lack some of it, and may still have a `Program`. */
function isScript({ ast, scopeManager, visitorKeys }: Partial<SourceCode>): boolean {
  return ast?.type === 'Program' && Boolean(scopeManager) && Boolean(visitorKeys);
}

/** What stands on the disk is looked at again when the last look is a while ago. */
export function refreshDisk(now?: number): void {
  if (!refreshResolution(now)) return;
  forgetDeclarations();
  forgetVersions();
}

function analyseLinted(
  sourceCode: SourceCode,
  filename: string,
  settings: CallSettings,
  crossFile: boolean,
): AnalysedFile {
  const module = new SourceModule({
    filename,
    text: sourceCode.text,
    ast: sourceCode.ast as unknown as ParsedSource['ast'],
    scopeManager: sourceCode.scopeManager as unknown as ParsedSource['scopeManager'],
    visitorKeys: sourceCode.visitorKeys,
    comments: sourceCode.getAllComments() as unknown as readonly SourceComment[],
  });
  const typed = typedReader(sourceCode.parserServices);
  return analyse(module, { settings, crossFile, ...(typed ? { typed } : {}) });
}

export type { AnalysedFile } from './analysis.ts';
export type { Call } from './call.ts';
export { CONTENT_KEYS } from './content.ts';
export type { Edit } from './edit.ts';
export type { Field } from './field.ts';
export { type Calls, FileView } from './file-view.ts';
export type { Ignored } from './ignored.ts';
export type { Key } from './key.ts';
export type { Param } from './param.ts';
export { personalIn, schemaTexts } from './personal.ts';
export type { Place } from './place.ts';
export type { Part } from './sent.ts';
