/** rules-docs/policy.md and rules-docs/eligible.md, written from the policy data. */
import { frameworkRows } from './frameworks.ts';
import {
  type Classification,
  type EndpointRow,
  type SourceId,
  type Elsewhere,
  azure,
  bedrock,
  defaultImageModel,
  features,
  hipaa,
  inventedSwitches,
  newestSnapshot,
  policyOf,
  realControls,
  shutdowns,
  snapshots,
  sources,
  unlistedEndpoints,
  unlistedImageModels,
} from '../../src/policy.ts';
import type { CatalogueFile } from '../surface/catalogue.ts';

const NOTE = '<!-- Written by `npm run generate` from src/catalogue/policy. -->';

export function policyPage(): string {
  const policy = policyOf();
  return `${[
    '# What OpenAI keeps',
    NOTE,
    `The newest snapshot is **${newestSnapshot}** (${policy.snapshot.date}; ${link(policy.snapshot.source)}). OpenAI's page prints no date: a copy is dated by the archive that made it, or by what it mentions ("inferred").`,
    "Claims that are only inferred, or that OpenAI's texts contradict, never lead to a report of the preset `recommended`.",
    '## The table',
    table(
      [
        'Endpoint',
        'Training',
        'Abuse monitoring',
        'Application state',
        'Zero Data Retention',
        'Certainty',
      ],
      policy
        .rows()
        .map(({ path, row }) => [
          code(path),
          row.training,
          cell(row.abuseMonitoring),
          cell(row.applicationState),
          eligibility(row),
          row.certainty,
        ]),
    ),
    ...policy
      .rows()
      .flatMap(({ path, row }) => (row.note === undefined ? [] : [`- ${code(path)}: ${row.note}`])),
    '## Endpoints that the table does not name',
    table(
      ['Endpoint', 'Treated as', 'Why', 'Certainty', 'Source'],
      unlistedEndpoints.map((item) => [
        code(item.path),
        typeof item.treat === 'object'
          ? `as ${code(item.treat.sameAs)}`
          : item.treat === 'no-content'
            ? 'carries no prompts'
            : 'unlisted',
        item.why,
        item.certainty,
        link(item.source),
      ]),
    ),
    'A sub-resource inherits the longest matching row: `/v1/vector_stores/{}/files` is `/v1/vector_stores`. Which requests put data in follows from the verb: `POST` puts, `GET` reads, `DELETE` removes, and cancelling counts as removing.',
    '## Features',
    'Parameters and kinds of content that change what an endpoint keeps, as of the newest snapshot.',
    table(
      ['Feature', 'Signals', 'Verdict', 'What is known', 'Certainty', 'Source'],
      features.flatMap((feature) => {
        const now = policy.feature(feature.id)?.now;
        return now
          ? [
              [
                feature.name,
                feature.signals.map(code).join(', '),
                now.verdict,
                now.text,
                now.certainty,
                link(now.source),
              ],
            ]
          : [];
      }),
    ),
    `Image models on the list for Zero Data Retention: ${(policy.imageModels ?? []).map(code).join(', ')}. The tool \`image_generation\` takes ${code(defaultImageModel.model)} where a request names none (${link(defaultImageModel.source)}).`,
    table(
      ['Image model that no list has', 'Verdict', 'Source'],
      Object.entries(unlistedImageModels).map(([name, { verdict, source }]) => [
        code(name),
        verdict,
        link(source),
      ]),
    ),
    '## Shutdowns',
    table(
      ['What', 'Date', 'Announced', 'Instead', 'Certainty', 'Source'],
      shutdowns.map((item) => [
        item.name === item.what ? code(item.what) : `${item.name} (${code(item.what)})`,
        item.date,
        item.announced,
        item.instead ?? 'nothing',
        item.certainty,
        link(item.source),
      ]),
    ),
    '## HIPAA',
    `${hipaa.rule} (${link(hipaa.source)})`,
    `Listed: ${hipaa.listed.map(code).join(', ')}.`,
    `Not listed: ${hipaa.notListed.map(code).join(', ')}.`,
    ...[azure, bedrock].flatMap(elsewhere),
    '## Switches that nobody documents',
    table(
      ['Name', 'Kind', 'Belief', 'Seen in'],
      inventedSwitches.map((item) => [code(item.name), item.kind, item.belief, item.seen]),
    ),
    '## Real controls',
    table(
      ['Provider', 'Control', 'Scope', 'Source'],
      realControls.map((item) => [item.provider, item.control, item.scope, link(item.source)]),
    ),
    '## Changes between snapshots',
    ...snapshots.map((_, index) => changes(index)),
    '## Sources',
    table(
      ['Id', 'Text', 'Date', 'Dated'],
      Object.entries(sources).map(([id, source]) => [
        code(id),
        `${source.title}, ${/^https?:\S+$/.test(source.url) ? `<${source.url}>` : source.url}`,
        source.date,
        source.dated,
      ]),
    ),
    '## Contributing a newer snapshot',
    'A snapshot is a date in `src/catalogue/policy/snapshots.ts`, a source in `sources.ts`, and a new entry in the history of each line that changed (`endpoints.ts`, `features.ts`). Then run `npm run generate`, which rewrites this page, and `npm test`, which fails when a route of a known SDK is classified by nobody. Say where the copy can be read and how its date is known.',
    '## Using the data',
    "```js\nimport { policyOf } from 'eslint-plugin-openai-zdr/policy';\n\nconst { verdict, applicationState, source } = policyOf('2026-11-26', 'zdr').classify('POST /v1/files');\n```",
    'The same facts as JSON: `eslint-plugin-openai-zdr/policy.json`.',
  ].join('\n\n')}\n`.replace(/\n\n(?=- )/g, '\n');
}

function elsewhere({ name, terms, control, abuseMonitoring, source, keeps }: Elsewhere): string[] {
  return [
    `## ${name}`,
    `Under ${terms}. ${control} (${link(source)}) ${abuseMonitoring.text} (${link(abuseMonitoring.source)})`,
    table(
      ['Endpoint', 'Kept', 'What avoids it', 'Certainty', 'Source'],
      keeps.map((item) => [
        code(item.endpoint),
        item.kept,
        item.way ?? 'nothing',
        item.certainty,
        link(item.source),
      ]),
    ),
  ];
}

