/** rules-docs/claims.md: every claim of the policy data, the text that it rests on, and who makes use of it. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Certainty,
  type Shutdown,
  type SourceId,
  azure,
  bedrock,
  defaultImageModel,
  endpoints,
  features,
  hipaa,
  privateRetention,
  realControls,
  refusals,
  shutdowns,
  snapshots,
  sources,
  unlistedEndpoints,
  unlistedImageModels,
  zdrImageModels,
} from '../../src/policy.ts';
import { rules } from '../../src/rules/index.ts';
import { code, page, table } from './markdown.ts';
import { indexedBy } from '../../src/values/indexed.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Claim {
  text: string;
  certainty: Certainty | null;
  source: SourceId;
  /** rules, the inventory, pages */
  use: string;
}

const INVENTORY = 'verdicts of the inventory';
const PAGE = 'page on the policy';
const ENDPOINT_RULE = 'no-ineligible-endpoint';

/** By section, as the page has them. */
export function claims(): Record<string, Claim[]> {
  return {
    'The table': tableClaims(),
    'Endpoints without a row': unlistedEndpoints.map(({ path, why, certainty, source }) => ({
      text: `${code(path)}: ${why}`,
      certainty,
      source,
      use: `${INVENTORY}, ${ENDPOINT_RULE}`,
    })),
    'Private Retention with PSP and Safety Retention': privateRetention.map(
      ({ since, name, limited, pending, no, certainty, source }) => ({
        text: `The column "${name}", from ${since} on: with limitations ${limited.map(code).join(', ')}; pending ${pending.map(code).join(', ') || 'none'}; no ${no.map(code).join(', ')}`,
        certainty,
        source,
        use: PAGE,
      }),
    ),
    Features: features.flatMap(({ id, name, history }) =>
      history.map(({ since, verdict, text, certainty, source }) => ({
        text: `${name}, from ${since} on: ${verdict}. ${text}`,
        certainty,
        source,
        use: usersOf(id),
      })),
    ),
    'Models that take images': imageClaims(),
    Shutdowns: shutdowns.map(shutdownClaim),
    'What replaces a model': replacementClaims(),
    HIPAA: hipaaClaims(),
    'Azure OpenAI': elsewhere(azure, 'calls to Azure in the inventory, setting azure'),
    'Amazon Bedrock': elsewhere(bedrock, 'calls to Bedrock in the inventory'),
    'Real controls': realControls.map(({ provider, control, scope, source }) => ({
      text: `${provider}: ${code(control)}, ${scope}`,
      certainty: null,
      source,
      use: PAGE,
    })),
    Refusals: refusals.map(({ parameter, status, source }) => ({
      text: `${code(parameter)} under Zero Data Retention: ${String(status)}`,
      certainty: null,
      source,
      use: 'no-server-state',
    })),
  };
}

function shutdownClaim({ what, date, announced, certainty, source }: Shutdown): Claim {
  return {
    text: `${code(what)}: ${date}, announced ${announced}`,
    certainty,
    source,
    use: what.startsWith('/')
      ? ENDPOINT_RULE
      : what === 'prompt-object'
        ? 'no-server-state'
        : 'no-ineligible-model',
  };
}

/** Of those that another text says than the one behind the dates. */
function replacementClaims(): Claim[] {
  const said = shutdowns.flatMap(({ what, instead, insteadSource: source }) =>
    source === undefined ? [] : [{ what, instead: instead ?? 'nothing', source }],
  );
  return [...indexedBy(said, ({ instead, source }) => `${instead} ${source}`).values()].map(
    (own) => ({
      text: `${code(own[0]!.instead)} in the place of ${own.map(({ what }) => code(what)).join(', ')}`,
      certainty: 'likely',
      source: own[0]!.source,
      use: 'no-ineligible-model',
    }),
  );
}

function tableClaims(): Claim[] {
  const sourceOf = new Map(snapshots.map(({ id, source }) => [id, source]));
  return Object.entries(endpoints).flatMap(([path, history]) =>
    history.map((row): Claim => {
      const from = sourceOf.get(row.since)!;
      if ('dropped' in row)
        return {
          text: `${code(path)}, from ${row.since} on: no row`,
          certainty: 'certain',
          source: from,
          use: INVENTORY,
        };
      const { since, zdr, applicationState, abuseMonitoring, certainty, note, source = from } = row;
      const state = applicationState ?? 'not stated';
      const logs = abuseMonitoring ?? 'not stated';
      return {
        text: `${code(path)}, from ${since} on: eligible ${zdr}; state ${state}; logs ${logs}${note === undefined ? '' : `. ${note}`}`,
        certainty,
        source,
        use: zdr === 'no' ? `${INVENTORY}, ${ENDPOINT_RULE}` : INVENTORY,
      };
    }),
  );
}

