/** Methods and helpers of the SDKs, and what they send: paths, queries, forms, several requests. */
import type { Script } from '../../helpers/wire.ts';

const HEAD = "import OpenAI, { toFile } from 'openai';\nconst client = new OpenAI();\n";
const V4 = ['v4'];
const OLD_V4 = ['v4-20', 'v4-77'];
const LATE_V4 = ['v4', 'v4-77'];
const SINCE_5 = ['v5', 'v6', 'v7'];
const ALL = ['v4', 'v5', 'v6', 'v7'];
const FILE = "new File(['x'], 'a.txt')";
const TOOL =
  "{ type: 'function', function: { name: 'weather', parse: JSON.parse, function: () => 'sunny', parameters: { type: 'object', properties: {} } } }";

const line = (
  name: string,
  sdks: readonly string[],
  code: string,
  rest: Partial<Script> = {},
): Script => ({ name, sdks, code: HEAD + code, ...rest });

/** One plain request each. */
const plain: Script[] = [
  line('files.retrieve', ALL, "await client.files.retrieve('file_1');"),
  line('files.content', ALL, "await client.files.content('file_1');"),
  line('files.retrieveContent', V4, "await client.files.retrieveContent('file_1');"),
  line('files.del', V4, "await client.files.del('file_1');"),
  line('files.delete', SINCE_5, "await client.files.delete('file_1');"),
  line('models.del', V4, "await client.models.del('ft_1');"),
  line('models.delete', SINCE_5, "await client.models.delete('ft_1');"),
  line('identifier from a constant', ALL, "const ID = 'file_1';\nawait client.files.retrieve(ID);"),
  line(
    'identifier from an answer',
    ALL,
    "const file = await client.files.retrieve('file_1');\nawait client.files.content(file.id);",
  ),
  line('responses.retrieve', ALL, "await client.responses.retrieve('resp_1');"),
  line(
    'responses.retrieve with a query',
    ALL,
    "await client.responses.retrieve('resp_1', { include: ['reasoning.encrypted_content'] });",
  ),
  line('responses.del', V4, "await client.responses.del('resp_1');"),
  line('responses.delete', SINCE_5, "await client.responses.delete('resp_1');"),
  line('responses.cancel', SINCE_5, "await client.responses.cancel('resp_1');"),
  line(
    'responses.inputItems.list',
    ALL,
    "await client.responses.inputItems.list('resp_1', { limit: 5, order: 'asc' });",
  ),
  line(
    'responses.stream of a stored response',
    ['v5', 'v6', 'v7'],
    "for await (const event of client.responses.stream({ response_id: 'resp_1', starting_after: 2 })) void event;",
  ),
  line(
    'chat.completions.list',
    ALL,
    "await client.chat.completions.list({ model: 'gpt-5', limit: 2 });",
  ),
  line(
    'chat.completions.update',
    ALL,
    "await client.chat.completions.update('chatcmpl_1', { metadata: { team: 'a' } });",
  ),
  line(
    'chat.completions.messages.list',
    ALL,
    "await client.chat.completions.messages.list('chatcmpl_1');",
  ),
  line('chat.completions.delete', SINCE_5, "await client.chat.completions.delete('chatcmpl_1');"),
  line(
    'completions.create',
    ALL,
    "await client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: 'x', max_tokens: 3 });",
  ),
  line(
    'embeddings.create',
    ALL,
    "await client.embeddings.create({ model: 'text-embedding-3-small', input: ['x'], dimensions: 8, encoding_format: 'float' });",
  ),
  line(
    'moderations.create',
    ALL,
    "await client.moderations.create({ input: 'x', model: 'omni-moderation-latest' });",
  ),
  line(
    'images.generate',
    ALL,
    "await client.images.generate({ model: 'gpt-image-2', prompt: 'x', n: 1 });",
  ),
  line(
    'audio.speech.create',
    ALL,
    "const speech = await client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'x' });\nawait speech.arrayBuffer();",
  ),
  line('models.list', ALL, 'await client.models.list();'),
  line('models.retrieve', ALL, "await client.models.retrieve('gpt-4o');"),
  line(
    'batches',
    ALL,
    "const batch = await client.batches.create({ input_file_id: 'file_1', endpoint: '/v1/responses', completion_window: '24h' });\nawait client.batches.cancel(batch.id);",
  ),
  line(
    'fine-tuning jobs',
    ALL,
    "await client.fineTuning.jobs.create({ model: 'gpt-4o-mini', training_file: 'file_1' });\nawait client.fineTuning.jobs.listEvents('ftjob_1', { limit: 1 });",
  ),
  line(
    'fine-tuning permissions, moved path',
    SINCE_5,
    "await client.fineTuning.checkpoints.permissions.delete('perm_1', { fine_tuned_model_checkpoint: 'ft_1' });",
  ),
  line(
    'fine-tuning permissions, created as a page',
    ALL,
    "for await (const item of client.fineTuning.checkpoints.permissions.create('ft_1', { project_ids: ['proj_1'] })) void item;",
  ),
  line(
    'evals',
    ALL,
    "await client.evals.create({ data_source_config: { type: 'custom', item_schema: {} }, testing_criteria: [] });\nawait client.evals.runs.list('eval_1', { limit: 1 });",
  ),
  line(
    'eval run, moved path',
    SINCE_5,
    "await client.evals.runs.retrieve('run_1', { eval_id: 'eval_1' });",
  ),
  line('eval run', V4, "await client.evals.runs.retrieve('eval_1', 'run_1');"),
  line(
    'eval output items, two moved paths',
    SINCE_5,
    "await client.evals.runs.outputItems.retrieve('item_1', { eval_id: 'eval_1', run_id: 'run_1' });",
  ),
  line('containers', ALL, "await client.containers.create({ name: 'box' });"),
  line(
    'container file content, moved path',
    SINCE_5,
    "await client.containers.files.content.retrieve('cfile_1', { container_id: 'cntr_1' });",
  ),
  line(
    'container file content',
    V4,
    "await client.containers.files.content.retrieve('cntr_1', 'cfile_1');",
  ),
  line(
    'conversations',
    ['v5', 'v6', 'v7'],
    "const conversation = await client.conversations.create({ metadata: { team: 'a' } });\nawait client.conversations.items.create(conversation.id, { items: [] });",
  ),
  line(
    'conversation item, moved path',
    ['v5', 'v6', 'v7'],
    "await client.conversations.items.delete('msg_1', { conversation_id: 'conv_1' });",
  ),
  line(
    'vector stores',
    ALL,
    "await client.vectorStores.create({ name: 'docs', expires_after: { anchor: 'last_active_at', days: 1 } });",
  ),
  line(
    'vector stores of the beta',
    OLD_V4.slice(1),
    "await client.beta.vectorStores.create({ name: 'docs' });",
  ),
  line(
    'vector store search',
    ALL,
    "await client.vectorStores.search('vs_1', { query: 'x', max_num_results: 2 });",
  ),
  line(
    'vector store files',
    ALL,
    "await client.vectorStores.files.create('vs_1', { file_id: 'file_1' });",
  ),
  line(
    'vector store file, moved path',
    SINCE_5,
    "await client.vectorStores.files.retrieve('file_1', { vector_store_id: 'vs_1' });",
  ),
  line('vector store file', V4, "await client.vectorStores.files.retrieve('vs_1', 'file_1');"),
  line(
    'vector store file, deleted by a moved path',
    SINCE_5,
    "const vector_store_id = 'vs_1';\nawait client.vectorStores.files.delete('file_1', { vector_store_id });",
  ),
  line(
    'vector store file updated, moved path beside the body',
    SINCE_5,
    "await client.vectorStores.files.update('file_1', { vector_store_id: 'vs_1', attributes: { team: 'a' } });",
  ),
  line(
    'assistants',
    ALL,
    "await client.beta.assistants.create({ model: 'gpt-4o', tools: [{ type: 'file_search' }] });\nawait client.beta.assistants.list({ limit: 1 });",
  ),
  line('assistant deleted', SINCE_5, "await client.beta.assistants.delete('asst_1');"),
  line(
    'assistant files of the first beta',
    ['v4-20'],
    "await client.beta.assistants.files.create('asst_1', { file_id: 'file_1' });",
  ),
  line(
    'threads',
    ALL,
    "const thread = await client.beta.threads.create({ messages: [{ role: 'user', content: 'x' }] });\nawait client.beta.threads.messages.create(thread.id, { role: 'user', content: 'y' });",
  ),
  line(
    'threads of the first beta',
    ['v4-20'],
    "await client.beta.threads.create();\nawait client.beta.threads.createAndRun({ assistant_id: 'asst_1' });",
  ),
  line(
    'message, moved path',
    SINCE_5,
    "await client.beta.threads.messages.retrieve('msg_1', { thread_id: 'thread_1' });",
  ),
  line('message', V4, "await client.beta.threads.messages.retrieve('thread_1', 'msg_1');"),
  line(
    'run step, two moved paths and a query',
    SINCE_5,
    "await client.beta.threads.runs.steps.retrieve('step_1', { thread_id: 'thread_1', run_id: 'run_1', include: ['step_details.tool_calls[*].file_search.results[*].content'] });",
  ),
  line(
    'run step',
    V4,
    "await client.beta.threads.runs.steps.retrieve('thread_1', 'run_1', 'step_1');",
  ),
  line(
    'run with a query beside the body',
    ALL,
    "await client.beta.threads.runs.create('thread_1', { assistant_id: 'asst_1', include: ['step_details.tool_calls[*].file_search.results[*].content'] });",
  ),
  line(
    'run cancelled, moved path',
    SINCE_5,
    "await client.beta.threads.runs.cancel('run_1', { thread_id: 'thread_1' });",
  ),
  line(
    'tool outputs, moved path beside the body',
    SINCE_5,
    "await client.beta.threads.runs.submitToolOutputs('run_1', { thread_id: 'thread_1', tool_outputs: [{ tool_call_id: 'call_1', output: 'x' }] });",
  ),
  line(
    'tool outputs',
    V4,
    "await client.beta.threads.runs.submitToolOutputs('thread_1', 'run_1', { tool_outputs: [{ tool_call_id: 'call_1', output: 'x' }] });",
  ),
  line(
    'realtime sessions of the beta',
    ALL,
    "await client.beta.realtime.sessions.create({ model: 'gpt-realtime', voice: 'alloy' });",
  ),
  line(
    'realtime transcription sessions',
    ALL,
    'await client.beta.realtime.transcriptionSessions.create({});',
  ),
  line(
    'realtime client secrets',
    ['v5', 'v6', 'v7'],
    "await client.realtime.clientSecrets.create({ session: { type: 'realtime', model: 'gpt-realtime', tracing: 'auto' } });",
  ),
  line(
    'realtime call',
    ['v6', 'v7'],
    "await client.realtime.calls.accept('rtc_1', { type: 'realtime', model: 'gpt-realtime' });\nawait client.realtime.calls.hangup('rtc_1');",
  ),
  line(
    'videos',
    ['v6', 'v7'],
    "await client.videos.create({ model: 'sora-2', prompt: 'x', seconds: '4' });\nawait client.videos.downloadContent('video_1', { variant: 'thumbnail' });",
  ),
  line(
    'graders',
    ALL,
    "await client.fineTuning.alpha.graders.run({ grader: { type: 'string_check', name: 'x', input: 'a', operation: 'eq', reference: 'b' }, model_sample: 'x' });",
  ),
  line(
    'input tokens',
    ['v6', 'v7'],
    "await client.responses.inputTokens.count({ model: 'gpt-5', input: 'x' });",
  ),
  line(
    'compaction',
    ['v6', 'v7'],
    "await client.responses.compact({ model: 'gpt-5', previous_response_id: 'resp_1' });",
  ),
  line(
    'chatkit',
    ['v6', 'v7'],
    "await client.beta.chatkit.sessions.create({ workflow: { id: 'wf_1' }, user: 'u' });",
  ),
  line(
    'administration',
    ['v6', 'v7'],
    "const admin = new OpenAI({ adminAPIKey: 'sk-admin' });\nawait admin.admin.organization.projects.list({ limit: 1 });",
  ),
];

