/** What a rule does with a file that may hold calls. */
import type { Linted } from './lint-rule.ts';
import { checkLinted } from './rule.ts';
import { type RuleName, rules } from './rules/index.ts';

export function checkWith(rule: RuleName, linted: Linted): void {
  checkLinted(rules[rule], linted);
}
