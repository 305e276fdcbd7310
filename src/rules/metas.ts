/** What the rules say of themselves. The package has it as data: see `scripts/build.ts`. */
import type { RuleMeta } from '../lint-rule.ts';
import { type RuleName, rules } from './index.ts';

export const metas = Object.fromEntries(
  Object.entries(rules).map(([name, { meta }]) => [name, meta]),
) as Record<RuleName, RuleMeta>;