/** Pages: the first request is written, the further ones follow from it. */
const pages: Script[] = [
  line(
    'page in a loop',
    ALL,
    "for await (const file of client.files.list({ limit: 2, purpose: 'assistants' })) void file;",
  ),
  line(
    'page by page',
    ALL,
    'const page = await client.files.list({ limit: 2 });\nif (page.hasNextPage()) await page.getNextPage();',
  ),
  line(
    'pages of a page',
    ALL,
    'for await (const page of (await client.vectorStores.list()).iterPages()) void page;',
  ),
  line('page without params', ALL, 'for await (const batch of client.batches.list()) void batch;'),
  line(
    'page in a variable',
    ALL,
    "const query = { limit: 1 };\nquery.order = 'desc';\nconst list = client.beta.assistants.list(query);\nfor await (const item of list) void item;",
  ),
  line(
    'page of files in a batch',
    SINCE_5,
    "for await (const file of client.vectorStores.fileBatches.listFiles('batch_1', { vector_store_id: 'vs_1', filter: 'completed' })) void file;",
  ),
  line(
    'options in the place of the query',
    V4,
    'await client.files.list({ timeout: 1000, maxRetries: 0 });',
  ),
  line(
    'headers in the place of the query',
    V4,
    "await client.files.list({ headers: { 'X-Team': 'a' } });",
  ),
  line(
    'query inside options in the place of the query',
    V4,
    "await client.files.list({ query: { purpose: 'assistants' } });",
  ),
  line(
    'query and options',
    ALL,
    "await client.files.list({ limit: 1 }, { headers: { 'X-Team': 'a' } });",
  ),
  line(
    'undefined query and options',
    ALL,
    "await client.files.list(undefined, { headers: { 'X-Team': 'a' } });",
  ),
];

