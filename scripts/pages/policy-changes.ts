/** rules-docs/policy-changes.md: what each snapshot says otherwise than the one before it, and whom that concerns. */
import {
  type EndpointRow,
  type Policy,
  type Shutdown,
  type SnapshotId,
  type SourceId,
  endpoints,
  features,
  policyOf,
  privateRetention,
  shutdowns,
  snapshots,
  zdrImageModels,
} from '../../src/policy.ts';
import type { Surface } from '../../src/catalogue/surface.ts';
import { rulesAskingFor } from './claims.ts';
import { code, list, page, table } from './markdown.ts';
import { indexedBy } from '../../src/values/indexed.ts';
import { answerOf, eligibility } from './policy.ts';

/** The program whose comparison the page shows. */
export const SAMPLE = {
  file: 'src/ask.js',
  code: `import OpenAI from 'openai';

const openai = new OpenAI();

export const ask = (input) =>
  openai.responses.create({
    model: 'gpt-5.6-sol',
    input,
    store: false,
    tools: [{ type: 'code_interpreter', container: { type: 'auto' } }],
  });

export const vary = (image) => openai.images.createVariation({ image });

export const film = (prompt) => openai.videos.create({ model: 'sora-2', prompt });
`,
  arguments: ['compare', 'policies', '2025-12-11', '2026-11-26'],
} as const;

/** One thing that a snapshot says otherwise. */
export interface Change {
  what: string;
  before: string;
  after: string;
  concerns: string;
  source: SourceId;
}

/** Newest first: each snapshot but the oldest, with the one before it. */
export const pairs = snapshots
  .slice(1)
  .map((snapshot, index) => ({ snapshot, previous: snapshots[index]! }))
  .reverse();

/** `output`: what the command says of the sample. */
export function policyChangesPage(surface: Surface, output: string): string {
  return page(
    '# What changed between snapshots',
    '<!-- Written by `npm run docs` from src/catalogue/policy. -->',
    'Each snapshot of the policy with what it says otherwise than the one before it, and which calls that concerns. Whoever pins a snapshot sees here what an update would change; [policy](policy.md) has the newest one as a whole.',
    '## Which of your calls',
    'The command compares two snapshots for the calls of a code base. With this file, for example:',
    `\`\`\`js\n${SAMPLE.code}\`\`\``,
    `it says:\n\n\`\`\`text\n$ npx openai-zdr ${SAMPLE.arguments.join(' ')}\n${output}\`\`\``,
    'It compares what the presets report, so a change that no rule speaks of stands only here. It fails only with `--fail-on`; Markdown and JSON are for pull requests and programs: see [comparisons](audit.md#comparisons).',
    ...pairs.flatMap(({ snapshot, previous }) => [
      `## ${snapshot.id}`,
      `${snapshot.date.charAt(0).toUpperCase()}${snapshot.date.slice(1)} (${snapshot.dated}), by ${link(snapshot.source)}; compared with ${previous.id}.`,
      list(snapshot.notes),
      tableOf(changesBetween(previous.id, snapshot.id, surface)),
    ]),
    `## ${snapshots[0]!.id}`,
    `The oldest snapshot, by ${link(snapshots[0]!.source)}. ${snapshots[0]!.notes.join(' ')}`,
    'See also: [what OpenAI keeps](policy.md) · [every claim, and what it rests on](claims.md) · [the setting `policy`](settings.md#policy) · [the command](audit.md)',
  );
}

function tableOf(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No line and no feature changes.';
  return table(
    ['What', 'Before', 'After', 'Concerns', 'Source'],
    changes.map(({ what, before, after, concerns, source }) => [
      what,
      before,
      after,
      concerns,
      link(source),
    ]),
  );
}

export function changesBetween(
  previous: SnapshotId,
  next: SnapshotId,
  surface: Surface,
): readonly Change[] {
  const [before, after] = [policyOf(previous), policyOf(next)];
  return [
    ...rowChanges(before, after, surface),
    ...privateChanges(before, after),
    ...featureChanges(before, after),
    ...imageChanges(before, after),
    ...shutdownChanges(before, after),
  ];
}

function rowChanges(before: Policy, after: Policy, surface: Surface): Change[] {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  return Object.keys(endpoints).flatMap((path) => {
    const [left, right] = [old.get(path), now.get(path)];
    const [was, is] = [cells(left), cells(right)];
    const differing = Object.keys(is).filter((name) => was[name] !== is[name]);
    if (!left && !right) return [];
    const words = (row: Record<string, string>): string =>
      differing.map((name) => `${name}: ${row[name]! || 'none'}`).join('; ');
    if (left && right && differing.length === 0) return [];
    return [
      {
        what: code(path),
        before: left ? words(was) : 'no line',
        after: right ? words(is) : 'no line',
        concerns: callsOf(path, after, surface),
        source: right?.source ?? after.snapshot.source,
      },
    ];
  });
}

