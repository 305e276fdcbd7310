/** Calls through LlamaIndexTS. */
import { describe, expect, it } from 'vitest';
import { testProject } from '../../helpers/calls.ts';
import { told, toldOf } from '../../helpers/framework-calls.ts';

const CHAT = 'chat POST /v1/chat/completions → openai';
const RESPONSES = 'chat POST /v1/responses → openai';

const IMPORTS =
  "import { OpenAI, OpenAIResponses, OpenAIEmbedding, openai, openaiResponses } from '@llamaindex/openai';\n";

describe('a model', () => {
  it.each([
    ['openai().chat({ messages });', [`${CHAT}, default`]],
    [
      "const llm = openai({ model: 'gpt-4o' });\nawait llm.chat({ messages });",
      [`${CHAT}, default`],
    ],
    [
      'new OpenAI().complete({ prompt });',
      ['complete POST /v1/chat/completions → openai, default'],
    ],
    ['new OpenAI({ additionalChatOptions: { store: true } }).chat({ messages });', [`${CHAT}, on`]],
    ['new OpenAI().chat({ messages, additionalChatOptions: { store: true } });', [`${CHAT}, on`]],
    [
      'new OpenAI({ additionalChatOptions: { store: true } }).chat({ messages, additionalChatOptions: { store: false } });',
      [`${CHAT}, off`],
    ],
    ['new OpenAI({ additionalChatOptions: more }).chat({ messages });', [`${CHAT}, unknown`]],
    [
      'new OpenAI({ additionalChatOptions: flag ? { store: true } : undefined }).chat({ messages });',
      [`${CHAT}, on`],
    ],
    [
      'new OpenAI({ store: true }).chat({ messages });',
      [`${CHAT}, default, store has no effect, additionalChatOptions.store has`],
    ],
    [
      'new OpenAI().chat({ messages, store: false });',
      [`${CHAT}, default, store has no effect, additionalChatOptions.store has`],
    ],
    ['openaiResponses().chat({ messages });', [`${RESPONSES}, off`]],
    ['openaiResponses({ store: undefined }).chat({ messages });', [`${RESPONSES}, off`]],
    ['new OpenAIResponses({ store: true }).chat({ messages });', [`${RESPONSES}, on`]],
    ['new OpenAIResponses({ store }).chat({ messages });', [`${RESPONSES}, unknown`]],
    [
      'new OpenAIResponses({ ...options }).chat({ messages });',
      ['chat POST /v1/responses → unknown, unknown'],
    ],
    [
      'new OpenAIResponses({ additionalChatOptions: { store: true } }).chat({ messages });',
      [`${RESPONSES}, on`],
    ],
    [
      "new OpenAIResponses({ builtInTools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] }).chat({ messages });",
      [`${RESPONSES}, off, file_search`],
    ],
    [
      "new OpenAI().chat({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }] });",
      [`${CHAT}, default, image_url`],
    ],
    [
      "new OpenAI().chat({ messages: [{ role: 'user', content: [{ type: 'image', data, mimeType: 'image/png' }] }] });",
      [`${CHAT}, default, file`],
    ],
    [
      'new OpenAIEmbedding().getTextEmbedding(text);',
      ['getTextEmbedding POST /v1/embeddings → openai'],
    ],
    [
      'new OpenAIEmbedding().getTextEmbeddings([text]);',
      ['getTextEmbeddings POST /v1/embeddings → openai'],
    ],
    [
      "const models = { big: new OpenAI({ model: 'gpt-4o' }) };\nmodels.big.chat({ messages });",
      [`${CHAT}, default`],
    ],
    [
      'class Desk { llm = openai({}); ask() { return this.llm.chat({ messages }); } }',
      [`${CHAT}, default`],
    ],
    ['const make = () => new OpenAI({});\nmake().chat({ messages });', [`${CHAT}, default`]],
    [
      '(flag ? openai({}) : openaiResponses({})).chat({ messages });',
      [`${CHAT}, default`, `${RESPONSES}, off`],
    ],
  ])('%s', (code, calls) => {
    expect(toldOf(IMPORTS + code)).toEqual(calls);
  });

  it.each([
    ["openai({ baseURL: 'https://api.groq.com/openai/v1' }).chat({ messages });", 'other'],
    [
      "openai({ additionalSessionOptions: { baseURL: 'https://llm.example.com/v1' } }).chat({ messages });",
      'other',
    ],
    [
      "openai({ baseURL: 'https://llm.example.com/v1', additionalSessionOptions: { baseURL: 'https://api.openai.com/v1' } }).chat({ messages });",
      'openai',
    ],
    ['openai({ baseURL }).chat({ messages });', 'unknown'],
    ['openai({ baseURL: process.env.OPENAI_BASE_URL }).chat({ messages });', 'openai'],
    [
      "openai({ session: new Sdk({ baseURL: 'https://api.groq.com/openai/v1' }) }).chat({ messages });",
      'other',
    ],
    ['openai({ session: new Sdk() }).chat({ messages });', 'openai'],
    ['openai({ session }).chat({ messages });', 'unknown'],
  ])('goes where its base URL leads: %s', (code, target) => {
    const found = toldOf(`import Sdk from 'openai';\n${IMPORTS}${code}`);
    expect(found).toEqual([`chat POST /v1/chat/completions → ${target}, default`]);
  });

  it('of the package of older versions', () => {
    const code =
      "import { OpenAI } from 'llamaindex';\nnew OpenAI({ model: 'gpt-4' }).chat({ messages });";
    expect(toldOf(code)).toEqual([`${CHAT}, default`]);
  });
});

