/** The inventory for people at a terminal. */
import { ageWords } from '../age.ts';
import type { Verdict } from '../../catalogue/policy/index.ts';
import { elsewhereWords } from '../elsewhere.ts';
import type { Gone } from '../gate.ts';
import { type Finding, type Inventory, findingsIn } from '../inventory.ts';
import { languageNotRead } from '../other-languages.ts';
import {
  type Report,
  acceptedWords,
  balanceWords,
  configurationWords,
  endpointUses,
  ignoredWords,
  partWords,
  policyFor,
  reasonWords,
  snapshotWords,
} from '../report.ts';
import { plural, profileNames, wordsFor } from '../verdicts.ts';
import { type Paint, painter } from './colours.ts';
import type { FileLines, Line, Note, PlacesOfFile } from './finding-lines.ts';
import { countedWords, gateVerdict, goneLines, goneWords } from './gate-words.ts';
import { type Parts, partsOf } from './parts.ts';
import { type Screen, paragraph } from './screen.ts';
import { table } from './text-table.ts';
import { padded, paddedLeft, shortPath, widthOf, wrapped } from './text-width.ts';

export function renderTerminal(report: Report): string {
  const { inventory, quiet, width } = report;
  const screen: Screen = { paint: painter(report.colours), width };
  const parts = partsOf(report);
  const findings = [...news(parts, report, screen), ...told(parts.found, screen)];
  if (quiet)
    return [
      ...findings,
      ...notAnalysed(parts, screen, 0),
      ...paragraphs(gateVerdict(report.gate), screen),
    ].join('\n');
  const isEmpty =
    inventory.calls.length === 0 &&
    inventory.unresolved.length === 0 &&
    inventory.findings.length === 0;
  return [
    head(report, screen),
    ...(isEmpty ? [nothingFound(inventory, screen)] : []),
    ...findings,
    ...silent(parts, inventory, screen),
    ...unresolved(parts, screen),
    ...endpoints(inventory, screen),
    ...elsewhereWords(inventory).map((text) => paragraph(text, screen)),
    ...notAnalysed(parts, screen),
    ...(isEmpty ? [] : balance(inventory, screen)),
    ...(isEmpty ? paragraphs(gateVerdict(report.gate), screen) : [totals(report, screen)]),
  ].join('\n');
}

function paragraphs(text: string | null, screen: Screen): string[] {
  return text === null ? [] : [paragraph(text, screen)];
}

function head({ inventory, date }: Report, screen: Screen): string {
  const { snapshot, profile } = policyFor(inventory);
  const part = partWords(inventory);
  const text = [
    `Policy snapshot ${snapshotWords(snapshot)}${ageWords(snapshot, date)},`,
    `profile ${profile}: ${profileNames[profile]}.`,
    `Configuration: ${configurationWords(inventory)}.`,
    ...(part === null ? [] : [`Not the whole: ${part}.`]),
  ].join(' ');
  return screen.paint('dim', paragraph(text, screen).trimEnd()) + '\n';
}

const LEFT_OUT = 'Folders of builds and packages, such as dist, are read when named.';

function nothingFound(inventory: Inventory, screen: Screen): string {
  const { files, since, notAnalysed: blind } = inventory;
  const balance = balanceWords(inventory);
  const traces = balance === null ? '' : ` ${balance}`;
  if (files.scanned === 0 && blind.some((item) => languageNotRead(item) === null))
    return 'No JavaScript or TypeScript file could be read here.\n';
  if (files.scanned === 0)
    return since === undefined
      ? paragraph(`No JavaScript or TypeScript file found here. ${LEFT_OUT}`, screen)
      : `No JavaScript or TypeScript file changed since ${since}.\n`;
  const where = plural(files.scanned, 'file');
  if (blind.length > 0)
    return paragraph(`No OpenAI call found in ${where} that could be read.${traces}`, screen);
  return [
    paragraph(`No OpenAI call found in ${where}: nothing to report.${traces}`, screen),
    paragraph(
      'Calls through a package of your own are found when settings["openai-zdr"].clients names it.',
      screen,
    ),
  ].join('');
}

