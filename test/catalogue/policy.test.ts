/** The facts: each with source, date and certainty, every route classified, and the turns that matter pinned. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { eligiblePage } from '../../scripts/pages/eligible.ts';
import { policyPage } from '../../scripts/pages/policy.ts';
import { policyData } from '../../scripts/policy-data.ts';
import { alternatives, replacementOf, shutdownOfModel } from '../../src/catalogue/policy/index.ts';
import { surface } from '../../src/catalogue/surface.ts';
import * as policy from '../../src/policy.ts';
import { noIneligibleEndpoint } from '../../src/rules/no-ineligible-endpoint.ts';

const {
  effectOf,
  endpoints,
  features,
  hipaa,
  inventedSwitches,
  isProven,
  newestSnapshot,
  policyOf,
  realControls,
  refusals,
  shutdowns,
  snapshots,
  sources,
  unlistedEndpoints,
  zdrImageModels,
} = policy;
type SnapshotId = policy.SnapshotId;

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

const ids = snapshots.map(({ id }) => id);
const CERTAINTIES = ['certain', 'likely', 'inferred', 'open'];
const isOrdered = (history: readonly { since: SnapshotId }[]): boolean =>
  history.every(
    ({ since }, index) =>
      index === 0 || ids.indexOf(history[index - 1]!.since) < ids.indexOf(since),
  );

describe('a source', () => {
  it.each(Object.entries(sources))(
    '%s has a title, a place and a date',
    (_id, { title, url, date, dated }) => {
      expect(title).toMatch(/^\S.{9,}$/);
      expect(url).toMatch(/^https:\/\/[\w.-]+\.\w+/);
      expect(date).toMatch(/^\d{4}-\d{2}(?:-\d{2})?(?:\.\.\d{4}-\d{2}(?:-\d{2})?)?$/);
      expect(['printed', 'inferred']).toContain(dated);
    },
  );

  it('is used by some claim, or named by a page that people write', () => {
    const files = readdirSync(`${root}src/catalogue/policy`)
      .filter((name) => name !== 'sources.ts')
      .map((name) => `src/catalogue/policy/${name}`);
    const pages = readdirSync(`${root}rules-docs`)
      .filter((name) => /^(?:no-|require-|faq\.|what-zdr-is\.)/.test(name))
      .map((name) => `rules-docs/${name}`);
    const text = [...files, ...pages].map(read).join('\n');
    expect(Object.keys(sources).filter((id) => !text.includes(id))).toEqual([]);
  });
});

describe('a snapshot', () => {
  it.each(snapshots)('$id has a date, a source and notes', ({ date, dated, source, notes }) => {
    expect(date).toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(['printed', 'inferred', 'checked']).toContain(dated);
    expect(Object.keys(sources)).toContain(source);
    expect(notes.length).toBeGreaterThan(0);
  });

  it('follows the one before it, and the newest is the last', () => {
    const days = snapshots.map(({ date }) => /\d{4}-\d{2}-\d{2}/.exec(date)![0]);
    expect(days).toEqual([...days].sort());
    expect(ids).toEqual([
      '2024-early',
      '2024-mid',
      '2024-end',
      '2025-05',
      '2025-11-08',
      '2025-12-11',
      '2026-03',
      '2026-06',
      '2026-09-10',
      '2026-09-22',
      '2026-10-09',
      '2026-11-26',
    ]);
    expect(newestSnapshot).toBe(ids.at(-1));
    expect(policyOf().snapshot.id).toBe(newestSnapshot);
  });

  it('that does not exist is refused', () => {
    expect(() => policyOf('2020-01-01' as SnapshotId)).toThrow(
      'No policy snapshot 2020-01-01; there are 2024-early, ',
    );
  });
});

describe('a claim', () => {
  it.each(Object.entries(endpoints))(
    'about %s has snapshots in order, a certainty and a source',
    (_path, history) => {
      expect(history.filter(({ since }) => !ids.includes(since))).toEqual([]);
      expect(isOrdered(history)).toBe(true);
      for (const row of history) {
        if ('dropped' in row) continue;
        expect(CERTAINTIES).toContain(row.certainty);
        expect(Object.keys(sources)).toContain(
          row.source ?? snapshots.find(({ id }) => id === row.since)!.source,
        );
      }
    },
  );

  it.each(features)(
    'about $name has snapshots in order, a text, a certainty and a source',
    ({ history, endpoints: where, signals }) => {
      expect(where.length * signals.length * history.length).toBeGreaterThan(0);
      expect(isOrdered(history)).toBe(true);
      for (const { since, text, certainty, source } of history) {
        expect(ids).toContain(since);
        expect(text).toMatch(/^[A-Zg].*[.”"]$/s);
        expect(CERTAINTIES).toContain(certainty);
        expect(Object.keys(sources)).toContain(source);
      }
    },
  );

  it.each(unlistedEndpoints)(
    'about $path, which the table does not name, has a reason, a certainty and a source',
    ({ why, certainty, source, treat }) => {
      expect(why).toMatch(/^[A-Z].*\.$/s);
      expect(CERTAINTIES).toContain(certainty);
      expect(Object.keys(sources)).toContain(source);
      if (typeof treat === 'object') expect(Object.keys(endpoints)).toContain(treat.sameAs);
    },
  );

  it.each(shutdowns)(
    'about the end of $what has a day, a way on and a source',
    ({ date, instead, source }) => {
      expect(date).toMatch(/^20\d{2}-\d{2}-\d{2}$/);
      expect(instead).not.toBe('');
      expect(Object.keys(sources)).toContain(source);
    },
  );

  it.each(inventedSwitches)(
    'about the invented $kind $name says what people believe and where it was seen',
    ({ belief, seen }) => {
      expect(belief).toMatch(/^[a-z].*[^.]$/);
      expect(seen).not.toBe('');
    },
  );

  it.each([
    ...realControls,
    ...refusals,
    ...zdrImageModels,
    ...Object.values(policy.unlistedImageModels),
    policy.defaultImageModel,
    hipaa,
    policy.azure,
    policy.bedrock,
    ...policy.azure.keeps,
    policy.azure.abuseMonitoring,
    policy.bedrock.abuseMonitoring,
    ...policy.bedrock.keeps,
  ])('of another kind has a source: %#', ({ source }) => {
    expect(Object.keys(sources)).toContain(source);
  });

  it.each(ids)(
    'of %s is the same however it is asked for: with its row, its source and its certainty',
    (id) => {
      const { classify, rows } = policyOf(id);
      for (const { path, row } of rows()) {
        const found = classify(`POST ${path}/{}/anything`);
        if (found.unlisted) continue;
        expect(found).toMatchObject({
          row: found.row,
          certainty: found.row!.certainty,
          applicationState: found.row!.applicationState,
        });
        expect(classify(path)).toMatchObject({
          endpoint: path,
          row,
          certainty: row.certainty,
          source: sources[row.source ?? policyOf(id).snapshot.source],
        });
      }
    },
  );
});

describe('every route of the SDKs', () => {
  const routes = surface().routes;

  it('has a row, or is said to have none', () => {
    const { classify } = policyOf();
    expect(
      routes.filter(
        (route) => classify(route).endpoint === null && classify(route).unlisted === null,
      ),
    ).toEqual([]);
  });

  it('falls into these classes', () => {
    const counts: Record<string, number> = {};
    for (const route of routes) {
      const { verdict } = policyOf().classify(route);
      counts[verdict] = (counts[verdict] ?? 0) + 1;
    }
    expect(counts).toEqual({
      ineligible: 165,
      unlisted: 205,
      eligible: 3,
      'zero-by-default': 3,
      limited: 23,
    });
  });

  it('does one thing to the data: it puts, reads or removes it, or carries none', () => {
    const effects = Object.fromEntries(
      [
        'POST /v1/files',
        'GET /v1/files',
        'DELETE /v1/files/{}',
        'POST /v1/batches/{}/cancel',
        'POST /v1/fine_tuning/jobs/{}/pause',
        'POST /v1/vector_stores/{}/search',
        'POST /v1/responses/input_tokens',
        'GET /v1/models',
        'POST /v1/organization/projects',
        'WS /v1/realtime',
        'POST /v1/images/edits',
      ].map((route) => [route, effectOf(route)]),
    );
    expect(effects).toEqual({
      'POST /v1/files': 'puts',
      'GET /v1/files': 'reads',
      'DELETE /v1/files/{}': 'removes',
      'POST /v1/batches/{}/cancel': 'removes',
      'POST /v1/fine_tuning/jobs/{}/pause': 'none',
      'POST /v1/vector_stores/{}/search': 'reads',
      'POST /v1/responses/input_tokens': 'none',
      'GET /v1/models': 'none',
      'POST /v1/organization/projects': 'none',
      'WS /v1/realtime': 'puts',
      'POST /v1/images/edits': 'puts',
    });
    for (const route of routes)
      if (route.startsWith('DELETE ')) expect(effectOf(route), route).toBe('removes');
  });

  it.each(['zdr', 'mam', 'hipaa', 'default'] as const)(
    'is reported under %s exactly when it puts or reads data where that is proven not to be eligible',
    (profile) => {
      const { classify } = policyOf(newestSnapshot, profile);
      const sent = routes.filter((route) => /^(?:POST|GET) /.test(route));
      const code = sent
        .map((route) => {
          const [verb = '', path = ''] = route.split(' ');
          return `fetch('https://api.openai.com${path.replaceAll('{}', 'id1')}', { method: '${verb}', body: '{}' });`;
        })
        .join('\n');
      const messages = new Linter().verify(code, {
        plugins: { zdr: { rules: { rule: noIneligibleEndpoint } } },
        rules: { 'zdr/rule': 'error' },
        settings: { 'openai-zdr': { profile } },
      });
      const expected = sent.filter((route) => {
        const { verdict, certainty } = classify(route);
        const touches = ['puts', 'reads'].includes(effectOf(route));
        return touches && verdict === 'ineligible' && isProven(certainty);
      });
      expect(messages.map(({ line }) => sent[line - 1])).toEqual(expected);
      expect(expected.length).toBeGreaterThan(profile === 'mam' ? 4 : 20);
    },
  );

  it('inherits from the longest row: a sub-resource is what its resource is', () => {
    const { classify } = policyOf();
    expect(classify('POST /v1/vector_stores/{}/files').endpoint).toBe('/v1/vector_stores');
    expect(classify('POST /v1/threads/{}/runs/{}/submit_tool_outputs').endpoint).toBe(
      '/v1/threads/runs',
    );
    expect(classify('POST /v1/uploads/{}/parts')).toMatchObject({
      endpoint: '/v1/files',
      verdict: 'ineligible',
      unlisted: { path: '/v1/uploads' },
    });
    expect(classify('POST /v1/realtime/client_secrets')).toMatchObject({
      endpoint: null,
      verdict: 'unlisted',
    });
    expect(classify('POST /v1/brand_new')).toMatchObject({
      endpoint: null,
      verdict: 'unlisted',
      unlisted: null,
    });
  });
});

/** `a` until and with the snapshot before the next one that is named. */
function everySnapshot<T>(turns: Partial<Record<SnapshotId, T>>, before: T): T[] {
  let now = before;
  return ids.map((id) => (now = turns[id] ?? now));
}

