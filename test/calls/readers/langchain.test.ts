import { afterEach, describe, expect, it } from 'vitest';
import { Contents } from '../../../src/calls/content.ts';
import { storedBy } from '../../../src/calls/store.ts';
import { textOf } from '../../../src/values/value.ts';
import type { AnalysedFile } from '../../../src/calls/analysis.ts';
import {
  type Language,
  type Project,
  type ReadOptions,
  readings,
  shown,
  temporaryProject,
} from '../../helpers/calls.ts';

let project: Project | null = null;
afterEach(() => {
  project?.cleanUp();
  project = null;
});

/** `2 responses → openai, default; image_url; without store`: each call, as all readers see it. */
function sent(code: string, languages?: readonly Language[], options?: ReadOptions): string[] {
  const [first, ...others] = readings(languages).map(({ read }) => linesOf(read(code, options)));
  for (const other of others) expect(other).toEqual(first);
  return first!;
}

function linesOf(file: AnalysedFile | null): string[] {
  return (file?.calls ?? []).map((call) => {
    const { module, node, body, targets, route, ignored = [] } = call;
    const line = module.text.slice(0, node.range[0]).split('\n').length;
    const types = new Contents(file!.evaluator, call)
      .under(['messages', 'input', 'tools'])
      .flatMap((item) => item.types)
      .filter((type) => type !== 'text' && type !== 'auto');
    return [
      `${String(line)} ${String(route).replace('POST /v1/', '')} → ${targets.join(' or ')}, ${storedBy(body.get('store'))}`,
      ...(types.length > 0 ? [types.join(' ')] : []),
      ...(ignored.length > 0 ? [`without ${ignored.map(({ name }) => name).join(' ')}`] : []),
    ].join('; ');
  });
}

const MODELS =
  "import { AzureChatOpenAI, ChatOpenAI, ChatOpenAICompletions, ChatOpenAIResponses, DallEAPIWrapper, OpenAI, OpenAIEmbeddings, tools } from '@langchain/openai';\n";

function inProject(code: string, packages: Readonly<Record<string, string>>): string[] {
  project = temporaryProject({
    'package.json': JSON.stringify({ dependencies: packages }),
    'main.ts': code,
  });
  return sent(code, ['ts'], { filename: project.file('main.ts') });
}

/** The second line of a program, after the import of all models. */
const program = (text: string): string => MODELS + text;

