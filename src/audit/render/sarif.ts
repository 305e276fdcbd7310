/** SARIF 2.1.0, for code scanning. */
import { jsonText } from '../../printable.ts';
import { metas } from '../../rules/metas.ts';
import type { ConfiguredRule } from '../configuration.ts';
import { ruleId, rulesOf } from '../own-rules.ts';
import {
  type CallTrail,
  type Finding,
  type RelatedPlace,
  type Spot,
  compareText,
  findingsIn,
} from '../inventory.ts';
import {
  type Report,
  configurationWords,
  placeWords,
  reasonWords,
  requestName,
} from '../report.ts';
import { homepage, toolVersion } from '../../tool.ts';
import type { RuleName } from '../../types.ts';
import { shortRule } from '../subject.ts';
import { Fingerprints } from './fingerprints.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** Known to code scanning as the top of the repository. */
const ROOT = '%SRCROOT%';

export function renderSarif({ inventory }: Report): string {
  const profiles = [
    ...new Set([inventory.profile, ...inventory.calls.flatMap((call) => call.profile ?? [])]),
  ];
  // A configuration may turn on more rules than a preset has.
  const found = [...findingsIn(inventory)].map(({ finding: { rule, severity } }) => ({
    name: shortRule(rule) as RuleName,
    severity,
  }));
  const rules = [
    ...new Map(
      [...found, ...profiles.flatMap(rulesOf)]
        .filter(({ name }) => Object.hasOwn(metas, name))
        .map((rule) => [rule.name, rule]),
    ).values(),
  ].sort((left, right) => compareText(left.name, right.name));
  const numbers = new Map(rules.map(({ name }, index) => [ruleId(name), index]));
  const fingerprints = new Fingerprints();
  const results = [...findingsIn(inventory)].map(({ finding, file, within, call, isIgnored }) => ({
    ruleId: finding.rule,
    ...(numbers.has(finding.rule) ? { ruleIndex: numbers.get(finding.rule) } : {}),
    level: finding.severity === 'error' ? 'error' : 'warning',
    message: { text: finding.message },
    locations: [
      {
        ...location({ file, ...finding }),
        ...(within === undefined
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: within, kind: 'function' }] }),
      },
    ],
    ...relatedLocations([...(finding.related ?? []), ...(call?.related ?? [])]),
    ...codeFlows(call?.trail ?? []),
    partialFingerprints: {
      'openaiZdr/v2': fingerprints.ofFinding({ finding, file, within, call }),
    },
    ...suppressionsOf(finding, isIgnored),
    properties: call
      ? {
          request: requestName(call),
          verdict: call.verdict,
          state: call.state,
          target: call.target,
          targets: call.targets,
        }
      : {},
  }));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'openai-zdr',
            semanticVersion: toolVersion(),
            informationUri: homepage,
            rules: rules.map(describeRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [ROOT]: { description: { text: 'The folder that the audit was run for.' } },
        },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications() }],
        results,
        properties: {
          ...(inventory.commit ? { commit: inventory.commit } : {}),
          policy: inventory.policy,
          profile: inventory.profile,
          configuration: configurationWords(inventory),
          filesScanned: inventory.files.scanned,
          filesWithCalls: inventory.files.withCalls,
          calls: inventory.calls.length,
          ...(inventory.balance ? { traces: inventory.balance } : {}),
        },
      },
    ],
  };
  return jsonText(log);

  /** Where the tool could not look. */
  function notifications(): unknown[] {
    const notAnalysed = inventory.notAnalysed.map((item) => ({
      level: 'warning',
      descriptor: { id: 'not-analysed' },
      message: { text: `Not analysed: ${reasonWords(item)}` },
      locations: [{ physicalLocation: { artifactLocation: artifact(item.file) } }],
    }));
    const open = inventory.unresolved.map((item) => ({
      level: 'note',
      descriptor: { id: 'unresolved' },
      message: { text: `Not followed to a call: ${placeWords(item)}` },
      locations: [location(item)],
    }));
    return [...notAnalysed, ...open];
  }
}

/** What is accepted, and what stands in a file that the project does not lint. */
function suppressionsOf({ suppressed, suppressedBy }: Finding, isIgnored: boolean): object {
  const suppressions = [
    ...(suppressed === undefined
      ? []
      : [
          {
            kind: suppressedBy === undefined ? 'inSource' : 'external',
            ...(suppressed === '' ? {} : { justification: suppressed }),
          },
        ]),
    ...(isIgnored ? [{ kind: 'external', justification: 'The file is ignored by ESLint.' }] : []),
  ];
  return suppressions.length > 0 ? { suppressions } : {};
}

function describeRule({ name, severity }: Pick<ConfiguredRule, 'name' | 'severity'>): unknown {
  const { description, url } = metas[name].docs;
  const text = `${description.charAt(0).toUpperCase()}${description.slice(1)}.`;
  return {
    id: ruleId(name),
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    fullDescription: { text },
    help: {
      text: `${text} What it reports, with samples and what to do instead: ${url}`,
      markdown: `${text}\n\n[What it reports, with samples and what to do instead](${url})`,
    },
    helpUri: url,
    defaultConfiguration: { level: severity === 'error' ? 'error' : 'warning' },
    properties: { tags: ['privacy', 'openai', 'data-retention'] },
  };
}

function artifact(file: string): { uri: string; uriBaseId: string } {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

type Region = { file: string; line: number; endLine: number } & Partial<
  Pick<Spot, 'column' | 'endColumn'>
>;

function location({ file, line, column, endLine, endColumn }: Region): {
  physicalLocation: unknown;
} {
  const columns =
    column === undefined || endColumn === undefined ? {} : { startColumn: column, endColumn };
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: line, endLine, ...columns },
    },
  };
}

/** How the call was found: one flow for each thing that makes it up. */
function codeFlows(trail: readonly CallTrail[]): object {
  if (trail.length === 0) return {};
  const flowOf = ({ what, steps }: CallTrail): object => ({
    message: { text: `How ${what} comes to the call.` },
    threadFlows: [
      {
        locations: steps.map((step) => ({
          location: { ...location(step), message: { text: step.text } },
        })),
      },
    ],
  });
  return { codeFlows: trail.map(flowOf) };
}

function relatedLocations(places: readonly RelatedPlace[]): object {
  const seen = new Map(
    places.map((place) => [`${place.file}:${String(place.line)}:${place.what}`, place]),
  );
  return seen.size === 0
    ? {}
    : {
        relatedLocations: [...seen.values()].map((place, id) => ({
          id,
          ...location(place),
          message: {
            text: `Here ${place.what} ${place.what.endsWith('s') ? 'are' : 'is'} written.`,
          },
        })),
      };
}
