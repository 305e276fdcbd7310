/** Comparisons for people, for pull requests and for programs. */
import { reachesOpenAI } from '../../calls/reach.ts';
import { jsonText, printable, withPrintableTexts } from '../../printable.ts';
import type { ChangedCall, Difference } from '../difference.ts';
import {
  type Inventory,
  type InventoryCall,
  type NotAnalysed,
  type OutsideFinding,
  type Unresolved,
  findingsOnUnresolved,
} from '../inventory.ts';
import {
  callName,
  configurationWords,
  notAnalysedGroups,
  reasonWords,
  requestName,
} from '../report.ts';
import type { SdkChange } from '../sdk-changes.ts';
import { plural } from '../verdicts.ts';
import type { ComparisonFormat } from './formats.ts';
import { codeSpan, escapeMarkdown, messageMarkdown, upTo } from './markdown-text.ts';
import { targetWords } from './target-words.ts';

interface Section {
  title: string;
  lines: { place: string; text: string }[];
}

export interface Comparison {
  heading: string;
  /** the answer in one sentence */
  sentence: string;
  sections: Section[];
  data: object;
}

const MAX_LINES = 200;

export function renderComparison(
  { heading, sentence, sections, data }: Comparison,
  format: ComparisonFormat,
): string {
  if (format === 'json') return jsonText(data);
  const filled = withPrintableTexts(sections.filter((section) => section.lines.length > 0));
  if (format === 'text') {
    return [
      `${printable(heading)}\n${printable(sentence)}\n`,
      ...filled.map(
        ({ title, lines }) =>
          `${title} (${String(lines.length)})\n${lines.map(({ place, text }) => `  ${place}  ${text}\n`).join('')}`,
      ),
    ].join('\n');
  }
  return [
    `<!-- openai-zdr-comparison -->\n### ${escapeMarkdown(heading)}\n\n${escapeMarkdown(sentence)}\n`,
    ...filled.map(({ title, lines }) => {
      const items = upTo(
        lines,
        MAX_LINES,
        ({ place, text }) => `- ${codeSpan(place)} ${messageMarkdown(text)}\n`,
      );
      return `**${escapeMarkdown(title)} (${String(lines.length)})**\n\n${items}`;
    }),
  ].join('\n');
}

export function differenceOf(
  found: Difference,
  [before, after]: readonly [string, string],
): Comparison {
  const { added, removed, changed, addedFindings, removedFindings } = found;
  const blind = [...toldApart(found.addedUnresolved, addedFindings), ...found.addedNotAnalysed];
  const seen = [
    ...toldApart(found.removedUnresolved, removedFindings),
    ...found.removedNotAnalysed,
  ];
  const stored = added.filter((call) => reachesOpenAI(call) && call.state === 'puts').length;
  const gone = removed.filter((call) => reachesOpenAI(call) && call.state === 'puts').length;
  return {
    heading: `OpenAI calls: ${after} compared with ${before}`,
    sentence:
      added.length +
        removed.length +
        changed.length +
        addedFindings.length +
        removedFindings.length +
        blind.length +
        seen.length ===
      0
        ? 'No difference.'
        : [
            `Adds ${plural(added.length, 'call')} (${String(stored)} leaving data at OpenAI),`,
            `removes ${plural(removed.length, 'call')} (${String(gone)} leaving data);`,
            `${plural(changed.length, 'call')} changed;`,
            `${plural(addedFindings.length, 'new finding')},`,
            `${plural(removedFindings.length, 'finding')} gone.`,
            ...(blind.length > 0
              ? [`${plural(blind.length, 'new place')} not followed or not analysed.`]
              : []),
          ].join(' '),
    sections: [
      { title: 'New calls', lines: added.map(callLine) },
      { title: 'Changed calls', lines: changed.map(changeLine) },
      { title: 'Removed calls', lines: removed.map(callLine) },
      { title: 'New findings', lines: addedFindings.map(findingLine) },
      { title: 'Findings that are gone', lines: removedFindings.map(findingLine) },
      { title: 'New, and not followed or not analysed', lines: blind.map(blindLine) },
      {
        title: 'No longer among what was not followed or not analysed',
        lines: seen.map(blindLine),
      },
    ],
    data: { comparison: 'inventories', before, after, ...found },
  };
}

/** Places without those of which a finding says the same. */
function toldApart(unresolved: Unresolved[], findings: Difference['addedFindings']): Unresolved[] {
  const told = findingsOnUnresolved({ calls: [], findings, unresolved });
  return unresolved.filter((item) => !told.has(item));
}