/** With a baseline, what is new comes first, then what is known, then what is gone. */
function news({ fresh }: Parts, { gate }: Report, screen: Screen): string[] {
  const { known, failures, gone } = gate;
  if (known === null) return [];
  const title = `${screen.paint('red', `New (${String(failures.length)})`)}\n`;
  return [
    ...(failures.length > 0 ? [title, ...told(fresh, screen)] : []),
    ...(known.length > 0
      ? [paragraph(`Known from the baseline: ${countedWords(known)}.`, screen)]
      : []),
    ...(gone.length > 0 ? [goneBlock(gone, screen)] : []),
  ];
}

function goneBlock(gone: readonly Gone[], screen: Screen): string {
  const all = goneLines(gone);
  const lines = all
    .slice(0, MAX_PLACES)
    .map(({ file, words }) => paragraph(`${screen.paint('bold', file)}  ${words}`, screen, 2));
  const rest = all.length - lines.length;
  const more = rest > 0 ? `  … and ${plural(rest, 'more place')}\n` : '';
  return `${paragraph(goneWords(gone.length), screen)}${lines.join('')}${more}`;
}

function told({ files, notes }: Parts['found'], screen: Screen): string[] {
  return [...files.map((file) => fileBlock(file, screen)), ...noteBlock(notes, screen)];
}

function fileBlock({ file, isIgnored, entries }: FileLines, screen: Screen): string {
  const { paint, width } = screen;
  const all = entries.flatMap(({ lines }) => lines);
  const places = entries.flatMap(({ call, lines }) => [
    call?.place ?? '',
    ...lines.map(({ place }) => place),
  ]);
  const shape: Shape = {
    place: Math.max(...places.map(widthOf)),
    label: Math.max(...all.map(({ label }) => label.length)),
  };
  const name = `${paint('bold', shortPath(file, width))}${ignoredWords({ ignored: isIgnored || undefined })}\n`;
  return (
    name +
    entries
      .map(({ call, lines }) => {
        if (!call) return lines.map((line) => findingLine(line, shape, 2, screen)).join('');
        const lead = `  ${paddedLeft(call.place, shape.place)}  `;
        const words = wrapped(call.words, screen.width, lead.length);
        return `${lead}${words}\n${lines.map((line) => findingLine(line, shape, 4, screen)).join('')}`;
      })
      .join('')
  );
}

/** How wide the columns of a file are. */
interface Shape {
  place: number;
  label: number;
}

const LABEL_COLOURS: Readonly<Record<Line['label'], Parameters<Paint>[0]>> = {
  error: 'red',
  fails: 'red',
  warn: 'yellow',
  accepted: 'dim',
};

function findingLine(line: Line, shape: Shape, indent: number, { paint, width }: Screen): string {
  const { place, label, text, sender, rule, reason, notes } = line;
  const isAccepted = label === 'accepted';
  const dim = (words: string): string => (words === '' || isAccepted ? words : paint('dim', words));
  const why = reason === '' ? rule : `${rule}: ${reason}`;
  const numbers = notes.map((number) => `[${String(number)}]`).join(' ');
  const ends = [[dim(why), numbers].filter((part) => part !== '').join(' '), dim(sender)];
  const body = [text, ...ends].filter((part) => part !== '').join('  ');
  const gap = shape.place > 0 ? '  ' : '';
  const lead = `${' '.repeat(indent)}${paddedLeft(place, shape.place)}${gap}`;
  const mark = padded(paint(LABEL_COLOURS[label], label), shape.label);
  const words = wrapped(body, width, widthOf(lead) + shape.label + 2);
  return `${lead}${mark}  ${isAccepted ? paint('dim', words) : words}\n`;
}