describe('a model', () => {
  it.each([
    ["new ChatOpenAI({ model: 'gpt-4o' }).invoke('x')", ['2 chat/completions → openai, default']],
    ["new ChatOpenAI().stream('x')", ['2 chat/completions → openai, default']],
    ["new ChatOpenAI('gpt-5-codex').invoke('x')", ['2 responses → openai, default']],
    [
      "new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true }).batch(['x'])",
      ['2 responses → openai, default'],
    ],
    [
      "new ChatOpenAI({ model: 'gpt-5.6-luna', zdrEnabled: true }).invoke('x')",
      ['2 responses → openai, off'],
    ],
    [
      "new ChatOpenAI({ model: 'gpt-4o', zdrEnabled: true }).invoke('x')",
      ['2 chat/completions → openai, default; without zdrEnabled'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true, zdrEnabled: true, modelKwargs: { store: true } }).invoke('x')",
      ['2 responses → openai, on'],
    ],
    [
      "new ChatOpenAI({ modelKwargs: { store: true } }).invoke('x')",
      ['2 chat/completions → openai, on'],
    ],
    [
      'new ChatOpenAI(read()).completionWithRetry({ messages: [] })',
      ['2 chat/completions → unknown, unknown'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: false, ...read() }).invoke('x')",
      ['2 chat/completions → unknown, unknown'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: false, temperature: read() }).invoke('x')",
      ['2 chat/completions → openai, default'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true, store: false }).invoke('x')",
      ['2 responses → openai, default; without store'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true }).invoke('x', { store: false, conversation: 'c' })",
      ['2 responses → openai, default; without store conversation'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true, modelKwargs: read() }).invoke('x')",
      ['2 responses → openai, unknown'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true, zdrEnabled: true, modelKwargs: { user: 'u' } }).invoke('x')",
      ['2 responses → openai, off'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true, zdrEnabled: true, ...(given ? { modelKwargs: { store: true } } : {}) }).invoke('x')",
      ['2 responses → openai, on'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true, zdrEnabled: read() }).invoke('x')",
      ['2 responses → openai, unknown'],
    ],
    [
      "new ChatOpenAI({ useResponsesApi: true, configuration: { fetch: (url, init) => fetch(url, change(init)) } }).invoke('x')",
      ['2 responses → openai, unknown'],
    ],
    ["new ChatOpenAIResponses().invoke('x')", ['2 responses → openai, default']],
    [
      "new ChatOpenAICompletions({ model: 'gpt-5-codex' }).invoke('x')",
      ['2 chat/completions → openai, default'],
    ],
    ["new OpenAI().invoke('x')", ['2 completions → openai, default']],
    ["new OpenAIEmbeddings().embedDocuments(['x'])", ['2 embeddings → openai, default']],
    ["new DallEAPIWrapper().invoke('x')", ['2 images/generations → openai, default']],
    [
      "new AzureChatOpenAI({ useResponsesApi: true }).invoke('x')",
      ['2 responses → azure, default'],
    ],
    [
      "new ChatOpenAI({ configuration: { baseURL: 'https://openrouter.ai/api/v1' } }).invoke('x')",
      ['2 chat/completions → other, default'],
    ],
    [
      "new ChatOpenAI({}, { baseURL: 'https://openrouter.ai/api/v1' }).invoke('x')",
      ['2 chat/completions → openai, default; without baseURL'],
    ],
    ["new OpenAI({ model: 'gpt-4o' }).invoke('x')", []],
  ])('%s', (code, expected) => {
    expect(sent(program(`await ${code};`))).toEqual(expected);
  });

  it('sends a name that stands for itself', () => {
    const code = program("new ChatOpenAI('gpt-5').invoke('x');");
    for (const { read } of readings())
      expect(shown(read(code)!.calls[0]!.body.get('model'))).toBe('"gpt-5"');
  });
});

describe('what makes a model use the Responses API', () => {
  it.each([
    ["m.invoke('x', { previous_response_id: 'resp_1' })", ['3 responses → openai, default']],
    ["m.invoke('x', { truncation: 'auto' })", ['3 responses → openai, default']],
    ["m.invoke('x', { reasoning: { effort: 'low' } })", ['3 chat/completions → openai, default']],
    ["m.invoke('x', { reasoning: { summary: 'auto' } })", ['3 responses → openai, default']],
    [
      "m.bindTools([{ type: 'web_search' }]).invoke('x')",
      ['3 responses → openai, default; web_search'],
    ],
    [
      "m.withConfig({ tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] }).invoke('x')",
      ['3 responses → openai, default; file_search'],
    ],
    [
      "m.bindTools([tools.mcp({ serverUrl: 'https://a.example' })]).invoke('x')",
      ['3 responses → openai, default; mcp'],
    ],
    [
      "m.bindTools([{ type: 'function', function: f }]).invoke('x')",
      ['3 chat/completions → openai, default; function'],
    ],
    ["m.bind({ truncation: 'auto' }).invoke('x')", ['3 responses → openai, default']],
    [
      "m.withStructuredOutput(schema).withRetry().invoke('x')",
      ['3 chat/completions → openai, default'],
    ],
    ["m.invoke('x', options)", ['3 chat/completions → openai, default']],
  ])('%s', (code, expected) => {
    const lines = sent(program(`const m = new ChatOpenAI({ model: 'gpt-4o' });\nawait ${code};`));
    expect(lines).toEqual(expected);
  });

  it('may differ from case to case', () => {
    const code =
      "const m = new ChatOpenAI({ model: isHard ? 'gpt-5.2-pro' : 'gpt-4o' });\nm.invoke('x');";
    expect(sent(program(code))).toEqual([
      '3 chat/completions → openai, default',
      '3 responses → openai, default',
    ]);
    const switched =
      "const m = new ChatOpenAI({ useResponsesApi: process.env.R === '1' });\nm.invoke('x');";
    expect(sent(program(switched))).toEqual([
      '3 chat/completions → openai, default',
      '3 responses → openai, default',
    ]);
  });
});