/** What a comparison of calls rests on, and what it says nothing about. */
function groundWords(inventory: Inventory): string {
  const blind = notAnalysedGroups(inventory).map(({ title }) => ` ${title}.`);
  return ` Configuration: ${configurationWords(inventory)}.${blind.join('')}`;
}

export function policyDriftOf(
  calls: readonly ChangedCall[],
  findings: Pick<Difference, 'addedFindings' | 'removedFindings'>,
  inventory: Inventory,
  [before, after]: readonly [string, string],
): Comparison {
  const total = inventory.calls.length;
  const { configuration, notAnalysed } = inventory;
  return {
    heading: `Policy snapshot ${after} compared with ${before}`,
    sentence: `${verdictChanges(calls.length, total)}${groundWords(inventory)}`,
    sections: [
      { title: 'Change of verdict', lines: calls.map(changeLine) },
      { title: `Findings under ${after} only`, lines: findings.addedFindings.map(findingLine) },
      { title: `Findings under ${before} only`, lines: findings.removedFindings.map(findingLine) },
    ],
    data: {
      comparison: 'policies',
      before,
      after,
      calls: total,
      changed: calls,
      ...findings,
      configuration,
      notAnalysed,
    },
  };
}

function verdictChanges(changed: number, total: number): string {
  if (total === 0) return NO_CALL;
  if (changed === 0)
    return `${plural(total, 'call')} ${total === 1 ? 'keeps its' : 'keep their'} verdict.`;
  return `${plural(changed, 'call')} of ${String(total)} ${changed === 1 ? 'changes its' : 'change their'} verdict.`;
}

const NO_CALL = 'There is no call to compare.';

const KINDS: Readonly<Record<SdkChange['kind'], string>> = {
  gone: 'Methods that are gone',
  route: 'Other requests',
  keys: 'Keys that are no longer documented',
  deprecated: 'Newly marked as deprecated',
  new: 'Not in the older version',
};

export function sdkDriftOf(
  changes: readonly SdkChange[],
  inventory: Inventory,
  [before, after]: readonly [string, string],
): Comparison {
  const total = inventory.calls.length;
  const { configuration, notAnalysed } = inventory;
  return {
    heading: `openai ${after} compared with ${before}`,
    sentence: `${sdkSentence(changes, total)}${groundWords(inventory)}`,
    sections: Object.entries(KINDS).map(([kind, title]) => ({
      title,
      lines: changes
        .filter((change) => change.kind === kind)
        .map((change) => ({
          place: `${change.file}:${String(change.line)}`,
          text: `${change.path}: ${change.detail.replaceAll('`', '')}`,
        })),
    })),
    data: { comparison: 'sdks', before, after, calls: total, changes, configuration, notAnalysed },
  };
}

/** A call that two things change for is one call. */
function sdkSentence(changes: readonly SdkChange[], total: number): string {
  if (total === 0) return NO_CALL;
  if (changes.length === 0) return `Nothing changes for ${plural(total, 'call')}.`;
  const calls = new Set(
    changes.map(({ file, line, column, path }) => JSON.stringify([file, line, column, path])),
  ).size;
  const often = changes.length === calls ? '' : `, by ${plural(changes.length, 'change')}`;
  return `${plural(calls, 'call')} of ${String(total)} ${calls === 1 ? 'is' : 'are'} concerned${often}.`;
}

function callLine(call: InventoryCall): Section['lines'][number] {
  return {
    place: `${call.file}:${String(call.line)}`,
    text: `${callName(call)}, ${requestName(call)}: ${call.verdict}${call.state === 'puts' ? ', leaves data' : ''}`,
  };
}

function changeLine({ before, after }: ChangedCall): Section['lines'][number] {
  const parts = [
    ...(before.verdict === after.verdict ? [] : [`${before.verdict} → ${after.verdict}`]),
    ...(before.state === after.state ? [] : [`${before.state} → ${after.state}`]),
    ...(targetsOf(before) === targetsOf(after)
      ? []
      : [`to ${targetsOf(before)} → to ${targetsOf(after)}`]),
  ];
  return {
    place: `${after.file}:${String(after.line)}`,
    text: `${callName(after)}, ${requestName(after)}: ${parts.join(', ')}`,
  };
}

function blindLine(item: Unresolved | NotAnalysed): Section['lines'][number] {
  return {
    place: 'line' in item ? `${item.file}:${String(item.line)}` : item.file,
    text: reasonWords(item),
  };
}

function findingLine(
  finding: Pick<OutsideFinding, 'file' | 'line' | 'severity' | 'message'>,
): Section['lines'][number] {
  return {
    place: `${finding.file}:${String(finding.line)}`,
    text: `${finding.severity}  ${finding.message}`,
  };
}

function targetsOf({ targets }: InventoryCall): string {
  return targetWords(targets);
}
