/**
 * LangChain.js: `@langchain/openai` 0.3 to 1.6, and the older paths below `langchain`. Measured with a recording
 * `fetch` on 0.3.17, 0.6.17, 1.5.13 and 1.6.0; where versions between them differ, their published code says so.
 */
import type { FrameworkFacts } from './facts.ts';

export const NEWEST = { '@langchain/openai': '1.6.0', langchain: '1.5.14' } as const;

/** What stands in front of the name of a package that is not looked up on the disk. */
const FROM = String.raw`(?:npm:|jsr:|https:\/\/esm\.sh\/)?`;
const VERSION = String.raw`(?:@[\w.^~-]+)?`;

/** What passes models on, and never sends anything by itself. */
export const FAMILY = new RegExp(
  `^${FROM}(?:langchain|deepagents|@langchain/[\\w-]+)${VERSION}(?:/|$)`,
);

/** Where models of OpenAI come from. */
export const MODELS = new RegExp(
  `^${FROM}(?:@langchain/(?:openai|azure-openai)${VERSION}(?:/|$)|(?:langchain|@langchain/community)${VERSION}/.*openai)`,
);

export type Kind =
  | 'chat'
  | 'responses'
  | 'completions'
  | 'text'
  | 'embeddings'
  | 'image'
  | 'assistant'
  | 'transcription';

export interface ModelClass {
  kind: Kind;
  isAzure?: boolean;
}

const CLASSES: Readonly<Record<string, ModelClass>> = {
  ChatOpenAI: { kind: 'chat' },
  BaseChatOpenAI: { kind: 'chat' },
  ChatOpenAIResponses: { kind: 'responses' },
  ChatOpenAICompletions: { kind: 'completions' },
  PromptLayerChatOpenAI: { kind: 'chat' },
  OpenAI: { kind: 'text' },
  OpenAIChat: { kind: 'completions' },
  OpenAIEmbeddings: { kind: 'embeddings' },
  DallEAPIWrapper: { kind: 'image' },
  OpenAIAssistantRunnable: { kind: 'assistant' },
  OpenAIWhisperAudio: { kind: 'transcription' },
  AzureChatOpenAI: { kind: 'chat', isAzure: true },
  AzureChatOpenAIResponses: { kind: 'responses', isAzure: true },
  AzureChatOpenAICompletions: { kind: 'completions', isAzure: true },
  AzureOpenAI: { kind: 'text', isAzure: true },
  AzureOpenAIEmbeddings: { kind: 'embeddings', isAzure: true },
};

export function modelClassOf(source: string, name: string): ModelClass | null {
  return MODELS.test(source) && Object.hasOwn(CLASSES, name) ? (CLASSES[name] ?? null) : null;
}

/** Methods that send: of a model, of a chain or an agent, of a store of vectors. */
export const RUNS: ReadonlySet<string> = new Set([
  ...['invoke', 'stream', 'batch', 'streamEvents', 'streamLog', 'streamV2', 'transform'],
  ...['call', 'run', 'predict', 'predictMessages', 'generate', 'generatePrompt'],
  ...['callPrompt', 'predictAndParse', 'getRelevantDocuments'],
]);
/** What loads, draws or manages, and takes part in no chain. */
export const LOADS: ReadonlySet<string> = new Set(['load', 'loadAndSplit', 'loadAndParse']);
/** What turns texts into vectors. */
export const EMBEDS: ReadonlySet<string> = new Set([
  ...['embedQuery', 'embedDocuments', 'fromTexts', 'fromDocuments', 'addDocuments', 'addTexts'],
  ...['similaritySearch', 'similaritySearchWithScore', 'maxMarginalRelevanceSearch'],
  ...['splitDocuments', 'createDocuments', 'splitText'],
]);
/** What makes a tool of a function: that may ask a model, the tool itself has none. */
export const MAKES_TOOLS: ReadonlySet<string> = new Set([
  ...['tool', 'DynamicTool', 'DynamicStructuredTool'],
]);
/** What gives the same model with some options set. */
export const BINDS: ReadonlySet<string> = new Set(['bind', 'withConfig']);
/** What gives something that sends as the model itself does. */
export const KEEPS: ReadonlySet<string> = new Set([
  ...['withRetry', 'withFallbacks', 'withStructuredOutput', 'withListeners', 'withTypes'],
]);

/**
 * Functions that take the name of a model: `initChatModel('openai:gpt-5')`, `createAgent({ model:
 * 'openai:gpt-5' })`.
 */