/** Uploads of small files in every form. */
const uploads: Script[] = [
  line(
    'upload of a File',
    ALL,
    `await client.files.create({ file: ${FILE}, purpose: 'assistants' });`,
  ),
  line(
    'upload by toFile',
    ALL,
    "await client.files.create({ file: await toFile(Buffer.from('x'), 'a.txt'), purpose: 'user_data' });",
  ),
  line(
    'upload of a Response',
    ALL,
    "await client.files.create({ file: new Response('x'), purpose: 'batch' }).catch(() => undefined);\nawait client.files.list();",
    { sdks: SINCE_5 },
  ),
  line(
    'upload of a stream from disk',
    ALL,
    "import { createReadStream, writeFileSync, mkdtempSync } from 'node:fs';\nimport { tmpdir } from 'node:os';\nimport { join } from 'node:path';\nconst path = join(mkdtempSync(join(tmpdir(), 'upload-')), 'a.txt');\nwriteFileSync(path, 'x');\nawait client.files.create({ file: createReadStream(path), purpose: 'fine-tune' });",
  ),
  line(
    'upload with an expiry',
    SINCE_5,
    `await client.files.create({ file: ${FILE}, purpose: 'assistants', expires_after: { anchor: 'created_at', seconds: 3600 } });`,
  ),
  line(
    'upload whose purpose comes later',
    ALL,
    `const params = { file: ${FILE} };\nparams.purpose = 'vision';\nawait client.files.create(params);`,
  ),
  line(
    'upload by parts',
    ALL,
    "const upload = await client.uploads.create({ bytes: 1, filename: 'a.txt', mime_type: 'text/plain', purpose: 'assistants' });\nawait client.uploads.parts.create(upload.id, { data: new Blob(['x']) });\nawait client.uploads.complete(upload.id, { part_ids: ['part_1'] });",
  ),
  line(
    'transcription',
    ALL,
    "await client.audio.transcriptions.create({ file: new File(['x'], 'a.mp3'), model: 'whisper-1', response_format: 'text', temperature: 0.5 });",
  ),
  line(
    'translation',
    ALL,
    "await client.audio.translations.create({ file: new File(['x'], 'a.mp3'), model: 'whisper-1' });",
  ),
  line(
    'image edit',
    ALL,
    "await client.images.edit({ image: new File(['x'], 'a.png', { type: 'image/png' }), prompt: 'x', model: 'gpt-image-2' });",
  ),
  line(
    'image edit with several images',
    SINCE_5,
    "await client.images.edit({ image: [new File(['x'], 'a.png'), new File(['y'], 'b.png')], prompt: 'x' });",
  ),
  line(
    'image variation',
    V4,
    "await client.images.createVariation({ image: new File(['x'], 'a.png'), n: 1 });",
  ),
  line(
    'container file',
    ALL,
    "await client.containers.files.create('cntr_1', { file: new File(['x'], 'a.txt') });",
  ),
  line(
    'skill',
    ['v6', 'v7'],
    "await client.skills.create({ files: [new File(['x'], 'SKILL.md')] });",
  ),
  line(
    'upload of several files at once',
    ALL,
    "await Promise.all(['a', 'b'].map((name) => client.files.create({ file: new File([name], `${name}.txt`), purpose: 'assistants' })));",
  ),
];

