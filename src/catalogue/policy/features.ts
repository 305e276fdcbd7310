import type { Certainty, Feature, FeatureVerdict, SnapshotId, SourceId } from './types.ts';

const since = (
  snapshot: SnapshotId,
  verdict: FeatureVerdict,
  source: SourceId,
  text: string,
  certainty: Certainty = 'certain',
): Feature['history'][number] => ({ since: snapshot, verdict, text, certainty, source });

const CHAT = '/v1/chat/completions';
const RESPONSES = '/v1/responses';
const IMAGES = ['/v1/images/generations', '/v1/images/edits', '/v1/images/variations'];

const scanned =
  'Image and file inputs are scanned for CSAM when they are submitted; what the classifier suspects is kept for human review, even under Zero Data Retention or Modified Abuse Monitoring.';
const containersBanned =
  'Hosted containers cannot be used under Zero Data Retention; Modified Abuse Monitoring allows them.';
const containersState =
  'May write temporary state to the file system of the container while it is active; the data is deleted when the container expires or is deleted.';

/** Parameters and kinds of content that change what an otherwise eligible endpoint keeps. */
export const features: readonly Feature[] = [
  {
    id: 'stored-response',
    name: 'stored response',
    endpoints: [RESPONSES],
    signals: ['store omitted', 'store: true'],
    history: [
      since(
        '2025-05',
        'stores',
        'your-data-2025-05',
        'The response is kept as application state for at least 30 days unless store is false. Under Zero Data Retention store is always treated as false.',
      ),
    ],
  },
  {
    id: 'stored-completion',
    name: 'stored completion',
    endpoints: [CHAT],
    signals: ['store: true'],
    history: [
      since('2024-end', 'stores', 'models-2024-end', 'Stored completions are kept for 30 days.'),
      since(
        '2025-05',
        'stores',
        'your-data-2025-05',
        'Stored completions are application state. Under Zero Data Retention store is always treated as false.',
      ),
    ],
  },
  {
    id: 'chat-store-default',
    name: 'default of store for chat completions',
    endpoints: [CHAT],
    signals: ['store omitted'],
    history: [
      since(
        '2025-11-08',
        'contested',
        'migrate-guide',
        'The migration guide says that chat completions are stored by default for new accounts; the API specification says that store defaults to false.',
        'open',
      ),
    ],
  },
  {
    id: 'response-chaining',
    name: 'response chaining',
    endpoints: [RESPONSES],
    signals: ['previous_response_id'],
    history: [
      since(
        '2025-05',
        'stores',
        'zdr-error-responses',
        'Needs a stored response. An organization under Zero Data Retention gets 400 unsupported_parameter: "Previous response cannot be used for this organization due to Zero Data Retention."',
      ),
    ],
  },
  {
    id: 'conversation',
    name: 'conversation',
    endpoints: [RESPONSES],
    signals: ['conversation'],
    history: [
      since(
        '2025-11-08',
        'stores',
        'zdr-error-conversations',
        'Items of a conversation are kept until deleted. An organization under Zero Data Retention gets 400 unsupported_parameter: "Conversation ID cannot be used for this organization due to Zero Data Retention."',
      ),
    ],
  },
  {
    id: 'item-reference',
    name: 'item reference',
    endpoints: [RESPONSES],
    signals: ['input[].type: item_reference'],
    history: [
      since(
        '2025-11-08',
        'stores',
        'zdr-error-items',
        'Refers to a stored item, which an organization under Zero Data Retention has none of: "Items are not persisted for Zero Data Retention organizations." Public reports give the status 404; no text of OpenAI states one.',
      ),
    ],
  },
  {
    id: 'stateless-reasoning',
    name: 'encrypted reasoning items',
    endpoints: [RESPONSES],
    signals: ["include: ['reasoning.encrypted_content']"],
    history: [
      since(
        '2025-11-08',
        'eligible',
        'migrate-guide',
        'The way to keep reasoning over several turns without stored responses: encrypted items are decrypted in memory only.',
      ),
      since(
        '2026-09-10',
        'eligible',
        'sdk-6.47.0',
        'Reasoning items come encrypted without being asked for, say the comments of the SDK from 6.47.0 on (14 July 2026). Older texts ask for them with include.',
      ),
    ],
  },
  {
    id: 'background',
    name: 'background mode',
    endpoints: [RESPONSES],
    signals: ['background: true'],
    history: [
      since(
        '2025-12-11',
        'ineligible',
        'your-data-2025-12-11',
        'Keeps the response for about 10 minutes and is not compatible with Zero Data Retention, although legacy keys may still send it.',
      ),
      since(
        '2026-06',
        'contested',
        'your-data-2026-06',
        'Writes the response to disk for about 10 minutes, so that it can be polled. Older texts call that incompatible with Zero Data Retention; texts since mid 2026 no longer say so.',
        'open',
      ),
      since(
        '2026-11-26',
        'stores',
        'background-guide-2026-11',
        'Requests of ZDR projects run with store=false, and the response stays on disk for about 10 minutes, for polling. Under Modified Abuse Monitoring it is deleted after that time too, unless the request says store: true.',
        'likely',
      ),
    ],
  },
  {
    id: 'prompt-cache-24h',
    name: 'extended prompt cache',
    endpoints: [CHAT, RESPONSES],
    signals: ["prompt_cache_retention: '24h'"],
    history: [
      since(
        '2025-12-11',
        'ineligible',
        'your-data-2025-12-11',
        'A request that uses it is not blocked, and is not eligible.',
      ),
      since(
        '2026-06',
        'stores',
        'diff-2026-04-07',
        'Keeps encrypted key/value tensors on GPU-local disks for up to 24 hours as application state of an eligible endpoint.',
      ),
    ],
  },
  {
    id: 'prompt-cache-ttl',
    name: 'prompt cache lifetime',
    endpoints: [CHAT, RESPONSES, '/v1/decisions'],
    signals: ['prompt_cache_options.ttl'],
    history: [
      since(
        '2026-09-10',
        'stores',
        'prompt-caching-guide',
        'For GPT-5.6 and later the ttl is the minimum life of a cache entry, not its maximum; the state lives for up to 24 hours.',
      ),
    ],
  },
  {
    id: 'prompt-cache-explicit',
    name: 'explicit prompt cache',
    endpoints: [CHAT, RESPONSES, '/v1/decisions'],
    signals: ["prompt_cache_options.mode: 'explicit'"],
    history: [
      since(
        '2026-09-10',
        'eligible',
        'prompt-caching-guide',
        'For GPT-5.6 and later a request in explicit mode without a breakpoint uses no prompt cache and writes none.',
      ),
    ],
  },
  {
    id: 'prompt-cache-default',
    name: 'default of the prompt cache',
    endpoints: [CHAT, RESPONSES],
    signals: ['prompt_cache_retention omitted'],
    history: [
      since(
        '2026-06',
        'stores',
        'your-data-2026-06',
        'Without Zero Data Retention requests use the 24-hour cache by default (since 29 May 2026); with it the default stays in memory where the model supports both. gpt-5.5 and later know only the 24-hour cache.',
      ),
    ],
  },
  {
    id: 'audio-output',
    name: 'audio output',
    endpoints: [CHAT, RESPONSES],
    signals: ['audio', "modalities: ['audio']"],
    history: [
      since(
        '2024-end',
        'ineligible',
        'models-2024-end',
        'Audio outputs are kept for 1 hour and are not eligible.',
      ),
      since(
        '2025-05',
        'stores',
        'your-data-2025-05',
        'Audio outputs are kept for 1 hour as application state, for conversations of several turns.',
      ),
    ],
  },
  {
    id: 'image-input',
    name: 'image input',
    endpoints: [CHAT, RESPONSES, ...IMAGES, '/v1/decisions'],
    signals: ['image_url', 'input_image', 'image'],
    history: [
      since(
        '2024-early',
        'ineligible',
        'models-2024-early',
        'Chat completions are eligible except for image inputs.',
      ),
      since('2025-05', 'scanned', 'your-data-2025-05', scanned),
    ],
  },
  {
    id: 'file-input',
    name: 'file input',
    endpoints: [CHAT, RESPONSES],
    signals: ['input_file', 'file'],
    history: [since('2025-05', 'scanned', 'your-data-2025-05', scanned)],
  },
  {
    id: 'file-id',
    name: 'reference to an uploaded file',
    endpoints: [CHAT, RESPONSES],
    signals: ['file_id', 'file_ids'],
    reads: '/v1/files',
    history: [
      since(
        '2024-early',
        'ineligible',
        'models-2024-early',
        'Refers to a file of /v1/files, which the table calls not eligible; no text speaks of the id itself. Inline base64 data avoids it.',
        'inferred',
      ),
    ],
  },
  {
    id: 'schema',
    name: 'Structured Outputs schema',
    endpoints: [CHAT, RESPONSES],
    signals: ['response_format.json_schema', 'text.format.json_schema', 'tools[].function.strict'],
    history: [
      since(
        '2024-end',
        'ineligible',
        'models-2024-end',
        'Schemas are not eligible; the completions are.',
      ),
      since(
        '2025-05',
        'stores',
        'your-data-2025-05',
        'Schemas are stored, even under Zero Data Retention.',
      ),
      since(
        '2025-11-08',
        'contested',
        'function-calling-guide',
        'No longer on the data-controls page; the function-calling guide still says so for fine-tuned models, and residency terms count schemas as system data.',
        'open',
      ),
    ],
  },
  {
    id: 'code-interpreter',
    name: 'code interpreter',
    endpoints: [RESPONSES],
    signals: ["tools[].type: 'code_interpreter'"],
    history: [
      since(
        '2025-11-08',
        'ineligible',
        'your-data-2025-11-08',
        'Code Interpreter cannot be used under Zero Data Retention; Modified Abuse Monitoring allows it.',
      ),
      since('2026-03', 'ineligible', 'your-data-2026-03', containersBanned),
      since('2026-06', 'stores', 'diff-2026-04-09', containersState),
    ],
  },
  {
    id: 'hosted-shell',
    name: 'hosted shell',
    endpoints: [RESPONSES],
    signals: ["tools[].type: 'shell' with a hosted environment"],
    history: [
      since('2026-03', 'ineligible', 'your-data-2026-03', containersBanned),
      since('2026-06', 'stores', 'diff-2026-04-09', containersState),
    ],
  },
  {
    id: 'hosted-skill',
    name: 'hosted skill',
    endpoints: [RESPONSES],
    signals: ['environment.skills[].skill_id'],
    history: [
      since('2026-03', 'ineligible', 'your-data-2026-03', containersBanned),
      since('2026-06', 'stores', 'diff-2026-04-09', containersState),
    ],
  },
  {
    id: 'file-search',
    name: 'file search',
    endpoints: [RESPONSES],
    signals: ["tools[].type: 'file_search'", 'vector_store_ids'],
    reads: '/v1/vector_stores',
    history: [
      since(
        '2025-05',
        'ineligible',
        'your-data-2025-05',
        'Searches vector stores, which the table calls not eligible; no text speaks of the tool itself.',
        'inferred',
      ),
    ],
  },
  {
    id: 'mcp',
    name: 'remote MCP server or connector',
    endpoints: [RESPONSES],
    signals: ["tools[].type: 'mcp'"],
    history: [
      since(
        '2025-11-08',
        'third-party',
        'your-data-2025-11-08',
        'An MCP server is a third party: what is sent to it is kept by its own rules.',
      ),
    ],
  },
  {
    id: 'container-network',
    name: 'network access of a container',
    endpoints: [RESPONSES],
    signals: ['network_policy'],
    history: [
      since(
        '2026-03',
        'third-party',
        'your-data-2026-03',
        'Data sent over network connections is kept by the rules of the third party.',
      ),
    ],
  },
  {
    id: 'web-search-live',
    name: 'live web search',
    endpoints: [RESPONSES],
    signals: [
      "tools[].type: 'web_search' without external_web_access: false",
      "'web_search_preview'",
    ],
    history: [
      since(
        '2025-05',
        'unknown',
        'your-data-2025-05',
        'Not HIPAA eligible, not covered by a BAA.',
        'certain',
      ),
      since(
        '2025-11-08',
        'eligible',
        'your-data-2025-11-08',
        'Called ZDR eligible; not HIPAA eligible, not covered by a BAA.',
      ),
      since(
        '2026-06',
        'unknown',
        'your-data-2026-06',
        'The sentence on ZDR is gone and nothing stands in its place; not HIPAA eligible, not covered by a BAA.',
        'open',
      ),
    ],
  },
  {
    id: 'web-search-offline',
    name: 'offline web search',
    endpoints: [RESPONSES],
    signals: ['external_web_access: false'],
    history: [
      since(
        '2026-03',
        'eligible',
        'your-data-2026-03',
        'Can be covered by a BAA with a key of a ZDR project in a ZDR organization. The preview variants ignore the flag.',
      ),
    ],
  },
  {
    id: 'compaction',
    name: 'server-side compaction',
    endpoints: [RESPONSES],
    signals: ['context_management', 'POST /v1/responses/compact'],
    history: [
      since('2026-03', 'eligible', 'your-data-2026-03', 'No data is kept when store is false.'),
    ],
  },
  {
    id: 'prompt-object',
    name: 'reusable prompt',
    endpoints: [RESPONSES],
    signals: ['prompt.id'],
    history: [
      since(
        '2025-11-08',
        'stores',
        'deprecations',
        'Prompt objects are stored at OpenAI; the table does not name them.',
      ),
      since(
        '2026-09-10',
        'stores',
        'prompt-object-guide',
        'Prompt objects are stored at OpenAI and shut down on 30 November 2026 (announced on 3 June); the table does not name them.',
      ),
    ],
  },
  {
    id: 'image-model',
    name: 'image model',
    endpoints: IMAGES,
    signals: ['model'],
    history: [
      since(
        '2025-05',
        'ineligible',
        'your-data-2025-05',
        'Eligible only with the models listed for the snapshot.',
      ),
    ],
  },
  {
    id: 'live-store',
    name: 'stored live session',
    endpoints: ['/v1/live/sessions'],
    signals: ['session.store: true'],
    history: [
      since(
        '2026-09-10',
        'stores',
        'your-data-2026-09-10',
        'The recording is kept for 30 days; no public endpoint deletes it. Under Zero Data Retention store is treated as false.',
      ),
    ],
  },
  {
    id: 'realtime-tracing',
    name: 'realtime tracing',
    endpoints: ['/v1/realtime'],
    signals: ["tracing: 'auto'", 'session.tracing'],
    history: [
      since(
        '2025-11-08',
        'stores',
        'sdk-7.55.0',
        'Writes traces of the session to the dashboard; no text states how long they are kept.',
      ),
    ],
  },
  {
    id: 'agents-tracing',
    name: 'tracing of the Agents SDK',
    endpoints: ['/v1/traces'],
    signals: ['tracing enabled (default)'],
    history: [
      since(
        '2026-06',
        'stores',
        'agents-sdk-tracing',
        'Runs are exported to OpenAI; for organizations under Zero Data Retention tracing is unavailable.',
      ),
    ],
  },
  {
    id: 'codex-sdk',
    name: 'Codex SDK',
    endpoints: [RESPONSES],
    signals: ["import '@openai/codex-sdk'"],
    history: [
      since(
        '2026-09-10',
        'unknown',
        'codex-store',
        'Starts the command codex, which sends requests to /v1/responses that stand in no file of the program: with store: false to OpenAI, with store: true to Azure. No option of the SDK changes that. Threads are kept in files below ~/.codex/sessions.',
        'likely',
      ),
    ],
  },
  {
    id: 'file-expiry',
    name: 'file expiry',
    endpoints: ['/v1/files', '/v1/uploads'],
    signals: ['expires_after'],
    history: [
      since(
        '2025-11-08',
        'stores',
        'sdk-7.55.0',
        'Shortens how long a file is kept (1 hour to 30 days); it does not make the endpoint eligible.',
      ),
    ],
  },
  {
    id: 'model-retention',
    name: 'Safety Retention and Private Retention',
    endpoints: [CHAT, RESPONSES],
    signals: ['model'],
    history: [
      since(
        '2026-06',
        'unknown',
        'your-data-2026-06',
        'OpenAI may, by written notice, make models ineligible for named customers; code cannot show it.',
      ),
    ],
  },
  {
    id: 'retention-control',
    name: 'retention control set by code',
    endpoints: ['/v1/organization/data_retention', '/v1/organization/projects/data_retention'],
    signals: ["retention_type: 'none'"],
    history: [
      since(
        '2026-06',
        'stores',
        'sdk-7.55.0',
        'The administration API sets the retention control of an organization or a project. A project set to none has no control, and its requests are kept as without any agreement.',
      ),
    ],
  },
  {
    id: 'private-safety-processing',
    name: 'Private Safety Processing',
    endpoints: [CHAT, RESPONSES],
    signals: ['a setting of the project'],
    history: [
      since(
        '2026-09-22',
        'eligible',
        'private-safety-processing',
        "Keeps Zero Data Retention: what is selected for review is encrypted and stored for 30 days in the customer's own storage, not at OpenAI. Code cannot show it.",
      ),
    ],
  },
  {
    id: 'key-management',
    name: 'Enterprise Key Management',
    endpoints: [CHAT, RESPONSES],
    signals: ['a setting of the organization'],
    history: [
      since(
        '2026-09-22',
        'unknown',
        'private-safety-processing',
        'Encrypts stored data with a key of the customer. Revoking the key prevents decryption and deletes nothing, so it makes no endpoint eligible.',
        'likely',
      ),
    ],
  },
  {
    id: 'misalignment-monitoring',
    name: 'misalignment monitoring',
    endpoints: [RESPONSES],
    signals: ['model: gpt-6-astra and later agent models'],
    history: [
      since(
        '2026-09-10',
        'unknown',
        'misalignment-guide',
        'Asynchronous monitoring of Responses; under Zero Data Retention the reason of an alert may be empty.',
      ),
    ],
  },
];

