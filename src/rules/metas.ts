/** What the rules say of themselves. The package has it as data: `scripts/build.ts` writes down what this module exports. */
import type { RuleMeta } from '../lint-rule.ts';
import { type RuleName, rules } from './index.ts';

export const metas = Object.fromEntries(
  Object.entries(rules).map(([name, { meta }]) => [name, meta]),
) as Record<RuleName, RuleMeta>;
