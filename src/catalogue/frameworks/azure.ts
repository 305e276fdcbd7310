/**
 * The first client of `@azure/openai`: with a key of OpenAI it speaks to OpenAI. Measured on 2026-11-26 with
 * 1.0.0-beta.13; the second major holds types only.
 */
import type { FrameworkFacts } from './facts.ts';

export const PACKAGE = /^(?:npm:)?@azure\/openai(?:@[\w.^~-]+)?$/;
export const CLIENT = 'OpenAIClient';
/** The credential that makes it speak to OpenAI, where it is the only one. */
export const KEY_OF_OPENAI = 'OpenAIKeyCredential';
/** Credentials of Azure, from several packages. */
export const KEYS_OF_AZURE = /^(?:AzureKeyCredential|AzureNamedKeyCredential|\w+Credential)$/;

export interface AzureMethod {
  route: string;
  /** what the arguments are on the wire, by position */
  arguments: readonly string[];
  options: number;
}

const method = (route: string, given: string, options = 2): AzureMethod => ({
  route,
  arguments: ['model', given],
  options,
});

/** Whether options or a format come third, the last object counts. */
export const methods: Readonly<Record<string, AzureMethod>> = {
  getChatCompletions: method('POST /v1/chat/completions', 'messages'),
  streamChatCompletions: method('POST /v1/chat/completions', 'messages'),
  listChatCompletions: method('POST /v1/chat/completions', 'messages'),
  getCompletions: method('POST /v1/completions', 'prompt'),
  streamCompletions: method('POST /v1/completions', 'prompt'),
  listCompletions: method('POST /v1/completions', 'prompt'),
  getEmbeddings: method('POST /v1/embeddings', 'input'),
  getImages: method('POST /v1/images/generations', 'prompt'),
  getAudioTranscription: method('POST /v1/audio/transcriptions', 'file'),
  getAudioTranslation: method('POST /v1/audio/translations', 'file'),
};

/** Options that are sent, and what they are called on the wire. */
export const OPTIONS: Readonly<Record<string, string>> = {
  maxTokens: 'max_tokens',
  temperature: 'temperature',
  topP: 'top_p',
  logitBias: 'logit_bias',
  user: 'user',
  n: 'n',
  stop: 'stop',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
  responseFormat: 'response_format',
  toolChoice: 'tool_choice',
  tools: 'tools',
  functions: 'functions',
  functionCall: 'function_call',
  seed: 'seed',
  logprobs: 'logprobs',
  topLogprobs: 'top_logprobs',
  dimensions: 'dimensions',
  size: 'size',
  quality: 'quality',
  style: 'style',
  prompt: 'prompt',
  language: 'language',
};

export const NOT_SENT =
  /^(?:store|metadata|background|conversation|previous_?[rR]esponse_?[iI]d|zdr|zero_?data_?retention|data_?(?:usage|retention))$/;

export const NEWEST = { '@azure/openai': '1.0.0-beta.13' } as const;

export const azure: FrameworkFacts = {
  packages: /^(?:npm:)?@azure\/openai(?:@[\w.^~-]+)?(?:\/|$)/,
  trace: /['"](?:npm:)?@azure\/openai(?:@[\w.^~-]+)?['"]/,
  callees: new Set(Object.keys(methods)),
  newest: NEWEST,
};