describe('from snapshot to snapshot', () => {
  const ENDPOINTS: [path: string, turns: Partial<Record<SnapshotId, policy.Verdict>>][] = [
    ['/v1/chat/completions', { '2024-early': 'limited' }],
    ['/v1/responses', { '2025-05': 'limited' }],
    ['/v1/images/generations', { '2024-early': 'ineligible', '2025-05': 'limited' }],
    ['/v1/images/edits', { '2024-early': 'ineligible', '2025-05': 'limited' }],
    [
      '/v1/images/variations',
      { '2024-early': 'ineligible', '2025-05': 'limited', '2026-09-10': 'unlisted' },
    ],
    ['/v1/audio/speech', { '2024-early': 'ineligible', '2024-mid': 'eligible' }],
    ['/v1/audio/transcriptions', { '2024-early': 'zero-by-default' }],
    ['/v1/embeddings', { '2024-early': 'eligible' }],
    ['/v1/files', { '2024-early': 'ineligible' }],
    ['/v1/uploads', { '2024-early': 'ineligible' }],
    ['/v1/threads', { '2024-early': 'ineligible' }],
    ['/v1/vector_stores', { '2024-mid': 'ineligible' }],
    ['/v1/batches', { '2024-mid': 'ineligible' }],
    ['/v1/realtime', { '2024-end': 'eligible' }],
    ['/v1/conversations', { '2025-11-08': 'ineligible' }],
    ['/v1/evals', { '2025-11-08': 'ineligible' }],
    ['/v1/videos', { '2025-11-08': 'ineligible' }],
    ['/v1/chatkit/threads', { '2026-03': 'ineligible' }],
    ['/v1/live/sessions', { '2026-09-10': 'limited' }],
    ['/v1/agents', { '2026-09-22': 'ineligible' }],
    ['/v1/vaults', { '2026-09-22': 'ineligible' }],
    ['/v1/decisions', { '2026-10-09': 'limited' }],
    ['/v1/audio/voices', { '2026-10-09': 'ineligible' }],
    ['/v1/containers', {}],
  ];

  it.each(ENDPOINTS)("%s turns as OpenAI's table did", (path, turns) => {
    expect(ids.map((id) => policyOf(id).classify(path).verdict)).toEqual(
      everySnapshot(turns, 'unlisted'),
    );
  });

  const FEATURES: [id: string, turns: Partial<Record<SnapshotId, policy.FeatureVerdict>>][] = [
    ['image-input', { '2024-early': 'ineligible', '2025-05': 'scanned' }],
    ['stored-response', { '2025-05': 'stores' }],
    ['background', { '2025-12-11': 'ineligible', '2026-06': 'contested', '2026-11-26': 'stores' }],
    ['prompt-object', { '2025-11-08': 'stores' }],
    ['prompt-cache-24h', { '2025-12-11': 'ineligible', '2026-06': 'stores' }],
    ['code-interpreter', { '2025-11-08': 'ineligible', '2026-06': 'stores' }],
    ['hosted-shell', { '2026-03': 'ineligible', '2026-06': 'stores' }],
    ['hosted-skill', { '2026-03': 'ineligible', '2026-06': 'stores' }],
    ['file-search', { '2025-05': 'ineligible' }],
    ['mcp', { '2025-11-08': 'third-party' }],
    ['schema', { '2024-end': 'ineligible', '2025-05': 'stores', '2025-11-08': 'contested' }],
    ['audio-output', { '2024-end': 'ineligible', '2025-05': 'stores' }],
    ['web-search-live', { '2025-05': 'unknown', '2025-11-08': 'eligible', '2026-06': 'unknown' }],
    ['live-store', { '2026-09-10': 'stores' }],
  ];

  it.each(FEATURES)('the feature %s turns as the texts did', (feature, turns) => {
    expect(ids.map((id) => policyOf(id).feature(feature)!.now?.verdict ?? null)).toEqual(
      everySnapshot<policy.FeatureVerdict | null>(turns, null),
    );
  });

  it('a feature that the texts contradict is never proven', () => {
    const contested = features.flatMap(({ id, history }) =>
      history
        .filter(({ verdict }) => verdict === 'contested')
        .map(({ certainty }) => [id, isProven(certainty)]),
    );
    expect(contested).toEqual([
      ['chat-store-default', false],
      ['background', false],
      ['schema', false],
    ]);
  });

  it('the list of image models grows', () => {
    const counts = ids.map((id) => policyOf(id).imageModels?.length ?? null);
    expect(counts).toEqual([null, null, null, 1, 2, 2, 3, 4, 8, 8, 8, 8]);
    expect(policyOf().imageModels).toEqual([
      'gpt-image-1',
      'gpt-image-1-mini',
      'gpt-image-1.5',
      'gpt-image-2',
      'gpt-image-2.5-sunburst',
      'gpt-image-2.5-sunburst-2026-09-08',
      'gpt-image-2.5-flare',
      'gpt-image-2.5-flare-2026-09-08',
    ]);
  });

  it('a shutdown is one on the first day that a snapshot may be of, or before', () => {
    const gone = (id: SnapshotId): string[] =>
      shutdowns.filter((item) => policyOf(id).isShutDown(item)).map(({ what }) => what);
    const since = (before: SnapshotId, after: SnapshotId): string[] =>
      gone(after).filter((what) => !gone(before).includes(what));
    expect(gone('2024-early')).toContain('text-davinci-003');
    expect(since('2025-12-11', '2026-03')).toEqual([]);
    expect(since('2026-03', '2026-06')).toEqual(
      expect.arrayContaining(['/v1/images/variations', 'dall-e-2', 'dall-e-3']),
    );
    expect(since('2026-06', '2026-09-10')).toEqual(
      expect.arrayContaining(['/v1/assistants', '/v1/threads', 'gpt-5-codex', 'o3-deep-research']),
    );
    expect(since('2026-09-10', '2026-10-09')).toEqual(
      expect.arrayContaining(['/v1/videos', 'sora-2', 'gpt-3.5-turbo-instruct']),
    );
    expect(since('2026-10-09', '2026-11-26')).toEqual(
      expect.arrayContaining(['gpt-image-1', 'gpt-4', 'gpt-3.5-turbo', 'o1', 'o4-mini']),
    );
    for (const what of ['prompt-object', 'gpt-5', 'gpt-image-1.5', 'whisper-1', 'gpt-4o'])
      expect(gone(newestSnapshot), what).not.toContain(what);
  });

  it('a shutdown is announced before it comes', () => {
    expect(shutdowns.filter(({ announced, date }) => announced >= date)).toEqual([]);
    const prompts = shutdowns.find(({ what }) => what === 'prompt-object')!;
    expect(ids.filter((id) => policyOf(id).isAnnounced(prompts))).toEqual([
      '2026-09-10',
      '2026-09-22',
      '2026-10-09',
      '2026-11-26',
    ]);
  });

  it('a model is named once, and what replaces one that is gone is still there', () => {
    const { isShutDown } = policyOf();
    const names = shutdowns.map(({ what }) => what);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const ways = shutdowns
      .filter((item) => shutdownOfModel(item.what) && isShutDown(item))
      .map((item) => replacementOf(item, isShutDown))
      .filter((name) => name !== null);
    expect(ways.length).toBeGreaterThan(80);
    expect(ways.filter((name) => isShutDown(shutdownOfModel(name) ?? never))).toEqual([]);
  });
});

