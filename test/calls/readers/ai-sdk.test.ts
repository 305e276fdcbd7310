import { afterAll, describe, expect, it } from 'vitest';
import { storedBy } from '../../../src/calls/store.ts';
import type { OpenAICall } from '../../../src/calls/record.ts';
import {
  type Project,
  analysed,
  foundIn,
  onlyCall,
  shown,
  summariesOf,
  temporaryProject,
} from '../../helpers/calls.ts';

const AI =
  "import { generateText, streamText, embed } from 'ai';\nimport { openai, createOpenAI } from '@ai-sdk/openai';\n";
const OPTIONS = 'providerOptions: { openai: { store: false } }';

/** `responses`: a response that goes to OpenAI */
const RESPONSE = 'generateText POST /v1/responses → openai';
const COMPLETION = 'generateText POST /v1/chat/completions → openai';

describe('a model', () => {
  it.each<[code: string, ...summaries: string[]]>([
    ["generateText({ model: openai('gpt-5'), prompt });", RESPONSE],
    ["generateText({ model: openai.chat('gpt-5'), prompt });", COMPLETION],
    ["generateText({ model: openai.languageModel('gpt-5'), prompt });", RESPONSE],
    [
      "const model = openai('gpt-5');\nstreamText({ model, prompt });",
      'streamText POST /v1/responses → openai',
    ],
    [
      "const pick = () => openai.chat('gpt-5');\ngenerateText({ model: pick(), prompt });",
      COMPLETION,
    ],
    [
      "const MODELS = { fast: openai.chat('a'), slow: openai('b') };\ngenerateText({ model: MODELS.fast, prompt });",
      COMPLETION,
    ],
    [
      "const pick = (tier) => { switch (tier) { case 'free': return openai.chat('a'); default: return openai('b'); } };\ngenerateText({ model: pick('free'), prompt });",
      COMPLETION,
    ],
    [
      "const pick = (isFree) => (isFree ? openai.chat('a') : openai('b'));\ngenerateText({ model: pick(false), prompt });",
      RESPONSE,
    ],
    [
      "class Desk { #openai = createOpenAI({}); ask(prompt) { return generateText({ model: this.#openai('a'), prompt }); } }",
      RESPONSE,
    ],
    [
      "class Desk { constructor(model) { this.model = model; } ask(prompt) { return generateText({ model: this.model, prompt }); } }\nnew Desk(openai('a')).ask('x');",
      RESPONSE,
    ],
    ["const ask = (model) => generateText({ model, prompt });\nask(openai('a'));", RESPONSE],
    ["const shared = { model: openai('a') };\ngenerateText({ ...shared, prompt });", RESPONSE],
    ["import * as ai from 'ai';\nai.generateText({ model: openai('a'), prompt });", RESPONSE],
    [
      "const { generateText: ask } = await import('ai');\nask({ model: openai('a'), prompt });",
      RESPONSE,
    ],
    [
      "import { wrapAISDK } from 'langsmith/experimental/vercel';\nimport * as ai from 'ai';\nconst { generateText: ask } = wrapAISDK(ai);\nask({ model: openai('a'), prompt });",
      RESPONSE,
    ],
    [
      "import { withTracing } from '@posthog/ai';\ngenerateText({ model: withTracing(openai('a'), client), prompt });",
      RESPONSE,
    ],
    ["embed({ model: openai.embedding('a'), value });", 'embed POST /v1/embeddings → openai'],
    [
      "import { createAzure } from '@ai-sdk/azure';\ngenerateText({ model: createAzure({ resourceName: 'a' })('dep'), prompt });",
      'generateText POST /v1/responses → azure',
    ],
    [
      "const groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\ngenerateText({ model: groq('a'), prompt });",
      'generateText POST /v1/responses → other',
    ],
    [
      'const ours = createOpenAI({ fetch: (url, init) => fetch(route(url), init) });\ngenerateText({ model: ours("a"), prompt });',
      'generateText POST /v1/responses → unknown',
    ],
    [
      'const ours = createOpenAI({ ...(isBuffered && { fetch: (url, init) => fetch(route(url), init) }) });\ngenerateText({ model: ours("a"), prompt });',
      'generateText POST /v1/responses → openai or unknown',
    ],
    [
      "import { createOpenAICompatible } from '@ai-sdk/openai-compatible';\nconst own = createOpenAICompatible({ name: 'own', baseURL: 'https://api.openai.com/v1' });\ngenerateText({ model: own('a'), prompt });",
      COMPLETION,
    ],
    [
      "generateText({ model: 'openai/gpt-5', prompt });",
      'generateText POST /v4/ai/language-model → other',
    ],
    [
      "embed({ model: 'openai/text-embedding-3-small', value });",
      'embed POST /v4/ai/embedding-model → other',
    ],
    [
      "import { generateImage } from 'ai';\ngenerateImage({ model: 'openai/gpt-image-2', prompt });",
      'generateImage POST /v4/ai/image-model → other',
    ],
    [
      "import { experimental_transcribe as transcribe } from 'ai';\ntranscribe({ model: 'openai/whisper-1', audio });",
      'experimental_transcribe POST /v4/ai/transcription-model → other',
    ],
    [
      "import { experimental_generateSpeech as speak } from 'ai';\nspeak({ model: 'openai/tts-1', text });",
      'experimental_generateSpeech POST /v4/ai/speech-model → other',
    ],
    [
      "import { experimental_decide as decide } from 'ai';\ndecide({ model: 'openai/gpt-5' });",
      'experimental_decide POST null → other',
    ],
    [
      "generateText({ model: isFast ? 'openai/gpt-5-mini' : 'openai/gpt-5', prompt });",
      'generateText POST /v4/ai/language-model → other',
    ],
    [
      "export const ask = (model = 'openai/gpt-5') => generateText({ model: isNamed ? model : made(), prompt });",
      'generateText POST null → other or unknown',
    ],
    [
      "export class Agent { getModel() { throw new Error(); } resolve(model = this.getModel()) { return typeof model === 'string' ? own(model) : model; }\nsum(prompt) { return generateText({ model: this.resolve('a/b'), prompt }); } }",
      'generateText POST null → other or unknown',
    ],
    [
      "globalThis.AI_SDK_DEFAULT_PROVIDER = openai;\ngenerateText({ model: 'gpt-5', prompt });",
      RESPONSE,
    ],
    [
      "import { anthropic } from '@ai-sdk/anthropic';\ngenerateText({ model: isBig ? openai('a') : anthropic('b'), prompt });",
      'generateText POST /v1/responses → openai or other',
    ],
    [
      'export const ask = (model) => generateText({ model, prompt });',
      'generateText POST null → unknown',
    ],
  ])('%s', (code, ...summaries) => {
    expect(foundIn(AI + code, ['js'])).toEqual(summaries);
  });
});