/** Helpers that send under another name, and more than once. */
const helpers: Script[] = [
  line(
    'files.waitForProcessing',
    ALL,
    "await client.files.waitForProcessing('file_1', { pollInterval: 1 });",
  ),
  line(
    'vectorStores.files.createAndPoll',
    ALL,
    "await client.vectorStores.files.createAndPoll('vs_1', { file_id: 'file_1' }, { pollIntervalMs: 1 });",
  ),
  line(
    'vectorStores.files.upload',
    ALL,
    `await client.vectorStores.files.upload('vs_1', ${FILE});`,
  ),
  line(
    'vectorStores.files.uploadAndPoll',
    ALL,
    `await client.vectorStores.files.uploadAndPoll('vs_1', ${FILE}, { pollIntervalMs: 1 });`,
  ),
  line(
    'vectorStores.files.poll',
    ALL,
    "await client.vectorStores.files.poll('vs_1', 'file_1', { pollIntervalMs: 1 });",
  ),
  line(
    'vectorStores.fileBatches.createAndPoll',
    ALL,
    "await client.vectorStores.fileBatches.createAndPoll('vs_1', { file_ids: ['file_1'] }, { pollIntervalMs: 1 });",
  ),
  line(
    'vectorStores.fileBatches.uploadAndPoll',
    ALL,
    `await client.vectorStores.fileBatches.uploadAndPoll('vs_1', { files: [${FILE}], fileIds: ['file_1'] });`,
  ),
  line(
    'beta.vectorStores.fileBatches.uploadAndPoll',
    ['v4-77'],
    `await client.beta.vectorStores.fileBatches.uploadAndPoll('vs_1', { files: [${FILE}] });`,
  ),
  line(
    'runs.createAndPoll',
    ALL,
    "await client.beta.threads.runs.createAndPoll('thread_1', { assistant_id: 'asst_1' }, { pollIntervalMs: 1 });",
  ),
  line(
    'runs.poll',
    V4,
    "await client.beta.threads.runs.poll('thread_1', 'run_1', { pollIntervalMs: 1 });",
  ),
  line(
    'runs.poll, moved path',
    SINCE_5,
    "await client.beta.threads.runs.poll('run_1', { thread_id: 'thread_1' }, { pollIntervalMs: 1 });",
  ),
  line(
    'runs.submitToolOutputsAndPoll',
    V4,
    "await client.beta.threads.runs.submitToolOutputsAndPoll('thread_1', 'run_1', { tool_outputs: [] }, { pollIntervalMs: 1 });",
  ),
  line(
    'runs.submitToolOutputsAndPoll, moved path',
    SINCE_5,
    "await client.beta.threads.runs.submitToolOutputsAndPoll('run_1', { thread_id: 'thread_1', tool_outputs: [] }, { pollIntervalMs: 1 });",
  ),
  line(
    'runs.stream',
    ALL,
    "await client.beta.threads.runs.stream('thread_1', { assistant_id: 'asst_1' }).finalRun();",
  ),
  line(
    'runs.submitToolOutputsStream',
    SINCE_5,
    "await client.beta.threads.runs.submitToolOutputsStream('run_1', { thread_id: 'thread_1', tool_outputs: [] }).finalRun();",
  ),
  line(
    'threads.createAndRun',
    ALL,
    "await client.beta.threads.createAndRun({ assistant_id: 'asst_1', thread: { messages: [{ role: 'user', content: 'x' }] } });",
  ),
  line(
    'threads.createAndRunPoll',
    ALL,
    "await client.beta.threads.createAndRunPoll({ assistant_id: 'asst_1' }, { pollIntervalMs: 1 });",
  ),
  line(
    'threads.createAndRunStream',
    ALL,
    "await client.beta.threads.createAndRunStream({ assistant_id: 'asst_1' }).finalRun();",
  ),
  line(
    'chat stream with handlers',
    SINCE_5,
    "await client.chat.completions.stream({ model: 'gpt-5', messages: [] }).on('content', () => undefined).finalContent();",
  ),
  line(
    'runTools with two rounds',
    SINCE_5,
    `await client.chat.completions.runTools({ model: 'gpt-5', messages: [{ role: 'user', content: 'x' }], tools: [${TOOL}] }).finalContent();`,
  ),
  line(
    'runTools as a stream',
    SINCE_5,
    `await client.chat.completions.runTools({ model: 'gpt-5', stream: true, messages: [{ role: 'user', content: 'x' }], tools: [${TOOL}] }).finalContent();`,
  ),
  line(
    'runTools of the beta',
    LATE_V4,
    `await client.beta.chat.completions.runTools({ model: 'gpt-5', messages: [{ role: 'user', content: 'x' }], tools: [${TOOL}] }).finalContent();`,
  ),
  line(
    'runFunctions of the beta',
    ['v4-20'],
    "await client.beta.chat.completions.runFunctions({ model: 'gpt-4', messages: [{ role: 'user', content: 'x' }], functions: [{ name: 'weather', parse: JSON.parse, function: () => 'sunny', parameters: { type: 'object', properties: {} } }] }).finalContent();",
  ),
  line(
    'stream of the beta',
    ['v4-20', 'v4-77', 'v4'],
    "await client.beta.chat.completions.stream({ model: 'gpt-4', messages: [] }).finalContent();",
  ),
  line(
    'beta.responses',
    ['v6', 'v7'],
    "await client.beta.responses.create({ model: 'gpt-5', input: 'x', store: false });",
    { store: ['off'] },
  ),
];

