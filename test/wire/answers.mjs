/** Plausible answers, so that helpers that wait, page or stream come to their end. */

export function answerTo({ url, method, json }) {
  const { hostname, pathname, searchParams } = new URL(url);
  const isStream = method === 'POST' && json?.stream === true;
  const foreign = foreignAnswer(hostname, pathname);
  if (foreign) return { type: 'application/json', text: JSON.stringify(foreign) };
  if (isStream) return { type: 'text/event-stream', text: streamFor(pathname, json) };
  if (method === 'GET' && searchParams.get('stream') === 'true')
    return { type: 'text/event-stream', text: events(responseEvents()) };
  return {
    type: 'application/json',
    text: JSON.stringify(objectFor(method, pathname, searchParams, json)),
  };
}

/** Vendors whose interface is another one. */
function foreignAnswer(hostname, pathname) {
  const usage = { input_tokens: 1, output_tokens: 1 };
  if (hostname === 'api.anthropic.com')
    return {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'model',
      content: [{ type: 'text', text: 'text' }],
      stop_reason: 'end_turn',
      usage,
    };
  const gateway = /\/v(\d)\/ai\//.exec(pathname);
  if (gateway === null) return null;
  const isOld = Number(gateway[1]) < 3;
  return {
    content: [{ type: 'text', text: 'text' }],
    finishReason: isOld ? 'stop' : { unified: 'stop', raw: 'stop' },
    usage: isOld
      ? { inputTokens: 1, outputTokens: 1, totalTokens: 2 }
      : {
          inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 1, text: 1, reasoning: 0 },
        },
    warnings: [],
  };
}

/** One object that is a page, a file, a run and a completion at once. */
function objectFor(method, pathname, searchParams, json) {
  const isFirstPage = !searchParams.has('after');
  const isFile = /\/files(\/[^/]+)?$/.test(pathname) && !pathname.includes('vector_stores');
  return {
    id: 'obj_1',
    object: 'object',
    status: isFile ? 'processed' : 'completed',
    created_at: 1,
    deleted: true,
    data: dataFor(method, pathname, isFirstPage, json),
    has_more: isFirstPage,
    first_id: 'item_1',
    last_id: 'item_2',
    next: null,
    file_counts: { in_progress: 0, completed: 1, failed: 0, cancelled: 0, total: 1 },
    model: 'model',
    usage: USAGE,
    choices: [choiceFor(json)],
    output: outputFor(json),
    text: 'text',
    ...(pathname.endsWith('/responses') ? { error: null, incomplete_details: null } : {}),
    results: [],
    answers: json?.questions?.map?.(({ name }) => ({ type: 'predicate', name, probability: 1 })),
    thread_id: 'thread_1',
    filename: 'file',
    bytes: 1,
    purpose: 'assistants',
    endpoint: '/v1/responses',
    input_file_id: 'file_1',
    completion_window: '24h',
    url: 'https://example.com',
    value: 'ek_1',
    expires_at: 1,
    client_secret: { value: 'ek_1', expires_at: 1 },
  };
}

const USAGE = {
  prompt_tokens: 1,
  completion_tokens: 1,
  input_tokens: 1,
  output_tokens: 1,
  total_tokens: 2,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens_details: { reasoning_tokens: 0 },
};

function dataFor(method, pathname, isFirstPage, json) {
  if (pathname.endsWith('/embeddings') && Array.isArray(json?.input))
    return json.input.map((_, index) => ({ ...item('item_1', json), index }));
  const ids = isFirstPage ? ['item_1', 'item_2'] : ['item_3'];
  return ids.map((id) => item(id, json));
}

/** An item of any list: of a conversation, an image, an embedding. */
function item(id, json) {
  return {
    id,
    object: 'item',
    type: 'message',
    role: 'user',
    content: [{ type: 'input_text', text: 'text' }],
    index: 0,
    embedding: json?.encoding_format === 'base64' ? 'AACAPw==' : [1, 0],
    b64_json: 'AAAA',
    status: 'completed',
    url: 'https://example.com',
  };
}

/** What fits a JSON schema. */
function sampleOf(schema, depth = 0) {
  if (schema === undefined || depth > 5) return {};
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return sampleOf(variants[0], depth + 1);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return 'Paris';
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return [sampleOf(schema.items, depth + 1)];
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [
          key,
          sampleOf(value, depth + 1),
        ]),
      );
  }
}

const TEXT = '{"answer":1}';

