import type { InventedSwitch, RealControl, SourceId } from './types.ts';

/** Health data under an executed BAA: a list of its own, whatever the endpoint table says. */
export const hipaa = {
  rule: 'Endpoints on this list may be covered when a Business Associate Agreement is signed and the account is provisioned with Modified Retention. Features that are not listed are not automatically covered.',
  source: 'baa-article',
  /** what is listed by another text than the article, which is older */
  sources: {
    '/v1/live/sessions': 'baa-article-2026-10',
    '/v1/decisions': 'decisions-guide',
  } as Partial<Record<string, SourceId>>,
  listed: [
    '/v1/chat/completions',
    '/v1/responses',
    '/v1/assistants',
    '/v1/threads',
    '/v1/threads/messages',
    '/v1/threads/runs',
    '/v1/threads/runs/steps',
    '/v1/vector_stores',
    '/v1/images/generations',
    '/v1/images/edits',
    '/v1/images/variations',
    '/v1/embeddings',
    '/v1/audio/transcriptions',
    '/v1/audio/translations',
    '/v1/audio/speech',
    '/v1/files',
    '/v1/fine_tuning/jobs',
    '/v1/batches',
    '/v1/moderations',
    '/v1/completions',
    '/v1/realtime',
    '/v1/live/sessions',
    '/v1/decisions',
  ],
  notListed: [
    '/v1/conversations',
    '/v1/conversations/items',
    '/v1/chatkit/threads',
    '/v1/agents',
    '/v1/evals',
    '/v1/videos',
    '/v1/audio/voices',
    '/v1/realtime/translations',
    '/v1/containers',
    '/v1/skills',
  ],
} as const;

/** Switches that OpenAI never documented. Public code and pages contain every one of them. */
export const inventedSwitches: readonly InventedSwitch[] = [
  {
    name: 'data_usage',
    kind: 'body',
    belief: 'turns data retention off for the request',
    seen: 'a tutorial page that retracts it in a later revision',
  },
  {
    name: 'include_in_observability',
    kind: 'body',
    belief: 'keeps the request out of logs',
    seen: 'a tutorial page on the Responses API',
  },
  {
    name: 'zdr',
    kind: 'body',
    belief: 'turns Zero Data Retention on; it exists at OpenRouter, inside provider',
    seen: 'code copied from OpenRouter examples',
  },
  {
    name: 'zero_data_retention',
    kind: 'body',
    belief: 'turns Zero Data Retention on',
    seen: 'configurations and gateway requests',
  },
  {
    name: 'zero_retention',
    kind: 'body',
    belief: 'turns Zero Data Retention on',
    seen: 'a chat proxy',
  },
  {
    name: 'data_retention',
    kind: 'body',
    belief: 'chooses how long the request is kept',
    seen: 'agent specifications',
  },
  {
    name: 'retention_policy',
    kind: 'body',
    belief: 'forbids storage, logging and training',
    seen: 'a "zero-retention layer"',
  },
  {
    name: 'no_store',
    kind: 'body',
    belief: 'keeps the request from being stored; the real parameter is store: false',
    seen: 'gateway wrappers',
  },
  {
    name: 'no_log',
    kind: 'body',
    belief: 'keeps the request out of logs',
    seen: 'gateway wrappers',
  },
  {
    name: 'zero_data_retention',
    kind: 'metadata',
    belief: 'turns Zero Data Retention on; metadata is free text without effect',
    seen: 'a background request',
  },
  {
    name: 'OpenAI-Data-Retention',
    kind: 'header',
    belief: 'opts out of retention',
    seen: 'a security decision record that makes it mandatory',
  },
  {
    name: 'OpenAI-Data-Retention-Policy',
    kind: 'header',
    belief: 'asks for zero retention',
    seen: 'default headers of LangChain',
  },
  {
    name: 'X-OpenAI-Data-Retention',
    kind: 'header',
    belief: 'asks for zero retention',
    seen: 'services that read it from OPENAI_ZDR_HEADER',
  },
  {
    name: 'X-OpenAI-Zero-Data-Retention',
    kind: 'header',
    belief: 'asks for zero retention',
    seen: 'public code',
  },
  {
    name: 'OpenAI-ZDR',
    kind: 'header',
    belief: 'turns Zero Data Retention on',
    seen: 'a unit test that requires it on every request',
  },
  { name: 'X-OpenAI-ZDR', kind: 'header', belief: 'turns Zero Data Retention on', seen: 'a guide' },
  {
    name: 'OpenAI-Realtime-Zero-Data-Retention',
    kind: 'header',
    belief: 'turns Zero Data Retention on for realtime sessions',
    seen: 'an architecture decision record',
  },
  {
    name: 'X-OpenAI-No-Store',
    kind: 'header',
    belief: 'keeps the request from being stored',
    seen: 'a library that calls it enforced',
  },
  {
    name: 'X-OpenAI-Opt-Out',
    kind: 'header',
    belief: 'opts out of retention',
    seen: 'a provider switch',
  },
  {
    name: 'X-OpenAI-Opt-Out-Training',
    kind: 'header',
    belief: 'opts out of training',
    seen: 'public code',
  },
  {
    name: 'X-OpenAI-Data-Usage',
    kind: 'header',
    belief: 'opts out of training',
    seen: 'security policies',
  },
  {
    name: 'X-OpenAI-Data-Usage-Opt-Out',
    kind: 'header',
    belief: 'opts out of training',
    seen: 'a client library',
  },
  {
    name: 'X-OpenAI-Data-Policy',
    kind: 'header',
    belief: 'chooses a data policy',
    seen: 'API designs',
  },
  {
    name: 'X-OpenAI-No-Training-Data',
    kind: 'header',
    belief: 'opts out of training',
    seen: 'a checklist',
  },
  {
    name: 'Prefer: azure-openai-data-no-retention',
    kind: 'header',
    belief: 'turns retention off at Azure',
    seen: 'a tutorial page; no Microsoft text has it',
  },
  {
    name: 'X-No-Training',
    kind: 'header',
    belief: 'opts out of training',
    seen: 'a constant of "standard anti-training headers"',
  },
  {
    name: 'X-Option-No-Train',
    kind: 'header',
    belief: 'opts out of training',
    seen: 'a constant of "standard anti-training headers"',
  },
  {
    name: 'X-Privacy-No-Log',
    kind: 'header',
    belief: 'keeps the request out of logs',
    seen: 'a constant of "standard anti-training headers"',
  },
  {
    name: 'X-Zero-Data-Retention',
    kind: 'header',
    belief: 'turns Zero Data Retention on; at xAI it is a response header',
    seen: 'a constant of "standard anti-training headers"',
  },
  {
    name: 'X-No-Logging',
    kind: 'header',
    belief: 'keeps the request out of logs',
    seen: 'a "zero-retention layer"',
  },
  {
    name: 'X-Data-Retention-Policy',
    kind: 'header',
    belief: 'chooses how long the request is kept',
    seen: 'a "zero-retention layer"',
  },
  { name: 'X-Data-Usage', kind: 'header', belief: 'opts out of training', seen: 'public code' },
  { name: 'X-No-Retention', kind: 'header', belief: 'turns retention off', seen: 'public code' },
  {
    name: 'OPENAI_ZERO_DATA_RETENTION',
    kind: 'env',
    belief: 'makes the SDK ask for zero retention; no SDK reads it',
    seen: 'application settings',
  },
  {
    name: 'OPENAI_DATA_SHARING',
    kind: 'env',
    belief: 'makes the SDK opt out of training; no SDK reads it',
    seen: 'application settings',
  },
  {
    name: 'OPENAI_ZDR_HEADER',
    kind: 'env',
    belief: 'names a header that no API knows',
    seen: 'an audio pipeline',
  },
  {
    name: 'OPENAI_ZDR_VALUE',
    kind: 'env',
    belief: 'fills a header that no API knows',
    seen: 'an audio pipeline',
  },
];

