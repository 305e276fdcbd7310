/** The frame of every rule: documentation, options, settings and the calls of the file in one place. */
import type { JSSyntaxElement, Rule, SourceCode } from 'eslint';
import { type AnalysedFile, type OpenAICall, analysisOf } from './calls/index.ts';
import { withPrintableTexts } from './printable.ts';
import { type Settings, settingsOf } from './settings.ts';
import type { Node } from './values/ast.ts';
import type { SourceModule } from './values/module.ts';

export type Severity = 'error' | 'warn' | 'off';

export interface RuleDocs {
  description: string;
  /** part of the preset `recommended` */
  recommended: boolean;
  /** what the rule is worth in the presets */
  severity: { recommended: Severity; strict: Severity };
}

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
  fix: (fixer: Rule.RuleFixer) => Rule.Fix | Rule.Fix[];
}

export interface Report<Ids extends string> {
  /** in the linted file, or in a file that it imports from */
  node: Node;
  module: SourceModule;
  messageId: Ids;
  data?: Record<string, string>;
  suggest?: Suggestion<Ids>[];
  /** where to point when the node stands in another file */
  otherwise: Node;
  /** the reason why the options accept it: a linter is silent then, an inventory shows both */
  accepted?: string;
}

export interface RuleTools<Options extends object, Ids extends string> {
  options: Options;
  settings: Settings;
  file: AnalysedFile;
  /** the calls of the file; each one starts with a fresh budget for look-ups */
  calls: Iterable<OpenAICall>;
  sourceCode: SourceCode;
  cwd: string;
  report: (report: Report<Ids>) => void;
}

/** What the audit needs of a rule: the check itself, without a linter around it. */
export type Inspect = (
  tools: Omit<RuleTools<object, string>, 'options'> & { options?: object },
) => void;

const inspections = new WeakMap<object, Inspect>();

/** The check behind a rule. */
export function inspectionOf(rule: ZdrRule): Inspect {
  const inspect = inspections.get(rule);
  if (!inspect) throw new TypeError('Not a rule of this plugin');
  return inspect;
}

export type ZdrRule = Rule.RuleModule & { meta: { docs: RuleDocs & { url: string } } };

const REPOSITORY = 'https://github.com/eslint-plugin-openai-zdr/eslint-plugin-openai-zdr';

export function docsUrl(page: string): string {
  return `${REPOSITORY}/blob/main/rules-docs/${page}.md`;
}

export function createRule<Options extends object, Ids extends string>({
  name,
  meta,
  create,
}: RuleDefinition<Options, Ids>): ZdrRule {
  const withDefaults = (options: object | undefined): Options =>
    ({ ...meta.defaultOptions?.[0], ...options }) as Options;
  const rule: ZdrRule = {
    meta: { ...meta, docs: { ...meta.docs, url: docsUrl(name) } } as ZdrRule['meta'],
    create(context) {
      const settings = settingsOf(context.settings['openai-zdr']);
      const options = withDefaults(context.options[0] as object | undefined);
      return {
        Program: loudly(context, () => {
          const file = analysisOf(context, settings.calls, settings.crossFile);
          if (!file) return;
          create({
            options,
            settings,
            file,
            calls: callsOf(file),
            sourceCode: context.sourceCode,
            cwd: context.cwd,
            report: reporter(context, file),
          });
        }),
      };
    },
  };
  inspections.set(rule, (tools) => {
    create({ ...tools, options: withDefaults(tools.options) });
  });
  return rule;
}

/** Files of which the analysis failed: one report says it for all rules. */
const failed = new WeakSet<object>();

/** A rule that throws ends the whole run of the linter, one that hides its failure leaves a file unchecked. */
function loudly(context: Rule.RuleContext, check: () => void): () => void {
  const { ast } = context.sourceCode;
  return () => {
    if (failed.has(ast)) return;
    try {
      check();
    } catch (error) {
      failed.add(ast);
      context.report({ loc: { line: 1, column: 0 }, message: analysisFailed(error) });
    }
  };
}

/** For a linter and an inventory alike: what has failed is this plugin, not the code. */
export function analysisFailed(error: unknown): string {
  return `The analysis of this file failed, so it is not checked (${firstLineOf(error)}). Please report it to eslint-plugin-openai-zdr.`;
}

export function firstLineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

export function callsOf(file: AnalysedFile): Iterable<OpenAICall> {
  return {
    *[Symbol.iterator]() {
      for (const call of file.calls) {
        file.evaluator.beginQuestion();
        yield call;
      }
    },
  };
}

/** One report for each place and message, always in the linted file. */
function reporter<Ids extends string>(
  context: Rule.RuleContext,
  file: AnalysedFile,
): (report: Report<Ids>) => void {
  const reported = new Set<string>();
  return ({ node, module, messageId, data = {}, suggest, otherwise, accepted }) => {
    if (accepted !== undefined) return;
    const isHere = module === file.module;
    const place = isHere ? node : otherwise;
    const key = `${place.range.join()} ${messageId} ${JSON.stringify(data)}`;
    if (reported.has(key)) return;
    reported.add(key);
    context.report({
      node: place as unknown as JSSyntaxElement,
      messageId,
      data: withPrintableTexts(data),
      ...(isHere && suggest && suggest.length > 0 ? { suggest: suggest } : {}),
    });
  };
}
