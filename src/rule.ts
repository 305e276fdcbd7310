/** The frame of every rule: documentation, options, settings and the calls of the file in one place. */
import { relative, sep } from 'node:path';
import type { Rule } from 'eslint';
import {
  type AnalysedFile,
  type Calls,
  type Edit,
  FileView,
  type Place,
  analysisOf,
} from './calls/index.ts';
import { type SnapshotId, newestSnapshot } from './catalogue/policy/index.ts';
import { fixesOf } from './fixes.ts';
import { linesOf } from './lines.ts';
import { type Linted, type RuleDocs, type RuleMeta, type ZdrRule, lintRule } from './lint-rule.ts';
import { shortened, withPrintableTexts } from './printable.ts';
import type { Settings } from './settings.ts';
import type { Node } from './values/ast.ts';
import { isComponent } from './values/program/markup/index.ts';

/** `Options` may lack what a project has to give: `meta.defaultOptions` fills the rest. */
export interface RuleDefinition<Options extends object, Ids extends string> {
  name: string;
  meta: Omit<Rule.RuleMetaData, 'docs' | 'messages' | 'defaultOptions'> & {
    docs: RuleDocs;
    messages: Record<Ids, string>;
    defaultOptions?: [Options];
  };
  create: (tools: RuleTools<Options, Ids>) => void;
}

export interface Suggestion<Ids extends string> {
  messageId: Ids;
  data?: Record<string, string>;
  /** what cannot be written is not suggested */
  edit: Edit | null;
}

/** What a report may say besides its message. */
export interface Besides<Ids extends string> {
  suggest?: Suggestion<Ids>[];
  /** the reason why the options accept it: a linter is silent then, an inventory shows both */
  accepted?: string | undefined;
}

/**
 * Reports a place, in the linted file or in one that it imports from. What a text of the code names stands in
 * `name`: by that a report is known again. Part of all data is `asOf`, which dates an older policy, and `from`,
 * which says where a value of another file stands.
 */
export type Tell<Ids extends string> = (
  at: Place,
  messageId: Ids,
  data?: Readonly<Record<string, string>>,
  besides?: Besides<Ids>,
) => void;

/** All that a rule sees: what a linter and an inventory can give alike. */
export interface RuleTools<Options extends object, Ids extends string> {
  options: Options;
  settings: Settings;
  file: FileView;
  calls: Calls;
  /** folder that globs in options are relative to */
  cwd: string;
  tell: Tell<Ids>;
}

/** One report of a rule, at its place in the linted file. */
export interface Told extends Besides<string> {
  node: Node;
  messageId: string;
  /** the data of its message */
  data: Record<string, string>;
  /** what of the code it is about, where that is not the call */
  about: string | undefined;
  /** where it was decided, when that is another file */
  elsewhere: Pick<Place, 'node' | 'module'> | null;
  /** what in the calls leads to it; of several calls it is reported once */
  reachedBy: Node[];
}

export interface Inspected {
  file: AnalysedFile;
  settings: Settings;
  options?: object | undefined;
  cwd: string;
}

/** The check behind a rule, for whoever wants to know what it tells. */
export type Inspect = (inspected: Inspected, hear: (told: Told) => void) => void;

const inspections = new WeakMap<object, Inspect>();

/** The check behind a rule. */
export function inspectionOf(rule: ZdrRule): Inspect {
  const inspect = inspections.get(rule);
  if (!inspect) throw new TypeError('Not a rule of this plugin');
  return inspect;
}

const REPOSITORY = 'https://github.com/eslint-plugin-openai-zdr/eslint-plugin-openai-zdr';

function docsUrl(page: string): string {
  return `${REPOSITORY}/blob/main/rules-docs/${page}.md`;
}

