/** What is said of one call, also where its request is written elsewhere. */
import type { Finding, Inventory, InventoryCall, OutsideFinding } from './inventory.ts';
import { findingsApart, sentenceOf } from './report.ts';

/** Errors first, what is accepted last. */
export function weightOf({ severity, suppressed }: Finding): number {
  return suppressed !== undefined ? 2 : severity === 'error' ? 0 : 1;
}

export interface PlacedFinding {
  finding: Finding;
  call: InventoryCall | null;
  /** the message; of a call, without its request */
  sentence: string;
  /** `src/body.ts:4`, where it stands outside of the call */
  elsewhere?: string;
}

export class CallFindings {
  readonly #byCall = new Map<InventoryCall, PlacedFinding[]>();
  /** of no call, or of several */
  readonly apart: OutsideFinding[] = [];

  constructor(inventory: Inventory) {
    for (const call of inventory.calls)
      this.#byCall.set(
        call,
        call.findings.map((finding) => placed(finding, call)),
      );
    for (const finding of findingsApart(inventory)) {
      const [call, another] = inventory.calls.filter((item) => isSentBy(finding, item));
      const elsewhere = `${finding.file}:${String(finding.line)}`;
      if (call && !another) this.#byCall.get(call)?.push({ ...placed(finding, call), elsewhere });
      else this.apart.push(finding);
    }
  }

  /** What fails first. */
  of(call: InventoryCall): readonly PlacedFinding[] {
    const found = this.#byCall.get(call) ?? [];
    return found.toSorted((left, right) => weightOf(left.finding) - weightOf(right.finding));
  }

  get all(): PlacedFinding[] {
    return [
      ...[...this.#byCall.values()].flat(),
      ...this.apart.map((finding) => placed(finding, null)),
    ];
  }
}

function placed(finding: Finding, call: InventoryCall | null): PlacedFinding {
  return { finding, call, sentence: sentenceOf(finding, call) };
}

/** The call sends what a finding outside of it is about. */
export function isSentBy(finding: OutsideFinding, call: InventoryCall): boolean {
  const { file, calls = [] } = finding;
  return (
    call.file === file &&
    calls.some(({ line, column }) => call.line === line && call.column === column)
  );
}