/**
 * Image models that no list has. `unknown`: newer than the newest list that could be read, or a dated
 * name of a model on it.
 */
export const unlistedImageModels: Readonly<
  Record<string, { verdict: 'ineligible' | 'unknown'; source: SourceId }>
> = {
  'dall-e-2': { verdict: 'ineligible', source: 'your-data-2025-05' },
  'dall-e-3': { verdict: 'ineligible', source: 'your-data-2025-05' },
  'chatgpt-image-latest': { verdict: 'ineligible', source: 'your-data-2026-03' },
  'gpt-image-1.5-2025-12-16': { verdict: 'unknown', source: 'deprecations-2026-11' },
  'gpt-image-2-2026-04-21': { verdict: 'unknown', source: 'sdk-7.57.0' },
  'gpt-image-2.6-sunburst': { verdict: 'unknown', source: 'image-models-2026-11' },
  'gpt-image-2.6-flare': { verdict: 'unknown', source: 'image-models-2026-11' },
};

/** The model of the tool `image_generation` when the request names none. */
export const defaultImageModel = {
  model: 'gpt-image-2.6-sunburst',
  source: 'sdk-7.57.0',
} as const satisfies { model: string; source: SourceId };

/** Image models that the data-controls page lists as compatible with Zero Data Retention. */
export const zdrImageModels: readonly {
  since: SnapshotId;
  models: readonly string[];
  source: SourceId;
}[] = [
  { since: '2025-05', models: ['gpt-image-1'], source: 'your-data-2025-05' },
  {
    since: '2025-11-08',
    models: ['gpt-image-1', 'gpt-image-1-mini'],
    source: 'your-data-2025-11-08',
  },
  {
    since: '2026-03',
    models: ['gpt-image-1', 'gpt-image-1-mini', 'gpt-image-1.5'],
    source: 'your-data-2026-03',
  },
  {
    since: '2026-06',
    models: ['gpt-image-1', 'gpt-image-1-mini', 'gpt-image-1.5', 'gpt-image-2'],
    source: 'your-data-2026-06',
  },
  {
    since: '2026-09-10',
    models: [
      'gpt-image-1',
      'gpt-image-1-mini',
      'gpt-image-1.5',
      'gpt-image-2',
      'gpt-image-2.5-sunburst',
      'gpt-image-2.5-sunburst-2026-09-08',
      'gpt-image-2.5-flare',
      'gpt-image-2.5-flare-2026-09-08',
    ],
    source: 'your-data-2026-09-10',
  },
];