/** What a snapshot says otherwise than the one before it. */
function changes(index: number): string {
  const snapshot = snapshots[index]!;
  const now = new Map(
    policyOf(snapshot.id)
      .rows()
      .map(({ path, row }) => [path, row]),
  );
  const previous = snapshots[index - 1];
  const before = new Map(
    previous
      ? policyOf(previous.id)
          .rows()
          .map(({ path, row }) => [path, row])
      : [],
  );
  const lines = [
    ...snapshot.notes,
    ...(previous ? [...now].flatMap(([path, row]) => difference(path, before.get(path), row)) : []),
    ...[...before.keys()]
      .filter((path) => !now.has(path))
      .map((path) => `${code(path)} is no longer in the table.`),
  ];
  return [
    `### ${snapshot.id}`,
    `${snapshot.date} (${snapshot.dated}), ${link(snapshot.source)}`,
    lines.map((line) => `- ${line}`).join('\n'),
  ].join('\n\n');
}

function difference(path: string, before: EndpointRow | undefined, now: EndpointRow): string[] {
  if (!before) return [`${code(path)} is new: ${eligibility(now)}.`];
  const parts = [
    before.zdr === now.zdr ? '' : `eligible: ${eligibility(before)} → ${eligibility(now)}`,
    before.applicationState === now.applicationState
      ? ''
      : `application state: ${cell(before.applicationState)} → ${cell(now.applicationState)}`,
    before.abuseMonitoring === now.abuseMonitoring
      ? ''
      : `abuse monitoring: ${cell(before.abuseMonitoring)} → ${cell(now.abuseMonitoring)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [`${code(path)}: ${parts.join('; ')}.`];
}

const VERDICTS: readonly [Classification['verdict'], string][] = [
  ['ineligible', 'Not eligible'],
  ['unlisted', 'Not named in the table of OpenAI'],
  ['limited', 'Eligible with limitations, if Zero Data Retention is enabled for the project'],
  ['eligible', 'Eligible, if Zero Data Retention is enabled for the project'],
  ['zero-by-default', 'Nothing kept by default'],
];

/** Every call of the SDKs, by verdict of the newest snapshot. */
export function eligiblePage(catalogue: CatalogueFile): string {
  const policy = policyOf();
  const calls = Object.entries(catalogue.methods).flatMap(([path, variants]) => {
    const route = catalogue.routes[variants.at(-1)?.s[0]?.r ?? -1];
    return route === undefined ||
      route.includes('/v1/organization') ||
      route.includes('/v1/projects')
      ? []
      : [{ path, route, found: policy.classify(route) }];
  });
  const sections = VERDICTS.flatMap(([verdict, title]) => {
    const own = calls.filter(({ found }) => found.verdict === verdict);
    if (own.length === 0) return [];
    const groups = new Map<string, typeof own>();
    for (const call of own) {
      const key = call.found.endpoint ?? call.found.unlisted?.path ?? call.route;
      groups.set(key, [...(groups.get(key) ?? []), call]);
    }
    return [
      `## ${title}`,
      table(
        ['Endpoint', 'Calls', 'Application state', 'Abuse monitoring'],
        [...groups].sort().map(([endpoint, members]) => {
          const [first] = members;
          return [
            code(endpoint),
            members.map(({ path }) => code(path)).join(' '),
            cell(first?.found.applicationState ?? null),
            cell(first?.found.abuseMonitoring ?? null),
          ];
        }),
      ),
    ];
  });
  return `${[
    '# Is this call eligible?',
    NOTE,
    `Every call of the \`openai\` packages ${catalogue.sdks.join(', ')}, by the policy snapshot **${newestSnapshot}**. Administration endpoints are left out. Calls that delete or cancel are never reported: they are good hygiene. Sources and limitations are on the page [policy](policy.md).`,
    ...sections,
    ...throughFrameworks(),
  ].join('\n\n')}\n`;
}

function throughFrameworks(): string[] {
  return [
    '## Through a framework',
    'What a call of a framework sends depends on its version, on the model and on options: the [inventory](inventory.md) tells it for each call. These endpoints were reached by programs that ran with the real packages, in these versions.',
    table(
      ['Endpoint', 'Verdict', 'Reached by'],
      frameworkRows().map(({ endpoint, verdict, by }) => [
        code(endpoint),
        VERDICTS.find(([id]) => id === verdict)?.[1] ?? verdict,
        by,
      ]),
    ),
  ];
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function eligibility(row: EndpointRow): string {
  return {
    yes: 'Yes',
    no: 'No',
    limited: 'Yes, with limitations',
    default: 'Nothing kept by default',
  }[row.zdr];
}

function cell(text: string | null): string {
  return text ?? 'not stated';
}

function code(text: string): string {
  return `\`${text}\``;
}

function link(id: SourceId): string {
  const { date, url } = sources[id];
  const target = /^https?:\S+/.exec(url)?.[0];
  return target === undefined ? `${id}, ${date}` : `[${id}](${target}), ${date}`;
}
