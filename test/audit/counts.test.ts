/** Texts that count: none, one, several; and sums that are the sum of what is listed. */
import { describe, expect, it } from 'vitest';
import type { Difference } from '../../src/audit/difference.ts';
import type { Failure, GateResult, Gone } from '../../src/audit/gate.ts';
import type { Finding, Inventory, InventoryCall, Unresolved } from '../../src/audit/inventory.ts';
import { ProgressLine } from '../../src/audit/progress.ts';
import {
  differenceOf,
  policyDriftOf,
  renderComparison,
  sdkDriftOf,
} from '../../src/audit/render/comparison.ts';
import { countedWords, gateSummary } from '../../src/audit/render/gate-words.ts';
import {
  acceptedWords,
  balanceWords,
  groupWords,
  notAnalysedGroups,
} from '../../src/audit/report.ts';
import { CLIENT, inventoryOf, project, run } from '../helpers/audit.ts';

const UPLOAD = "await client.files.create({ purpose: 'batch', file });\n";

const upload = (await inventoryOf(project({ 'a.ts': `${CLIENT}${UPLOAD}` }))).calls[0]!;
const empty = await inventoryOf(project());

function times<T>(count: number, item: T): T[] {
  return Array.from({ length: count }, () => ({ ...item }));
}

const place: Unresolved = { file: 'a.ts', line: 1, endLine: 1, reason: 'it is lost' };

function inventoryWith(calls: number, more: Partial<Inventory> = {}): Inventory {
  return { ...empty, configuration: null, calls: times(calls, upload), ...more };
}

function failuresOf(kind: Failure['kind'], count: number): Failure[] {
  const { file, line } = upload;
  const [finding] = upload.findings as [Finding];
  const kinds: Record<Failure['kind'], Failure> = {
    finding: { kind: 'finding', file, line, within: undefined, finding, call: upload },
    call: { kind: 'call', file, line, within: undefined, call: upload },
    unresolved: { kind: 'unresolved', file, line, within: undefined, item: place },
    'not-analysed': { kind: 'not-analysed', file, within: undefined, item: { file, reason: '' } },
  };
  return times(count, kinds[kind]);
}

const gone: Gone = { file: 'a.ts', within: '', what: 'ineligible', about: '' };

function gateOf(more: Partial<GateResult>): GateResult {
  return { failOn: { never: false, levels: [] }, failures: [], known: null, gone: [], ...more };
}

function differenceWith(count: number): Difference {
  const calls: InventoryCall[] = times(count, upload);
  const findings = times(count, { ...upload.findings[0]!, file: 'a.ts' });
  return {
    added: calls,
    removed: calls,
    changed: calls.map((call) => ({ before: call, after: { ...call, verdict: 'limited' } })),
    addedFindings: findings,
    removedFindings: findings,
    addedUnresolved: times(count, place),
    removedUnresolved: times(count, place),
    addedNotAnalysed: [],
    removedNotAnalysed: [],
  };
}

function sdkWords(calls: number, changes: readonly [line: number, column: number][]): string {
  return sdkDriftOf(
    changes.map(([line, column]) => ({
      file: 'a.ts',
      line,
      column,
      path: 'files.create',
      kind: 'keys',
      detail: '',
    })),
    inventoryWith(calls),
    ['4', '7'],
  ).sentence;
}

const balance = { inCalls: 0, otherVendors: 0, sendNothing: 0, notFollowed: 0 };