describe('the settings', () => {
  const SETTINGS = `${IMPORTS}import { Settings, VectorStoreIndex, SimpleChatEngine, agent } from 'llamaindex';\n`;
  const BOTH = 'Settings.llm = openai({});\nSettings.embedModel = new OpenAIEmbedding();\n';

  it.each([
    [
      'await Settings.llm.complete({ prompt });',
      ['complete POST /v1/chat/completions → openai, default'],
    ],
    [
      'await Settings.embedModel.getTextEmbedding(text);',
      ['getTextEmbedding POST /v1/embeddings → openai'],
    ],
    [
      'await VectorStoreIndex.fromDocuments(documents);',
      ['fromDocuments POST /v1/embeddings → openai'],
    ],
    [
      'const index = await VectorStoreIndex.fromVectorStore(store);\nawait index.asQueryEngine().query({ query });',
      ['query POST /v1/embeddings → openai', 'query POST /v1/chat/completions → openai, default'],
    ],
    [
      'const index = await VectorStoreIndex.fromVectorStore(store);\nawait index.asRetriever().retrieve({ query });',
      ['retrieve POST /v1/embeddings → openai'],
    ],
    ['await new SimpleChatEngine().chat({ message });', [`${CHAT}, default`]],
    [
      'await new SimpleChatEngine({ llm: openaiResponses() }).chat({ message });',
      [`${RESPONSES}, off`],
    ],
    [
      'await agent({ tools: [] }).run(question);',
      ['run POST /v1/chat/completions → openai, default'],
    ],
    [
      "await agent({ tools: [], llm: openai({ baseURL: 'https://api.groq.com/openai/v1' }) }).run(question);",
      ['run POST /v1/chat/completions → other, default'],
    ],
  ])('%s', (code, calls) => {
    expect(toldOf(SETTINGS + BOTH + code)).toEqual(calls);
  });

  it.each([
    [
      'const engine = await Settings.withLLM(openaiResponses({ store: true }), async () => new SimpleChatEngine());\nawait engine.chat({ message });',
      [`${RESPONSES}, on`],
    ],
    [
      "const engine = Settings.withLLM(openai({ baseURL: 'https://api.groq.com/openai/v1' }), () => new SimpleChatEngine());\nawait engine.chat({ message });",
      ['chat POST /v1/chat/completions → other, default'],
    ],
    [
      'const engine = Settings.withLLM(openai(), () => make());\nawait engine.chat({ message });',
      [],
    ],
  ])('yield to those of a function that is run with others: %s', (code, calls) => {
    expect(toldOf(SETTINGS + BOTH + code)).toEqual(calls);
  });

  it.each([
    ['await new SimpleChatEngine().chat({ message });', ['chat POST null → unknown']],
    ['await new SimpleChatEngine({ llm }).chat({ message });', ['chat POST null → unknown']],
    ['await VectorStoreIndex.fromDocuments(documents);', []],
  ])('that are made somewhere else leave open who is asked: %s', (code, calls) => {
    expect(toldOf(SETTINGS + code)).toEqual(calls);
  });

  it.each([
    "import { Settings, VectorStoreIndex } from 'llamaindex';\nimport { anthropic } from '@llamaindex/anthropic';\nSettings.llm = anthropic({});\nindex.asQueryEngine().query({ query });",
    "import { openai } from './models.js';\nopenai({}).chat({ messages });",
    "import { OpenAI } from '@llamaindex/anthropic';\nnew OpenAI().chat({ messages });",
    "const openai = () => ({ chat: (x) => x });\nopenai().chat({ messages });\nimport 'llamaindex';",
  ])('are no call where nothing shows a model of OpenAI: %s', (code) => {
    expect(toldOf(code)).toEqual([]);
  });

  describe('of another file', () => {
    it('count where it is imported', () => {
      const project = testProject({
        'settings.ts':
          "import { Settings } from 'llamaindex';\nimport { openaiResponses } from '@llamaindex/openai';\nexport function init() { Settings.llm = openaiResponses({ store: true }); }\n",
        'ask.ts':
          "import { SummaryIndex } from 'llamaindex';\nimport { init } from './settings';\ninit();\nconst index = await SummaryIndex.fromDocuments(documents);\nawait index.asQueryEngine().query({ query });\n",
      });
      expect(told(project.read('ask.ts'))).toEqual(['query POST /v1/responses → openai, on']);
    });
  });
});