/** What the seventh major adds. */
const seventh: Script[] = [
  line(
    'decisions',
    ['v7'],
    "await client.decisions.create({ model: 'gpt-5', input: 'x', questions: [] });",
  ),
  line(
    'voices',
    ['v7'],
    "await client.audio.voices.create({ audio_sample: new File(['x'], 'a.wav'), name: 'v', consent: 'cons_1' });",
  ),
  line(
    'live session',
    ['v7'],
    "await client.live.create({ session: { model: 'gpt-live' }, sdp: 'v=0' });",
  ),
  line('live session hung up', ['v7'], "await client.live.sessions.hangup('sess_1');"),
  line(
    'agents',
    ['v7'],
    "await client.beta.agents.create({ model: 'gpt-5' });\nawait client.beta.agents.sessions.create({ agent_id: 'agent_1' });",
  ),
  line('automation paused', ['v7'], "await client.beta.agents.automations.pause('auto_1');"),
  line(
    'agent session artifact, moved path',
    ['v7'],
    "await client.beta.agents.sessions.artifacts.content('art_1', { session_id: 'sess_1' });",
  ),
  line(
    'environment file',
    ['v7'],
    `await client.beta.agents.environments.files.upload('env_1', { file: ${FILE}, path: '/workspace/a.txt' });`,
  ),
  line(
    'content provenance',
    ['v7'],
    "await client.contentProvenanceChecks.create({ file: new File(['x'], 'a.png') });",
  ),
  line(
    'translation client secret',
    ['v7'],
    "await client.realtime.translations.clientSecrets.create({ session: { model: 'gpt-realtime' } });",
  ),
  {
    name: 'tool runner',
    sdks: ['v7'],
    store: ['off'],
    code: "import OpenAI from 'openai';\nimport { ResponsesToolRunner } from 'openai/helpers/responses-tool-runner';\nconst runner = new ResponsesToolRunner({ functions: [{ tool: { type: 'function', name: 'weather', parameters: { type: 'object', properties: {}, additionalProperties: false }, strict: true }, execute: () => 'sunny' }] });\nawait runner.run(new OpenAI({ defaultHeaders: { 'X-Team': 'a' } }), { model: 'gpt-5', input: [{ role: 'user', content: 'x' }], store: false });",
  },
];

