/** The inventory for people at a terminal. */
import type { Verdict } from '../../catalogue/policy/index.ts';
import { type Finding, type Inventory, type InventoryCall, findingsIn } from '../inventory.ts';
import {
  type Report,
  acceptedWords,
  balanceWords,
  callName,
  configurationWords,
  endpointUses,
  findingsApart,
  frameworkWords,
  groupWords,
  ignoredWords,
  notAnalysedGroups,
  openGroups,
  partWords,
  policyFor,
  reasonWords,
  requestName,
  snapshotWords,
} from '../report.ts';
import { languageNotRead } from '../other-languages.ts';
import { plural, profileNames, verdictOrder, wordsFor } from '../verdicts.ts';
import { type Paint, painter } from './colours.ts';
import { failurePlace, failureText, gateSummary } from './gate-words.ts';
import { table } from './text-table.ts';

export function renderTerminal(report: Report): string {
  const paint = painter(report.colours);
  const { inventory } = report;
  if (report.quiet)
    return [
      ...groups(report, paint),
      ...outside(report, paint),
      ...notAnalysed(inventory, paint, 0),
      ...gate(report, paint),
    ].join('\n');
  const isEmpty =
    inventory.calls.length === 0 &&
    inventory.unresolved.length === 0 &&
    inventory.findings.length === 0;
  return (
    isEmpty
      ? [
          head(inventory, paint),
          nothingFound(inventory),
          ...notAnalysed(inventory, paint),
          ...gate(report, paint),
        ]
      : [
          head(inventory, paint),
          ...groups(report, paint),
          ...outside(report, paint),
          ...unresolved(inventory, paint),
          ...summary(inventory, paint),
          ...notAnalysed(inventory, paint),
          totals(inventory),
          ...gate(report, paint),
        ]
  ).join('\n');
}

function head(inventory: Inventory, paint: Paint): string {
  const { snapshot, profile } = policyFor(inventory);
  const part = partWords(inventory);
  return (
    paint(
      'dim',
      `Policy snapshot ${snapshotWords(snapshot)}, profile ${profile}: ${profileNames[profile]}. Configuration: ${configurationWords(inventory)}.${part === null ? '' : ` Not the whole: ${part}.`}`,
    ) + '\n'
  );
}

function nothingFound(inventory: Inventory): string {
  const { files, since, notAnalysed: blind } = inventory;
  const balance = balanceWords(inventory);
  const traces = balance === null ? '' : ` ${balance}`;
  if (files.scanned === 0 && blind.some((item) => languageNotRead(item) === null))
    return 'No JavaScript or TypeScript file could be read here.\n';
  if (files.scanned === 0)
    return since === undefined
      ? 'No JavaScript or TypeScript file found here.\n'
      : `No JavaScript or TypeScript file changed since ${since}.\n`;
  if (blind.length > 0)
    return `No OpenAI call found in ${plural(files.scanned, 'file')} that could be read.${traces}\n`;
  const advice =
    'Calls through a package of your own are found when settings["openai-zdr"].clients names it.';
  return `No OpenAI call found in ${plural(files.scanned, 'file')}: nothing to report.${traces}\n${advice}\n`;
}

