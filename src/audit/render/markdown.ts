/** The inventory as a comment of a pull request. */
import type { Failure } from '../gate.ts';
import { type InventoryCall, findingsIn } from '../inventory.ts';
import {
  type Report,
  acceptedWords,
  balanceWords,
  callName,
  configurationWords,
  endpointUses,
  frameworkWords,
  groupWords,
  ignoredWords,
  notAnalysedGroups,
  openGroups,
  partWords,
  policyFor,
  reasonWords,
  requestName,
} from '../report.ts';
import { plural, profileNames, verdictOrder, wordsFor } from '../verdicts.ts';
import { failurePlace, failureText, gateSummary } from './gate-words.ts';
import { codeSpan, escapeMarkdown, markdownTable, messageMarkdown, upTo } from './markdown-text.ts';

/** By this a bot finds its earlier comment. */
const MARK = '<!-- openai-zdr -->';
const MAX_FAILURES = 30;
const MAX_CALLS = 100;
/** Places of one cause. */
const MAX_PLACES = 20;
/** GitHub takes 65,536 characters. */
const MAX_LENGTH = 60_000;

export function renderMarkdown(report: Report): string {
  const parts = [
    `${MARK}\n### OpenAI calls and what is kept of them\n`,
    headline(report),
    gate(report),
    endpoints(report),
    calls(report),
    blindSpots(report),
    footer(report),
  ];
  const text = parts.filter((part) => part !== '').join('\n');
  if (text.length <= MAX_LENGTH) return text;
  return [...parts.slice(0, 4), 'The list of calls is too long for a comment.\n', ...parts.slice(5)]
    .filter((part) => part !== '')
    .join('\n');
}

function headline({ inventory }: Report): string {
  const { calls: all, files, profile, unresolved } = inventory;
  const open =
    unresolved.length === 0 ? [] : [`${plural(unresolved.length, 'place')} could not be followed`];
  const blind = [...open, ...notAnalysedGroups(inventory).map(({ title }) => title)].map(
    (words) => `**${escapeMarkdown(words)}.**\n`,
  );
  if (all.length === 0)
    return [`No OpenAI call found in ${plural(files.scanned, 'file')}.\n`, ...blind].join('\n');
  const counts = verdictOrder
    .map((verdict) => [verdict, all.filter((call) => call.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0);
  return [
    `${plural(all.length, 'call')} in ${plural(files.withCalls, 'file')}: ${counts.map(([verdict, count]) => `**${String(count)}** ${wordsFor(verdict, profile).short.toLowerCase()}`).join(', ')}.\n`,
    ...blind,
  ].join('\n');
}

function gate({ gate: result }: Report): string {
  const text = gateSummary(result);
  if (text === null) return '';
  return `${text}\n\n${upTo(result.failures, MAX_FAILURES, failureLine)}`;
}

function failureLine(failure: Failure): string {
  return `- ${codeSpan(failurePlace(failure))} ${messageMarkdown(failureText(failure))}\n`;
}

function endpoints({ inventory }: Report): string {
  const rows = endpointUses(inventory).map((use) => [
    codeSpan(use.endpoint),
    String(use.calls.length),
    String(use.files),
    wordsFor(use.verdict, use.profile).short,
    use.found.applicationState ?? '–',
    use.found.abuseMonitoring ?? '–',
    escapeMarkdown(use.found.source.date),
  ]);
  return rows.length === 0
    ? ''
    : markdownTable(
        [
          'Endpoint',
          'Calls',
          'Files',
          'Verdict',
          'Application state',
          'Abuse monitoring',
          'Source of',
        ],
        rows,
      );
}

function calls({ inventory }: Report): string {
  if (inventory.calls.length === 0) return '';
  const ordered = verdictOrder.flatMap((verdict) =>
    inventory.calls.filter((call) => call.verdict === verdict),
  );
  const rows = ordered.slice(0, MAX_CALLS).map((call) => row(call, inventory.profile));
  const rest =
    ordered.length > MAX_CALLS ? `\n… and ${String(ordered.length - MAX_CALLS)} more.\n` : '';
  return `<details><summary>Every call</summary>\n\n${markdownTable(['Where', 'Call', 'Request', 'Verdict', 'Findings'], rows)}${rest}\n</details>\n`;
}

function row(call: InventoryCall, profile: Report['inventory']['profile']): string[] {
  const findings = call.findings.map(
    (finding) =>
      `${finding.suppressed === undefined ? '' : 'accepted: '}${escapeMarkdown(finding.rule.slice(finding.rule.indexOf('/') + 1))}`,
  );
  return [
    codeSpan(`${call.file}:${String(call.line)}`),
    codeSpan(callName(call)) + throughWords(call) + ignoredWords(call),
    codeSpan(requestName(call)),
    wordsFor(call.verdict, call.profile ?? profile).short,
    [...new Set(findings)].join(', '),
  ];
}

function throughWords(call: InventoryCall): string {
  const framework = frameworkWords(call);
  return framework === null ? '' : ` through ${codeSpan(framework)}`;
}

function blindSpots({ inventory }: Report): string {
  const { unresolved, notAnalysed } = inventory;
  const count = unresolved.length + notAnalysed.length;
  if (count === 0) return '';
  const lines = [
    ...openGroups(inventory).map((group) => {
      const places = upTo(
        group.places,
        MAX_PLACES,
        (item) => ` ${codeSpan(`${item.file}:${String(item.line)}`)}${ignoredWords(item)}`,
      );
      return `- ${messageMarkdown(groupWords(group))}:${places}\n`;
    }),
    ...notAnalysed.map((item) => `- ${codeSpan(item.file)} ${escapeMarkdown(reasonWords(item))}\n`),
  ];
  return `<details><summary>Not followed or not analysed (${String(count)})</summary>\n\n${upTo(lines, MAX_CALLS, (line) => line)}\n</details>\n`;
}

function footer({ inventory }: Report): string {
  const { snapshot, profile } = policyFor(inventory);
  const accepted = acceptedWords([...findingsIn(inventory)].map(({ finding }) => finding));
  const commit = inventory.commit
    ? `, commit ${inventory.commit.id.slice(0, 12)}${inventory.commit.modified ? ' with changes' : ''}`
    : '';
  const part = partWords(inventory);
  const balance = balanceWords(inventory);
  const ground = [
    `Policy snapshot ${snapshot.id}`,
    `profile ${profile} (${profileNames[profile]})`,
    `configuration: ${escapeMarkdown(configurationWords(inventory))}${commit}`,
    `${plural(inventory.files.scanned, 'file')} read`,
    ...accepted,
  ];
  const sentences = [
    ...(part === null ? [] : [`Not the whole: ${escapeMarkdown(part)}.`]),
    `${ground.join(', ')}.`,
    ...(balance === null ? [] : [balance]),
    'A lint cannot see what is agreed with OpenAI.',
  ];
  return `${sentences.join(' ')}\n`;
}
