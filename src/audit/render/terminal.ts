/** The inventory for people at a terminal. */
import type { Verdict } from '../../catalogue/policy/index.ts';
import type { Finding, Inventory, InventoryCall } from '../inventory.ts';
import {
  type Report,
  callName,
  endpointUses,
  partWords,
  policyFor,
  requestName,
  snapshotWords,
} from '../report.ts';
import { plural, profileNames, verdictOrder, wordsFor } from '../verdicts.ts';
import { type Paint, painter } from './colours.ts';
import { failureText, gateSummary } from './gate-words.ts';
import { table } from './text-table.ts';

export function renderTerminal(report: Report): string {
  const paint = painter(report.colours);
  if (report.quiet)
    return [...groups(report, paint), ...outside(report, paint), ...gate(report, paint)].join('\n');
  const { inventory } = report;
  const isEmpty =
    inventory.calls.length === 0 &&
    inventory.unresolved.length === 0 &&
    inventory.findings.length === 0;
  return (
    isEmpty
      ? [head(inventory, paint), nothingFound(inventory), ...failed(inventory)]
      : [
          head(inventory, paint),
          ...groups(report, paint),
          ...outside(report, paint),
          ...unresolved(inventory, paint),
          ...summary(inventory, paint),
          ...failed(inventory),
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
      `Policy snapshot ${snapshotWords(snapshot)}, profile ${profile}: ${profileNames[profile]}.${part === null ? '' : ` Not the whole: ${part}.`}`,
    ) + '\n'
  );
}

function nothingFound({ files, since }: Inventory): string {
  if (files.scanned === 0)
    return since === undefined
      ? 'No JavaScript or TypeScript file found here.\n'
      : `No JavaScript or TypeScript file changed since ${since}.\n`;
  return `No OpenAI call found in ${plural(files.scanned, 'file')}: nothing to report.\nCalls through a package of your own are found when settings["openai-zdr"].clients names it.\n`;
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
  'not-openai': 'dim',
};

function callLine(call: InventoryCall, quiet: boolean, paint: Paint): string {
  const profile = call.profile === undefined ? '' : paint('dim', `  profile ${call.profile}`);
  const findings = call.findings.filter((finding) => !quiet || isOpen(finding));
  return `  ${paint('bold', `${call.file}:${String(call.line)}`)}  ${callName(call)}  ${requestName(call)}${profile}\n${findings.map((finding) => findingLine(finding, paint)).join('')}`;
}

function findingLine({ severity, message, suppressed }: Finding, paint: Paint): string {
  if (suppressed !== undefined)
    return `      ${paint('dim', `accepted${suppressed === '' ? '' : ` (${suppressed})`}  ${message}`)}\n`;
  return `      ${paint(severity === 'error' ? 'red' : 'yellow', severity.padEnd(5))}  ${message}\n`;
}

function isOpen(finding: Finding): boolean {
  return finding.suppressed === undefined;
}

function outside({ inventory, quiet }: Report, paint: Paint): string[] {
  const own = inventory.findings.filter((finding) => !quiet || isOpen(finding));
  if (own.length === 0) return [];
  return [
    `${paint('bold', `Outside calls (${String(own.length)})`)}\n${own.map((finding) => `  ${paint('bold', `${finding.file}:${String(finding.line)}`)}\n${findingLine(finding, paint)}`).join('')}`,
  ];
}

function unresolved({ unresolved: items }: Inventory, paint: Paint): string[] {
  return items.length === 0
    ? []
    : [
        `${paint('magenta', `Look like OpenAI and could not be followed (${String(items.length)})`)}\n${items.map((item) => `  ${paint('bold', `${item.file}:${String(item.line)}`)}  ${item.reason}\n`).join('')}`,
      ];
}

/** One line an endpoint: calls, files, what is kept. */
function summary(inventory: Inventory, paint: Paint): string[] {
  const rows = endpointUses(inventory).map(({ endpoint, found, profile, calls, files }) => [
    endpoint,
    String(calls.length),
    String(files),
    wordsFor(found.verdict, profile).short,
    found.applicationState ?? '-',
    found.abuseMonitoring ?? '-',
    found.source.date,
  ]);
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

function failed({ files: { failed: items } }: Inventory): string[] {
  return items.length === 0
    ? []
    : [
        `${plural(items.length, 'file')} could not be read:\n${items.map(({ file, reason }) => `  ${file}  ${reason}\n`).join('')}`,
      ];
}

function totals({ calls, files, findings }: Inventory): string {
  const all = [...findings, ...calls.flatMap((call) => call.findings)];
  const errors = all.filter((finding) => isOpen(finding) && finding.severity === 'error').length;
  const accepted = all.filter((finding) => !isOpen(finding)).length;
  const parts = [
    plural(errors, 'error'),
    plural(all.length - errors - accepted, 'warning'),
    ...(accepted > 0 ? [`${String(accepted)} accepted in the code`] : []),
  ];
  const found = all.length === 0 ? 'No finding.' : `${parts.join(', ')}.`;
  return `${plural(calls.length, 'call')} in ${plural(files.withCalls, 'file')}, ${plural(files.scanned, 'file')} read. ${found}\n`;
}

function gate({ gate: result }: Report, paint: Paint): string[] {
  const text = gateSummary(result);
  if (text === null) return [];
  // Without a baseline the failures stand above already.
  const lines =
    result.known === null
      ? []
      : result.failures.map(
          (failure) =>
            `  ${paint('bold', `${failure.file}:${String(failure.line)}`)}  ${failureText(failure)}\n`,
        );
  return [`${paint(result.failures.length > 0 ? 'red' : 'bold', text)}\n${lines.join('')}`];
}
