/** Plausible answers, so that helpers that wait, page or stream come to their end. */

export function answerTo({ url, method, json }) {
  const { pathname, searchParams } = new URL(url);
  if (method === 'POST' && json?.stream === true)
    return { type: 'text/event-stream', text: streamFor(pathname, json) };
  if (method === 'GET' && searchParams.get('stream') === 'true')
    return { type: 'text/event-stream', text: events(responseEvents()) };
  return {
    type: 'application/json',
    text: JSON.stringify(objectFor(pathname, searchParams, json)),
  };
}

/** One object that is a page, a file, a run and a completion at once. */
function objectFor(pathname, searchParams, json) {
  const isFirstPage = !searchParams.has('after');
  const isFile = /\/files(\/[^/]+)?$/.test(pathname) && !pathname.includes('vector_stores');
  return {
    id: 'obj_1',
    object: 'object',
    status: isFile ? 'processed' : 'completed',
    created_at: 1,
    deleted: true,
    data: isFirstPage ? [item('item_1'), item('item_2')] : [item('item_3')],
    has_more: isFirstPage,
    first_id: 'item_1',
    last_id: 'item_2',
    next: null,
    file_counts: { in_progress: 0, completed: 1, failed: 0, cancelled: 0, total: 1 },
    model: 'model',
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    choices: [choiceFor(json)],
    output: [
      {
        type: 'message',
        id: 'msg_1',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: '{"answer":1}', annotations: [] }],
      },
    ],
    text: 'text',
    results: [],
    thread_id: 'thread_1',
    url: 'https://example.com',
    value: 'ek_1',
    client_secret: { value: 'ek_1', expires_at: 1 },
  };
}

function item(id) {
  return {
    id,
    object: 'item',
    index: 0,
    embedding: 'AACAPw==',
    status: 'completed',
    url: 'https://example.com',
  };
}

/** A tool is called once; after its result stands in the messages, the model answers. */
function choiceFor(json) {
  const tool = json?.tools?.[0]?.function?.name ?? json?.functions?.[0]?.name;
  const isAnswered =
    json?.messages?.some((message) => message.role === 'tool' || message.role === 'function') ??
    true;
  if (tool === undefined || isAnswered)
    return {
      index: 0,
      finish_reason: 'stop',
      logprobs: null,
      message: { role: 'assistant', content: '{"answer":1}', refusal: null },
    };
  const call = { name: tool, arguments: '{"city":"Paris"}' };
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
  if (pathname.endsWith('/responses')) return events(responseEvents());
  if (pathname.includes('/threads')) return events(threadEvents());
  return `${chunksFor(json)
    .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
    .join('')}data: [DONE]\n\n`;
}

function events(list) {
  return `${list.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('')}`;
}

function responseEvents() {
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
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    status: 'in_progress',
    content: [],
  };
  const part = { type: 'output_text', text: '{"answer":1}', annotations: [] };
  const done = { ...message, status: 'completed', content: [part] };
  return [
    ['response.created', { type: 'response.created', sequence_number: 0, response }],
    [
      'response.output_item.added',
      { type: 'response.output_item.added', sequence_number: 1, output_index: 0, item: message },
    ],
    [
      'response.content_part.added',
      {
        type: 'response.content_part.added',
        sequence_number: 2,
        item_id: 'msg_1',
        output_index: 0,
        content_index: 0,
        part: { ...part, text: '' },
      },
    ],
    [
      'response.output_text.delta',
      {
        type: 'response.output_text.delta',
        sequence_number: 3,
        item_id: 'msg_1',
        output_index: 0,
        content_index: 0,
        delta: '{"answer":1}',
      },
    ],
    [
      'response.output_item.done',
      { type: 'response.output_item.done', sequence_number: 4, output_index: 0, item: done },
    ],
    [
      'response.completed',
      {
        type: 'response.completed',
        sequence_number: 5,
        response: { ...response, status: 'completed', output: [done] },
      },
    ],
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
