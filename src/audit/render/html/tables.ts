/** What the parts of the page point to: findings by call, causes and rows of the policy by number. */
import type { CallFindings } from '../../call-findings.ts';
import type { Causes } from './causes.ts';
import type { PolicyRows } from './policy-table.ts';

export interface Tables {
  findings: CallFindings;
  causes: Causes;
  rows: PolicyRows;
}