describe('a registry', () => {
  const REGISTRY =
    "import { createProviderRegistry, customProvider, generateText } from 'ai';\nimport { openai, createOpenAI } from '@ai-sdk/openai';\n";

  it.each<[code: string, ...summaries: string[]]>([
    [
      "const r = createProviderRegistry({ openai });\ngenerateText({ model: r.languageModel('openai:a'), prompt });",
      RESPONSE,
    ],
    [
      "const r = createProviderRegistry({ ours: openai }, { separator: ' > ' });\ngenerateText({ model: r.languageModel('ours > a'), prompt });",
      RESPONSE,
    ],
    [
      "const openai2 = createOpenAI({ baseURL: 'http://localhost:1234/v1' });\nconst r = createProviderRegistry({ openai: openai2 });\ngenerateText({ model: r.languageModel('openai:a'), prompt });",
      'generateText POST /v1/responses → other',
    ],
    [
      "const p = customProvider({ languageModels: { fast: openai.chat('a') }, fallbackProvider: openai });\ngenerateText({ model: p.languageModel('fast'), prompt });",
      COMPLETION,
    ],
    [
      "const p = customProvider({ languageModels: { fast: openai.chat('a') }, fallbackProvider: openai });\ngenerateText({ model: p.languageModel('b'), prompt });",
      RESPONSE,
    ],
  ])('%s', (code, ...summaries) => {
    expect(foundIn(REGISTRY + code, ['js'])).toEqual(summaries);
  });
});