function noteBlock(notes: readonly Note[], screen: Screen): string[] {
  if (notes.length === 0) return [];
  const lines = notes.map(({ number, rule, text }) => {
    const lead = `[${String(number)}] `;
    const words = rule === '' ? text : `${text}  ${screen.paint('dim', rule)}`;
    return `${lead}${wrapped(words, screen.width, lead.length)}\n`;
  });
  return [lines.join('')];
}

const COLOURS: Readonly<Record<Verdict, Parameters<Paint>[0]>> = {
  ineligible: 'red',
  unlisted: 'yellow',
  unknown: 'magenta',
  limited: 'yellow',
  eligible: 'blue',
  'zero-by-default': 'cyan',
  removes: 'cyan',
  'not-openai': 'dim',
};

/** Calls of which nothing is reported, by verdict and request. */
function silent({ silent: groups }: Parts, { profile }: Inventory, screen: Screen): string[] {
  if (groups.length === 0) return [];
  const sum = groups.reduce((total, { count }) => total + count, 0);
  const title = screen.paint('bold', `Calls without a finding (${String(sum)})`);
  const blocks = groups.map(({ verdict, count, requests }) => {
    const words = `${wordsFor(verdict, profile).title} (${String(count)})`;
    const lines = requests.map(({ words: request, places }) =>
      listed(request, placeLines(places, screen), screen),
    );
    return `  ${screen.paint(COLOURS[verdict], wrapped(words, screen.width, 2))}\n${lines.join('')}`;
  });
  return [`${title}\n${blocks.join('')}`];
}

/** A single place stands behind its words. */
function listed(words: string, places: readonly string[], screen: Screen): string {
  const [only = '', ...others] = places;
  const line = `    ${words}  ${only}`;
  if (others.length === 0 && widthOf(line) <= screen.width) return `${line}\n`;
  return paragraph(words, screen, 4) + places.map((place) => `      ${place}\n`).join('');
}

function placeLines(
  places: readonly (PlacesOfFile & { mark?: string })[],
  { paint, width }: Screen,
): string[] {
  return places.map(({ file, lines, isIgnored, mark = '' }) => {
    const tail = `:${lines}${ignoredWords({ ignored: isIgnored || undefined })}${mark === '' ? '' : `  ${mark}`}`;
    const room = width - PLACES_INDENT - Math.min(tail.length, MAX_TAIL);
    return wrapped(`${paint('bold', shortPath(file, room))}${tail}`, width, PLACES_INDENT);
  });
}

/** Further lines of a file that has many. */
const PLACES_INDENT = 8;
/** Of the lines of a file that stand beside its name. */
const MAX_TAIL = 12;

/** Places of one cause that are named before the rest is counted. */
const MAX_PLACES = 10;

function unresolved({ open }: Parts, screen: Screen): string[] {
  if (open.count === 0) return [];
  const lines = open.groups.map(({ words, note, told: [first, ...others] }) => {
    const text = note === null ? words : `${words} [${String(note)}]`;
    const places = [
      ...(first?.places ?? []).map((place) => ({ ...place, mark: '' })),
      ...others.flatMap(({ finding, places: own }) =>
        own.map((place) => ({ ...place, mark: finding ? markOf(finding, screen) : '' })),
      ),
    ];
    const named = placeLines(places.slice(0, MAX_PLACES), screen);
    const rest = places.slice(MAX_PLACES).reduce((sum, { count }) => sum + count, 0);
    const more = rest > 0 ? [`… and ${plural(rest, 'more place')}`] : [];
    const head = first?.finding ? `${markOf(first.finding, screen)}  ${text}` : text;
    return `${paragraph(head, screen, 2)}${[...named, ...more].map((line) => `      ${line}\n`).join('')}`;
  });
  const title = screen.paint('magenta', `Not followed to a call (${String(open.count)})`);
  return [`${title}\n${lines.join('')}`, ...noteBlock(open.notes, screen)];
}

