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

const AI_SDK = /^@ai-sdk\/openai$/;

export const frameworkClients: readonly FrameworkClient[] = [
  { module: AI_SDK, name: 'createOpenAI', nested: null, headers: 'headers' },
];