describe('the option `azure`', () => {
  const AZURE = "azure: { endpoint: 'https://acme.openai.azure.com', deployment: 'gpt-4' }";

  it.each([
    ['llamaindex', `{ ${AZURE} }`, 'azure'],
    ['llamaindex', '{ azure: process.env.AZURE ? { endpoint } : undefined }', 'openai or azure'],
    ['llamaindex', '{ azure: undefined }', 'openai'],
    ['llamaindex', `{ ${AZURE}, session: mine }`, 'unknown'],
    ['@llamaindex/openai', `{ ${AZURE} }`, 'unknown'],
    ['@llamaindex/openai', '{}', 'openai'],
  ])('of %s: %s', (source, options, targets) => {
    const code = `import { OpenAI } from '${source}';\nawait new OpenAI(${options}).chat({ messages });`;
    expect(toldOf(code)).toEqual([`chat POST /v1/chat/completions → ${targets}, default`]);
  });
});

it.each([
  ['0.1.10', 'llamaindex 0.1.10 requested'],
  ['0.11.13', '@llamaindex/openai 0.4.23 assumed'],
])('names the package that has the models: llamaindex %s', (version, expected) => {
  const project = testProject({
    'package.json': JSON.stringify({ dependencies: { llamaindex: version } }),
    'main.ts': "import { OpenAI } from 'llamaindex';\nawait new OpenAI({}).chat({ messages });\n",
  });
  const frameworks = project.read('main.ts')?.calls.map((call) => call.framework);
  expect(frameworks).toEqual([
    {
      name: expected.split(' ')[0],
      version: { version: expected.split(' ')[1], from: expected.split(' ')[2] },
    },
  ]);
});

describe('an engine that asks others', () => {
  const INDEX =
    "import { QueryEngineTool, RouterQueryEngine, Settings, SummaryIndex, VectorStoreIndex, agent, tool } from 'llamaindex';\nimport { OpenAIEmbedding, openai, openaiResponses } from '@llamaindex/openai';\nSettings.llm = openai({});\nSettings.embedModel = new OpenAIEmbedding();\nconst found = await VectorStoreIndex.init({});\nconst all = await SummaryIndex.init({});\n";
  const CHAT = 'POST /v1/chat/completions → openai, default';
  const EMBEDDINGS = 'POST /v1/embeddings → openai';

  it.each([
    [
      "RouterQueryEngine.fromDefaults({ queryEngineTools: [{ queryEngine: found.asQueryEngine(), description: 'x' }] }).query({ query })",
      [`query ${EMBEDDINGS}`, `query ${CHAT}`],
    ],
    ["agent({ tools: [found.queryTool({})] }).run('x')", [`run ${EMBEDDINGS}`, `run ${CHAT}`]],
    [
      "agent({ tools: [new QueryEngineTool({ queryEngine: found.asQueryEngine() })] }).run('x')",
      [`run ${EMBEDDINGS}`, `run ${CHAT}`],
    ],
    [
      "agent({ tools: [new QueryEngineTool({ queryEngine: all.asQueryEngine({ llm: openaiResponses({ store: true }) }) })] }).run('x')",
      [`run ${CHAT}`, 'run POST /v1/responses → openai, on'],
    ],
    ["agent({ tools: [all.queryTool({})] }).run('x')", [`run ${CHAT}`]],
    ["agent({ tools: [tool({ name: 'x', execute: () => '' })] }).run('x')", [`run ${CHAT}`]],
  ])('%s', (code, expected) => {
    const told = toldOf(INDEX + code);
    expect(told.slice(1)).toEqual(expected);
  });
});