describe('what is none of OpenAI', () => {
  it.each([
    "import { generateText } from './llm.js';\nimport { openai } from './llm.js';\ngenerateText({ model: openai('gpt-5') });",
    "const openai = (id) => id;\nconst generateText = (options) => options;\ngenerateText({ model: openai('gpt-5') });",
    "import { generateText } from 'ai';\nimport { MockLanguageModelV2 } from 'ai/test';\nconst openai = (id) => new MockLanguageModelV2({ modelId: id });\ngenerateText({ model: openai('gpt-5'), prompt });",
    "import { generateText } from 'ai';\nimport { anthropic as openai } from '@ai-sdk/anthropic';\ngenerateText({ model: openai('gpt-5'), prompt });",
    "import { generateText } from 'ai';\nimport { createOpenRouter } from '@openrouter/ai-sdk-provider';\nconst openai = createOpenRouter({});\ngenerateText({ model: openai('openai/gpt-5'), prompt });",
    "import { generateText } from 'ai';\nimport { createGroq } from '@ai-sdk/groq';\nconst openai = createGroq();\ngenerateText({ model: openai('openai/gpt-oss-120b'), prompt });",
    "const agent = { generate: (options) => options };\nagent.generate({ prompt: 'openai' });",
  ])('%s', (code) => {
    expect(foundIn(code, ['js'])).toEqual([]);
  });
});

describe('whether a response is stored', () => {
  it.each([
    ['', 'default'],
    [OPTIONS, 'off'],
    ['providerOptions: { openai: { store: true } }', 'on'],
    ['providerOptions: { openai: { store } }', 'unknown'],
    ['...options', 'unknown'],
    ['providerOptions: { ...options, openai: { store: false } }', 'off'],
    [`...(isPrivate && { ${OPTIONS} })`, 'default'],
    ['store: false', 'default'],
    ['providerOptions: { azure: { store: false } }', 'default'],
    ['providerOptions: { OpenAI: { store: false } }', 'default'],
    ['experimental_providerMetadata: { openai: { store: false } }', 'default'],
  ])('{ %s }', (options, stored) => {
    const code = `${AI}export const ask = (options, store, isPrivate) => generateText({ model: openai('gpt-5'), prompt: 'x', ${options} });`;
    expect(storedBy(onlyCall(analysed(code)).body.get('store'))).toBe(stored);
  });

  const WRAPPED =
    "import { generateText, wrapLanguageModel, defaultSettingsMiddleware } from 'ai';\nimport { openai, createOpenAI } from '@ai-sdk/openai';\n";

  it.each([
    [`defaultSettingsMiddleware({ settings: { ${OPTIONS} } })`, '', 'off'],
    [
      `defaultSettingsMiddleware({ settings: { ${OPTIONS} } })`,
      'providerOptions: { openai: { user } }',
      'off',
    ],
    [
      `defaultSettingsMiddleware({ settings: { ${OPTIONS} } })`,
      'providerOptions: { openai: { store: true } }',
      'on',
    ],
    ['defaultSettingsMiddleware({ settings: { store: false } })', '', 'default'],
    [`{ transformParams: async ({ params }) => ({ ...params, ${OPTIONS} }) }`, '', 'off'],
    ['{ transformParams: async ({ params }) => ({ ...params, temperature: 0 }) }', '', 'default'],
    ['{ transformParams: async ({ params }) => ({ ...params, temperature: 0 }) }', OPTIONS, 'off'],
    [
      '{ transformParams: ({ params }) => ({ ...params, providerOptions: {} }) }',
      OPTIONS,
      'default',
    ],
    ['{ transformParams: ({ params }) => { params.x = 1; return params; } }', OPTIONS, 'unknown'],
    ['{ wrapGenerate: ({ doGenerate }) => doGenerate() }', OPTIONS, 'off'],
    ['other()', OPTIONS, 'unknown'],
  ])('%s, and { %s }', (middleware, options, stored) => {
    const code = `${WRAPPED}const model = wrapLanguageModel({ model: openai('a'), middleware: ${middleware} });\ngenerateText({ model, prompt: 'x', ${options} });`;
    expect(storedBy(onlyCall(analysed(code)).body.get('store'))).toBe(stored);
  });

  it.each([
    ['fetch: (url, init) => fetch(url, { ...init, body: change(init.body) })', 'unknown', 'openai'],
    ['fetch: (url, init) => { console.log(url); return fetch(url, init); }', 'default', 'openai'],
    ['fetch: (url, init) => fetch(moved(url), init)', 'default', 'unknown'],
    ['fetch: globalThis.fetch', 'default', 'openai'],
  ])('a provider with %s', (option, stored, target) => {
    const file = analysed(
      `${WRAPPED}generateText({ model: createOpenAI({ ${option} })('a'), prompt: 'x' });`,
    );
    const call = file.calls.find(({ path }) => path === 'generateText')!;
    expect([storedBy(call.body.get('store')), ...call.targets]).toEqual([stored, target]);
  });
});