describe('versions', () => {
  const at = (version: string, text: string): string[] =>
    inProject(program(`${text};`), { '@langchain/openai': version });

  it.each([
    ['0.0.24', "new OpenAI({ model: 'gpt-4' }).invoke('x')", 'completions → openai, default'],
    ['0.0.28', "new OpenAI({ model: 'gpt-4' }).invoke('x')", 'chat/completions → openai, default'],
    [
      '0.3.17',
      "new ChatOpenAI({ useResponsesApi: true, zdrEnabled: true }).invoke('x')",
      'chat/completions → openai, default; without useResponsesApi zdrEnabled',
    ],
    [
      '^0.5.0',
      "new ChatOpenAI({ useResponsesApi: true, zdrEnabled: true }).invoke('x')",
      'responses → openai, default; without zdrEnabled',
    ],
    [
      '^0.6.17',
      "new ChatOpenAI({ useResponsesApi: true, zdrEnabled: true }).invoke('x')",
      'responses → openai, off',
    ],
    [
      '0.6.17',
      "new ChatOpenAI({ model: 'gpt-5-codex' }).invoke('x')",
      'chat/completions → openai, default',
    ],
    [
      '1.5.13',
      "new ChatOpenAI({ model: 'gpt-5.6-luna' }).invoke('x')",
      'chat/completions → openai, default',
    ],
    [
      '1.5.13',
      "new ChatOpenAI({ model: 'gpt-5.6-sol' }).invoke('x')",
      'responses → openai, default',
    ],
    [
      '1.6.0',
      "new ChatOpenAI({ model: 'gpt-5.6-luna' }).invoke('x')",
      'responses → openai, default',
    ],
    [
      '1.6.0',
      "new ChatOpenAI({ model: 'gpt-5-pro' }).invoke('x')",
      'chat/completions → openai, default',
    ],
    [
      '0.3.17',
      "new ChatOpenAI({}, { basePath: 'https://llm.example/v1' }).invoke('x')",
      'chat/completions → other, default',
    ],
    [
      '0.3.17',
      "new ChatOpenAI({ azureOpenAIApiKey: key }).invoke('x')",
      'chat/completions → azure, default',
    ],
    [
      '0.6.17',
      "new ChatOpenAI({ azureOpenAIApiKey: key }).invoke('x')",
      'chat/completions → openai, default',
    ],
    [
      '0.3.17',
      "new ChatOpenAI({ ...(process.env.AZURE ? { azureOpenAIApiKey: key } : {}) }).invoke('x')",
      'chat/completions → openai or azure, default',
    ],
    ['0.3.17', "new OpenAI({ model: 'gpt-4o' }).invoke('x')", 'chat/completions → openai, default'],
    [
      '1.6.0',
      "new ChatOpenAI({ baseUrl: 'https://llm.example/v1' }).invoke('x')",
      'chat/completions → other, default',
    ],
  ])('%s: %s', (version, code, expected) => {
    expect(at(version, code)).toEqual([`2 ${expected}`]);
  });

  it('a name of an agent is reached by the Responses API from 1.5.14 on', () => {
    const code =
      "import { createAgent } from 'langchain';\ncreateAgent({ model: 'openai:gpt-4o' }).invoke({});";
    expect(inProject(code, { langchain: '1.5.14' })).toEqual(['2 responses → openai, default']);
    project!.cleanUp();
    expect(inProject(code, { langchain: '1.4.0' })).toEqual([
      '2 chat/completions → openai, default',
    ]);
  });

  it('old paths', () => {
    const code =
      "import { ChatOpenAI } from 'langchain/chat_models/openai';\nnew ChatOpenAI({}, { basePath: 'https://llm.example/v1' }).call([]);\nnew ChatOpenAI({ useResponsesApi: true }).predict('x');";
    expect(sent(code)).toEqual([
      '2 chat/completions → other, default',
      '3 chat/completions → openai, default; without useResponsesApi',
    ]);
  });
});

