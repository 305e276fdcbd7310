/** The inventory as a comment of a pull request. */
import { elsewhereWords } from '../elsewhere.ts';
import { type Finding, findingsIn } from '../inventory.ts';
import {
  type Report,
  acceptedWords,
  balanceWords,
  configurationWords,
  endpointUses,
  ignoredWords,
  lower,
  notAnalysedGroups,
  partWords,
  policyFor,
  reasonWords,
} from '../report.ts';
import { plural, profileNames, verdictCounts, wordsFor } from '../verdicts.ts';
import type { Entry, FileLines, Line, Note, PlacesOfFile } from './finding-lines.ts';
import { countedWords, gateVerdict, goneLines, goneWords } from './gate-words.ts';
import {
  type Block,
  codeSpan,
  escapeMarkdown,
  fitted,
  folded,
  list,
  messageMarkdown,
  paragraph,
  table,
} from './markdown-text.ts';
import { type Parts, partsOf } from './parts.ts';

/** By this a bot finds its earlier comment. */
const MARK = '<!-- openai-zdr -->';
/** What is read at once, and what somebody unfolds. */
const MAX_SHOWN = 50;
const MAX_FOLDED = 200;
/** Places of one cause. */
const MAX_PLACES = 20;
/** GitHub takes 65,536 characters. */
const MAX_LENGTH = 65_000;

export function renderMarkdown(report: Report): string {
  const parts = partsOf(report);
  return fitted(
    [
      paragraph(`${MARK}\n### OpenAI calls and what is kept of them`),
      ...headline(report),
      ...news(parts, report),
      ...findings(parts.found.files, parts.found.notes),
      ...endpoints(report),
      ...elsewhere(report),
      ...accepted(parts.found.files),
      ...silent(parts, report),
      ...open(parts),
      ...notAnalysed(parts),
      paragraph(footer(report)),
    ],
    MAX_LENGTH,
  );
}

function headline({ inventory, gate }: Report): Block[] {
  const { calls, files, profile, unresolved } = inventory;
  const counts = verdictCounts(calls).map(
    ({ verdict, count }) => `**${String(count)}** ${lower(wordsFor(verdict, profile).short)}`,
  );
  const summary =
    calls.length === 0
      ? `No OpenAI call found in ${plural(files.scanned, 'file')}.`
      : `${plural(calls.length, 'call')} in ${plural(files.withCalls, 'file')}: ${counts.join(', ')}.`;
  const blind = [
    ...(unresolved.length === 0
      ? []
      : [`${plural(unresolved.length, 'place')} could not be followed`]),
    ...notAnalysedGroups(inventory).map(({ title }) => title),
  ].map((words) => paragraph(`**${escapeMarkdown(words)}.**`));
  const verdict = gateVerdict(gate);
  return [paragraph(summary), ...blind, ...(verdict === null ? [] : [paragraph(verdict)])];
}

/** With a baseline, what is new comes first, then what is known, then what is gone. */
function news({ fresh }: Parts, { gate: { known, failures, gone } }: Report): Block[] {
  if (known === null) return [];
  const title = paragraph(`**New (${String(failures.length)})**`);
  const lines = goneLines(gone).map(
    ({ file, words }) => `- ${codeSpan(file)} ${escapeMarkdown(words)}\n`,
  );
  return [
    ...(failures.length > 0 ? [title, ...findings(fresh.files, fresh.notes)] : []),
    ...(known.length > 0 ? [paragraph(`Known from the baseline: ${countedWords(known)}.`)] : []),
    ...(gone.length > 0 ? [folded(goneWords(gone.length), list(lines, MAX_FOLDED, 'place'))] : []),
  ];
}

const HEAD = ['Where', 'Level', 'Finding', 'Rule'];

function findings(files: readonly FileLines[], notes: readonly Note[]): Block[] {
  const rows = rowsOf(files, ({ label }) => label !== 'accepted');
  const lines = notes.map(({ number, rule, text }) => {
    const of = rule === '' ? '' : ` (${escapeMarkdown(rule)})`;
    return `- [${String(number)}] ${messageMarkdown(text)}${of}\n`;
  });
  return [
    ...(rows.length > 0 ? [table(HEAD, rows, MAX_SHOWN, 'finding')] : []),
    ...(lines.length > 0 ? [list(lines, MAX_SHOWN, 'note')] : []),
  ];
}

function accepted(files: readonly FileLines[]): Block[] {
  const rows = rowsOf(files, ({ label }) => label === 'accepted');
  if (rows.length === 0) return [];
  return [folded(`Accepted (${String(rows.length)})`, table(HEAD, rows, MAX_FOLDED, 'finding'))];
}

function rowsOf(files: readonly FileLines[], isWanted: (line: Line) => boolean): string[][] {
  return files.flatMap(({ file, isIgnored, entries }) =>
    entries.flatMap((entry) => entryRows(entry, file, isIgnored, isWanted)),
  );
}