/** For a model that stays. */
const never: policy.Shutdown = { ...shutdowns[0]!, date: '9999-12-31' };

describe('by profile', () => {
  const verdicts = (path: string): policy.Verdict[] =>
    (['zdr', 'mam', 'hipaa', 'default'] as const).map(
      (profile) => policyOf(newestSnapshot, profile).classify(path).verdict,
    );

  it.each([
    ['/v1/responses', ['limited', 'limited', 'limited', 'limited']],
    ['/v1/embeddings', ['eligible', 'eligible', 'limited', 'eligible']],
    ['/v1/moderations', ['zero-by-default', 'zero-by-default', 'limited', 'zero-by-default']],
    ['/v1/images/edits', ['limited', 'eligible', 'limited', 'limited']],
    ['/v1/images/variations', ['unlisted', 'unlisted', 'limited', 'unlisted']],
    ['/v1/files', ['ineligible', 'limited', 'limited', 'ineligible']],
    ['/v1/uploads', ['ineligible', 'limited', 'limited', 'ineligible']],
    ['/v1/batches', ['ineligible', 'limited', 'limited', 'ineligible']],
    ['/v1/vector_stores', ['ineligible', 'limited', 'limited', 'ineligible']],
    ['/v1/assistants', ['ineligible', 'limited', 'limited', 'ineligible']],
    ['/v1/conversations', ['ineligible', 'limited', 'ineligible', 'ineligible']],
    ['/v1/evals', ['ineligible', 'limited', 'ineligible', 'ineligible']],
    ['/v1/agents', ['ineligible', 'limited', 'ineligible', 'ineligible']],
    ['/v1/audio/voices', ['ineligible', 'limited', 'ineligible', 'ineligible']],
    ['/v1/videos', ['ineligible', 'ineligible', 'ineligible', 'ineligible']],
    ['/v1/containers', ['unlisted', 'unlisted', 'ineligible', 'unlisted']],
    ['/v1/realtime/translations', ['unlisted', 'unlisted', 'ineligible', 'unlisted']],
    ['/v1/realtime/client_secrets', ['unlisted', 'unlisted', 'unlisted', 'unlisted']],
  ] as [string, policy.Verdict[]][])('%s is %j', (path, expected) => {
    expect(verdicts(path)).toEqual(expected);
  });

  it('a BAA has its own list as source, and what came later has a later one', () => {
    for (const path of [...hipaa.listed, ...hipaa.notListed])
      expect(policyOf(newestSnapshot, 'hipaa').classify(path), path).toMatchObject({
        certainty: 'certain',
        source: { id: hipaa.sources[path] ?? 'baa-article' },
      });
    expect(Object.keys(hipaa.sources)).toEqual(['/v1/live/sessions', '/v1/decisions']);
    expect(hipaa.sources['/v1/decisions']).toBe('decisions-guide');
    expect(policyOf(newestSnapshot, 'hipaa').classify('/v1/skills/{}/versions').verdict).toBe(
      'ineligible',
    );
  });
});