/** `client.post('/…')` and its kin. */
const verbs: Script[] = [
  line('client.get', ALL, "await client.get('/files');"),
  line(
    'client.get with a query',
    ALL,
    "await client.get('/files', { query: { limit: 1, purpose: 'batch' } });",
  ),
  line(
    'client.post',
    ALL,
    "await client.post('/embeddings', { body: { model: 'e', input: 'x' } });",
  ),
  line(
    'client.post with headers',
    ALL,
    "await client.post('/embeddings', { body: { model: 'e', input: 'x' }, headers: { 'X-Team': 'a' } });",
  ),
  line('client.delete', ALL, "await client.delete('/files/file_1');"),
  line(
    'client.delete with a template',
    ALL,
    "const id = 'file_1';\nawait client.delete(`/files/${id}`);",
  ),
  line('client.put', ALL, "await client.put('/somewhere/else', { body: { a: 1 } });"),
  line('client.patch', ALL, "await client.patch('/somewhere', { body: { a: 1 } });"),
  line(
    'client.post with a constant path',
    ALL,
    "const PATH = '/vector_stores';\nawait client.post(PATH, { body: { name: 'docs' } });",
  ),
  line(
    'client.post with a joined path',
    ALL,
    "const thread = 'thread_1';\nawait client.post('/threads/' + thread + '/messages', { body: { role: 'user', content: 'x' } });",
  ),
  line(
    'client.post to a whole URL',
    ALL,
    "await client.post('https://api.openai.com/v1/moderations', { body: { input: 'x' } });",
  ),
  line(
    'client.post to a whole URL elsewhere',
    ALL,
    "await client.post('https://hooks.example.com/v1/moderations', { body: { input: 'x' } });",
  ),
  line('client.request', ALL, "await client.request({ method: 'get', path: '/models' });"),
  line('client.get with a query in the path', ALL, "await client.get('/files?limit=1');"),
];

