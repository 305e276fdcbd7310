/** One row a call, finding or open question, for spreadsheets (RFC 4180). */
import { keptElsewhereWords } from '../elsewhere.ts';
import type { Finding, Inventory, InventoryCall } from '../inventory.ts';
import {
  type Report,
  balanceWords,
  configurationWords,
  frameworkWords,
  ignoredWords,
  keptWords,
  placeWords,
  policyFor,
  reasonWords,
} from '../report.ts';

const COLUMNS = [
  'kind',
  'file',
  'line',
  'within',
  'call',
  'method',
  'route',
  'via',
  'framework',
  'target',
  'targets',
  'verdict',
  'state',
  'kept',
  'policy',
  'source date',
  'source',
  'evidence',
  'profile',
  'findings',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null | undefined>>;

export function renderCsv({ inventory }: Report): string {
  const balance = balanceWords(inventory);
  const rows: Row[] = [
    ...inventory.calls.map((call) => callRow(call, inventory)),
    ...inventory.findings.map((finding): Row => ({
      kind: 'finding',
      file: finding.file,
      line: finding.line,
      within: finding.within,
      findings: `${findingText(finding)}${ignoredWords(finding)}`,
    })),
    ...inventory.unresolved.map((item): Row => ({
      kind: 'unresolved',
      file: item.file,
      line: item.line,
      findings: placeWords(item),
    })),
    ...inventory.notAnalysed.map((item): Row => ({
      kind: 'not analysed',
      file: item.file,
      findings: reasonWords(item),
    })),
    ...(balance === null ? [] : [{ kind: 'balance', findings: balance }]),
    // What a run did not look for is part of what it found.
    {
      kind: 'configuration',
      policy: inventory.policy.id,
      profile: inventory.profile,
      findings: configurationWords(inventory),
    },
  ];
  return [
    COLUMNS.join(','),
    ...rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? '')).join(',')),
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}

function callRow(call: InventoryCall, inventory: Inventory): Row {
  const policy = policyFor(inventory, call);
  const found =
    call.route === null || call.verdict === 'not-openai' ? null : policy.classify(call.route);
  const { elsewhere = [] } = call;
  const source = found?.source ?? elsewhere[0]?.source;
  return {
    kind: 'call',
    file: call.file,
    line: call.line,
    within: call.within,
    call: call.path,
    method: call.method,
    route: call.route,
    via: call.via,
    framework: frameworkWords(call),
    target: call.target,
    targets: call.targets.join(' '),
    verdict: call.verdict,
    state: call.state,
    kept: [
      found && keptWords(found),
      ...elsewhere.map((line) => `${line.by}: ${keptElsewhereWords(line)}`),
    ]
      .filter((words) => words)
      .join('; '),
    policy: policy.snapshot.id,
    'source date': source?.date,
    source: source?.url,
    evidence: call.evidence,
    profile: policy.profile,
    findings: [
      ...call.findings.map(findingText),
      ...(call.ignored ? [ignoredWords(call).trim()] : []),
    ].join('\n'),
  };
}

function findingText(finding: Finding): string {
  return `${finding.suppressed === undefined ? finding.severity : 'accepted'} ${finding.rule}: ${finding.message}`;
}

/** A text that a spreadsheet would take for a formula is told that it is text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