function textFor(json) {
  const schema = json?.text?.format?.schema ?? json?.response_format?.json_schema?.schema;
  return schema === undefined ? TEXT : JSON.stringify(sampleOf(schema));
}

/** What a response puts out: a tool is called once, and after that the model answers. */
function outputFor(json) {
  const tool = json?.tools?.find(({ type, name }) => type === 'function' && name !== undefined);
  const isAnswered =
    json?.tool_choice === 'none' ||
    (Array.isArray(json?.input) && json.input.some(({ type }) => type === 'function_call_output'));
  if (tool !== undefined && !isAnswered)
    return [
      {
        type: 'function_call',
        id: 'fc_1',
        call_id: 'call_1',
        name: tool.name,
        arguments: JSON.stringify(sampleOf(tool.parameters)),
        status: 'completed',
      },
    ];
  return [
    {
      type: 'message',
      id: 'msg_1',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text: textFor(json), annotations: [] }],
    },
  ];
}

/** A tool is called once; after its result stands in the messages, the model answers. */
function choiceFor(json) {
  const tool = json?.tools?.[0]?.function ?? json?.functions?.[0];
  const isAnswered =
    json?.messages?.some((message) => message.role === 'tool' || message.role === 'function') ??
    true;
  if (tool === undefined || isAnswered)
    return {
      index: 0,
      finish_reason: 'stop',
      logprobs: null,
      text: TEXT,
      message: { role: 'assistant', content: textFor(json), refusal: null },
    };
  const parameters = sampleOf(tool.parameters);
  const call = { name: tool.name, arguments: JSON.stringify({ city: 'Paris', ...parameters }) };
  const message = json.functions
    ? { function_call: call }
    : { tool_calls: [{ id: 'call_1', type: 'function', function: call }] };
  return {
    index: 0,
    finish_reason: 'tool_calls',
    logprobs: null,
    message: { role: 'assistant', content: null, refusal: null, ...message },
  };
}

function streamFor(pathname, json) {
  if (pathname.endsWith('/responses')) return events(responseEvents(json));
  if (pathname.includes('/threads')) return events(threadEvents());
  return `${chunksFor(json)
    .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
    .join('')}data: [DONE]\n\n`;
}

function events(list) {
  return `${list.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('')}`;
}

function responseEvents(json) {
  const response = {
    id: 'resp_1',
    object: 'response',
    status: 'in_progress',
    model: 'model',
    output: [],
    created_at: 1,
    error: null,
    tools: [],
    text: {},
  };
  const output = outputFor(json);
  const list = [
    { type: 'response.created', response },
    ...output.flatMap((done, output_index) => [
      {
        type: 'response.output_item.added',
        output_index,
        item: { ...done, status: 'in_progress', ...emptyOf(done) },
      },
      ...deltasOf(done).map((delta) => ({ item_id: done.id, output_index, ...delta })),
      { type: 'response.output_item.done', output_index, item: done },
    ]),
    {
      type: 'response.completed',
      response: { ...response, status: 'completed', output, usage: USAGE },
    },
  ];
  return list.map((event, sequence_number) => [event.type, { ...event, sequence_number }]);
}

function emptyOf({ type }) {
  return type === 'function_call' ? { arguments: '' } : { content: [] };
}

function deltasOf(done) {
  if (done.type === 'function_call')
    return [
      { type: 'response.function_call_arguments.delta', delta: done.arguments },
      { type: 'response.function_call_arguments.done', arguments: done.arguments },
    ];
  const [part] = done.content;
  return [
    { type: 'response.content_part.added', content_index: 0, part: { ...part, text: '' } },
    { type: 'response.output_text.delta', content_index: 0, delta: part.text },
  ];
}

function threadEvents() {
  const run = { id: 'run_1', object: 'thread.run', thread_id: 'thread_1', status: 'completed' };
  return [
    ['thread.run.created', run],
    ['thread.run.completed', run],
    ['done', '[DONE]'],
  ];
}

function chunksFor(json) {
  const chunk = (delta, finish_reason) => ({
    id: 'chatcmpl_1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'model',
    choices: [{ index: 0, delta, text: '', finish_reason, logprobs: null }],
  });
  const { message, finish_reason } = choiceFor(json);
  const delta = message.tool_calls
    ? { ...message, tool_calls: message.tool_calls.map((call, index) => ({ index, ...call })) }
    : message;
  return [chunk(delta, null), chunk({}, finish_reason)];
}