describe('what is built around models', () => {
  it.each([
    [
      'a chain of pipes',
      'prompt.pipe(new ChatOpenAI()).pipe(parser).invoke({});',
      ['2 chat/completions → openai, default'],
    ],
    [
      'a sequence',
      "import { RunnableSequence } from '@langchain/core/runnables';\nRunnableSequence.from([prompt, new ChatOpenAI({ useResponsesApi: true, zdrEnabled: true })]).stream({});",
      ['3 responses → openai, off'],
    ],
    [
      'a chain of old',
      "import { LLMChain } from 'langchain/chains';\nconst chain = new LLMChain({ llm: new ChatOpenAI(), prompt });\nconst { text } = await chain.call({});\nawait text.call();",
      ['4 chat/completions → openai, default'],
    ],
    [
      'a tool asks no model by itself',
      "import { DynamicTool, tool } from '@langchain/core/tools';\nconst metadata = { model: new ChatOpenAI() };\nawait tool(() => 'x', { name: 'a', metadata }).invoke({});\nawait new DynamicTool({ name: 'b', func: () => 'x', metadata }).invoke({});",
      [],
    ],
    [
      'a tool whose function asks one, a model that has tools, a tool that looks something up',
      "import { tool } from '@langchain/core/tools';\nimport { createRetrieverTool } from 'langchain/tools/retriever';\nconst ask = tool(() => new ChatOpenAI().invoke('x'), { name: 'a' });\nawait new ChatOpenAI().bindTools([ask]).invoke('x');\nawait createRetrieverTool(new OpenAIEmbeddings(), { name: 'b' }).invoke('x');",
      [
        '4 chat/completions → openai, default',
        '5 chat/completions → openai, default',
        '6 embeddings → openai, default',
      ],
    ],
    [
      'documents and questions',
      "import { RetrievalQAChain } from 'langchain/chains';\nimport { MemoryVectorStore } from 'langchain/vectorstores/memory';\nconst store = await MemoryVectorStore.fromTexts(['a'], [{}], new OpenAIEmbeddings());\nconst chain = RetrievalQAChain.fromLLM(new ChatOpenAI(), store.asRetriever());\nawait chain.invoke({ query: 'x' });\nawait store.similaritySearch('x');",
      [
        '4 embeddings → openai, default',
        '6 chat/completions → openai, default',
        '6 embeddings → openai, default',
        '7 embeddings → openai, default',
      ],
    ],
    [
      'an agent of LangGraph',
      "import { createReactAgent } from '@langchain/langgraph/prebuilt';\nconst agent = createReactAgent({ llm: new ChatOpenAI(), tools: [{ type: 'code_interpreter' }] });\nawait agent.invoke({ messages: [] });",
      ['4 responses → openai, default; code_interpreter'],
    ],
    [
      'a node of a graph',
      "import { StateGraph } from '@langchain/langgraph';\nconst model = new ChatOpenAI();\nconst graph = new StateGraph(State).addNode('a', (state) => model.invoke(state.messages)).compile();\nawait graph.invoke({});",
      ['4 chat/completions → openai, default'],
    ],
    [
      'a model by its name',
      "import { initChatModel } from 'langchain';\nconst model = await initChatModel('openai:gpt-4o', { useResponsesApi: true, zdrEnabled: true });\nawait model.invoke('x');\nawait (await initChatModel('claude-sonnet-4')).invoke('x');\nawait (await initChatModel('gpt-4o', { modelProvider: 'azure_openai' })).invoke('x');",
      ['4 responses → openai, off', '6 chat/completions → azure, default'],
    ],
    [
      'a provider that is one of several',
      "import { initChatModel } from 'langchain';\nexport const ask = async (kind) => (await initChatModel('gpt-4o', { modelProvider: { a: 'azure_openai', o: 'openai', c: 'anthropic' }[kind] })).invoke('x');",
      ['3 chat/completions → openai or azure or other, default'],
    ],
    [
      'a provider of a model whose name is not known',
      "import { initChatModel } from 'langchain';\nexport const ask = async (name) => (await initChatModel(name, { modelProvider: 'openai' })).invoke('x');",
      ['3 chat/completions → openai, default'],
    ],
    [
      'fallbacks',
      "new ChatOpenAI({ useResponsesApi: true }).withFallbacks([new AzureChatOpenAI()]).invoke('x');",
      ['2 responses → openai, default', '2 chat/completions → azure, default'],
    ],
    [
      'a subclass',
      "class Own extends ChatOpenAI {\n  constructor(fields) {\n    super({ useResponsesApi: true, zdrEnabled: true, ...fields });\n  }\n}\nnew Own({ zdrEnabled: false }).invoke('x');\nprompt.pipe(new Own()).invoke('x');",
      ['7 responses → openai, default', '8 responses → openai, off'],
    ],
    [
      'factories by name',
      "const made = { openai: (fields) => new ChatOpenAI({ model: 'gpt-5-codex', ...fields }) };\nexport function modelFor(name, fields = {}) { return made[name](fields); }\nexport const ask = (text) => modelFor('openai', { zdrEnabled: true }).invoke(text);",
      ['4 responses → openai, off'],
    ],
    [
      'a cache of models',
      "const known = new Map();\nexport function modelFor(name) {\n  let model = known.get(name);\n  if (!model) { model = new ChatOpenAI({ model: name, useResponsesApi: true }); known.set(name, model); }\n  return model;\n}\nmodelFor('a').invoke('x');",
      ['8 responses → openai, default'],
    ],
    [
      'a field of a class',
      'export class Service {\n  #llm = new ChatOpenAI({ useResponsesApi: true });\n  tools() { return this.#llm.bindTools([]); }\n  run(text) { return this.tools().invoke(text); }\n}',
      ['5 responses → openai, default'],
    ],
    [
      'an assistant',
      "import { OpenAIAssistantRunnable } from 'langchain/experimental/openai_assistant';\nconst a = await OpenAIAssistantRunnable.createAssistant({ model: 'gpt-4o' });\nawait a.invoke({ content: 'x', threadId });",
      [
        '3 assistants → openai, default',
        '4 threads/{}/messages → openai, default',
        '4 threads/{}/runs → openai, default',
      ],
    ],
    [
      'a recording',
      "import { OpenAIWhisperAudio } from '@langchain/community/document_loaders/fs/openai_whisper_audio';\nawait new OpenAIWhisperAudio('a.mp3').load();",
      ['3 audio/transcriptions → openai, default'],
    ],
  ])('%s', (_, code, expected) => {
    expect(sent(program(code))).toEqual(expected);
  });

  it('a model that a type leaves open is told by whoever gives it', () => {
    const code = program(
      "import type { BaseChatModel } from '@langchain/core/language_models/chat_models';\nclass Writer {\n  constructor(private llm: BaseChatModel) {}\n  write(text: string) { return this.llm.invoke(text); }\n}\nnew Writer(new ChatOpenAI({ useResponsesApi: true })).write('x');",
    );
    expect(sent(code, ['ts'])).toEqual(['5 responses → openai, default']);
  });

  it('types of the program tell names of members, not models', () => {
    const code = program(
      "const made = { openai: (fields: object) => new ChatOpenAI({ model: 'gpt-5-codex', ...fields }) };\nexport function modelFor(name: keyof typeof made, fields = {}) { return made[name](fields); }\nmodelFor('openai', { zdrEnabled: true }).invoke('x');",
    );
    expect(sent(code, ['ts'])).toEqual(['4 responses → openai, off']);
  });
});

