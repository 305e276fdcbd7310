/** Packages that give an OpenAI client, wrap one, or speak to another vendor in the same shape. */

/** Specifiers of the SDK itself, with what stands below the package name. */
const SDK_SPECIFIERS: readonly RegExp[] = [
  /^openai(?:\/(.+))?$/,
  /^npm:openai(?:@[^/]+)?(?:\/(.+))?$/,
  /^jsr:@openai\/openai(?:@[^/]+)?(?:\/(.+))?$/,
  /^@openai\/openai(?:\/(.+))?$/,
  /^https:\/\/(?:esm\.sh|cdn\.skypack\.dev|esm\.run|unpkg\.com|ga\.jspm\.io\/npm:|cdn\.jsdelivr\.net\/npm|jspm\.dev)\/(?:v\d+\/|\*|pin\/)?openai(?:@[^/?]+)?(?:\/([^?]+))?(?:\?.*)?$/,
  /^https:\/\/deno\.land\/x\/openai(?:@[^/]+)?(?:\/(.+))?$/,
  // A browser without a bundler
  /^(?:\.{0,2}\/)(?:.*\/)?node_modules\/openai(?:\/(.+))?$/,
  // Forks with the class names of the third major
  /^(?:npm:)?openai-edge(?:-fns)?(?:@[^/]+)?(?:\/(.+))?$/,
  /^https:\/\/esm\.sh\/openai-edge(?:@[^/?]+)?(?:\/([^?]+))?(?:\?.*)?$/,
];

/** `''` for the package itself, a subpath such as `resources/files`, `null` for another package. */
export function sdkSubpath(specifier: string): string | null {
  for (const pattern of SDK_SPECIFIERS) {
    const match = pattern.exec(specifier);
    if (match)
      return (match[1] ?? '')
        .replace(/(?:\.d)?\.[mc]?[jt]s$/, '')
        .replace(/^(?:index|mod|client|\+esm|dist\/index|es2022\/openai)$/, '')
        .replace(/\/index$/, '');
  }
  return null;
}

export type ClientKind = 'openai' | 'azure' | 'bedrock';

/** Client classes of the SDK by export name. */
export const clientClasses: Readonly<Record<string, ClientKind>> = {
  OpenAI: 'openai',
  OpenAIApi: 'openai',
  OpenAIClient: 'openai',
  AzureOpenAI: 'azure',
  BedrockOpenAI: 'bedrock',
};

/** Classes of other packages that have the shape of the SDK client and reach OpenAI. */
export const clientLookalikes: readonly { module: RegExp; className: string; kind: ClientKind }[] =
  [
    { module: /^@posthog\/ai(?:\/openai)?$/, className: 'OpenAI', kind: 'openai' },
    { module: /^@posthog\/ai(?:\/openai)?$/, className: 'AzureOpenAI', kind: 'azure' },
    { module: /^@posthog\/ai(?:\/openai)?$/, className: 'PostHogOpenAI', kind: 'openai' },
    { module: /^@langchain\/openai$/, className: 'OpenAIClient', kind: 'openai' },
    { module: /^langfuse$|^@langfuse\/openai$/, className: 'OpenAI', kind: 'openai' },
  ];

/** SDKs of other vendors that have members of the same names. */
export const otherVendors =
  /^(?:groq-sdk|together-ai|@anthropic-ai\/|@google\/|@google-cloud\/|@mistralai\/|cohere-ai|@cerebras\/|replicate|ollama|@huggingface\/|@aws-sdk\/|@azure\/|stripe|portkey-ai|@openrouter\/|xai-sdk|@xai|@fireworks-ai\/|voyageai|@perplexity-ai\/|@writerai\/|writer-sdk|llamaai|@lmstudio\/|@ai-sdk\/|ai$)/;

/** `provider: bedrock({ region })`, where a client of the SDK is made. */
export function isBedrockProvider({ source, name }: { source: string; name: string }): boolean {
  return name === 'bedrock' && /^providers\/bedrock(?:\/aws)?$/.test(sdkSubpath(source) ?? '');
}

