/** What failed, in words. */
import type { Failure, GateResult, Gone } from '../gate.ts';
import { callName, requestName } from '../report.ts';
import { indexedBy } from '../../values/indexed.ts';
import { shortRule } from '../subject.ts';
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
export function gateSummary(gate: GateResult): string | null {
  const verdict = gateVerdict(gate);
  return gate.gone.length > 0 ? `${verdict ?? ''} ${goneWords(gate.gone.length)}` : verdict;
}

/** The same where what is gone stands above. */
export function gateVerdict({ failOn, failures, known }: GateResult): string | null {
  const levels = failOn.levels.length > 0 ? ` at --fail-on ${failOn.levels.join(',')}` : '';
  const isAboutLevels = failures.some(({ kind }) => kind !== 'finding');
  const failing = `${countedWords(failures)}${isAboutLevels ? levels : ''}`;
  if (known === null) return failures.length > 0 ? `Failing: ${failing}.` : null;
  const verdict = failures.length === 0 ? 'Nothing new fails.' : `New and failing: ${failing}.`;
  return `${verdict} ${String(known.length)} known from the baseline.`;
}

/** `8 error-level findings, 1 call` */
export function countedWords(failures: readonly Failure[]): string {
  const count = (kind: Failure['kind']): number =>
    failures.filter((failure) => failure.kind === kind).length;
  const parts: [number, (count: number) => string][] = [
    [count('finding'), (found) => plural(found, 'error-level finding')],
    [count('call'), (found) => plural(found, 'call')],
    [count('unresolved'), (found) => `${plural(found, 'place')} not followed`],
    [count('not-analysed'), (found) => `${plural(found, 'file')} not analysed`],
  ];
  return parts.flatMap(([found, words]) => (found > 0 ? [words(found)] : [])).join(', ');
}

export function goneWords(count: number): string {
  const [are, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  const entries = `${plural(count, 'entry', 'entries')} of the baseline`;
  return `${entries} ${are} gone: --update-baseline takes ${them} out.`;
}

/** What is gone of one place: `in keep: files.create POST /v1/files (ineligible, no-ineligible-endpoint)` */
export function goneLines(gone: readonly Gone[]): { file: string; words: string }[] {
  const groups = indexedBy(gone, ({ file, within, about }) =>
    JSON.stringify([file, within, about]),
  );
  return [...groups.values()].map((own) => {
    const { file, within, about } = own[0]!;
    const where = within === '' ? '' : `in ${within}: `;
    const names = own.map(({ what }) => shortRule(what).split(' ')[0]!);
    const said = names.join(', ');
    return { file, words: `${where}${about === '' ? said : `${about} (${said})`}` };
  });
}
