/** An explanation for people at a terminal. */
import { withPrintableTexts } from '../../printable.ts';
import { isSentBy } from '../call-findings.ts';
import type { Explanation } from '../explain.ts';
import type { ExplainedCall, ExplainedPlace } from '../explained.ts';
import type { CallTrail, Finding, InventoryCall, Spot, TrailStep } from '../inventory.ts';
import type { PolicyRow } from '../judgement.ts';
import { callName, configurationWords, frameworkWords, requestName } from '../report.ts';
import { plural, profileNames, stateWords, wordsFor } from '../verdicts.ts';
import { painter } from './colours.ts';
import { type Screen, paragraph } from './screen.ts';
import { targetWords } from './target-words.ts';
import { padded, widthOf } from './text-width.ts';

export function renderExplanation(
  given: Explanation,
  { colours, width }: { colours: boolean; width: number },
): string {
  const explanation = withPrintableTexts(given);
  const screen: Screen = { paint: painter(colours), width };
  const { calls, places } = explanation;
  const parts =
    calls.length > 0
      ? calls.map((call) => callPart(call, explanation, screen))
      : [
          nothingPart(explanation, screen),
          ...places.map((place) => placePart(place, explanation, screen)),
        ];
  return [...parts, ...besides(explanation, screen), ground(explanation, screen)].join('\n');
}

function callPart(
  { call, sends, judged }: ExplainedCall,
  { at, findings }: Explanation,
  screen: Screen,
): string {
  const sent = findings.filter((finding) => isSentBy(finding, call));
  const framework = frameworkWords(call);
  const through = framework === null ? [] : [`through ${framework}`];
  const place = screen.paint('bold', spotWords(call));
  const head = [place, callName(call), requestName(call), ...through].join('  ');
  const within = call.within === undefined ? '' : ` It stands in ${call.within}.`;
  const words = wordsFor(judged.verdict, judged.profile);
  return [
    `${head}\n`,
    paragraph(
      `It goes to ${targetWords(call.targets)}, and ${stateWords[call.state]}.${within}`,
      screen,
      2,
    ),
    title('How it was found', screen),
    ...trailLines(call.trail ?? [], at.file),
    title('What goes over the wire', screen),
    ...sends.flatMap((part) => partLines(part, at.file)),
    title('What judges it', screen),
    paragraph(
      `${words.title}, by the snapshot ${judged.snapshot} and the profile ${judged.profile} (${profileNames[judged.profile]}).`,
      screen,
      2,
    ),
    ...rowLines(judged.rows, screen),
    title('What would change the verdict', screen),
    ...judged.changes.map((text) => paragraph(text, screen, 2)),
    ...featureLines(judged.features, screen),
    ...findingLines([...call.findings, ...sent], call, screen),
  ].join('');
}

function title(text: string, screen: Screen): string {
  return `${screen.paint('dim', text)}\n`;
}

/** One line for each step, with its place in a column of its own. */
function trailLines(trails: readonly CallTrail[], file: string): string[] {
  if (trails.length === 0) return ['  the call itself says where it goes\n'];
  const isOne = trails.length === 1;
  return trails.flatMap(({ what, steps }) =>
    isOne ? stepLines(steps, file) : [`  ${what}\n`, ...stepLines(steps, file, '    ')],
  );
}

function stepLines(steps: readonly TrailStep[], file: string, indent = '  '): string[] {
  return columns(
    steps.map((step) => [placeWords(step, file), step.text]),
    indent,
  );
}

function partLines(
  { part, keys, unknown }: ExplainedCall['sends'][number],
  file: string,
): string[] {
  if (keys.length === 0 && unknown.length === 0)
    return part === 'body' ? ['  body: nothing\n'] : [];
  const rows = keys.flatMap((key) => keyRows(key, file));
  const more = unknown.map(({ text, at }) => [
    '…',
    `there may be more: ${text}`,
    at ? placeWords(at, file) : '',
  ]);
  return [`  ${part}\n`, ...columns([...rows, ...more], '    ')];
}

function keyRows(
  { key, values, unknown, presence }: ExplainedCall['sends'][number]['keys'][number],
  file: string,
): string[][] {
  const known = values.map(({ text, at }) => [text, at ? placeWords(at, file) : '']);
  const open = unknown.map(({ text, at }) => [`unknown: ${text}`, at ? placeWords(at, file) : '']);
  const gone =
    presence === 'left out'
      ? [['left out', '']]
      : presence === 'may be left out' && unknown.length === 0
        ? [['or left out', '']]
        : [];
  const all = [...known, ...open, ...gone];
  const cells = all.length > 0 ? all : [['unknown', '']];
  return cells.map(([text = '', place = ''], index) => [index === 0 ? key : '', text, place]);
}