/** What a rule thinks of it. */
function markOf({ severity, suppressed }: Finding, { paint }: Screen): string {
  if (suppressed === undefined) return paint(LABEL_COLOURS[severity], severity);
  return paint('dim', suppressed === '' ? 'accepted' : `accepted (${suppressed})`);
}

/** One line an endpoint: calls, files, what is kept. */
function endpoints(inventory: Inventory, { paint, width }: Screen): string[] {
  const uses = endpointUses(inventory);
  if (uses.length === 0) return [];
  const cells = (of: (use: (typeof uses)[number]) => string): string[] => uses.map(of);
  return [
    table(
      [
        { title: 'endpoint', cells: cells(({ endpoint }) => endpoint) },
        { title: 'calls', cells: cells(({ calls }) => String(calls.length)) },
        { title: 'files', cells: cells(({ files }) => String(files)), isSpare: true },
        {
          title: 'verdict',
          cells: cells(({ verdict, profile }) => wordsFor(verdict, profile).short),
        },
        {
          title: 'application state',
          cells: cells(({ found }) => found.applicationState ?? '-'),
          isSpare: true,
        },
        {
          title: 'abuse monitoring',
          cells: cells(({ found }) => found.abuseMonitoring ?? '-'),
          isSpare: true,
        },
        { title: 'source of', cells: cells(({ found }) => found.source.date), isSpare: true },
      ],
      width,
      (text) => paint('dim', text),
    ),
  ];
}

/** Files of a group that are named before the rest is counted. */
const MAX_NOT_ANALYSED = 20;

function notAnalysed(
  { notAnalysed: groups }: Parts,
  screen: Screen,
  limit = MAX_NOT_ANALYSED,
): string[] {
  const { paint, width } = screen;
  return groups.map(({ title, items, hasReasons }) => {
    const lines = items.slice(0, limit).map((item) => {
      const words = hasReasons ? `  ${reasonWords(item)}` : ignoredWords(item);
      return `  ${wrapped(`${paint('bold', shortPath(item.file, width - 2))}${words}`, width, 6)}\n`;
    });
    const rest = limit === 0 ? 0 : items.length - lines.length;
    const more = rest > 0 ? `  … and ${plural(rest, 'more file')}\n` : '';
    return `${paint('magenta', wrapped(title, width))}\n${lines.join('')}${more}`;
  });
}

/** Where every trace of OpenAI ended. */
function balance(inventory: Inventory, screen: Screen): string[] {
  return paragraphs(balanceWords(inventory), screen);
}

/** Two lines: what is there, and whether it fails. */
function totals({ inventory, gate }: Report, screen: Screen): string {
  const { calls, files } = inventory;
  const callsIn = `${plural(calls.length, 'call')} in ${plural(files.withCalls, 'file')}`;
  const counts = `${callsIn}, ${plural(files.scanned, 'file')} read. ${findingCounts(inventory)}`;
  const colour = gate.failures.length > 0 ? 'red' : 'bold';
  const verdict =
    gateVerdict(gate) ??
    (gate.failOn.never ? 'Nothing fails with --fail-on never.' : 'Nothing fails.');
  return paragraph(counts, screen) + paragraph(screen.paint(colour, verdict), screen);
}

function findingCounts(inventory: Inventory): string {
  const found = [...findingsIn(inventory)];
  const all = found.map(({ finding }) => finding);
  const open = found.filter(({ finding }) => finding.suppressed === undefined);
  const counted = open.filter(({ isIgnored }) => !isIgnored);
  const errors = counted.filter(({ finding }) => finding.severity === 'error').length;
  const parts = [
    plural(errors, 'error'),
    plural(counted.length - errors, 'warning'),
    ...acceptedWords(all),
    ...(open.length > counted.length
      ? [`${String(open.length - counted.length)} in files that ESLint ignores`]
      : []),
  ];
  return all.length === 0 ? 'No finding.' : `${parts.join(', ')}.`;
}
