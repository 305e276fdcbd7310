/** What a report knows a finding by, from one run to the next. */
import { createHash } from 'node:crypto';
import type { Finding, InventoryCall } from '../inventory.ts';
import { requestName } from '../report.ts';
import { subjectOf } from '../subject.ts';

interface Found {
  finding: Finding;
  file: string;
  within: string | undefined;
  call: InventoryCall | null;
}

/** What a finding is and where it stands by name. Lines, dates and retention times are not part of it. */
export class Fingerprints {
  readonly #counts = new Map<string, number>();

  ofFinding({ finding, file, within, call }: Found): string {
    return this.of([
      file,
      within ?? '',
      finding.rule,
      finding.messageId,
      subjectOf(finding),
      call?.path ?? '',
      call ? requestName(call) : '',
    ]);
  }

  /** Of several that are alike each has its own. */
  of(what: readonly string[]): string {
    const text = JSON.stringify(what);
    const count = this.#counts.get(text) ?? 0;
    this.#counts.set(text, count + 1);
    return createHash('sha256')
      .update(`${text} ${String(count)}`)
      .digest('hex')
      .slice(0, 32);
  }
}