function rowLines(rows: readonly PolicyRow[], screen: Screen): string[] {
  const lines = rows.flatMap(({ route, endpoint, verdict, kept, certainty, why }) => {
    const line = endpoint === null ? route : `${route}, by the line ${endpoint}`;
    const doubt = certainty === 'certain' ? '' : ` (${certainty})`;
    return [
      paragraph(`${line}: ${verdict}${doubt}; ${kept}`, screen, 2),
      ...(why === null ? [] : [paragraph(why, screen, 4)]),
    ];
  });
  const sources = rows.map(({ source }) => `  ${source.title}, ${source.date}\n  ${source.url}\n`);
  return [...lines, ...new Set(sources)];
}

function featureLines(features: ExplainedCall['judged']['features'], screen: Screen): string[] {
  const words = {
    ineligible: 'Not eligible with',
    reads: 'Reads from an endpoint that is not eligible with',
    stores: 'Kept with',
    scanned: 'Scanned, and kept where something is suspected, with',
    'third-party': 'Handed to others with',
  } as const;
  return Object.entries(words).flatMap(([kind, lead]) => {
    const own = features.filter(
      ({ verdict, reads }) => (reads === undefined ? verdict : 'reads') === kind,
    );
    if (own.length === 0) return [];
    const signals = [...new Set(own.flatMap((feature) => feature.signals))];
    return [
      paragraph(`${lead}: ${signals.map((signal) => `\`${signal}\``).join(', ')}`, screen, 2),
    ];
  });
}

function findingLines(
  findings: readonly Finding[],
  { line: first, endLine }: InventoryCall,
  screen: Screen,
): string[] {
  if (findings.length === 0) return [];
  return [
    title('What is reported', screen),
    ...findings.map(({ rule, severity, message, suppressed, line }) => {
      const label = suppressed === undefined ? severity : 'accepted';
      const where = first <= line && line <= endLine ? '' : ` in line ${String(line)}`;
      return paragraph(`${label} ${rule}${where}: ${message}`, screen, 2);
    }),
  ];
}

/** Files that are named before the rest is counted. */
const MAX_USERS = 5;

function nothingPart(
  { at, places, hasTrace, elsewhere, usedBy }: Explanation,
  screen: Screen,
): string {
  const where = `${at.file}:${String(at.line)}${at.column === null ? '' : `:${String(at.column)}`}`;
  const gate = hasTrace ? '' : ' Neither the file nor what it imports says anything of OpenAI.';
  const others =
    elsewhere.length === 0
      ? ' The file has no call of OpenAI.'
      : ` The file has calls in ${elsewhere.length === 1 ? 'line' : 'lines'} ${elsewhere.join(', ')}.`;
  const what = places.length === 0 ? 'nothing is called here' : 'no call of OpenAI was found here';
  const rest = usedBy.length - MAX_USERS;
  const more = rest > 0 ? ` and ${plural(rest, 'more file')}` : '';
  const users =
    usedBy.length === 0
      ? ''
      : ` Calls that rest on it stand in ${usedBy.slice(0, MAX_USERS).join(', ')}${more}.`;
  return paragraph(`${where}: ${what}.${gate}${others}${users}`, screen);
}

function placePart(
  { callee, ends, given, ...spot }: ExplainedPlace,
  { at }: Explanation,
  screen: Screen,
): string {
  return [
    `${screen.paint('bold', spotWords(spot))}  ${callee}()\n`,
    title('Where the trail ends', screen),
    ...ends.flatMap(({ steps, said }) => {
      // From the place back to where nothing more can be said.
      const back = steps.toReversed().map((step) => [placeWords(step, at.file), step.text]);
      return columns([...back, [said.at ? placeWords(said.at, at.file) : '', `${said.text}.`]]);
    }),
    ...(given.length === 0
      ? []
      : [`  given first: ${given.map(({ text }) => text).join(', or ')}\n`]),
  ].join('');
}

function besides({ calls, unresolved, findings }: Explanation, screen: Screen): string[] {
  const others = findings.filter((finding) => !calls.some(({ call }) => isSentBy(finding, call)));
  const lines = [
    ...unresolved.map(({ reason }) => paragraph(reason, screen, 2)),
    ...others.map(({ rule, severity, message }) =>
      paragraph(`${severity} ${rule}: ${message}`, screen, 2),
    ),
  ];
  return lines.length === 0 ? [] : [`${title('Also in this line', screen)}${lines.join('')}`];
}

function ground(explanation: Explanation, screen: Screen): string {
  const ignored = explanation.ignored ? ' The file is ignored by ESLint.' : '';
  const text = `Configuration: ${configurationWords(explanation)}.${ignored}`;
  return `${screen.paint('dim', paragraph(text, screen).trimEnd())}\n`;
}

function spotWords({ file, line, column }: Pick<Spot, 'file' | 'line' | 'column'>): string {
  return `${file}:${String(line)}:${String(column)}`;
}

/** In the file that is asked about, the line alone says it. */
function placeWords(spot: Spot, file: string): string {
  return spot.file === file ? `${String(spot.line)}:${String(spot.column)}` : spotWords(spot);
}

function columns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => padded(cell, widths[column] ?? 0));
    return `${indent}${cells.join('  ').trimEnd()}\n`;
  });
}