/** What really controls retention, at OpenAI and elsewhere. */
export const realControls: readonly RealControl[] = [
  {
    provider: 'openai',
    control: 'store (responses, chat completions, live sessions)',
    scope: 'application state of one request',
    source: 'sdk-7.55.0',
  },
  {
    provider: 'openai',
    control: 'expires_after (files, uploads, vector stores, containers)',
    scope: 'how long an object is kept',
    source: 'sdk-7.55.0',
  },
  {
    provider: 'openai',
    control: 'prompt_cache_options, prompt_cache_retention',
    scope: 'prompt cache of one request',
    source: 'sdk-7.55.0',
  },
  {
    provider: 'openai',
    control:
      'retention_type at POST /v1/organization/data_retention and /v1/organization/projects/{}/data_retention',
    scope: 'abuse-monitoring retention of an organization or project',
    source: 'changelog',
  },
  {
    provider: 'openai',
    control: 'headers OpenAI-Organization, OpenAI-Project',
    scope: 'which project, and so which retention setting, a request uses',
    source: 'sdk-7.55.0',
  },
  {
    provider: 'openrouter',
    control: 'provider: { zdr: true, data_collection: "deny" }',
    scope: 'routing filter of one request',
    source: 'openrouter-docs',
  },
  {
    provider: 'vercel',
    control: 'providerOptions.gateway: { zeroDataRetention: true, disallowPromptTraining: true }',
    scope: 'routing filter of one request',
    source: 'vercel-gateway-docs',
  },
  {
    provider: 'cloudflare',
    control: 'headers cf-aig-collect-log: false, cf-aig-collect-log-payload: false',
    scope: 'logs of the gateway, not of OpenAI',
    source: 'cloudflare-gateway-docs',
  },
  {
    provider: 'cloudflare',
    control: 'header cf-aig-zdr: true, or the setting zdr of the gateway',
    scope: 'one request under Unified Billing; not with a key of your own',
    source: 'cloudflare-unified-billing',
  },
  {
    provider: 'xai',
    control: 'response header x-zero-data-retention',
    scope: 'tells the setting of the team; nothing to send',
    source: 'xai-docs',
  },
  {
    provider: 'azure',
    control: 'store: false on Responses; modified abuse monitoring by application',
    scope: 'application state; abuse monitoring of a resource',
    source: 'azure-data-privacy',
  },
];

/** Refusals of an organization under Zero Data Retention, as reported in public. */
export const refusals = [
  {
    parameter: 'previous_response_id',
    status: 400,
    code: 'unsupported_parameter',
    message: 'Previous response cannot be used for this organization due to Zero Data Retention.',
    source: 'zdr-error-responses',
  },
  {
    parameter: 'conversation',
    status: 400,
    code: 'unsupported_parameter',
    message: 'Conversation ID cannot be used for this organization due to Zero Data Retention.',
    source: 'zdr-error-conversations',
  },
  {
    parameter: 'input',
    /** as reported in public; no text of OpenAI states one */
    status: 404,
    code: null,
    message:
      'Items are not persisted for Zero Data Retention organizations. Remove this item from your input and try again.',
    source: 'zdr-error-items-status',
  },
] as const;