function imageClaims(): Claim[] {
  const use = 'no-ineligible-model';
  return [
    ...zdrImageModels.map(({ since, models, source }) => ({
      text: `On the list from ${since} on: ${models.map(code).join(', ')}`,
      certainty: null,
      source,
      use,
    })),
    ...Object.entries(unlistedImageModels).map(([name, { verdict, source }]) => ({
      text: `${code(name)} is on no list: ${verdict}`,
      certainty: null,
      source,
      use,
    })),
    {
      text: `The tool image_generation takes ${code(defaultImageModel.model)} by default`,
      certainty: null,
      source: defaultImageModel.source,
      use: 'no-ineligible-tool, no-ineligible-model',
    },
  ];
}

function hipaaClaims(): Claim[] {
  const use = 'verdicts and rules under the profile hipaa';
  const listed = hipaa.listed.map((path) => ({
    text: `${code(path)} is listed`,
    certainty: null,
    source: hipaa.sources[path] ?? hipaa.source,
    use,
  }));
  const others = hipaa.notListed.map((path) => ({
    text: `${code(path)} is not listed`,
    certainty: null,
    source: hipaa.source,
    use,
  }));
  return [...listed, ...others];
}

function elsewhere(
  { terms, control, source, abuseMonitoring, keeps }: typeof azure,
  use: string,
): Claim[] {
  return [
    { text: `Under ${terms}. ${control}`, certainty: null, source, use },
    { text: abuseMonitoring.text, certainty: null, source: abuseMonitoring.source, use },
    ...keeps.map((line) => ({
      text: `${code(line.endpoint)}: ${line.kept}`,
      certainty: line.certainty,
      source: line.source,
      use,
    })),
  ];
}

const codeOfRules = Object.keys(rules).map((name) => ({
  name,
  text: readFileSync(`${root}src/rules/${name}.ts`, 'utf8'),
}));

/** Rules whose code asks for a feature. Ids of one word are keys of requests, too. */
export function rulesAskingFor(id: string): string[] {
  const asks = id.includes('-') ? `'${id}'` : `feature('${id}')`;
  return codeOfRules.filter(({ text }) => text.includes(asks)).map(({ name }) => name);
}

function usersOf(id: string): string {
  return rulesAskingFor(id).join(', ') || `explain, ${PAGE}`;
}

/** Pages that list a source at their end. */
export function pagesThatCite(id: SourceId): string[] {
  return citing.filter(({ ids }) => ids.includes(id)).map(({ name }) => name);
}

const citing = readdirSync(`${root}rules-docs`)
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({
    name: file.replace(/\.md$/, ''),
    ids: [
      ...readFileSync(`${root}rules-docs/${file}`, 'utf8').matchAll(
        /<!-- begin sources ([\w. -]+?) -->/g,
      ),
    ].flatMap(([, ids]) => ids!.split(' ')),
  }));

export function claimsPage(): string {
  const sections = Object.entries(claims());
  const used = Object.keys(sources) as SourceId[];
  return page(
    '# Every claim, and what it rests on',
    '<!-- Written by `npm run docs` from src/catalogue/policy. -->',
    'All that the [policy data](policy.md) says, with the text behind it, the date of that text, and where the plugin makes use of it. A claim without a certainty is told as its source has it. A feature names the rules whose code asks for it; `explain` and the page on the policy show all.',
    ...sections.flatMap(([title, own]) => [
      `## ${title}`,
      table(
        ['Claim', 'Certainty', 'Source', 'Date', 'Used by'],
        own.map(({ text, certainty, source, use }) => [
          text,
          certainty ?? '',
          sourceLink(source),
          dateOf(source),
          use,
        ]),
      ),
    ]),
    '## Pages that rest on a source',
    table(
      ['Source', 'Date', 'Claims', 'Pages'],
      used.map((id) => [
        sourceLink(id),
        dateOf(id),
        String(sections.flatMap(([, own]) => own).filter(({ source }) => source === id).length),
        pagesThatCite(id)
          .map((name) => `[${name}](${name}.md)`)
          .join(', '),
      ]),
    ),
    'See also: [what OpenAI keeps](policy.md) · [what changed between snapshots](policy-changes.md) · [what Zero Data Retention is](what-zdr-is.md)',
  );
}

function sourceLink(id: SourceId): string {
  return `[${id}](policy.md#source-${id})`;
}

function dateOf(id: SourceId): string {
  return sources[id].date.replace('..', ' to ');
}