export const BY_NAME: ReadonlySet<string> = new Set([
  ...['initChatModel', 'createAgent', 'createReactAgent', 'createDeepAgent', 'createSupervisor'],
]);

/** A method of the assistant, and what it sends. */
export const ASSISTANT: Readonly<Record<string, readonly string[]>> = {
  createAssistant: ['POST /v1/assistants'],
  modifyAssistant: ['POST /v1/assistants/{}'],
  getAssistant: ['GET /v1/assistants/{}'],
  deleteAssistant: ['DELETE /v1/assistants/{}'],
  invoke: ['POST /v1/threads/runs', 'GET /v1/threads/{}/runs/{}', 'GET /v1/threads/{}/messages'],
  invokeInThread: ['POST /v1/threads/{}/messages', 'POST /v1/threads/{}/runs'],
};

export const langchain: FrameworkFacts = {
  packages: FAMILY,
  trace:
    /['"](?:npm:|https:\/\/esm\.sh\/)?(?:langchain|deepagents|@langchain\/[\w-]+)(?:@[\w.^~-]+)?(?:\/[\w./-]+)?['"]/,
  methods: /\.(?:invoke|streamEvents|embedQuery|embedDocuments|similaritySearch\w*)\s*\(/,
  callees: new Set([
    ...Object.keys(CLASSES),
    ...RUNS,
    ...LOADS,
    ...EMBEDS,
    ...Object.keys(ASSISTANT),
    ...BY_NAME,
  ]),
  newest: NEWEST,
};

/** Used where neither a name nor options say otherwise. */
export const DEFAULT_MODEL: Readonly<Partial<Record<Kind, string>>> = {
  chat: 'gpt-3.5-turbo',
  responses: 'gpt-3.5-turbo',
  completions: 'gpt-3.5-turbo',
  text: 'gpt-3.5-turbo-instruct',
  embeddings: 'text-embedding-ada-002',
  image: 'dall-e-3',
  transcription: 'whisper-1',
};

export const ROUTES: Readonly<Record<Exclude<Kind, 'assistant'>, string>> = {
  chat: 'POST /v1/chat/completions',
  completions: 'POST /v1/chat/completions',
  responses: 'POST /v1/responses',
  text: 'POST /v1/completions',
  embeddings: 'POST /v1/embeddings',
  image: 'POST /v1/images/generations',
  transcription: 'POST /v1/audio/transcriptions',
};

/** What changed between versions: each holds from its version on. */
export const SINCE = {
  /** `model` beside `modelName`, which the classes of `langchain` itself do not read either */
  model: [0, 0, 28],
  /** `useResponsesApi`, built-in tools that switch; the second argument of constructors is no longer read */
  responses: [0, 4, 5],
  zdrEnabled: [0, 5, 8],
  /** what a model is made with is handed on at once: what is set on it later, no request has */
  handsOn: [0, 6, 1],
  customTools: [0, 6, 4],
  /** `new ChatOpenAI('gpt-5')` */
  textArgument: [1, 2, 10],
  promptCacheKey: [0, 6, 4],
  promptCacheRetention: [1, 2, 0],
  /** blocks such as `{ type: 'image', source_type: 'url' }` */
  standardBlocks: [0, 5, 6],
  /** `baseUrl` beside `configuration.baseURL` */
  baseUrl: [1, 5, 12],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>;

/** Members of a model that say what it sends, when it sends; measured with 0.3.17, and not so with 0.6.17 and 1.5. */
export const SENT_MEMBERS: ReadonlySet<string> = new Set([
  ...['model', 'modelName', 'modelKwargs', 'zdrEnabled', 'invocationParams'],
  ...['completionWithRetry', '_generate', '_call', '_streamResponseChunks'],
]);

/** Those that say to whom. */
export const CLIENT_MEMBERS: ReadonlySet<string> = new Set(['client', 'clientConfig']);

/** From here on `createAgent({ model: 'openai:…' })` asks for the Responses API: a version of `langchain`. */
export const AGENTS_USE_RESPONSES = [1, 5, 14] as const;

/** Part of a name → the version from which on such a model is reached by the Responses API. */
const SWITCHING_NAMES: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['gpt-5.2-pro', [1, 2, 0]],
  ['codex', [1, 2, 4]],
  ['gpt-5.4-pro', [1, 2, 13]],
  ['gpt-5.5-pro', [1, 4, 5]],
  ['gpt-5.6-sol', [1, 5, 12]],
  ['gpt-5.6', [1, 6, 0]],
];

export function prefersResponses(model: string, version: string): boolean {
  return SWITCHING_NAMES.some(([part, since]) => model.includes(part) && isFrom(version, since));
}

export function isFrom(
  version: string,
  [major, minor, patch]: readonly [number, number, number],
): boolean {
  const [own = 0, second = 0, third = 0] = version.split('.').map((part) => parseInt(part, 10));
  if (own !== major) return own > major;
  return second === minor ? third >= patch : second > minor;
}

/** The provider of a model that is given by its name; `null` where the name does not tell it. */
export function providerOf(name: string): { provider: string; model: string } | null {
  const colon = name.indexOf(':');
  if (colon > 0 && !/^(?:ft|accounts)\b/.test(name))
    return { provider: name.slice(0, colon), model: name.slice(colon + 1) };
  if (/^(?:gpt-[345]|o[134])/.test(name)) return { provider: 'openai', model: name };
  return null;
}

/** Call options that make `ChatOpenAI` use the Responses API when they are there. */
export const SWITCHING_OPTIONS = ['previous_response_id', 'text', 'truncation', 'include'] as const;

type Names = Readonly<Record<string, string>>;

/** Fields of the constructor that are sent, and what they are called on the wire. */
export const FIELDS: Readonly<Record<Kind, Names>> = {
  chat: {},
  completions: {
    ...{ model: 'model', modelName: 'model', user: 'user', temperature: 'temperature' },
    ...{ service_tier: 'service_tier', promptCacheKey: 'prompt_cache_key' },
    ...{ promptCacheRetention: 'prompt_cache_retention', audio: 'audio', modalities: 'modalities' },
    ...{ verbosity: 'verbosity', n: 'n', streaming: 'stream' },
  },
  responses: {
    ...{ model: 'model', modelName: 'model', user: 'user', temperature: 'temperature' },
    ...{ service_tier: 'service_tier', promptCacheKey: 'prompt_cache_key', streaming: 'stream' },
    ...{ promptCacheRetention: 'prompt_cache_retention', reasoning: 'reasoning' },
  },
  text: { model: 'model', modelName: 'model', user: 'user', temperature: 'temperature' },
  embeddings: { model: 'model', modelName: 'model', dimensions: 'dimensions' },
  image: {
    ...{ model: 'model', modelName: 'model', n: 'n', size: 'size', quality: 'quality' },
    ...{ style: 'style', user: 'user', dallEResponseFormat: 'response_format' },
  },
  assistant: {},
  transcription: {},
};

/** Options of a call that are sent. */
export const CALL_OPTIONS: Readonly<Partial<Record<Kind, Names>>> = {
  completions: {
    ...{ tools: 'tools', functions: 'functions', response_format: 'response_format' },
    ...{ service_tier: 'service_tier', promptCacheKey: 'prompt_cache_key', seed: 'seed' },
    ...{ promptCacheRetention: 'prompt_cache_retention', prediction: 'prediction' },
    ...{ audio: 'audio', modalities: 'modalities', verbosity: 'verbosity' },
  },
  responses: {
    ...{ tools: 'tools', previous_response_id: 'previous_response_id', include: 'include' },
    ...{ truncation: 'truncation', text: 'text', reasoning: 'reasoning' },
    ...{ promptCacheKey: 'prompt_cache_key', promptCacheRetention: 'prompt_cache_retention' },
  },
};

/** What is accepted and never sent, where a program may rely on it. */
export const DROPPED_FIELDS: readonly string[] = [
  ...['store', 'background', 'conversation', 'previous_response_id', 'previousResponseId'],
  ...['truncation', 'include', 'text', 'prompt_cache_key', 'prompt_cache_retention'],
  ...['safety_identifier', 'safetyIdentifier', 'data_usage', 'zdr', 'zeroDataRetention'],
  ...['baseURL', 'basePath', 'defaultHeaders', 'headers'],
];
export const DROPPED_OPTIONS: readonly string[] = [
  ...['store', 'background', 'conversation', 'previousResponseId', 'zdrEnabled'],
  ...['prompt_cache_key', 'prompt_cache_retention', 'safety_identifier', 'safetyIdentifier'],
  ...['data_usage', 'modelKwargs', 'user'],
];

/** Built-in tools that are made by a function: `tools.mcp({ … })`. */
export const TOOLS: Readonly<Record<string, string>> = {
  webSearch: 'web_search',
  mcp: 'mcp',
  codeInterpreter: 'code_interpreter',
  fileSearch: 'file_search',
  imageGeneration: 'image_generation',
  computerUse: 'computer_use_preview',
  localShell: 'local_shell',
  shell: 'shell',
  applyPatch: 'apply_patch',
  toolSearch: 'tool_search',
};
