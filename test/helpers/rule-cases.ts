/** The cases of all rule tests, each once. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { RuleName } from '../../src/rules/index.ts';
import { ROOT } from './audit.ts';

export interface RuleCase {
  rule: RuleName;
  code: string;
  filename?: string;
  options?: unknown[];
  settings?: object;
  /** JavaScript does not parse it */
  isTypeScript: boolean;
}

/** Those with files beside them are left out. */
export function ruleCases(): RuleCase[] {
  const script = join(ROOT, 'test/helpers/rule-cases.mjs');
  const text = execFileSync(process.execPath, ['--import', 'tsx', script], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const known = new Set<string>();
  return (JSON.parse(text) as RuleCase[]).filter(
    ({ rule, code, filename = '', options, settings }) => {
      // The tests run each case with two parsers.
      const key = JSON.stringify([rule, code, filename, options, settings]);
      if (filename.startsWith('/') || known.has(key)) return false;
      known.add(key);
      return true;
    },
  );
}