describe('what a model is given', () => {
  it.each([
    [
      'an image in a message',
      "import { HumanMessage } from '@langchain/core/messages';\nm.invoke([new HumanMessage({ content: [{ type: 'image_url', image_url: { url } }] })]);",
      'input_image',
    ],
    [
      'a block',
      "import { HumanMessage } from '@langchain/core/messages';\nm.invoke([new HumanMessage({ contentBlocks: [{ type: 'image', url }, { type: 'file', fileId }] })]);",
      'input_image input_file',
    ],
    [
      'a message without a class',
      "m.invoke([['user', [{ type: 'image_url', image_url: url }]]]);",
      'input_image',
    ],
    [
      'an image in a template',
      "import { ChatPromptTemplate } from '@langchain/core/prompts';\nconst p = ChatPromptTemplate.fromMessages([['user', [{ type: 'image_url', image_url: { url: '{u}' } }]]]);\np.pipe(m).invoke({ u });",
      'input_image',
    ],
    [
      'an image that a step adds',
      "import { RunnableSequence } from '@langchain/core/runnables';\nRunnableSequence.from([(u) => [{ role: 'user', content: [{ type: 'image_url', image_url: { url: u } }] }], m]).invoke(u);",
      'input_image',
    ],
    [
      'an image that the state of an agent holds',
      "import { createAgent } from 'langchain';\ncreateAgent({ model: m }).invoke({ messages: [{ role: 'user', content: [{ type: 'image', url }] }] });",
      'input_image',
    ],
  ])('%s', (_, code, types) => {
    const [imported, ...others] = code.startsWith('import')
      ? code.split('\n')
      : ["import 'langchain';", code];
    const whole = `${MODELS}${imported!}\nconst m = new ChatOpenAI();\n${others.join('\n')}`;
    for (const line of sent(whole)) expect(line.split('; ').slice(1)).toContain(types);
    expect(sent(whole)).toHaveLength(1);
  });
});

