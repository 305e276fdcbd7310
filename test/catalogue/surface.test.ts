/** The API surface: what the generator reads from the published SDKs, and what the analysis reads back. */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../scripts/surface/catalogue.ts';
import { describeDifference } from '../../scripts/surface/difference.ts';
import {
  printCatalogue,
  printTotals,
  readSurfaces,
  sdkSources,
} from '../../scripts/surface/sources.ts';
import type { SdkSurface } from '../../scripts/surface/surface.ts';
import type { SurfaceFile } from '../../src/catalogue/surface-file.ts';
import { type SdkMethod, type Shape, Surface, surface } from '../../src/catalogue/surface.ts';
import { packageOf, packages } from '../helpers/sdk.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const committed = readFileSync(join(root, 'src/catalogue/surface.json'), 'utf8');

const totals = readFileSync(join(root, 'test/catalogue/totals.json'), 'utf8');
const VERSIONS = packages.map(({ version }) => version);
/** The pinned version of a line of the SDK, as package.json calls it: `v7`. */
const pinned = (line: string): string => packageOf(`openai-${line}`).version;

let surfaces: SdkSurface[] = [];
let fresh: SurfaceFile;

beforeAll(() => {
  surfaces = readSurfaces();
  fresh = buildCatalogue(surfaces);
});

const routesOf = ({ methods }: SdkSurface): Set<string> =>
  new Set([...methods.values()].flatMap(({ sends }) => sends.map(({ route }) => route)));
const surfaceOf = (version: string): SdkSurface =>
  surfaces.find((item) => item.version === version)!;

describe('the generator', () => {
  it('reads every pinned SDK, oldest first', () => {
    expect(sdkSources().map(({ version }) => version)).toEqual(VERSIONS);
  });

  it('reads as much of each as was looked at', () => {
    expect(printTotals(surfaces)).toBe(totals);
  });

  it.each(packages.filter(({ version }) => !version.startsWith('3.')))(
    'finds the routes that a plain search of the compiled code of $version finds, and no others',
    ({ version, folder }) => {
      expect([...routesOf(surfaceOf(version))].sort()).toEqual([...searchedRoutes(folder)].sort());
    },
  );

  it('leaves no method without a request', () => {
    for (const { version, methods } of surfaces)
      for (const [name, { sends }] of methods)
        expect(sends.length, `${version} ${name}`).toBeGreaterThan(0);
  });

  it('writes what is committed', () => {
    expect(printCatalogue(fresh)).toBe(committed);
  });

  it('writes what is read back: routes, deprecations and keys of every method and version', () => {
    const wrong: string[] = [];
    let keys = 0;
    for (const [index, { version, methods, reader }] of surfaces.entries()) {
      for (const [path, { sends, deprecated }] of methods) {
        const form = api.methods(path).find(({ versions }) => versions & (1 << index));
        const routes = form?.requests.map(({ route }) => route).join();
        if (routes !== sends.map(({ route }) => route).join()) wrong.push(`${version} ${path}`);
        if ((((form?.deprecated ?? 0) >> index) & 1) !== Number(deprecated))
          wrong.push(`${version} ${path} deprecated`);
        const read = reader.shapes[sends[0]?.shape ?? -1];
        const back = form?.requests[0].shape;
        if (!read || !back || read.by !== null || back.union !== null) continue;
        const documented = [...back.keys].flatMap(([key, { versions, deprecated: since }]) =>
          versions & (1 << index) ? [`${key} ${String((since >> index) & 1)}`] : [],
        );
        const expected = [...read.keys].map(
          ([key, { deprecated: old }]) => `${key} ${String(Number(old))}`,
        );
        keys += expected.length;
        if (documented.join() !== expected.sort().join()) wrong.push(`${version} ${path} keys`);
      }
    }
    expect(wrong).toEqual([]);
    expect(keys).toBeGreaterThan(4000);
  });

  it('describes what a newer SDK brings, and what it takes away', () => {
    const [older, newer] = ['v5', 'v6'].map(
      (line) => new Surface(buildCatalogue([surfaceOf(pinned(line))])),
    );
    const text = describeDifference(older!, newer!);
    expect(text.split('\n')[0]).toBe(`SDK versions: ${pinned('v5')} → ${pinned('v6')}`);
    expect(sectionOf(text, 'New routes')).toContain('- `POST /v1/videos`');
    expect(sectionOf(text, 'New methods')).toContain(
      '- `responses.compact (POST /v1/responses/compact)`',
    );
    const matters = sectionOf(text, 'New parameters that matter for retention');
    expect(matters).toContain('- `responses.create: context_management`');
    expect(matters).toContain('- `responses.create: tools[shell].environment`');
    expect(sectionOf(describeDifference(newer!, older!), 'Routes that are gone')).toContain(
      '- `POST /v1/videos`',
    );
    expect(describeDifference(newer!, newer!)).toContain('No route, method or parameter changes.');
  });
});