/** Methods of other packages' classes that give a client of the SDK. */
export const clientMethods: readonly {
  module: RegExp;
  className: string;
  method: RegExp;
  kind: ClientKind;
}[] = [
  {
    module: /^@azure\/ai-projects$/,
    className: 'AIProjectClient',
    method: /^get(?:Azure)?OpenAIClient$/,
    kind: 'azure',
  },
];

export interface Wrapper {
  module: RegExp | string;
  name: string;
  /** position of the client, or the key of the options object that holds it */
  client: number | string;
}

/** Functions that take a client and give back one of the same shape. */
export const clientWrappers: readonly Wrapper[] = [
  { module: /^langsmith\/wrappers(?:\/openai)?$/, name: 'wrapOpenAI', client: 0 },
  { module: /^langsmith\/wrappers(?:\/generic)?$/, name: 'wrapSDK', client: 0 },
  { module: /^langsmith\/wrappers(?:\/openai)?$/, name: 'wrapClient', client: 0 },
  { module: /^langfuse$|^@langfuse\/openai$/, name: 'observeOpenAI', client: 0 },
  { module: /^braintrust$/, name: 'wrapOpenAI', client: 0 },
  { module: /^braintrust$/, name: 'wrapOpenAIv4', client: 0 },
  { module: /^weave$/, name: 'wrapOpenAI', client: 0 },
  { module: /^opik-openai$/, name: 'trackOpenAI', client: 0 },
  { module: /^mlflow-openai$/, name: 'tracedOpenAI', client: 0 },
  { module: /^parea-ai$/, name: 'patchOpenAI', client: 0 },
  { module: /^@sentry\//, name: 'instrumentOpenAiClient', client: 0 },
  { module: /^@lmnr-ai\/lmnr$/, name: 'wrapOpenAI', client: 0 },
  { module: /^@instructor-ai\/instructor$/, name: 'Instructor', client: 'client' },
  { module: /^@instructor-ai\/instructor$/, name: 'createInstructor', client: 'client' },
  { module: /^@instructor-ai\/instructor$/, name: 'default', client: 'client' },
  { module: /^(?:node:)?util$/, name: 'promisify', client: 0 },
];

/** Wrappers of clients, and what watches: besides that they send nothing to OpenAI, although they depend on it. */
const wrappingPackages =
  /^(?:langsmith|weave|@posthog\/ai|@instructor-ai\/instructor|opik-openai|mlflow-openai|parea-ai|langfuse-(?:vercel|langchain)|@langfuse\/[\w-]+|@arizeai\/openinference-[\w-]+)(?:\/|$)/;

/** Nothing is left to be told of it. */
export function isWrappingPackage(specifier: string): boolean {
  return isAnalysedPackage(specifier) || wrappingPackages.test(specifier);
}

/** What such a package sends is analysed. */
export function isAnalysedPackage(specifier: string): boolean {
  return (
    sdkSubpath(specifier) !== null ||
    [...clientLookalikes, ...clientMethods, ...clientWrappers].some(({ module }) =>
      typeof module === 'string' ? module === specifier : module.test(specifier),
    )
  );
}

/** All that such a package does with OpenAI is done to a client that somebody else makes. */
export function isWrapperAlone(specifier: string): boolean {
  const isWrapper = clientWrappers.some(({ module }) =>
    typeof module === 'string' ? module === specifier : module.test(specifier),
  );
  return isWrapper && sdkSubpath(specifier) === null && !givesClients(specifier);
}

/** Packages of others that have classes of such a shape. */
export function givesClients(specifier: string): boolean {
  return [...clientLookalikes, ...clientMethods].some(({ module }) => module.test(specifier));
}

/** Constructors of the third major's configuration object. */
export const configurationClass = 'Configuration';

/** Functions that make a client of the third major. */
export const clientFactories: ReadonlySet<string> = new Set(['OpenAIApiFactory']);