describe('a model that nobody is seen to call', () => {
  it.each([
    ['new ChatOpenAI();', ['2 chat/completions → openai, default']],
    [
      "import { evaluate } from 'rag-kit';\nconst llm = new ChatOpenAI({ useResponsesApi: true });\nevaluate({ llm });",
      ['3 responses → openai, default'],
    ],
    [
      "import { createAgent } from 'langchain';\nconst agent = createAgent({ model: 'openai:gpt-5' });\nserve(agent);",
      ['3 responses → openai, default'],
    ],
    ['export const llm = new ChatOpenAI();', []],
    [
      "const make = () => new ChatOpenAI();\nmake().invoke('x');",
      ['3 chat/completions → openai, default'],
    ],
    [
      "const [a] = ['gpt-4o'].map((model) => new ChatOpenAI({ model }));\na.invoke('x');",
      ['3 chat/completions → openai, default'],
    ],
    [
      "const say = (llm) => llm.invoke('x');\nsay(new ChatOpenAI());",
      ['2 chat/completions → openai, default'],
    ],
    [
      "const deps = {};\ndeps.llm = new ChatOpenAI();\ndeps.llm.invoke('x');",
      ['4 chat/completions → openai, default'],
    ],
    ["((llm) => llm.invoke('x'))(new ChatOpenAI());", ['2 chat/completions → openai, default']],
    [
      "class Base { constructor(llm) { this.llm = llm; } say() { return this.llm.invoke('x'); } }\nclass Own extends Base { constructor() { super(new ChatOpenAI()); } }\nnew Own().say();",
      ['2 chat/completions → openai, default'],
    ],
  ])('%s', (code, expected) => {
    expect(sent(program(code))).toEqual(expected);
  });
});

