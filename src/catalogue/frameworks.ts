/** Frameworks that make an OpenAI client from options of their own. */
import type { Target } from './hosts.ts';

export interface FrameworkClient {
  module: RegExp;
  name: string;
  /** the option that holds the SDK options */
  nested: string | null;
  /** the option that holds the headers */
  headers: string;
  /** fixed, whatever the base URL is */
  target?: Target;
}

const LANGCHAIN = /^@langchain\/openai$|^langchain\/(?:chat_models|llms|embeddings)\/openai$|^@langchain\/community\/chat_models\/openai$/;
const AI_SDK = /^@ai-sdk\/openai$/;

export const frameworkClients: readonly FrameworkClient[] = [
  ...['ChatOpenAI', 'OpenAI', 'OpenAIEmbeddings', 'OpenAIChat', 'ChatOpenAIResponses', 'ChatOpenAICompletions', 'DallEAPIWrapper'].map((name) => ({ module: LANGCHAIN, name, nested: 'configuration', headers: 'defaultHeaders' })),
  ...['AzureChatOpenAI', 'AzureOpenAI', 'AzureOpenAIEmbeddings'].map((name) => ({ module: LANGCHAIN, name, nested: 'configuration', headers: 'defaultHeaders', target: 'azure' as const })),
  { module: AI_SDK, name: 'createOpenAI', nested: null, headers: 'headers' },
];
