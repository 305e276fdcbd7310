/** The list of calls of the file that is being linted: worked out once, shared by all rules. */
import type { SourceCode } from 'eslint';
import { SourceModule, type ParsedSource, type SourceComment } from '../values/module.ts';
import { type Node, walk } from '../values/ast.ts';
import { forgetUnusedFiles } from '../values/program/load.ts';
import { isComponent } from '../values/program/markup/index.ts';
import { parseSource } from '../values/program/parse.ts';
import { type AnalysedFile, analyse } from './analysis.ts';
import type { LintedFile } from './gate.ts';
import type { CallNode } from './readers/reader.ts';
import type { CallSettings } from './settings.ts';
import { typedReader } from './typed.ts';

const analysed = new WeakMap<object, AnalysedFile>();

/** Of a file that may hold calls. */
export function analysisOf(
  linted: LintedFile,
  settings: CallSettings,
  crossFile: boolean,
): AnalysedFile {
  const { ast } = linted.sourceCode;
  let file = analysed.get(ast);
  if (!file) analysed.set(ast, (file = analyseLinted(linted, settings, crossFile)));
  return file;
}

function analyseLinted(
  { sourceCode, physicalFilename: filename }: LintedFile,
  settings: CallSettings,
  crossFile: boolean,
): AnalysedFile {
  forgetUnusedFiles();
  const component = componentIn(filename, sourceCode.text);
  const module =
    component ??
    new SourceModule({
      filename,
      text: sourceCode.text,
      ast: treeOf(sourceCode),
      scopeManager: sourceCode.scopeManager as unknown as ParsedSource['scopeManager'],
      visitorKeys: sourceCode.visitorKeys,
      nodes: nodesOf(sourceCode),
      comments: sourceCode.getAllComments() as unknown as readonly SourceComment[],
    });
  const reader = typedReader(sourceCode.parserServices);
  const typed = reader && component ? ofTwins(reader, sourceCode) : reader;
  return analyse(module, { settings, crossFile, ...(typed ? { typed } : {}) });
}

function treeOf({ ast }: SourceCode): ParsedSource['ast'] {
  return ast as unknown as ParsedSource['ast'];
}

/** What the linter itself went through, so that nobody walks the tree once more; not every linter keeps it. */
function nodesOf(sourceCode: Partial<SourceCode>): readonly Node[] | undefined {
  const steps = sourceCode.traverse?.();
  if (!steps) return undefined;
  const nodes: Node[] = [];
  for (const { kind, phase, target } of steps)
    if (kind === VISIT && phase === ENTER) nodes.push(target as Node);
  return nodes;
}

const VISIT = 1;
const ENTER = 1;

/**
 * Parsers of components keep markup apart from scripts, each in its way: such a file is parsed once
 * more. `null` for other files, and where that fails.
 */
function componentIn(filename: string, text: string): SourceModule | null {
  if (!isComponent(filename)) return null;
  try {
    return parseSource(filename, text);
  } catch {
    return null;
  }
}

type TypedReader = NonNullable<ReturnType<typeof typedReader>>;

/** Types are known of the nodes of the linter's tree: of two nodes for one piece of text it is asked about its own. */
function ofTwins(typed: TypedReader, sourceCode: SourceCode): TypedReader {
  let twins: Map<string, CallNode> | null = null;
  return (node) => {
    twins ??= callsByRange(sourceCode);
    const twin = twins.get(node.range.join());
    return twin ? typed(twin) : null;
  };
}

function callsByRange(sourceCode: SourceCode): Map<string, CallNode> {
  const calls = new Map<string, CallNode>();
  walk(treeOf(sourceCode), sourceCode.visitorKeys, (node) => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression')
      calls.set(node.range.join(), node);
    return undefined;
  });
  return calls;
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