describe('an agent', () => {
  const AGENT =
    "import { ToolLoopAgent, createAgentUIStreamResponse } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n";

  it.each([
    [`{ ${OPTIONS} }`, '{ prompt }', 'off'],
    ['{}', '{ prompt }', 'default'],
    [`{ ${OPTIONS} }`, '{ prompt, providerOptions: { openai: { user } } }', 'default'],
    ['{}', `{ prompt, ${OPTIONS} }`, 'off'],
    [`{ prepareCall: (options) => ({ ...options, ${OPTIONS} }) }`, '{ prompt }', 'off'],
    [
      `{ ${OPTIONS}, prepareCall: (options) => ({ ...options, model: openai('b') }) }`,
      '{ prompt }',
      'off',
    ],
    [`{ prepareStep: () => ({ ${OPTIONS} }) }`, '{ prompt }', 'off'],
    [
      `{ prepareStep: ({ stepNumber }) => (stepNumber ? { ${OPTIONS} } : {}) }`,
      '{ prompt }',
      'default',
    ],
  ])('%s, asked for %s', (settings, options, stored) => {
    const code = `${AGENT}const agent = new ToolLoopAgent({ model: openai('a'), ...${settings} });\nagent.generate(${options});`;
    const calls = analysed(code).calls;
    expect(summariesOf(analysed(code))).toContain('agent.generate POST /v1/responses → openai');
    expect(storedBy(calls[0]!.body.get('store'))).toBe(stored);
  });

  it('is run by a function that is given it', () => {
    const code = `${AGENT}const agent = new ToolLoopAgent({ model: openai('a') });\nexport const POST = () => createAgentUIStreamResponse({ agent, uiMessages });`;
    expect(foundIn(code, ['js'])).toEqual([
      'createAgentUIStreamResponse POST /v1/responses → openai',
    ]);
  });
});