function entryRows(
  { call, lines }: Entry,
  file: string,
  isIgnored: boolean,
  isWanted: (line: Line) => boolean,
): string[][] {
  const ignored = ignoredWords({ ignored: isIgnored || undefined });
  const where = (place: string): string =>
    codeSpan(place === '' ? file : `${file}:${place.replace(/:.*/, '')}`) + ignored;
  const wanted = lines.filter(isWanted);
  return wanted.map((line, index) => {
    const { place, label, text, sender, rule, reason, notes } = line;
    const of = call && index === 0 ? `${escapeMarkdown(call.words)}<br>` : '';
    const parts = [
      messageMarkdown(text),
      ...notes.map((number) => `[${String(number)}]`),
      sender === '' ? '' : codeSpan(sender),
    ].filter((part) => part !== '');
    const why = reason === '' ? '' : `: ${escapeMarkdown(reason)}`;
    return [where(place), label, `${of}${parts.join(' ')}`, `${escapeMarkdown(rule)}${why}`];
  });
}

function endpoints({ inventory }: Report): Block[] {
  const rows = endpointUses(inventory).map((use) => [
    codeSpan(use.endpoint),
    String(use.calls.length),
    String(use.files),
    wordsFor(use.verdict, use.profile).short,
    use.found.applicationState ?? '–',
    use.found.abuseMonitoring ?? '–',
    escapeMarkdown(use.found.source.date),
  ]);
  const head = [
    'Endpoint',
    'Calls',
    'Files',
    'Verdict',
    'Application state',
    'Abuse monitoring',
    'Source of',
  ];
  return rows.length === 0 ? [] : [table(head, rows, MAX_SHOWN, 'endpoint')];
}

function elsewhere({ inventory }: Report): Block[] {
  return elsewhereWords(inventory).map((words) => paragraph(escapeMarkdown(words)));
}

function silent({ silent: groups }: Parts, { inventory: { profile } }: Report): Block[] {
  const sum = groups.reduce((total, { count }) => total + count, 0);
  const rows = groups.flatMap(({ verdict, requests }) =>
    requests.map(({ words, places }) => [
      codeSpan(words),
      wordsFor(verdict, profile).short,
      placeList(places),
    ]),
  );
  const title = `Calls without a finding (${String(sum)})`;
  return rows.length === 0
    ? []
    : [folded(title, table(['Request', 'Verdict', 'Where'], rows, MAX_FOLDED, 'request'))];
}

function placeList(places: readonly PlacesOfFile[]): string {
  const named = places
    .slice(0, MAX_PLACES)
    .map(
      ({ file, lines, isIgnored }) =>
        `${codeSpan(`${file}:${lines}`)}${ignoredWords({ ignored: isIgnored || undefined })}`,
    );
  const rest = places.slice(MAX_PLACES).reduce((sum, { count }) => sum + count, 0);
  return [...named, ...(rest > 0 ? [`… and ${plural(rest, 'more place')}`] : [])].join(' ');
}

function open({ open: { groups, count, notes } }: Parts): Block[] {
  if (count === 0) return [];
  const lines = groups.map(({ words, note, told }) => {
    const number = note === null ? '' : ` [${String(note)}]`;
    const places = told.map(
      ({ finding, places: own }) => `${placeList(own)}${acceptedMark(finding)}`,
    );
    return `- ${messageMarkdown(words)}${number}: ${places.join(' ')}\n`;
  });
  const more = notes.map(({ number, text }) => `- [${String(number)}] ${messageMarkdown(text)}\n`);
  const title = `Not followed to a call (${String(count)})`;
  return [folded(title, list([...lines, ...more], MAX_FOLDED, 'cause'))];
}

function acceptedMark(finding: Finding | null): string {
  if (finding?.suppressed === undefined) return '';
  return finding.suppressed === ''
    ? ' accepted'
    : ` accepted: ${escapeMarkdown(finding.suppressed)}`;
}

function notAnalysed({ notAnalysed: groups }: Parts): Block[] {
  const items = groups.flatMap(({ items: own }) => own);
  if (items.length === 0) return [];
  const lines = groups.flatMap(({ title, items: own, hasReasons }) =>
    hasReasons
      ? own.map((item) => `- ${codeSpan(item.file)} ${escapeMarkdown(reasonWords(item))}\n`)
      : [`- ${escapeMarkdown(title)}: ${fileList(own)}\n`],
  );
  const title = `Not analysed (${String(items.length)})`;
  return [folded(title, list(lines, MAX_FOLDED, 'file'))];
}

function fileList(items: readonly { file: string; ignored?: true }[]): string {
  const named = items
    .slice(0, MAX_PLACES)
    .map((item) => `${codeSpan(item.file)}${ignoredWords(item)}`);
  const rest = items.length - named.length;
  return [...named, ...(rest > 0 ? [`… and ${plural(rest, 'more file')}`] : [])].join(' ');
}

function footer({ inventory }: Report): string {
  const { snapshot, profile } = policyFor(inventory);
  const acceptedOnes = acceptedWords([...findingsIn(inventory)].map(({ finding }) => finding));
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
    ...acceptedOnes,
  ];
  return [
    ...(part === null ? [] : [`Not the whole: ${escapeMarkdown(part)}.`]),
    `${ground.join(', ')}.`,
    ...(balance === null ? [] : [balance]),
    'A lint cannot see what is agreed with OpenAI.',
  ].join(' ');
}