/** The third major: one class, positional fields. */
const legacy: Script[] = [
  ...[
    [
      'createChatCompletion',
      "await openai.createChatCompletion({ model: 'gpt-4', messages: [{ role: 'user', content: 'x' }], temperature: 0 });",
    ],
    [
      'createCompletion',
      "await openai.createCompletion({ model: 'text-davinci-003', prompt: 'x' });",
    ],
    [
      'createEmbedding',
      "await openai.createEmbedding({ model: 'text-embedding-ada-002', input: 'x' });",
    ],
    ['createModeration', "await openai.createModeration({ input: 'x' });"],
    ['createImage', "await openai.createImage({ prompt: 'x', n: 1, size: '256x256' });"],
    ['listFiles', 'await openai.listFiles();'],
    ['retrieveFile', "await openai.retrieveFile('file_1');"],
    ['deleteFile', "await openai.deleteFile('file_1');"],
    ['createFineTune', "await openai.createFineTune({ training_file: 'file_1' });"],
    ['listFineTuneEvents', "await openai.listFineTuneEvents('ft_1');"],
    [
      'createEdit',
      "await openai.createEdit({ model: 'text-davinci-edit-001', instruction: 'x' });",
    ],
  ].map(([name = '', code = '']): Script => ({
    name: `third major: ${name}`,
    sdks: ['v3'],
    module: 'cjs',
    code: `const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));\nasync function main() {\n  ${code}\n}\nmain();`,
  })),
  {
    name: 'third major: imported',
    sdks: ['v3'],
    code: "import { Configuration, OpenAIApi } from 'openai';\nconst configuration = new Configuration({ apiKey: 'sk-1', organization: 'org_1' });\nconst openai = new OpenAIApi(configuration);\nawait openai.createChatCompletion({ model: 'gpt-4', messages: [] });",
  },
  {
    name: 'third major: upload with positional fields',
    sdks: ['v3'],
    module: 'cjs',
    code: "const { Configuration, OpenAIApi } = require('openai');\nconst { createReadStream, writeFileSync, mkdtempSync } = require('node:fs');\nconst { join } = require('node:path');\nconst path = join(mkdtempSync(join(require('node:os').tmpdir(), 'upload-')), 'a.jsonl');\nwriteFileSync(path, '{}');\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'sk-1' }));\nopenai.createFile(createReadStream(path), 'fine-tune');",
  },
  {
    name: 'third major: transcription with positional fields',
    sdks: ['v3'],
    module: 'cjs',
    code: "const { Configuration, OpenAIApi } = require('openai');\nconst { createReadStream, writeFileSync, mkdtempSync } = require('node:fs');\nconst { join } = require('node:path');\nconst path = join(mkdtempSync(join(require('node:os').tmpdir(), 'upload-')), 'a.mp3');\nwriteFileSync(path, 'x');\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'sk-1' }));\nopenai.createTranscription(createReadStream(path), 'whisper-1', undefined, 'json', 0.2);",
  },
  {
    name: 'third major: base path',
    sdks: ['v3'],
    module: 'cjs',
    code: "const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'sk-1', basePath: 'https://proxy.example.com/v1' }));\nopenai.createChatCompletion({ model: 'gpt-4', messages: [] });",
  },
  {
    name: 'third major: positional base path',
    sdks: ['v3'],
    module: 'cjs',
    code: "const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'sk-1' }), 'https://proxy.example.com/v1');\nopenai.createChatCompletion({ model: 'gpt-4', messages: [] });",
  },
  {
    name: 'third major: request options',
    sdks: ['v3'],
    module: 'cjs',
    code: "const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'sk-1' }));\nopenai.createChatCompletion({ model: 'gpt-4', messages: [], stream: true }, { responseType: 'text', headers: { 'X-Team': 'a' } });",
  },
];

export const requestScripts: readonly Script[] = [
  ...plain,
  ...pages,
  ...uploads,
  ...helpers,
  ...seventh,
  ...verbs,
  ...legacy,
];