describe('parts of a request', () => {
  const typesOf = (call: OpenAICall): string[] =>
    (call.items?.(['input', 'messages', 'tools']) ?? []).flatMap(({ types }) => [...types]);
  const asked = (options: string, model = "openai('a')"): OpenAICall =>
    onlyCall(analysed(`${AI}generateText({ model: ${model}, ${options} });`));
  const part = (text: string): string => `messages: [{ role: 'user', content: [${text}] }]`;

  it.each([
    [part("{ type: 'image', image: data }"), 'input_image'],
    [part("{ type: 'file', data, mediaType: 'image/png' }"), 'input_image'],
    [part("{ type: 'file', data, mediaType: 'application/pdf' }"), 'input_file'],
    [part("{ type: 'file', data, mediaType }"), ''],
    [part("{ type: 'text', text }"), ''],
    ['messages: convertToModelMessages(messages)', ''],
    ['prompt', ''],
    ["tools: { a: openai.tools.fileSearch({ vectorStoreIds: ['vs_1'] }) }", 'file_search'],
    ['tools: { a: openai.tools.mcp({ serverLabel }), b: tool({}) }', 'mcp'],
  ])('{ %s }', (options, types) => {
    expect(typesOf(asked(options)).join()).toBe(types);
  });

  it('are worded for chat completions, which have no hosted tools', () => {
    const image = asked(
      part("{ type: 'image', image: new URL('https://a.example/b.png') }"),
      "openai.chat('a')",
    );
    expect(typesOf(image)).toEqual(['image_url']);
    const tools = asked('prompt, tools: { a: openai.tools.fileSearch({}) }', "openai.chat('a')");
    expect(typesOf(tools)).toEqual([]);
    expect(tools.ignored?.map(({ name }) => name)).toEqual(['tools.a']);
  });

  it('tell a file id from data', () => {
    const [item] = asked(part("{ type: 'image', image: 'file-1' }")).items!(['input']);
    expect(shown(item!.view.get('file_id'))).toBe('"file-1"');
    expect(shown(item!.view.get('image_url'))).toBe('absent');
  });

  it('are found in the words of the API', () => {
    const [item] = asked("tools: { a: openai.tools.fileSearch({ vectorStoreIds: ['vs_1'] }) }")
      .items!(['tools']);
    expect(shown(item!.view.get('vector_store_ids'))).toBe('array');
    expect(item!.view.written().map(({ name }) => name)).toEqual(['vector_store_ids']);
  });
});

describe('options without effect', () => {
  it.each([
    ['store: false', "openai('a')", ['store']],
    [
      'providerOptions: { openai: { Store: false, zdr: true } }',
      "openai('a')",
      ['providerOptions.openai.Store', 'providerOptions.openai.zdr'],
    ],
    [
      'providerOptions: { azure: { store: false } }',
      "openai('a')",
      ['providerOptions.azure.store'],
    ],
    ['prompt', "openai('a', { store: false })", ['store']],
    [
      'providerOptions: { openai: { background: true, reasoningEffort: "low" } }',
      "openai('a')",
      ['providerOptions.openai.background'],
    ],
    ['providerOptions: { anthropic: { thinking: {} } }', "openai('a')", []],
    [OPTIONS, "openai('a')", []],
  ])('{ %s } for %s', (options, model, names) => {
    const call = onlyCall(analysed(`${AI}generateText({ model: ${model}, ${options} });`));
    expect(call.ignored?.map(({ name }) => name)).toEqual(names);
  });

  it('say where they would count', () => {
    const call = onlyCall(analysed(`${AI}generateText({ model: openai('a'), store: false });`));
    expect(call.ignored?.[0]?.instead).toBe('providerOptions.openai.store');
  });
});