describe('the nearest eligible way', () => {
  it('is known for every line of the newest table that is not eligible, but for an API that was shut down', () => {
    const { rows, classify, isShutDown } = policyOf();
    const without = rows().filter(
      ({ path, row }) => row.zdr === 'no' && alternatives[path] === undefined,
    );
    expect(without.map(({ path }) => path)).toEqual(['/v1/videos']);
    expect(isShutDown(classify('/v1/videos').shutdown!)).toBe(true);
  });

  it('is given for lines and features that exist', () => {
    expect(
      Object.keys(alternatives).filter(
        (key) => !Object.hasOwn(endpoints, key) && !features.some(({ id }) => id === key),
      ),
    ).toEqual([]);
  });
});

describe('what is generated from the facts', () => {
  it('the JSON export says what the module says', () => {
    const exported = JSON.parse(read('dist/policy.json')) as Record<string, unknown>;
    expect(exported, 'run npm run build').toEqual(JSON.parse(JSON.stringify(policyData())));
    expect(exported.sources).toEqual(sources);
    expect(exported.inventedSwitches).toEqual(inventedSwitches);
    expect(
      (exported.tables as Record<string, { path: string }[]>)[newestSnapshot]!.map(
        ({ path }) => path,
      ),
    ).toEqual(
      policyOf()
        .rows()
        .map(({ path }) => path),
    );
  });

  it('the pages are current', () => {
    expect(read('rules-docs/policy.md'), 'run npm run generate').toBe(policyPage());
    expect(read('rules-docs/eligible.md'), 'run npm run generate').toBe(eligiblePage(surface()));
  });

  it('the page of the policy holds every row, feature, switch and source', () => {
    const page = policyPage();
    const { rows, feature } = policyOf();
    expect(rows().filter(({ path }) => !page.includes(`| \`${path}\` |`))).toEqual([]);
    const headings = [...page.matchAll(/^### (.*)$/gm)].map(([, text]) => text!.toLowerCase());
    expect(
      features.filter(({ id, name }) => feature(id)?.now && !headings.includes(name.toLowerCase())),
    ).toEqual([]);
    expect(inventedSwitches.filter(({ name }) => !page.includes(`| \`${name}\` |`))).toEqual([]);
    expect(
      Object.keys(sources).filter((id) => !page.includes(`<a id="source-${id}"></a>`)),
    ).toEqual([]);
  });

  it('the page of the calls holds every call of the SDKs but those of the administration', () => {
    const page = eligiblePage(surface());
    const missing = surface().paths.filter((path) => !page.includes(`\`${path}\``));
    expect(
      missing.filter(
        (path) =>
          !/\/v1\/(?:organization|projects)/.test(
            surface().methods(path).at(-1)!.requests[0].route,
          ),
      ),
    ).toEqual([]);
  });

  it.each(['policy', 'eligible'])('the tables of the page %s can be scanned', (name) => {
    const cells = read(`rules-docs/${name}.md`)
      .split('## Sources')[0]!
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .flatMap((line) => line.replace(/\]\([^)]*\)/g, ']').split(' | '));
    expect(cells.length).toBeGreaterThan(500);
    expect(cells.filter((cell) => cell.length > 110)).toEqual([]);
  });

  it('no text promises anything', () => {
    const texts = [policyPage(), JSON.stringify(policyData())].join('\n');
    expect(texts.match(/\b(?:compliant|compliance|safe|guaranteed)\b/gi) ?? []).toEqual([]);
  });
});