export function createRule<Options extends object, Ids extends string>({
  name,
  meta,
  create,
}: RuleDefinition<Options, Ids>): ZdrRule {
  const inspect: Inspect = ({ file, settings, options, cwd }, hear) => {
    const view = FileView.of(file, settings);
    const told = new Reports(file.module, settings.policy.snapshot.id, cwd);
    try {
      create({
        options: { ...meta.defaultOptions?.[0], ...options } as Options,
        settings,
        file: view,
        calls: view.calls,
        cwd,
        tell: told.add,
      });
    } finally {
      told.all.forEach(hear);
    }
  };
  const full = { ...meta, docs: { ...meta.docs, url: docsUrl(name) } } as RuleMeta;
  const rule = lintRule(name, full, (linted) => {
    checkLinted(rule, linted);
  });
  inspections.set(rule, inspect);
  return rule;
}

/** What a rule reports of a file to a linter. */
export function checkLinted(rule: ZdrRule, { context, settings, options }: Linted): void {
  const file = analysisOf(context, settings.calls, settings.crossFile);
  inspectionOf(rule)({ file, settings, options, cwd: context.cwd }, reporter(context));
}

/** One report for each place and message, always in the linted file. What is told openly is not accepted elsewhere. */
class Reports {
  readonly #told = new Map<string, Told>();
  readonly #module: Place['module'];
  readonly #asOf: string;
  readonly #cwd: string;

  constructor(module: Place['module'], snapshot: SnapshotId, cwd: string) {
    this.#module = module;
    this.#asOf = snapshot === newestSnapshot ? '' : ` (policy ${snapshot})`;
    this.#cwd = cwd;
  }

  get all(): Told[] {
    return [...this.#told.values()];
  }

  readonly add: Tell<string> = (at, messageId, given, besides = {}) => {
    const isHere = at.module === this.#module;
    const node = isHere ? at.node : at.otherwise;
    const source = isHere ? at.source : at;
    const data = { asOf: this.#asOf, from: this.#from(node, source), ...shortened(given ?? {}) };
    const key = `${node.range.join()} ${messageId} ${JSON.stringify(data)}`;
    const before = this.#told.get(key);
    before?.reachedBy.push(at.otherwise);
    if (before && (before.accepted === undefined || besides.accepted !== undefined)) return;
    const isElsewhere = source && source.module !== this.#module;
    this.#told.set(key, {
      ...besides,
      node,
      messageId,
      data,
      about: given?.name,
      elsewhere: isElsewhere ? source : null,
      reachedBy: before?.reachedBy ?? [at.otherwise],
    });
  };

  /** Where a value comes from that does not stand at the line. */
  #from(node: Node, source: Place['source']): string {
    if (!source) return '';
    const line = linesOf(source.module).lineAt(source.node.range[0]);
    if (source.module !== this.#module)
      return ` from \`${nameOf(source.module, this.#cwd)}:${String(line)}\``;
    const [first, last] = node.range.map((offset) => linesOf(source.module).lineAt(offset));
    return first! <= line && line <= last! ? '' : ` from line ${String(line)}`;
  }
}

/** Of a long path the last name only, since it stands in a message. */
function nameOf({ filename }: Place['module'], cwd: string): string {
  const path = relative(cwd, filename).split(sep).join('/');
  return path.length > 40 ? `…/${path.split('/').at(-1)!}` : path;
}

function reporter(context: Rule.RuleContext): (told: Told) => void {
  return ({ node, messageId, data, suggest = [], elsewhere, accepted }) => {
    if (accepted !== undefined) return;
    const { sourceCode } = context;
    const [start, end] = node.range;
    context.report({
      // A node may be of another tree than the linter's.
      loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
      messageId,
      data: withPrintableTexts(data),
      suggest:
        elsewhere || isMarkup(start, context)
          ? []
          : suggest.flatMap((item) => suggestionOf(item, context)),
    });
  };
}

/** Quotes and tags stand around the code there: nothing is written into it. */
function isMarkup(offset: number, { physicalFilename, sourceCode }: Rule.RuleContext): boolean {
  return isComponent(physicalFilename) && sourceCode.getTokenByRangeStart(offset) === null;
}

function suggestionOf(
  { edit, ...said }: Suggestion<string>,
  { sourceCode }: Rule.RuleContext,
): Rule.SuggestionReportDescriptor[] {
  return edit ? [{ ...said, fix: (fixer) => fixesOf(edit, fixer, sourceCode) }] : [];
}
