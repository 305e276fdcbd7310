/** What failed, in words. */
import type { Failure, GateResult } from '../gate.ts';
import { callName, requestName } from '../report.ts';
import { plural } from '../verdicts.ts';

export function failureText(failure: Failure): string {
  if (failure.kind === 'finding') return failure.finding.message;
  if (failure.kind === 'unresolved' || failure.kind === 'not-analysed') return failure.item.reason;
  return `${callName(failure.call)}  ${requestName(failure.call)}  ${failure.call.verdict}`;
}

/** `src/a.ts:4`, or the file alone when it was not analysed. */
export function failurePlace(failure: Failure): string {
  return 'line' in failure ? `${failure.file}:${String(failure.line)}` : failure.file;
}

/** `null` when there is nothing to say beyond the inventory. */
export function gateSummary({ failOn, failures, known, stale }: GateResult): string | null {
  const count = (kind: Failure['kind']): number =>
    failures.filter((failure) => failure.kind === kind).length;
  const findings = count('finding');
  const calls = count('call');
  const places = count('unresolved');
  const files = count('not-analysed');
  const levels = failOn.levels.length > 0 ? ` at --fail-on ${failOn.levels.join(',')}` : '';
  const parts = [
    ...(findings > 0 ? [plural(findings, 'error-level finding')] : []),
    ...(calls > 0 ? [plural(calls, 'call')] : []),
    ...(places > 0 ? [`${plural(places, 'place')} not followed`] : []),
    ...(files > 0 ? [`${plural(files, 'file')} not analysed`] : []),
  ];
  const failing = `${parts.join(', ')}${findings < failures.length ? levels : ''}`;
  const gone =
    stale > 0
      ? ` ${stale === 1 ? '1 entry of the baseline is' : `${String(stale)} entries of the baseline are`} gone: --update-baseline takes them out.`
      : '';
  if (known !== null) {
    const verdict = failures.length === 0 ? 'Nothing new fails.' : `New and failing: ${failing}.`;
    return `${verdict} ${String(known.length)} known from the baseline.${gone}`;
  }
  return failures.length > 0 ? `Failing: ${failing}.` : null;
}