/** Every `client.post('/…')` in the text of the compiled resources and their helpers. */
function searchedRoutes(folder: string): Set<string> {
  const routes = new Set<string>();
  for (const part of ['resources', 'lib']) {
    for (const entry of readdirSync(join(folder, part), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.mjs')) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const match of text.matchAll(
        /(?:_client|\bclient|\bthis)\s*\.(get|post|put|patch|delete|getAPIList)\(\s*(?:path\s*)?(['`])(\/.+?)\2/g,
      )) {
        const [, name = '', , path = ''] = match;
        const method = text.slice(match.index, text.indexOf('\n    }', match.index));
        const verb =
          name === 'getAPIList' ? (/\bmethod: '(\w+)'/.exec(method)?.[1] ?? 'get') : name;
        routes.add(
          `${verb.toUpperCase()} /v1${path.replace(/\$\{[^}]*\}/g, '{}').replace(/\?.*$/, '')}`,
        );
      }
    }
  }
  return routes;
}

function sectionOf(text: string, title: string): string {
  return text.split('\n\n### ').find((section) => section.startsWith(`${title} (`)) ?? '';
}

const api = surface();
const position = (line: string): number => VERSIONS.indexOf(pinned(line));
const bit = (line: string): number => 1 << position(line);
/** From that line on. */
const since = (line: string): number => (1 << VERSIONS.length) - bit(line);
/** From the fourth major up to that line. */
const until = (line: string): number => 2 * bit(line) - bit('v4-20');

function only(path: string): SdkMethod {
  const methods = api.methods(path);
  expect(methods, path).toHaveLength(1);
  return methods[0]!;
}

function shapeAt(path: string, ...keys: string[]): Shape {
  let shape = api.methods(path)[0]!.requests[0].shape!;
  for (const key of keys) {
    const [, name = '', value] = /^(\w*)(?:\[(.*)\])?$/.exec(key) ?? [];
    const inner = name === '' ? shape : shape.keys.get(name)?.shape;
    expect(inner, `${path} ${keys.join('.')}`).toBeTruthy();
    shape = value === undefined ? inner! : inner!.union!.cases.get(value)!;
  }
  return shape;
}

const keysOf = (shape: Shape): string[] => [...shape.keys.keys()];

describe('the catalogue', () => {
  it('covers every version in the order of its bits', () => {
    expect(api.sdks).toEqual(VERSIONS);
    expect(api.paths).toEqual(
      [...new Set(surfaces.flatMap(({ methods }) => [...methods.keys()]))].sort(),
    );
    expect([...api.routes].sort()).toEqual(
      [...new Set(surfaces.flatMap((read) => [...routesOf(read)]))].sort(),
    );
  });

  it('knows the versions that have a method', () => {
    expect(only('files.create').versions).toBe(since('v4-20'));
    expect(only('files.del').versions).toBe(until('v4'));
    expect(only('files.delete').versions).toBe(since('v5'));
    expect(only('videos.create').versions).toBe(since('v6'));
    expect(only('decisions.create').versions).toBe(bit('v7'));
    expect(only('createChatCompletion').versions).toBe(bit('v3'));
    expect(api.methods('files.destroy')).toEqual([]);
    expect(api.methods('constructor')).toEqual([]);
  });

  it('finds the pinned version that stands for another one', () => {
    expect(api.versionsOf('4.10.0')).toBe(bit('v4-20'));
    expect(api.versionsOf('4.50.0')).toBe(bit('v4-77'));
    expect(api.versionsOf('4.104.0')).toBe(bit('v4'));
    expect(api.versionsOf('6.1.0')).toBe(bit('v6'));
    expect(api.versionsOf('7.99.0')).toBe(bit('v7'));
    expect(api.versionsOf('8.0.0')).toBe(0);
  });

  it('knows nested parameters, told apart by their type', () => {
    expect(keysOf(shapeAt('responses.create', 'tools[file_search]'))).toEqual([
      'filters',
      'max_num_results',
      'ranking_options',
      'type',
      'vector_store_ids',
    ]);
    expect(keysOf(shapeAt('responses.create', 'tools[file_search]', 'ranking_options'))).toEqual([
      'hybrid_search',
      'ranker',
      'score_threshold',
    ]);
    expect(keysOf(shapeAt('responses.create', 'tools[mcp]'))).toContain('server_url');
    expect(keysOf(shapeAt('responses.create', 'tools[mcp]'))).not.toContain('vector_store_ids');
    expect(keysOf(shapeAt('chat.completions.create', 'messages[user]'))).toEqual([
      'content',
      'name',
      'role',
    ]);
    expect(
      keysOf(
        shapeAt('chat.completions.create', 'messages[user]', 'content[image_url]', 'image_url'),
      ),
    ).toEqual(['detail', 'url']);
    expect(shapeAt('responses.create', 'input').union?.by).toBe('type');
    expect(keysOf(shapeAt('responses.create', 'input[]'))).toEqual(
      expect.arrayContaining(['content', 'role']),
    );
    expect(keysOf(shapeAt('responses.create', 'input[item_reference]'))).toEqual(['id', 'type']);
  });

  it('leaves free-form objects open, and only those', () => {
    expect(shapeAt('responses.create', 'metadata').open).toBe(true);
    expect(shapeAt('responses.create', 'tools[function]', 'parameters').open).toBe(true);
    expect(shapeAt('responses.create').open).toBe(false);
    expect(shapeAt('responses.create', 'tools[file_search]').open).toBe(false);
  });

  it('ends although schemas refer to themselves', () => {
    const seen = new Set<Shape>();
    const visit = (shape: Shape): void => {
      if (seen.has(shape)) return;
      seen.add(shape);
      for (const { shape: inner } of shape.keys.values()) if (inner) visit(inner);
      for (const inner of shape.union?.cases.values() ?? []) visit(inner);
    };
    for (const path of api.paths)
      for (const method of api.methods(path))
        for (const request of method.requests) if (request.shape) visit(request.shape);
    expect(seen.size).toBe(Object.keys(fresh.shapes).length);
  });

  it('knows since when a parameter is documented, and where it is deprecated', () => {
    const responses = shapeAt('responses.create').keys;
    expect(responses.get('store')?.versions).toBe(since('v4'));
    expect(responses.get('conversation')?.versions).toBe(since('v5'));
    expect(responses.get('context_management')?.versions).toBe(since('v6'));
    const chat = shapeAt('chat.completions.create').keys;
    expect(chat.get('store')?.versions).toBe(since('v4-77'));
    expect(chat.get('functions')?.deprecated).toBe(since('v4'));
    expect(chat.get('messages')?.deprecated).toBe(0);
    expect(only('files.retrieveContent').deprecated).toBe(until('v4'));
    expect(only('images.createVariation').deprecated).toBe(bit('v7'));
    expect(only('responses.create').deprecated).toBe(0);
  });

  it('tells path parameters that moved into the params object from keys of the request', () => {
    const [before, after] = api.methods('vectorStores.files.retrieve');
    expect(before).toMatchObject({
      versions: bit('v4'),
      optionsArgument: 2,
      requests: [{ argument: null, pathArguments: [0, 1], elsewhere: {} }],
    });
    expect(after).toMatchObject({
      versions: since('v5'),
      optionsArgument: 2,
      requests: [{ argument: 1, pathArguments: [0], elsewhere: { vector_store_id: 'path' } }],
    });
    const moved = [
      'thread_id',
      'run_id',
      'vector_store_id',
      'conversation_id',
      'eval_id',
      'container_id',
      'fine_tuned_model_checkpoint',
    ];
    const placed = new Set(
      api.paths.flatMap((path) =>
        api
          .methods(path)
          .flatMap(({ requests }) =>
            Object.entries(requests[0].elsewhere).flatMap(([key, place]) =>
              place === 'path' ? [key] : [],
            ),
          ),
      ),
    );
    expect(moved.filter((key) => !placed.has(key))).toEqual([]);
  });

  it('knows keys of the params object that end in the query or a header', () => {
    expect(api.methods('beta.threads.runs.create').at(-1)?.requests[0].elsewhere).toEqual({
      include: 'query',
    });
    expect(only('beta.responses.create').requests[0].elsewhere).toEqual({ betas: 'header' });
    expect(only('files.list').requests[0]).toMatchObject({ place: 'query', argument: 0 });
  });

  it('knows where the request options stand', () => {
    expect(only('models.list').optionsArgument).toBe(0);
    expect(only('responses.create').optionsArgument).toBe(1);
    expect(only('files.delete').optionsArgument).toBe(1);
    expect(only('vectorStores.files.createAndPoll').optionsArgument).toBe(2);
    expect(
      api.methods('beta.threads.runs.steps.retrieve').map(({ optionsArgument }) => optionsArgument),
    ).toEqual([3, 4, 2]);
    const without = api.paths.filter((path) =>
      api.methods(path).some(({ optionsArgument }) => optionsArgument < 0),
    );
    expect(without).toEqual(
      [
        'beta.agents.environments.files.prepare',
        'beta.agents.sessions.artifacts.forResult',
        'files.waitForProcessing',
      ].filter((path) => without.includes(path)),
    );
  });

  it.each([
    [
      'vectorStores.fileBatches.uploadAndPoll',
      [
        'POST /v1/vector_stores/{}/file_batches',
        'GET /v1/vector_stores/{}/file_batches/{}',
        'POST /v1/files',
      ],
    ],
    [
      'vectorStores.files.uploadAndPoll',
      ['POST /v1/vector_stores/{}/files', 'GET /v1/vector_stores/{}/files/{}', 'POST /v1/files'],
    ],
    ['vectorStores.files.upload', ['POST /v1/vector_stores/{}/files', 'POST /v1/files']],
    [
      'vectorStores.files.createAndPoll',
      ['POST /v1/vector_stores/{}/files', 'GET /v1/vector_stores/{}/files/{}'],
    ],
    ['vectorStores.files.poll', ['GET /v1/vector_stores/{}/files/{}']],
    ['beta.threads.createAndRunPoll', ['POST /v1/threads/runs', 'GET /v1/threads/{}/runs/{}']],
    ['beta.threads.createAndRunStream', ['POST /v1/threads/runs']],
    ['beta.threads.runs.createAndPoll', ['POST /v1/threads/{}/runs', 'GET /v1/threads/{}/runs/{}']],
    [
      'beta.threads.runs.submitToolOutputsAndPoll',
      ['POST /v1/threads/{}/runs/{}/submit_tool_outputs', 'GET /v1/threads/{}/runs/{}'],
    ],
    ['files.waitForProcessing', ['GET /v1/files/{}']],
    ['chat.completions.runTools', ['POST /v1/chat/completions']],
    ['chat.completions.stream', ['POST /v1/chat/completions']],
    ['chat.completions.parse', ['POST /v1/chat/completions']],
    ['responses.parse', ['POST /v1/responses']],
    ['responses.stream', ['POST /v1/responses', 'GET /v1/responses/{}']],
  ])('%s sends %j', (path, routes) => {
    expect(
      api
        .methods(path)
        .at(-1)
        ?.requests.map(({ route }) => route),
    ).toEqual(routes);
  });

  it('knows the keys that helpers add', () => {
    expect(only('responses.stream').requests.map(({ added }) => added)).toEqual([
      ['stream'],
      ['stream'],
    ]);
    expect(
      api
        .methods('vectorStores.fileBatches.uploadAndPoll')
        .at(-1)
        ?.requests.map(({ added }) => added),
    ).toEqual([['file_ids'], [], ['file', 'purpose']]);
    expect(only('responses.create').requests[0].added).toEqual([]);
  });

  it('knows resources that are reached by two paths', () => {
    for (const [path, route, versions] of [
      ['beta.chat.completions.parse', 'POST /v1/chat/completions', bit('v4-77') | bit('v4')],
      ['chat.completions.parse', 'POST /v1/chat/completions', since('v5')],
      ['beta.responses.create', 'POST /v1/responses', since('v6')],
      ['beta.realtime.sessions.create', 'POST /v1/realtime/sessions', since('v4')],
      ['realtime.clientSecrets.create', 'POST /v1/realtime/client_secrets', since('v5')],
      ['beta.vectorStores.create', 'POST /v1/vector_stores', bit('v4-77')],
      ['vectorStores.create', 'POST /v1/vector_stores', since('v4')],
    ] as const) {
      const methods = api.methods(path);
      expect(
        methods.map(({ requests }) => requests[0].route),
        path,
      ).toEqual(methods.map(() => route));
      expect(
        methods.reduce((bits, method) => bits | method.versions, 0),
        path,
      ).toBe(versions);
    }
  });

  it('knows the positional fields of the third major', () => {
    expect(only('createFile').requests[0].fields).toEqual({ file: 0, purpose: 1 });
    expect(only('createTranscription').requests[0].fields).toEqual({
      file: 0,
      model: 1,
      prompt: 2,
      response_format: 3,
      temperature: 4,
      language: 5,
    });
    expect(only('createChatCompletion').requests[0]).toMatchObject({ argument: 0, fields: {} });
    expect(only('createFile').optionsArgument).toBe(2);
  });

  it('knows the classes beside the client', () => {
    expect(
      api.classes.map(
        ({ className, module, method, sends }) =>
          `${module}#${className}${method === null ? '' : `.${method}`} ${sends}`,
      ),
    ).toEqual([
      'beta/realtime/ws#OpenAIRealtimeWS WS /v1/realtime',
      'beta/realtime/websocket#OpenAIRealtimeWebSocket WS /v1/realtime',
      'beta/realtime/ws#OpenAIRealtimeWS.create WS /v1/realtime',
      'beta/realtime/websocket#OpenAIRealtimeWebSocket.create WS /v1/realtime',
      'realtime/ws#OpenAIRealtimeWS WS /v1/realtime',
      'realtime/ws#OpenAIRealtimeWS.create WS /v1/realtime',
      'realtime/websocket#OpenAIRealtimeWebSocket WS /v1/realtime',
      'realtime/websocket#OpenAIRealtimeWebSocket.create WS /v1/realtime',
      'resources/responses/ws#ResponsesWS WS /v1/responses',
      'resources/beta/responses/ws#ResponsesWS WS /v1/responses',
      'realtime/translations/ws#OpenAIRealtimeTranslationWS WS /v1/realtime/translations',
      'realtime/translations/ws#OpenAIRealtimeTranslationWS.create WS /v1/realtime/translations',
      'resources/live/ws#LiveWS WS /v1/live/sessions',
      'resources/live/forks/ws#ForksWS WS /v1/live/sessions/{}/fork',
      'resources/live/sideband/ws#SidebandWS WS /v1/live/sessions/{}/attach',
      'helpers/responses-tool-runner#ResponsesToolRunner.run responses.create',
      'helpers/responses-tool-runner#ResponsesToolRunner.iterate responses.create',
      'helpers/computer#ComputerToolset.run responses.create',
      'helpers/decisions-tool-runner#DecisionsToolRunner.run decisions.create',
    ]);
    for (const { sends } of api.classes)
      expect(sends.startsWith('WS /v1/') || api.methods(sends).length > 0, sends).toBe(true);
  });

  it('names the files that declare a resource', () => {
    expect(api.resourceOf('resources/files', 'Files')).toBe('files');
    expect(api.resourceOf('resources/beta/threads/runs/runs', 'Runs')).toBe('beta.threads.runs');
    expect(api.resourceOf('resources/files', 'Uploads')).toBeNull();
    expect(api.resourceNamed('Moderations')).toBe('moderations');
    expect(api.resourceNamed('Files')).toBeNull();
    expect(api.isPrefix('beta.threads')).toBe(true);
    expect(api.isPrefix('beta.nothing')).toBe(false);
  });

  it('finds the documented route of a concrete path', () => {
    expect(api.matchPath('/v1/files/file_1')?.path).toBe('/v1/files/{}');
    expect(api.matchPath('/v1/threads/runs')?.path).toBe('/v1/threads/runs');
    expect(api.matchPath('/v1/threads/thread_1')?.path).toBe('/v1/threads/{}');
    expect([...(api.matchPath('/v1/files/file_1')?.verbs.keys() ?? [])].sort()).toEqual([
      'DELETE',
      'GET',
    ]);
    expect(api.matchPath('/v1/files/')).toBeNull();
    expect(api.matchPath('/v1/nothing')).toBeNull();
  });

  it('finds the plain method of a route for raw requests, not a helper', () => {
    expect(api.methodOfRoute('POST /v1/chat/completions')?.path).toBe('chat.completions.create');
    expect(api.methodOfRoute('POST /v1/agents/sessions/{}/events')?.path).toBe(
      'beta.agents.sessions.events.create',
    );
    expect(api.methodOfRoute('POST /v1/embeddings')).toMatchObject({
      path: 'embeddings.create',
      versions: since('v4'),
    });
    expect(
      api
        .methodsOfRoute('POST /v1/responses')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['beta.responses.create', 'responses.create', 'responses.parse']);
    expect(api.methodOfRoute('POST /v1/nothing')).toBeNull();
    for (const route of api.routes)
      expect(
        api.methodOfRoute(route) ??
          api.paths.some((path) =>
            api
              .methods(path)
              .some(({ requests }) => requests.slice(1).some((request) => request.route === route)),
          ),
        route,
      ).toBeTruthy();
  });
});

const run = promisify(execFile);

/** Runs a script in a fresh process that notes every file it reads. */
async function inFreshProcess(script: string): Promise<string> {
  const code = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const read = [];
    for (const name of ['readFileSync', 'readFile', 'openSync', 'open', 'createReadStream']) {
      const original = fs[name];
      fs[name] = (file, ...rest) => { read.push(String(file)); return original(file, ...rest); };
    }
    syncBuiltinESMExports();
    const catalogueWasRead = () => read.some((file) => file.endsWith('surface.json'));
    ${script}`;
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    { cwd: root },
  );
  return stdout.trim();
}

describe('reading the catalogue', () => {
  it('happens when a call asks for it, not when the plugin is imported', async () => {
    const stdout = await inFreshProcess(`
      const { default: plugin } = await import('./dist/index.js');
      const { Linter } = await import('eslint');
      const steps = [Object.keys(plugin.rules).length > 10, catalogueWasRead()];
      const linter = new Linter();
      const config = { plugins: { 'openai-zdr': plugin }, rules: { 'openai-zdr/no-undocumented-param': 'error' } };
      const messages = linter.verify("import OpenAI from 'openai';\\nawait new OpenAI().responses.create({ promt: {} });", config);
      console.log(JSON.stringify([...steps, catalogueWasRead(), messages.length]));`);
    expect(JSON.parse(stdout.split('\n').at(-1) ?? '')).toEqual([
      true,
      false,
      true,
      expect.any(Number),
    ]);
  });

  it('takes less than 30 ms', async () => {
    const script = `
      const { surface } = await import('./src/catalogue/surface.ts');
      const start = performance.now();
      const api = surface();
      api.methods('responses.create')[0].requests[0].shape.keys.get('tools').shape.union.cases.get('file_search').keys.get('type');
      console.log(performance.now() - start);`;
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(Number(await inFreshProcess(script)));
    const median = times.sort((left, right) => left - right)[2]!;
    expect(median).toBeGreaterThan(0);
    expect(median).toBeLessThan(30);
  });

  it('stays small: the committed file is below 200 kB', () => {
    expect(Buffer.byteLength(committed)).toBeLessThan(200_000);
  });
});