function rowsOf(policy: Policy): Map<string, EndpointRow> {
  return new Map(policy.rows().map(({ path, row }) => [path, row]));
}

function cells(row: EndpointRow | undefined): Record<string, string> {
  return {
    eligible: row ? eligibility(row) : '',
    state: row?.applicationState ?? 'not stated',
    logs: row?.abuseMonitoring ?? 'not stated',
    note: row?.note ?? '',
  };
}

const MAX_CALLS = 3;

/** Methods of the SDK that send to an endpoint. */
function callsOf(endpoint: string, policy: Policy, surface: Surface): string {
  const paths = surface.paths.filter((path) => {
    const route = surface.methods(path).at(-1)?.requests[0].route;
    if (route === undefined) return false;
    const found = policy.classify(route).endpoint;
    return found === null ? pathOf(route) === endpoint : found === endpoint;
  });
  if (paths.length === 0) return 'requests without the SDK';
  const shown = paths.slice(0, MAX_CALLS).map(code).join(', ');
  const rest = paths.length - MAX_CALLS;
  return rest > 0 ? `${shown} and ${String(rest)} more` : shown;
}

function pathOf(route: string): string {
  return route.slice(route.indexOf('/')).replace(/\/\{\}/g, '');
}

function privateChanges(before: Policy, after: Policy): Change[] {
  const list = after.privateRetention;
  if (list === null || list === before.privateRetention) return [];
  const concerns = 'projects that OpenAI has told in writing; code cannot show it';
  if (before.privateRetention === null)
    return [
      {
        what: `column "${list.name}"`,
        before: 'no column',
        after: `${list.limited.map(code).join(', ')}: ${answerOf(list, list.limited[0]!)}; all other lines: No`,
        concerns,
        source: list.source,
      },
    ];
  const old = before.privateRetention;
  const paths = [...new Set([...pathsOf(old), ...pathsOf(list)])];
  return paths
    .map((path) => ({ path, was: answerOf(old, path), is: answerOf(list, path) }))
    .filter(({ was, is }) => was !== is)
    .map(({ path, was, is }) => ({
      what: `${code(path)}, column "${list.name}"`,
      before: was,
      after: is,
      concerns,
      source: list.source,
    }));
}

function pathsOf({ limited, pending, no }: (typeof privateRetention)[number]): string[] {
  return [...limited, ...pending, ...no];
}

function featureChanges(before: Policy, after: Policy): Change[] {
  return features.flatMap(({ id, name, signals, endpoints: own }) => {
    const [was, is] = [before.feature(id)?.now ?? null, after.feature(id)?.now ?? null];
    if (is === null || is === was) return [];
    const rules = rulesAskingFor(id).join(', ') || 'no rule speaks of it';
    return [
      {
        what: `${name}: ${signals.map(code).join(', ')}`,
        before: was === null ? 'not told' : was.verdict,
        after: `${is.verdict}${is.certainty === 'certain' ? '' : ` (${is.certainty})`}. ${is.text}`,
        concerns: `requests to ${own.map(code).join(', ')} with it; ${rules}`,
        source: is.source,
      },
    ];
  });
}

function imageChanges(before: Policy, after: Policy): Change[] {
  const [was, is] = [before.imageModels ?? [], after.imageModels ?? []];
  const added = is.filter((name) => !was.includes(name));
  const entry = zdrImageModels.findLast(({ models }) => models === after.imageModels);
  if (added.length === 0 || !entry) return [];
  return [
    {
      what: 'image models on the list',
      before: was.length === 0 ? 'no list' : was.map(code).join(', '),
      after: `also ${added.map(code).join(', ')}`,
      concerns: 'requests that name an image model; no-ineligible-model',
      source: entry.source,
    },
  ];
}

/** What has ended meanwhile; each day and text once. */
function shutdownChanges(before: Policy, after: Policy): Change[] {
  const ended = shutdowns.filter((item) => after.isShutDown(item) && !before.isShutDown(item));
  return [...indexedBy(ended, keyOf)].map(([, own]) => {
    const [first] = own as [Shutdown];
    const isEndpoint = first.what.startsWith('/');
    return {
      what: own.map(({ what }) => code(what)).join(', '),
      before: `announced on ${first.announced}`,
      after: `ended on ${first.date}`,
      concerns: isEndpoint
        ? 'requests to it; no-ineligible-endpoint'
        : 'requests that name it; no-ineligible-model',
      source: first.source,
    };
  });
}

function keyOf({ what, date, announced, source }: Shutdown): string {
  return [what.startsWith('/'), date, announced, source].join(' ');
}

function link(id: SourceId): string {
  return `[${id}](policy.md#source-${id})`;
}
