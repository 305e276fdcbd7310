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

export interface FrameworkFunction {
  module: RegExp;
  names: ReadonlySet<string>;
  /** where the objects stand whose keys end in the request, whatever the framework does with the rest */
  keys: readonly string[];
  /** the object that holds `store` */
  store: readonly string[];
}

/** The model of the AI SDK decides who gets the request; its name in `providerOptions` is `openai`. */
export const aiSdkFunctions: FrameworkFunction = {
  module: /^ai$/,
  names: new Set([
    'generateText',
    'streamText',
    'generateObject',
    'streamObject',
    'embed',
    'embedMany',
    'Agent',
    'Experimental_Agent',
    'ToolLoopAgent',
  ]),
  keys: ['providerOptions', 'openai'],
  store: ['providerOptions', 'openai'],
};
export const aiSdkProvider = AI_SDK;