const rows: [
  what: string,
  words: (count: number) => unknown,
  none: unknown,
  one: unknown,
  two: unknown,
][] = [
  [
    'traces in calls',
    (count) => balanceWords(inventoryWith(count, { balance: { ...balance, inCalls: count } })),
    null,
    '1 mention of OpenAI in the code: 1 leads to 1 call.',
    '2 mentions of OpenAI in the code: 2 lead to 2 calls.',
  ],
  [
    'traces elsewhere',
    (count) =>
      balanceWords(
        inventoryWith(0, {
          balance: { inCalls: 1, otherVendors: count, sendNothing: count, notFollowed: count },
        }),
      ),
    '1 mention of OpenAI in the code: 1 leads to calls of other files.',
    '4 mentions of OpenAI in the code: 1 leads to calls of other files, 1 to other vendors, 1 to nothing that is sent, 1 was not followed.',
    '7 mentions of OpenAI in the code: 1 leads to calls of other files, 2 to other vendors, 2 to nothing that is sent, 2 were not followed.',
  ],
  [
    'failing findings',
    (count) => gateSummary(gateOf({ failures: failuresOf('finding', count) })),
    null,
    'Failing: 1 error-level finding.',
    'Failing: 2 error-level findings.',
  ],
  [
    'failing calls',
    (count) =>
      gateSummary(
        gateOf({
          failures: failuresOf('call', count),
          failOn: { never: false, levels: ['limited'] },
        }),
      ),
    null,
    'Failing: 1 call at --fail-on limited.',
    'Failing: 2 calls at --fail-on limited.',
  ],
  [
    'places and files',
    (count) =>
      countedWords([...failuresOf('unresolved', count), ...failuresOf('not-analysed', count)]),
    '',
    '1 place not followed, 1 file not analysed',
    '2 places not followed, 2 files not analysed',
  ],
  [
    'what a baseline knows, and what is gone of it',
    (count) =>
      gateSummary(gateOf({ known: failuresOf('finding', count), gone: times(count, gone) })),
    'Nothing new fails. 0 known from the baseline.',
    'Nothing new fails. 1 known from the baseline. 1 entry of the baseline is gone: --update-baseline takes it out.',
    'Nothing new fails. 2 known from the baseline. 2 entries of the baseline are gone: --update-baseline takes them out.',
  ],
  [
    'accepted findings',
    (count) => acceptedWords(times(count, { ...upload.findings[0]!, suppressed: '' })),
    [],
    ['1 accepted in the code'],
    ['2 accepted in the code'],
  ],
  [
    'places of a cause',
    (count) => groupWords({ reason: 'lost', remedy: null, places: times(count, place) }),
    'lost',
    'lost',
    'lost (2 places)',
  ],
  [
    'files that were not read',
    (count) =>
      notAnalysedGroups({
        ...empty,
        notAnalysed: [
          ...times(count, { file: 'a.ts', reason: 'broken' }),
          ...times(count, { file: 'b.ts', reason: 'failed', fault: true as const }),
        ],
      }).map(({ title }) => title),
    [],
    ['1 file could not be read', '1 file on which the analysis failed'],
    ['2 files could not be read', '2 files on which the analysis failed'],
  ],
  [
    'a comparison of inventories',
    (count) => differenceOf(differenceWith(count), ['a', 'b']).sentence,
    'No difference.',
    'Adds 1 call (1 leaving data at OpenAI), removes 1 call (1 leaving data); 1 call changed; 1 new finding, 1 finding gone. 1 new place not followed or not analysed.',
    'Adds 2 calls (2 leaving data at OpenAI), removes 2 calls (2 leaving data); 2 calls changed; 2 new findings, 2 findings gone. 2 new places not followed or not analysed.',
  ],
  [
    'verdicts that change',
    (count) =>
      policyDriftOf(differenceWith(count).changed, differenceWith(0), inventoryWith(3), ['a', 'b'])
        .sentence,
    '3 calls keep their verdict. Configuration: not recorded.',
    '1 call of 3 changes its verdict. Configuration: not recorded.',
    '2 calls of 3 change their verdict. Configuration: not recorded.',
  ],
  [
    'calls that keep their verdict',
    (count) => policyDriftOf([], differenceWith(0), inventoryWith(count), ['a', 'b']).sentence,
    'There is no call to compare. Configuration: not recorded.',
    '1 call keeps its verdict. Configuration: not recorded.',
    '2 calls keep their verdict. Configuration: not recorded.',
  ],
  [
    'calls for which nothing changes',
    (count) => sdkWords(count, []),
    'There is no call to compare. Configuration: not recorded.',
    'Nothing changes for 1 call. Configuration: not recorded.',
    'Nothing changes for 2 calls. Configuration: not recorded.',
  ],
  [
    'calls of one line',
    (count) =>
      sdkWords(
        3,
        Array.from({ length: count }, (_, index) => [7, 1 + index]),
      ),
    'Nothing changes for 3 calls. Configuration: not recorded.',
    '1 call of 3 is concerned. Configuration: not recorded.',
    '2 calls of 3 are concerned. Configuration: not recorded.',
  ],
  [
    'changes for one call',
    (count) =>
      sdkWords(
        3,
        Array.from({ length: count }, () => [7, 1]),
      ),
    'Nothing changes for 3 calls. Configuration: not recorded.',
    '1 call of 3 is concerned. Configuration: not recorded.',
    '1 call of 3 is concerned, by 2 changes. Configuration: not recorded.',
  ],
  [
    'progress',
    (count) => {
      const written: string[] = [];
      const stream = { isTTY: true, write: (text: string) => written.push(text) };
      new ProgressLine(stream, false, 0).show({ what: 'reading', done: count, total: count });
      return written.join('').replace('\r\u001b[2K', '');
    },
    'reading 0 of 0 files',
    'reading 1 of 1 file',
    'reading 2 of 2 files',
  ],
];

describe('a text that counts', () => {
  it.each(rows)('%s', (_, words, ...expected) => {
    expect([0, 1, 2].map(words)).toEqual(expected);
  });

  it('has the sums of its sections', () => {
    const comparison = differenceOf(differenceWith(2), ['a', 'b']);
    const text = renderComparison(comparison, 'text');
    for (const { title, lines } of comparison.sections) {
      const section = text.split(`\n${title} (2)\n`)[1]!;
      expect(section.split('\n').findIndex((line) => !line.startsWith('  '))).toBe(lines.length);
    }
  });

  it.each([0, 1, 2])('at the terminal, with %i of each', async (count) => {
    const { stdout } = await run(
      project({
        'a.ts': `${CLIENT}${UPLOAD.repeat(count)}`,
        ...Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`p${String(index)}.py`, 'import openai\n']),
        ),
      }),
    );
    expect(stdout).toContain(
      [
        '0 calls in 0 files, 1 file read. No finding.\nNothing fails.\n',
        '1 call in 1 file, 1 file read. 1 error, 0 warnings.\nFailing: 1 error-level finding.\n',
        '2 calls in 1 file, 1 file read. 2 errors, 0 warnings.\nFailing: 2 error-level findings.\n',
      ][count]!,
    );
    const python = [
      null,
      '1 Python file uses OpenAI: not read',
      '2 Python files use OpenAI: not read',
    ];
    expect(/^.* Python .*$/m.exec(stdout)?.[0] ?? null).toBe(python[count]);
  });
});
