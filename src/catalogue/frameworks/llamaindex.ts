/** LlamaIndexTS. Measured on 2026-11-26 with llamaindex 0.12.1 and @llamaindex/openai 0.4.23. */
import type { FrameworkFacts } from './facts.ts';

/** The package that holds the models, as versions before 0.9 had them all in one. */
export const MODELS = /^(?:npm:)?(?:@llamaindex\/openai|llamaindex)(?:@[\w.^~-]+)?$/;
export const OWN_PACKAGE_SINCE = '0.9.0';
/** Whatever else belongs to it. */
export const OWN =
  /^(?:npm:)?(?:llamaindex|@llamaindex\/(?:core|workflow|openai|tools|readers))(?:@[\w.^~-]+)?(?:\/|$)/;
/** Models of other vendors. */
export const OTHERS = /^(?:npm:)?@llamaindex\/[\w-]+/;

export type ModelKind = 'chat' | 'responses' | 'embedding';

export const ROUTES: Readonly<Record<ModelKind, string>> = {
  chat: 'POST /v1/chat/completions',
  responses: 'POST /v1/responses',
  embedding: 'POST /v1/embeddings',
};

/** Classes and functions that make a model. */
export const models: Readonly<Record<string, ModelKind>> = {
  OpenAI: 'chat',
  openai: 'chat',
  OpenAIResponses: 'responses',
  openaiResponses: 'responses',
  OpenAIEmbedding: 'embedding',
};

export const methods: Readonly<Record<'asks' | 'embeds', ReadonlySet<string>>> = {
  asks: new Set(['chat', 'complete', 'exec', 'streamExec']),
  embeds: new Set([
    'getTextEmbedding',
    'getTextEmbeddings',
    'getTextEmbeddingsBatch',
    'getQueryEmbedding',
  ]),
};

/** Options of the constructor that are sent, and what they are called on the wire. */
export const OPTIONS: Readonly<Record<ModelKind, Readonly<Record<string, string>>>> = {
  chat: { model: 'model', temperature: 'temperature', topP: 'top_p', maxTokens: 'max_tokens' },
  responses: {
    model: 'model',
    temperature: 'temperature',
    topP: 'top_p',
    maxOutputTokens: 'max_output_tokens',
    include: 'include',
    instructions: 'instructions',
    previousResponseId: 'previous_response_id',
    store: 'store',
    callMetadata: 'metadata',
    truncation: 'truncation',
    user: 'user',
    builtInTools: 'tools',
  },
  embedding: { model: 'model', dimensions: 'dimensions' },
};

/** What is sent of options that are left out. */
export const DEFAULTS: Readonly<Record<ModelKind, Readonly<Record<string, false | null | ''>>>> = {
  chat: {},
  responses: { store: false, previous_response_id: null, user: '' },
  embedding: {},
};

/** What else is always there. */
export const ADDED: Readonly<Record<ModelKind, readonly string[]>> = {
  chat: ['messages'],
  responses: ['input', 'metadata'],
  embedding: ['input'],
};

/** What a call is given, and where it goes; a prompt is a message of its own. */
export const GIVEN: Readonly<Record<ModelKind, Readonly<Record<string, string>>>> = {
  chat: { messages: 'messages', prompt: 'messages' },
  responses: { messages: 'input', prompt: 'input' },
  embedding: {},
};

/** Where anything else that is to be sent has its place. */
export const PASSED_ON = 'additionalChatOptions';

/** Exports that answer with a model and what an index finds, by what runs when they are asked. */
export const engines: Readonly<Record<string, { embeds: boolean; asks: boolean }>> = {
  VectorStoreIndex: { embeds: true, asks: true },
  SummaryIndex: { embeds: false, asks: true },
  ListIndex: { embeds: false, asks: true },
  KeywordTableIndex: { embeds: false, asks: true },
  RetrieverQueryEngine: { embeds: false, asks: true },
  SubQuestionQueryEngine: { embeds: false, asks: true },
  RouterQueryEngine: { embeds: false, asks: true },
  SimpleChatEngine: { embeds: false, asks: true },
  CondenseQuestionChatEngine: { embeds: false, asks: true },
  ContextChatEngine: { embeds: false, asks: true },
  VectorIndexRetriever: { embeds: true, asks: false },
  agent: { embeds: false, asks: true },
  multiAgent: { embeds: false, asks: true },
  FunctionAgent: { embeds: false, asks: true },
  OpenAIAgent: { embeds: false, asks: true },
  ReActAgent: { embeds: false, asks: true },
  LLMAgent: { embeds: false, asks: true },
  IngestionPipeline: { embeds: true, asks: false },
  getResponseSynthesizer: { embeds: false, asks: true },
};

/** Methods of engines, and whether they ask the model, or only look things up. */
export const engineMethods: Readonly<Record<string, 'asks' | 'looks up'>> = {
  query: 'asks',
  chat: 'asks',
  run: 'asks',
  runStream: 'asks',
  synthesize: 'asks',
  retrieve: 'looks up',
  fromDocuments: 'looks up',
  init: 'looks up',
  insert: 'looks up',
  insertNodes: 'looks up',
};

/** Options by which one engine is given another. */
export const INNER = [
  'retriever',
  'queryEngine',
  'index',
  'responseSynthesizer',
  'serviceContext',
  'rootAgent',
  'agents',
] as const;

/** Options by which an engine or an agent is given others that it may ask. */
export const TOOLS = ['tools', 'queryEngineTools'] as const;

export const NEWEST = { llamaindex: '0.12.1', '@llamaindex/openai': '0.4.23' } as const;

export const llamaIndex: FrameworkFacts = {
  packages: /^(?:npm:)?(?:llamaindex|@llamaindex\/[\w-]+)(?:@[\w.^~-]+)?(?:\/|$)/,
  trace: /['"](?:npm:)?(?:llamaindex|@llamaindex\/[\w-]+)(?:@[\w.^~-]+)?(?:\/[\w/-]+)?['"]/,
  callees: new Set([...methods.asks, ...methods.embeds, ...Object.keys(engineMethods)]),
  newest: NEWEST,
};
