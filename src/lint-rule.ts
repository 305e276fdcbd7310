/** A rule as linters take it: they ask it about every file, and few files need more than a look at their text. */
import type { Rule } from 'eslint';
import { isWorthALook, metParserProblem } from './calls/gate.ts';
import { analysisFailed } from './failure.ts';
import { type Settings, ownSettings, settingsOf } from './settings.ts';
import type { ZdrRuleModule } from './types.ts';

export type Severity = 'error' | 'warn' | 'off';

export interface RuleDocs {
  description: string;
  /** part of the preset `recommended` */
  recommended: boolean;
  /** what the rule is worth in the presets */
  severity: { recommended: Severity; strict: Severity };
}

export type RuleMeta = ZdrRuleModule['meta'] & { docs: RuleDocs };

export type ZdrRule = Rule.RuleModule & { meta: RuleMeta };

/** A file that may hold calls, as a linter gives it to a rule. */
export interface Linted {
  context: Rule.RuleContext;
  settings: Settings;
  options: object | undefined;
}

export function lintRule(name: string, meta: RuleMeta, check: (linted: Linted) => void): ZdrRule {
  return {
    meta,
    create(context) {
      const settings = settingsOf(ownSettings(context.settings));
      const options = context.options[0] as object | undefined;
      if (options === undefined) sayWhatIsMissing(name, meta);
      return listenersFor(context, {
        isNeeded() {
          const { calls, crossFile } = settings;
          return isWorthALook(context, { rule: name, settings: calls, crossFile });
        },
        run() {
          check({ context, settings, options });
        },
      });
    },
  };
}

interface Check {
  isNeeded: () => boolean;
  run: () => void;
}

/** None for a file that is not worth a look: where no rule listens, oxlint makes no tree. */
function listenersFor(context: Rule.RuleContext, { isNeeded, run }: Check): Rule.RuleListener {
  try {
    const listens = isNeeded();
    sayWithoutParser();
    if (!listens) return {};
  } catch (error) {
    return {
      Program: loudly(context, () => {
        throw error;
      }),
    };
  }
  return {
    Program: loudly(context, () => {
      run();
      sayWithoutParser();
    }),
  };
}

/** What was said to the whole run. */
const said = new Set<string>();

/** Where a preset turns on a rule that only the project can give its options to, one line says so, not every file. */
export function sayWhatIsMissing(rule: string, { schema, docs }: RuleMeta): void {
  const [{ required = [] } = {}] = schema as { required?: string[] }[];
  if (required.length === 0 || said.has(rule)) return;
  said.add(rule);
  process.emitWarning(
    `openai-zdr/${rule} reports nothing without its option \`${required.join('`, `')}\`: ${docs.url}`,
    { code: 'OPENAI_ZDR_OPTION' },
  );
}

/** Also where no rule is on that reports each import, such as in a configuration of single rules. */
function sayWithoutParser(): void {
  const problem = metParserProblem();
  if (problem === null || said.has(problem.what)) return;
  said.add(problem.what);
  process.emitWarning(`No import is followed: ${problem.what}. ${problem.remedy}`, {
    code: 'OPENAI_ZDR_PARSER',
  });
}

/** Files of which the analysis failed: one report says it for all rules. */
const failed = new WeakSet<object>();

/** A rule that throws ends the whole run of the linter, one that hides its failure leaves a file unchecked. */
function loudly(context: Rule.RuleContext, check: () => void): () => void {
  return () => {
    const { ast } = context.sourceCode;
    if (failed.has(ast)) return;
    try {
      check();
    } catch (error) {
      failed.add(ast);
      context.report({ loc: { line: 1, column: 0 }, message: analysisFailed(error) });
    }
  };
}