describe('look-alikes', () => {
  it.each([
    ["import { ChatAnthropic } from '@langchain/anthropic';\nnew ChatAnthropic({}).invoke('x');"],
    ["import { ChatGroq } from '@langchain/groq';\nprompt.pipe(new ChatGroq()).invoke('x');"],
    ["class ChatOpenAI { invoke(text) { return text; } }\nnew ChatOpenAI().invoke('x');"],
    ["import { ChatOpenAI } from './chat.js';\nnew ChatOpenAI().invoke('x');"],
    ["import { invoke } from '@tauri-apps/api';\ninvoke('open', { model: 'openai:gpt-5' });"],
    [
      "import { createAgent } from 'langchain';\ncreateAgent({ model: 'anthropic:claude' }).invoke({});",
    ],
    [
      "import { createAgent } from './agents.js';\ncreateAgent({ model: 'openai:gpt-5' }).invoke({});",
    ],
  ])('%s', (code) => {
    expect(sent(code)).toEqual([]);
  });
});

describe('the model that a class asks where none is named', () => {
  const models = (from: string, make: string): string[] => {
    const code = `import { ChatOpenAI, OpenAI } from '${from}';\nawait ${make}.invoke('x');`;
    const { calls } = readings(['ts'])[0]!.read(code)!;
    return calls.flatMap(({ body }) =>
      body.get('model').values.flatMap((value) => textOf(value) ?? []),
    );
  };

  it.each([
    ['@langchain/openai', 'new OpenAI()', ['gpt-3.5-turbo-instruct']],
    ['@langchain/openai', 'new ChatOpenAI()', ['gpt-3.5-turbo']],
    ['langchain/llms/openai', 'new OpenAI()', []],
    ['langchain/llms/openai', 'new OpenAI({ temperature: 0 })', []],
    ['langchain/llms/openai', 'new OpenAI({ modelName: undefined })', []],
    ['langchain/llms/openai', "new OpenAI({ modelName: 'davinci-002' })", ['davinci-002']],
    ['langchain/chat_models/openai', 'new ChatOpenAI()', ['gpt-3.5-turbo']],
    // They read `modelName` alone for a long time.
    ['langchain/llms/openai', "new OpenAI({ model: 'gpt-4' })", []],
    [
      'langchain/llms/openai',
      "new OpenAI({ model: 'gpt-4', modelName: 'davinci-002' })",
      ['davinci-002'],
    ],
    ['langchain/chat_models/openai', "new ChatOpenAI({ model: 'gpt-4' })", []],
    ['@langchain/openai', "new ChatOpenAI({ model: 'gpt-4' })", ['gpt-4']],
    ['@langchain/openai', "new OpenAI({ model: 'davinci-002' })", ['davinci-002']],
  ])('of %s: %s', (from, make, expected) => {
    expect(models(from, make)).toEqual(expected);
  });
});

it.each([
  [
    'langchain/llms/openai',
    { name: 'langchain', version: { version: '0.0.102', from: 'requested' } },
  ],
  [
    '@langchain/openai',
    { name: '@langchain/openai', version: { version: '1.6.0', from: 'assumed' } },
  ],
])('names the package that has the model: %s', (source, framework) => {
  project = temporaryProject({
    'package.json': JSON.stringify({ dependencies: { langchain: '^0.0.102' } }),
  });
  const code = `import { OpenAI } from '${source}';\nnew OpenAI({}).invoke('x');`;
  const options = { filename: project.file('main.ts') };
  const [first] = readings(['ts']).map(({ read }) => read(code, options)?.calls ?? []);
  expect(first?.map((call) => call.framework)).toEqual([framework]);
});