function groups({ inventory, quiet }: Report, paint: Paint): string[] {
  return verdictOrder.flatMap((verdict) => {
    const own = inventory.calls.filter(
      (call) => call.verdict === verdict && (!quiet || call.findings.some(isOpen)),
    );
    const title = `${wordsFor(verdict, inventory.profile).title} (${String(own.length)})`;
    return own.length === 0
      ? []
      : [
          `${paint(COLOURS[verdict], title)}\n${own.map((call) => callLine(call, quiet, paint)).join('')}`,
        ];
  });
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

function callLine(call: InventoryCall, quiet: boolean, paint: Paint): string {
  const profile = call.profile === undefined ? '' : paint('dim', `  profile ${call.profile}`);
  const framework = frameworkWords(call);
  const through = framework === null ? '' : paint('dim', `  through ${framework}`);
  const findings = call.findings.filter((finding) => !quiet || isOpen(finding));
  return `  ${paint('bold', `${call.file}:${String(call.line)}`)}  ${callName(call)}  ${requestName(call)}${through}${profile}${ignoredWords(call)}\n${findings.map((finding) => findingLine(finding, paint)).join('')}`;
}

function findingLine(finding: Finding, paint: Paint): string {
  return `      ${weighed(finding, finding.message, paint)}\n`;
}

/** What is said, with what a rule thinks of it. */
function weighed({ severity, suppressed }: Finding, words: string, paint: Paint): string {
  if (suppressed !== undefined)
    return paint('dim', `accepted${suppressed === '' ? '' : ` (${suppressed})`}  ${words}`);
  return `${paint(severity === 'error' ? 'red' : 'yellow', severity.padEnd(5))}  ${words}`;
}

function isOpen(finding: Finding): boolean {
  return finding.suppressed === undefined;
}

function outside({ inventory, quiet }: Report, paint: Paint): string[] {
  const own = quiet ? inventory.findings.filter(isOpen) : findingsApart(inventory);
  if (own.length === 0) return [];
  return [
    `${paint('bold', `Outside calls (${String(own.length)})`)}\n${own.map((finding) => `  ${paint('bold', `${finding.file}:${String(finding.line)}`)}${ignoredWords(finding)}\n${findingLine(finding, paint)}`).join('')}`,
  ];
}

/** Places of one cause that are named before the rest is counted. */
const MAX_PLACES = 10;

function unresolved(inventory: Inventory, paint: Paint): string[] {
  const groups = openGroups(inventory);
  if (groups.length === 0) return [];
  const lines = groups.map((group) => {
    const { places, finding } = group;
    const words = groupWords(group);
    const named = places.slice(0, MAX_PLACES).map((item) => {
      const place = paint('bold', `${item.file}:${String(item.line)}`);
      return `      ${place}${ignoredWords(item)}\n`;
    });
    const rest = places.length - named.length;
    const more = rest > 0 ? `      … and ${plural(rest, 'more place')}\n` : '';
    return `  ${finding ? weighed(finding, words, paint) : words}\n${named.join('')}${more}`;
  });
  const title = `Not followed to a call (${String(inventory.unresolved.length)})`;
  return [`${paint('magenta', title)}\n${lines.join('')}`];
}

/** One line an endpoint: calls, files, what is kept. */
function summary(inventory: Inventory, paint: Paint): string[] {
  const rows = endpointUses(inventory).map(
    ({ endpoint, found, verdict, profile, calls, files }) => [
      endpoint,
      String(calls.length),
      String(files),
      wordsFor(verdict, profile).short,
      found.applicationState ?? '-',
      found.abuseMonitoring ?? '-',
      found.source.date,
    ],
  );
  return rows.length === 0
    ? []
    : [
        table(
          [
            'endpoint',
            'calls',
            'files',
            'verdict',
            'application state',
            'abuse monitoring',
            'source of',
          ],
          rows,
          (text) => paint('dim', text),
        ),
      ];
}

/** Files of a group that are named before the rest is counted. */
const MAX_NOT_ANALYSED = 20;

function notAnalysed(inventory: Inventory, paint: Paint, limit = MAX_NOT_ANALYSED): string[] {
  return notAnalysedGroups(inventory).map(({ title, items, hasReasons }) => {
    const lines = items.slice(0, limit).map((item) => {
      const words = hasReasons ? `  ${reasonWords(item)}` : '';
      return `  ${paint('bold', item.file)}${words}\n`;
    });
    const rest = limit === 0 ? 0 : items.length - lines.length;
    const more = rest > 0 ? `  … and ${plural(rest, 'more file')}\n` : '';
    return `${paint('magenta', title)}\n${lines.join('')}${more}`;
  });
}

function totals(inventory: Inventory): string {
  const { calls, files } = inventory;
  const found = [...findingsIn(inventory)];
  const all = found.map(({ finding }) => finding);
  const open = found.filter(({ finding }) => isOpen(finding));
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
  const sum = all.length === 0 ? 'No finding.' : `${parts.join(', ')}.`;
  const balance = balanceWords(inventory);
  const callsIn = `${plural(calls.length, 'call')} in ${plural(files.withCalls, 'file')}`;
  const line = `${callsIn}, ${plural(files.scanned, 'file')} read. ${sum}\n`;
  return balance === null ? line : `${line}${balance}\n`;
}

function gate({ gate: result }: Report, paint: Paint): string[] {
  const text = gateSummary(result);
  if (text === null) return [];
  // Without a baseline the failures stand above already.
  const lines =
    result.known === null
      ? []
      : result.failures.map(
          (failure) => `  ${paint('bold', failurePlace(failure))}  ${failureText(failure)}\n`,
        );
  return [`${paint(result.failures.length > 0 ? 'red' : 'bold', text)}\n${lines.join('')}`];
}