describe('what else is sent', () => {
  it.each([
    ['uploadFile({ api: openai, data });', 'uploadFile POST /v1/files → openai'],
    ['uploadFile({ api: openai.files(), data });', 'uploadFile POST /v1/files → openai'],
    ['uploadSkill({ api: openai, files });', 'uploadSkill POST /v1/skills → openai'],
    [
      'experimental_startBatch({ provider: openai, requests });',
      'experimental_startBatch POST /v1/files → openai',
      'experimental_startBatch POST /v1/batches → openai',
    ],
    [
      "openai.experimental_realtime.getToken({ model: 'gpt-realtime' });",
      'experimental_realtime.getToken POST /v1/realtime/client_secrets → openai',
    ],
    [
      "generateImage({ model: openai.image('gpt-image-1'), prompt: { images: [data], text } });",
      'generateImage POST /v1/images/edits → openai',
    ],
    [
      "generateImage({ model: openai.image('gpt-image-1'), prompt: 'x' });",
      'generateImage POST /v1/images/generations → openai',
    ],
  ])('%s', (code, ...summaries) => {
    const all =
      "import { uploadFile, uploadSkill, experimental_startBatch, generateImage } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n";
    expect(foundIn(all + code, ['js'])).toEqual(summaries);
  });
});

describe('generations', () => {
  const projects: Project[] = [];
  const inGeneration = (ai: number, code: string): OpenAICall => {
    const project = temporaryProject({
      'package.json': JSON.stringify({
        dependencies: { ai: `^${String(ai)}.0.0`, '@ai-sdk/openai': `^${String(ai - 3)}.0.0` },
      }),
      'a.ts': code,
    });
    projects.push(project);
    return onlyCall(project.read('a.ts'));
  };

  afterAll(() => {
    for (const project of projects) project.cleanUp();
  });

  it.each([
    [4, 'POST /v1/chat/completions'],
    [5, 'POST /v1/responses'],
    [6, 'POST /v1/responses'],
    [7, 'POST /v1/responses'],
  ])('%i sends to %s', (ai, route) => {
    const call = inGeneration(ai, `${AI}generateText({ model: openai('gpt-5'), prompt });`);
    expect([call.route, call.framework?.name]).toEqual([route, '@ai-sdk/openai']);
  });

  it.each([
    [4, 'off'],
    [5, 'default'],
  ])('%i takes its older name of the options: %s', (ai, stored) => {
    const code = `${AI}generateText({ model: openai.responses('a'), prompt, experimental_providerMetadata: { openai: { store: false } } });`;
    expect(storedBy(inGeneration(ai, code).body.get('store'))).toBe(stored);
  });

  it.each([
    [5, 'default', ['providerOptions.openai.store']],
    [6, 'off', []],
  ])('%i asks prepareStep for options: %s', (ai, stored, ignored) => {
    const code = `${AI}generateText({ model: openai('a'), prompt, prepareStep: () => ({ ${OPTIONS} }) });`;
    const call = inGeneration(ai, code);
    expect(storedBy(call.body.get('store'))).toBe(stored);
    expect(call.ignored?.map(({ name }) => name)).toEqual(ignored);
  });

  it.each([
    [5, ['item_reference']],
    [6, []],
  ])('%i names earlier messages by their ids: %s', (ai, types) => {
    const code = `${AI}const first = await generateText({ model: openai('a'), prompt });\nexport const then = [...first.response.messages];\nawait generateText({ model: openai('a'), messages: then });`;
    const project = temporaryProject({
      'package.json': JSON.stringify({ dependencies: { ai: `^${String(ai)}.0.0` } }),
      'a.ts': code,
    });
    projects.push(project);
    const [, second] = project.read('a.ts').calls;
    expect(second?.items?.(['input']).flatMap((item) => [...item.types])).toEqual(types);
  });
});

it('writes `store` where the call takes it', () => {
  const place = (code: string): string | undefined =>
    onlyCall(analysed(AI + code))
      .placement?.('store')
      ?.path.join('.');
  expect(place("generateText({ model: openai('a'), prompt });")).toBe(
    'providerOptions.openai.store',
  );
  expect(
    place(
      "const providerOptions = { openai: {} };\ngenerateText({ model: openai('a'), providerOptions });",
    ),
  ).toBe('store');
  expect(place("generateText({ model: openai('a'), ...given });")).toBe(
    'providerOptions.openai.store',
  );
});
