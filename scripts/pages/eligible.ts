/** rules-docs/eligible.md: every call of the SDKs, to be searched, and every endpoint, to be scanned. */
import {
  type Classification,
  type Effect,
  effectOf,
  newestSnapshot,
  policyOf,
} from '../../src/policy.ts';
import type { Surface } from '../../src/catalogue/surface.ts';
import { frameworkRows } from './frameworks.ts';
import { code, page, table, toHeading } from './markdown.ts';
import { indexedBy } from '../../src/values/indexed.ts';

const VERDICTS: readonly [Classification['verdict'], title: string, meaning: string][] = [
  ['ineligible', 'Not eligible', 'The data is kept, with Zero Data Retention too. Reported.'],
  ['unlisted', 'Not in the table', "OpenAI's table does not name it. Reported by `strict` only."],
  [
    'limited',
    'Eligible with limitations',
    'Some parameters, tools or models keep data all the same: other rules report those.',
  ],
  ['eligible', 'Eligible', 'If Zero Data Retention is enabled for the project.'],
  ['zero-by-default', 'Nothing kept', 'By default, without any agreement.'],
];

const EFFECTS: Readonly<Record<Effect, string>> = {
  puts: 'sends data',
  reads: 'reads',
  removes: 'deletes or ends',
  none: 'no prompts',
};

interface SdkCall {
  path: string;
  route: string;
  found: Classification;
}

interface Family {
  endpoint: string;
  calls: SdkCall[];
  found: Classification;
}

export function eligiblePage(surface: Surface): string {
  const families = familiesOf(surface);
  const sections = VERDICTS.map(([verdict, title]) => ({
    title,
    own: families.filter(({ found }) => found.verdict === verdict),
  })).filter(({ own }) => own.length > 0);
  return page(
    '# Is this call eligible?',
    '<!-- Written by `npm run generate` from src/catalogue. -->',
    'Search this page for the call as your code says it, such as `files.create`, or for its route, such as `POST /v1/files`. ' +
      'The heading above it is the answer for a project with Zero Data Retention:',
    table(
      ['Answer', 'What it means'],
      VERDICTS.map(([, title, meaning]) => [toHeading(title, title), meaning]),
    ),
    'A call that deletes or ends what is kept is never reported, whatever its endpoint. Sources, dates and limitations are on the page [policy](policy.md).',
    '## At a glance',
    table(
      ['Endpoint', 'Answer', 'Kept as state', 'In abuse logs', 'Calls'],
      sections.flatMap(({ title, own }) =>
        own.map(({ endpoint, found, calls }) => [
          code(endpoint),
          title,
          found.applicationState ?? '',
          found.abuseMonitoring ?? '',
          toHeading(String(calls.length), endpoint),
        ]),
      ),
    ),
    'An empty cell: OpenAI states nothing.',
    ...sections.flatMap(({ title, own }) => [`## ${title}`, ...own.flatMap(sectionOf)]),
    ...throughFrameworks(),
    '## What is on this page',
    `Every call of the \`openai\` packages ${surface.sdks.join(', ')}, without the endpoints for administration, by the policy snapshot **${newestSnapshot}**. Where versions differ, the newest decides.`,
    'See also: [what Zero Data Retention is](what-zdr-is.md) · [which preset am I?](which-preset.md) · [policy](policy.md)',
  );
}

/** Calls by the line of the table that decides about them. */
function familiesOf(surface: Surface): Family[] {
  const policy = policyOf();
  const calls = surface.paths.flatMap((path): SdkCall[] => {
    const route = surface.methods(path).at(-1)?.requests[0].route;
    return route === undefined || /\/v1\/(?:organization|projects)/.test(route)
      ? []
      : [{ path, route, found: policy.classify(route) }];
  });
  const byLine = indexedBy(
    calls,
    ({ found, route }) => found.endpoint ?? found.unlisted?.path ?? route,
  );
  return [...byLine]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([endpoint, own]) => ({ endpoint, calls: own, found: own[0]!.found }));
}

function sectionOf({ endpoint, calls }: Family): string[] {
  return [
    `### ${code(endpoint)}`,
    table(
      ['Call', 'Request', ''],
      calls
        .sort((left, right) => (left.path < right.path ? -1 : 1))
        .map(({ path, route }) => [code(path), code(route), EFFECTS[effectOf(route)]]),
    ),
  ];
}

function throughFrameworks(): string[] {
  return [
    '## Through a framework',
    'What a call of a framework sends depends on its version, on the model and on options: the [inventory](inventory.md) tells it for each call. ' +
      'These endpoints were reached by programs that ran with the real packages, in these versions.',
    table(
      ['Endpoint', 'Answer', 'Package', 'Versions'],
      frameworkRows().map(({ endpoint, verdict, name, versions }) => [
        code(endpoint),
        VERDICTS.find(([id]) => id === verdict)?.[1] ?? verdict,
        code(name),
        versions.join(', '),
      ]),
    ),
  ];
}
