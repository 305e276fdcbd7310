/** rules-docs/policy.md, written from the policy data. */
import {
  type Elsewhere,
  type EndpointRow,
  type PrivateRetention,
  type SourceId,
  azure,
  bedrock,
  defaultImageModel,
  features,
  hipaa,
  inventedSwitches,
  newestSnapshot,
  privateRetention,
  policyOf,
  realControls,
  shutdowns,
  sources,
  unlistedEndpoints,
  unlistedImageModels,
} from '../../src/policy.ts';
import { code, list, page, table, toHeading } from './markdown.ts';
import { indexedBy } from '../../src/values/indexed.ts';

const NOTE = '<!-- Written by `npm run generate` from src/catalogue/policy. -->';

const SECTIONS = [
  'The table',
  'Endpoints that the table does not name',
  'Features',
  'Shutdowns',
  'HIPAA',
  'Azure OpenAI',
  'Amazon Bedrock',
  'Switches that nobody documents',
  'Real controls',
  'Sources',
] as const;

export function policyPage(): string {
  const policy = policyOf();
  const rows = policy.rows();
  const notes = indexedBy(
    rows.flatMap(({ path, row }) => (row.note === undefined ? [] : [{ path, note: row.note }])),
    ({ note }) => note,
  );
  const known = features.flatMap((feature) => {
    const now = policy.feature(feature.id)?.now;
    return now ? [{ ...feature, now, title: capitalized(feature.name) }] : [];
  });
  return page(
    '# What OpenAI keeps',
    NOTE,
    `By the snapshot **${newestSnapshot}**; the newest text of OpenAI's page on data controls that could be read is ${link(policy.snapshot.source)}. The page prints no date: a copy is dated by the archive that made it, or by what it mentions ("inferred").`,
    'A claim is `certain` where a text of OpenAI says it, `likely` where one copy does, `inferred` where it follows from others, `open` where texts contradict each other. The preset `recommended` reports the first two only.',
    list(SECTIONS.map((title) => toHeading(title, title))),
    '## The table',
    'To look up a call, see [is this call eligible?](eligible.md)',
    table(
      [
        'Endpoint',
        'Zero Data Retention',
        'Private Retention with PSP, Safety Retention',
        'Application state',
        'Abuse monitoring',
        'Training',
        'Certainty',
      ],
      rows.map(({ path, row }) => [
        code(path),
        eligibility(row),
        answerOf(policy.privateRetention, path),
        cell(row.applicationState),
        cell(row.abuseMonitoring),
        row.training,
        row.certainty,
      ]),
    ),
    `Private Retention with Private Safety Processing (PSP) and Safety Retention is a column of its own since September 2026, at first as "${privateRetention[0]!.name}" (${privateRetention.map(({ source }) => link(source)).join(', ')}). A snapshot before that has no such column.`,
    list(
      [...notes].map(([note, own]) => `${own.map(({ path }) => code(path)).join(', ')}: ${note}`),
    ),
    '## Endpoints that the table does not name',
    'A sub-resource inherits the longest matching row: `/v1/vector_stores/{}/files` is `/v1/vector_stores`. These have no row, or are not what their row says.',
    table(
      ['Endpoint', 'Treated as', 'Certainty', 'Source'],
      unlistedEndpoints.map((item) => [
        code(item.path),
        typeof item.treat === 'object'
          ? code(item.treat.sameAs)
          : item.treat === 'no-content'
            ? 'no prompts'
            : 'unlisted',
        item.certainty,
        link(item.source),
      ]),
    ),
    'Why:',
    list(
      [...indexedBy(unlistedEndpoints, ({ why }) => why)].map(
        ([why, own]) => `${own.map(({ path }) => code(path)).join(', ')}: ${why}`,
      ),
    ),
    'Which requests put data in follows from the verb: `POST` puts, `GET` reads, `DELETE` removes, and cancelling counts as removing.',
    '## Features',
    'Parameters and kinds of content that change what an endpoint keeps.',
    table(
      ['Feature', 'Verdict', 'Certainty', 'In a request'],
      known.map(({ title, now, signals }) => [
        toHeading(title, title),
        now.verdict,
        now.certainty,
        signals.map(code).join(', '),
      ]),
    ),
    ...known.flatMap(({ title, now }) => [`### ${title}`, `${now.text} (${link(now.source)})`]),
    '### Models that take images',
    `On the list for Zero Data Retention: ${(policy.imageModels ?? []).map(code).join(', ')}. The tool \`image_generation\` takes ${code(defaultImageModel.model)} where a request names none (${link(defaultImageModel.source)}). On no list:`,
    table(
      ['Model', 'Verdict', 'Source'],
      Object.entries(unlistedImageModels).map(([name, { verdict, source }]) => [
        code(name),
        verdict,
        link(source),
      ]),
    ),
    '## Shutdowns',
    table(
      ['What', 'Name', 'Date', 'Announced', 'Instead', 'Certainty', 'Source'],
      shutdowns.map((item) => [
        item.name === item.what ? '' : item.name,
        code(item.what),
        item.date,
        item.announced,
        item.instead ?? 'nothing',
        item.certainty,
        item.insteadSource === undefined
          ? link(item.source)
          : `${link(item.source)}; instead: ${link(item.insteadSource)}`,
      ]),
    ),
    '## HIPAA',
    hipaa.rule,
    table(
      ['Endpoint', 'Under a Business Associate Agreement', 'Source'],
      [
        ...hipaa.listed.map((path) => [
          code(path),
          'listed',
          link(hipaa.sources[path] ?? hipaa.source),
        ]),
        ...hipaa.notListed.map((path) => [code(path), 'not listed', link(hipaa.source)]),
      ],
    ),
    ...[azure, bedrock].flatMap(elsewhere),
    "Models of OpenAI that are asked for by AWS's own API (`ConverseCommand` and `InvokeModelCommand`, `@ai-sdk/amazon-bedrock`, LangChain's `ChatBedrock`) are no calls of OpenAI's API: the inventory counts them among other vendors.",
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
    '## Sources',
    table(['Id', 'Text', 'Date', 'Dated'], (Object.keys(sources) as SourceId[]).map(sourceRow)),
    '## Contributing a newer snapshot',
    'A snapshot is a date in `src/catalogue/policy/snapshots.ts`, a source in `sources.ts`, and a new entry in the history of each line that changed (`endpoints.ts`, `features.ts`). Then run `npm run generate`, which rewrites this page, `npm run docs`, which writes [what changed](policy-changes.md), and `npm test`, which fails when a route of a known SDK is classified by nobody. Say where the copy can be read and how its date is known.',
    '## Using the data',
    "```js\nimport { policyOf } from 'eslint-plugin-openai-zdr/policy';\n\nconst { verdict, applicationState, source } = policyOf('2026-11-26', 'zdr').classify('POST /v1/files');\n```",
    'The same facts as JSON: `eslint-plugin-openai-zdr/policy.json`.',
    'See also: [what changed between snapshots](policy-changes.md) · [every claim, and what it rests on](claims.md) · [is this call eligible?](eligible.md) · [what Zero Data Retention is](what-zdr-is.md) · [settings](settings.md#policy)',
  );
}

/** What another seller keeps. */
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

export function eligibility(row: EndpointRow): string {
  return {
    yes: 'Yes',
    no: 'No',
    limited: 'Yes, with limitations',
    default: 'Nothing kept by default',
  }[row.zdr];
}

/** By another column of the table; what no text says is not stated. */
export function answerOf(column: PrivateRetention | null, path: string): string {
  if (column?.limited.includes(path)) return 'Yes, with limitations';
  if (column?.pending.includes(path)) return 'Pending confirmation';
  return column?.no.includes(path) ? 'No' : 'not stated';
}

function cell(text: string | null): string {
  return text ?? 'not stated';
}

/** Where a source is described, at the end of the page. */
function link(id: SourceId): string {
  return `[${id}](#source-${id})`;
}

function sourceRow(id: SourceId): string[] {
  const { title, url, date, dated } = sources[id];
  const [, address = '', note = ''] = /^(https?:\S+)(?: (\(.*\)))?$/.exec(url) ?? [];
  const text = address === '' ? `${title}, ${url}` : `[${title}](${address})${note && ` ${note}`}`;
  return [`<a id="source-${id}"></a>${code(id)}`, text, date.replace('..', ' to '), dated];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
