/** The Agents SDK: which requests a run sends, to whom, and what of its options reaches them. */
import { describe, expect, it } from 'vitest';
import { Contents } from '../../../src/calls/content.ts';
import { storedBy } from '../../../src/calls/store.ts';
import type { AnalysedFile } from '../../../src/calls/analysis.ts';
import { type Language, readings, testProject } from '../../helpers/calls.ts';

const SDK =
  "import * as sdk from '@openai/agents';\nimport { Agent, Runner, run, handoff } from '@openai/agents';\nimport OpenAI from 'openai';\n";

/** `POST /v1/responses → openai, default`: each request, with what becomes of its response. */
function requestsIn(file: AnalysedFile | null): string[] {
  return (file?.calls ?? [])
    .filter(({ via }) => via === 'agents')
    .map(({ route, targets, body }) => {
      const stores = /\/(?:responses|completions)$/.test(route ?? '');
      return `${String(route)} → ${targets.join(' or ')}${stores ? `, ${storedBy(body.get('store'))}` : ''}`;
    });
}

function sentBy(code: string, languages?: readonly Language[]): string[] {
  const answers = readings(languages).map(({ read }) => requestsIn(read(SDK + code)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0] ?? [];
}

const QUIET = 'sdk.setTracingDisabled(true);\n';
const untraced = (code: string): string[] => sentBy(QUIET + code);
const RESPONSE = 'POST /v1/responses → openai';
const TRACES = 'POST /v1/traces/ingest → openai';

describe('store', () => {
  it.each<[string, string]>([
    ["run(new Agent({ name: 'a' }), 'x')", 'default'],
    ["run(new Agent({ modelSettings: { store: false } }), 'x')", 'off'],
    ["run(new Agent({ modelSettings: { store: true } }), 'x')", 'on'],
    ["run(Agent.create({ modelSettings: { store: false } }), 'x')", 'off'],
    ["run(new Agent({ modelSettings: { store: false } }).clone({ name: 'b' }), 'x')", 'off'],
    [
      "run(new Agent({ modelSettings: { store: false } }).clone({ modelSettings: {} }), 'x')",
      'default',
    ],
    ["run(new Agent({ store: false }), 'x')", 'default'],
    ["run(new Agent({}), 'x', { store: false })", 'default'],
    ["run(new Agent({}), 'x', { modelSettings: { store: false } })", 'default'],
    ["new Runner({ modelSettings: { store: false } }).run(new Agent({}), 'x')", 'off'],
    [
      "new Runner({ modelSettings: { store: false } }).run(new Agent({ modelSettings: { store: true } }), 'x')",
      'on',
    ],
    [
      "run(new Agent({ modelSettings: { store: false, providerData: { store: true } } }), 'x')",
      'on',
    ],
    [
      "run(new Agent({ modelSettings: { providerData: { extraBody: { store: false } } } }), 'x')",
      'off',
    ],
    ["run(new Agent({ modelSettings: given }), 'x')", 'unknown'],
    [
      "const agent = new Agent({});\nagent.modelSettings = { store: false };\nrun(agent, 'x')",
      'unknown',
    ],
    [
      "class Desk extends Agent { constructor() { super({ modelSettings: { store: false } }); } }\nrun(new Desk(), 'x')",
      'off',
    ],
    [
      "const make = (store) => new Agent({ modelSettings: { store } });\nrun(make(false), 'x')",
      'off',
    ],
    [
      "const agents = { a: new Agent({ modelSettings: { store: false } }) };\nrun(agents.a, 'x')",
      'off',
    ],
    [
      "class Desk { #runner = new Runner({ modelSettings: { store: false } });\nask() { return this.#runner.run(new Agent({}), 'x'); } }",
      'off',
    ],
  ])('%s: %s', (code, stored) => {
    expect(untraced(code)).toEqual([`${RESPONSE}, ${stored}`]);
  });

  it.each<[string, string]>([
    ['handoffs: [b]', 'default'],
    ['handoffs: [handoff(b)]', 'default'],
    ["tools: [b.asTool({ toolName: 't' })]", 'default'],
    ['tools: [b.asTool({ runConfig: { modelSettings: { store: false } } })]', 'off'],
    ['handoffs: [quiet]', 'off'],
  ])('is not inherited by %s: %s', (option, stored) => {
    const team =
      "const b = new Agent({ name: 'b' });\nconst quiet = new Agent({ modelSettings: { store: false } });\n";
    const code = `${team}run(new Agent({ modelSettings: { store: false }, ${option} }), 'x');`;
    expect(untraced(code)).toEqual([`${RESPONSE}, ${stored}`]);
  });

  it('is looked for in agents that are added later, also in a circle', () => {
    const code =
      "const a = new Agent({ modelSettings: { store: false } });\nconst b = new Agent({ handoffs: [a] });\na.handoffs.push(b);\nrun(a, 'x');";
    expect(untraced(code)).toEqual([`${RESPONSE}, default`]);
  });
});

it('takes an agent that callers hand over for what it is, not for what its type says', () => {
  const code = `${SDK}sdk.setTracingDisabled(true);\nconst ask = (agent: Agent, text: string) => run(agent, text);\nask(new Agent({ modelSettings: { store: false } }), 'x');`;
  for (const { read } of readings(['ts']))
    expect(requestsIn(read(code))).toEqual([`${RESPONSE}, off`]);
});

it('takes a runner that is injected for what it is', () => {
  const code = `${SDK}class Desk { constructor(private readonly runner: Runner) {} ask(text: string) { return this.runner.run(new Agent({}), text); } }\nnew Desk(new Runner({ tracingDisabled: true, modelSettings: { store: false } }));`;
  for (const { read } of readings(['ts']))
    expect(requestsIn(read(code))).toEqual([`${RESPONSE}, off`]);
});

it('goes on with the agent that a run ended with', () => {
  const code =
    'let agent = new Agent({ modelSettings: { store: false } });\nexport async function turn(text) { const result = await run(agent, text);\nagent = result.lastAgent; }';
  expect(untraced(code)).toEqual([`${RESPONSE}, off`]);
});

it('follows no agent that others say was the last one', () => {
  expect(untraced("run(given.lastAgent, 'x');")).toEqual(untraced("run(given.agent, 'x');"));
  expect(untraced("run(given.lastAgent, 'x');")).toHaveLength(1);
});

describe('a realtime session goes', () => {
  it.each<[string, string, readonly string[]]>([
    ['by a socket', '{}', ['WS /v1/realtime']],
    ['by WebRTC', "{ transport: 'webrtc' }", ['POST /v1/realtime/calls']],
    [
      'by a transport of its own',
      '{ transport: new sdk.OpenAIRealtimeWebRTC({}) }',
      ['POST /v1/realtime/calls'],
    ],
    ['by a socket, said so', '{ transport: undefined }', ['WS /v1/realtime']],
  ])('%s', (_, options, routes) => {
    const code = `${SDK}new sdk.RealtimeSession(new sdk.RealtimeAgent({}), ${options}).connect({});`;
    for (const { read } of readings())
      expect(read(code)?.calls.map(({ route }) => route)).toEqual(routes);
  });
});

describe('who answers', () => {
  it.each<[string, readonly string[]]>([
    [
      "sdk.setOpenAIAPI('chat_completions');\nrun(new Agent({}), 'x')",
      ['POST /v1/chat/completions → openai, default'],
    ],
    [
      "run(new Agent({ model: new sdk.OpenAIChatCompletionsModel(new OpenAI(), 'm') }), 'x')",
      ['POST /v1/chat/completions → openai, default'],
    ],
    [
      "run(new Agent({ model: new sdk.OpenAIResponsesModel(new OpenAI(), 'm') }), 'x')",
      [`${RESPONSE}, default`],
    ],
    [
      "run(new Agent({ model: new sdk.OpenAIChatCompletionsModel(new OpenAI({ baseURL: 'https://api.groq.com/v1' }), 'm') }), 'x')",
      ['POST /v1/chat/completions → other, default'],
    ],
    [
      "sdk.setDefaultOpenAIClient(new OpenAI({ baseURL: 'https://api.groq.com/v1' }));\nrun(new Agent({}), 'x')",
      ['POST /v1/responses → other, default'],
    ],
    [
      "new Runner({ modelProvider: new sdk.OpenAIProvider({ useResponses: false }) }).run(new Agent({}), 'x')",
      ['POST /v1/chat/completions → openai, default'],
    ],
    ["new Runner({ modelProvider: { getModel: () => own } }).run(new Agent({}), 'x')", []],
    ["class Own { getResponse() {} }\nrun(new Agent({ model: new Own() }), 'x')", []],
    [
      "class Provider { getModel() {} }\nsdk.setDefaultModelProvider(new Provider());\nrun(new Agent({}), 'x')",
      [],
    ],
    [
      "if (flag) sdk.setDefaultModelProvider(given);\nrun(new Agent({}), 'x')",
      ['POST /v1/responses → unknown, default'],
    ],
    [
      "new Runner({ modelProvider: given }).run(new Agent({}), 'x')",
      ['POST /v1/responses → unknown, default'],
    ],
    [
      "run(new Agent({ model: 'openrouter/auto' }), 'x')",
      ['POST /v1/responses → unknown, default'],
    ],
    ["run(new Agent({ ...given }), 'x')", ['POST /v1/responses → unknown, unknown']],
    ["run(new Agent({ ...given, model: 'gpt-5' }), 'x')", [`${RESPONSE}, unknown`]],
    ["run(new Agent({ model: process.env.MODEL }), 'x')", [`${RESPONSE}, default`]],
    ["export const ask = (agent) => run(agent, 'x')", ['POST /v1/responses → unknown, unknown']],
  ])('%s', (code, requests) => {
    expect(untraced(code)).toEqual(requests);
  });

  it.each<[string, readonly string[]]>([
    ["openai('gpt-5')", [`${RESPONSE}, default`]],
    ["openai.chat('gpt-5')", ['POST /v1/chat/completions → openai, default']],
    ["anthropic('claude')", []],
  ])('aisdk(%s)', (model, requests) => {
    const code = `import { aisdk } from '@openai/agents-extensions';\nimport { openai } from '@ai-sdk/openai';\nimport { anthropic } from '@ai-sdk/anthropic';\nrun(new Agent({ model: aisdk(${model}), modelSettings: { store: false } }), 'x');`;
    expect(untraced(code)).toEqual(requests);
  });

  const DATA = 'agent.modelSettings.providerData.providerOptions.openai.store = true;';
  it.each([
    ['', 'off'],
    [DATA, 'unknown'],
    ['Object.assign(agent.modelSettings, { providerData: read() });', 'unknown'],
    ['agent.modelSettings.temperature = 1;', 'off'],
  ])('a model of the AI SDK, and then: %s', (change, stored) => {
    const settings = '{ providerData: { providerOptions: { openai: { store: false } } } }';
    const code = `import { aisdk } from '@openai/agents-extensions';\nimport { openai } from '@ai-sdk/openai';\nconst agent = new Agent({ model: aisdk(openai('gpt-4o')), modelSettings: ${settings} });\n${change}\nrun(agent, 'x');`;
    expect(untraced(code)).toEqual([expect.stringContaining(stored)]);
  });
});

describe('traces', () => {
  // `isTracingLoopRunningByDefault` of @openai/agents-core, shims/shims-workerd: measured in 0.13 to 0.20.
  it.each<[string, Record<string, string>, string]>([
    ['by its configuration', { 'wrangler.jsonc': '{}' }, 'unknown'],
    ['by that of the folder around it', { 'wrangler.toml': '', 'src/a.ts': '' }, 'unknown'],
    ['of another package around it', { 'wrangler.toml': '', 'src/package.json': '{}' }, 'openai'],
    ['none', {}, 'openai'],
  ])('in a Cloudflare Worker: %s', (_, files, target) => {
    const code = `${SDK}run(new Agent({}), 'x');`;
    const project = testProject({ ...files, 'src/main.ts': code });
    const traces = readings().map(({ read }) =>
      requestsIn(read(code, { filename: project.file('src/main.ts') })).filter((request) =>
        request.includes('/traces/'),
      ),
    );
    for (const found of traces) expect(found).toEqual([`POST /v1/traces/ingest → ${target}`]);
  });

  it('in a Cloudflare Worker that says so', () => {
    const code = "import { env } from 'cloudflare:workers';\nrun(new Agent({}), 'x');";
    expect(sentBy(code)).toContain('POST /v1/traces/ingest → unknown');
  });

  it.each<[string, readonly string[]]>([
    ["run(new Agent({}), 'x')", [TRACES]],
    [
      "sdk.setTraceProcessors([new sdk.BatchTraceProcessor(new sdk.ConsoleSpanExporter())]);\nrun(new Agent({}), 'x')",
      [],
    ],
    [
      "sdk.setTraceProcessors([new sdk.BatchTraceProcessor(new sdk.OpenAITracingExporter())]);\nrun(new Agent({}), 'x')",
      [TRACES],
    ],
    ["function start() { sdk.setTracingDisabled(true); }\nstart();\nrun(new Agent({}), 'x')", []],
    [
      "export function start() { sdk.setTracingDisabled(true); }\nrun(new Agent({}), 'x')",
      ['POST /v1/traces/ingest → unknown'],
    ],
    ["export const ask = () => run(new Agent({}), 'x');\nsdk.setTracingDisabled(true)", []],
    ["new Runner(given).run(new Agent({}), 'x')", ['POST /v1/traces/ingest → unknown']],
    ["new Runner({ tracingDisabled: false }).run(new Agent({}), 'x')", [TRACES]],
  ])('%s', (code, requests) => {
    expect(sentBy(code).filter((request) => request.includes('/traces/'))).toEqual(requests);
  });
});

describe('state', () => {
  it.each<[string, readonly string[]]>([
    ['new sdk.MemorySession()', []],
    [
      'new sdk.OpenAIConversationsSession()',
      [
        'POST /v1/conversations',
        'POST /v1/conversations/{}/items',
        'GET /v1/conversations/{}/items',
      ],
    ],
    [
      "new sdk.OpenAIConversationsSession({ conversationId: 'c' })",
      ['POST /v1/conversations/{}/items', 'GET /v1/conversations/{}/items'],
    ],
    ['new sdk.OpenAIResponsesCompactionSession({})', ['POST /v1/responses/compact']],
  ])('%s', (session, routes) => {
    const [, ...kept] = untraced(`run(new Agent({}), 'x', { session: ${session} });`);
    expect(kept).toEqual(routes.map((route) => `${route} → openai`));
  });

  it('is told by the options of the run', () => {
    for (const { read } of readings()) {
      const file = read(
        `${SDK}run(new Agent({}), 'x', { previousResponseId: 'r', conversationId: 'c' });`,
      );
      const { body } = file!.calls[0]!;
      expect(body.get('previous_response_id').values).toHaveLength(1);
      expect(body.get('conversation').values).toHaveLength(1);
    }
  });
});

it('has the tools and the parts of the API', () => {
  const code = `${SDK}run(new Agent({ tools: [sdk.fileSearchTool('vs'), sdk.hostedMcpTool({ serverLabel: 'x' }), sdk.webSearchTool()] }), [{ role: 'user', content: [{ type: 'input_image', image: 'https://x.example/a.png' }, { type: 'input_file', file: { id: 'file-1' } }] }]);`;
  for (const { read } of readings()) {
    const { calls, evaluator } = read(code)!;
    const items = new Contents(evaluator, calls[0]!).under(['input', 'tools']);
    expect(items.flatMap(({ types }) => types)).toEqual([
      'file_search',
      'mcp',
      'web_search',
      'input_image',
      'input_file',
    ]);
    const [search, , , image, file] = items;
    expect(search!.view.get('vector_store_ids').values).toHaveLength(1);
    expect(image!.view.get('image_url').values).toHaveLength(1);
    expect(image!.view.get('file_id').values).toHaveLength(0);
    expect(file!.view.get('file_id').values).toHaveLength(1);
  }
});

describe('options without effect', () => {
  it.each<[string, readonly string[]]>([
    ["run(new Agent({ store: false }), 'x')", ['store']],
    ["run(new Agent({ modelSettings: { store: false } }), 'x')", []],
    ["run(new Agent({ modelSettings: { background: true } }), 'x')", ['modelSettings.background']],
    ["run(new Agent({}), 'x', { tracingDisabled: true })", ['tracingDisabled']],
    ["run(new Agent({}), 'x', { tracing: { disabled: true } })", ['tracing.disabled']],
    ["new Runner({ tracingDisabled: true }).run(new Agent({}), 'x')", []],
  ])('%s', (code, names) => {
    for (const { read } of readings())
      expect(
        (read(SDK + code)?.calls ?? []).flatMap((call) =>
          (call.ignored ?? []).map(({ name }) => name),
        ),
      ).toEqual(names);
  });
});

describe('look-alikes', () => {
  it.each([
    "import { Agent } from '@mastra/core/agent';\nconst openai = new Agent({ name: 'a' });\nopenai.run('x');",
    "import { Agent, Runner } from 'agents';\nnew Runner().run(new Agent({ name: 'openai' }), 'x');",
    "import { RunnableLambda } from '@langchain/core/runnables';\nconst runner = new RunnableLambda({});\nrunner.run('openai');",
    "class Agent {}\nclass Runner { run() {} }\nnew Runner().run(new Agent('openai'), 'x');",
    "function run(agent, text) { return agent + text; }\nrun('openai', 'x');",
    `${SDK}new sdk.MCPServerStdio({ command: 'openai-tools' }).connect();`,
  ])('%s', (code) => {
    for (const { read } of readings())
      expect(read(code)?.calls.filter(({ via }) => via === 'agents') ?? []).toEqual([]);
  });
});

describe('across files and versions', () => {
  const manifest = (version: string): string =>
    JSON.stringify({ dependencies: { '@openai/agents': version } });
  const MAIN = "import { Agent, Runner, run } from '@openai/agents';\n";

  it.each<[string, string, readonly string[]]>([
    ['0.13.5', "new Runner({ tracingDisabled: true }).run(new Agent({}), 'x');", [TRACES]],
    ['0.14.0', "new Runner({ tracingDisabled: true }).run(new Agent({}), 'x');", []],
  ])('a runner of %s', (version, code, traces) => {
    const project = testProject({ 'package.json': manifest(version), 'main.ts': MAIN + code });
    const requests = requestsIn(project.read('main.ts'));
    expect(requests.filter((request) => request.includes('/traces/'))).toEqual(traces);
  });

  it.each<[string, string]>([
    ['0.2.1', 'default'],
    ['0.20.0', 'off'],
  ])('settings of a run reach agents as tools: %s', (version, stored) => {
    const code = `${MAIN}const b = new Agent({});\nnew Runner({ modelSettings: { store: false } }).run(new Agent({ tools: [b.asTool({})] }), 'x');`;
    const project = testProject({ 'package.json': manifest(version), 'main.ts': code });
    expect(requestsIn(project.read('main.ts'))[0]).toBe(`${RESPONSE}, ${stored}`);
  });

  it('a switch in a file that is imported', () => {
    const project = testProject({
      'quiet.ts':
        "import { setTracingDisabled } from '@openai/agents';\nsetTracingDisabled(true);\n",
      'setup.ts': "import './quiet';\n",
      'main.ts': `import './setup';\n${MAIN}run(new Agent({}), 'x');`,
    });
    expect(requestsIn(project.read('main.ts'))).toEqual([`${RESPONSE}, default`]);
  });

  it('the environment, set before the SDK is loaded', () => {
    const env = "process.env.OPENAI_AGENTS_DISABLE_TRACING = '1';\n";
    const use = "run(new Agent({}), 'x');";
    const project = testProject({
      'env.ts': env,
      'first.ts': `import './env';\n${MAIN}${use}`,
      'late.ts': `${MAIN}import './env';\n${use}`,
      'own.ts': `${MAIN}${env}${use}`,
    });
    const isTraced = (name: string): boolean => requestsIn(project.read(name)).includes(TRACES);
    expect(['first.ts', 'late.ts', 'own.ts'].map(isTraced)).toEqual([false, true, true]);
  });

  it('agents and their settings in other files', () => {
    const project = testProject({
      'settings.ts': 'export const privacy = { store: false } as const;\n',
      'agent.ts':
        "import { Agent } from '@openai/agents';\nimport { privacy } from './settings';\nexport const agent = new Agent({ modelSettings: { ...privacy } });\n",
      'runner.ts':
        "import { Runner } from '@openai/agents';\nexport const runner = new Runner({ tracingDisabled: true });\n",
      'main.ts':
        "import { agent } from './agent';\nimport { runner } from './runner';\nexport const ask = (text: string) => runner.run(agent, text);\n",
    });
    expect(requestsIn(project.read('main.ts'))).toEqual([`${RESPONSE}, off`]);
  });
});

describe('a model that is only described by a type', () => {
  it.each<[string, string]>([
    ["const ask = (model: string) => run(new Agent({ model }), 'x')", RESPONSE],
    [
      "const ask = (given: { model?: string }) => run(new Agent({ model: given.model ?? 'm' }), 'x')",
      RESPONSE,
    ],
    [
      "type Name = 'a' | 'b';\nconst ask = (model: Name) => run(new Agent({ model }), 'x')",
      RESPONSE,
    ],
    [
      "class Desk { constructor(private readonly model: string) {} ask() { return run(new Agent({ model: this.model }), 'x'); } }",
      RESPONSE,
    ],
    [
      "const ask = (model: string | sdk.Model) => run(new Agent({ model }), 'x')",
      'POST /v1/responses → unknown',
    ],
    [
      "const ask = (model: sdk.Model) => run(new Agent({ model }), 'x')",
      'POST /v1/responses → unknown',
    ],
    ["const ask = (model) => run(new Agent({ model }), 'x')", 'POST /v1/responses → unknown'],
  ])('%s', (code, expected) => {
    expect(sentBy(QUIET + code, ['ts'])).toEqual([`${expected}, default`]);
  });
});
