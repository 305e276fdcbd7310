/** What a request tells about the data in it, in a form that can be written down and compared. */

export interface Sent {
  /** `POST api.openai.com /v1/responses`, with `{}` for identifiers */
  request: string;
  /** lines of the program that led to it, innermost first: `main.ts:9` */
  at: string[];
  model?: string;
  /** of a response or a completion */
  store?: boolean | null | 'absent';
  stream?: true;
  /** names of the top-level keys of the body */
  keys?: string[];
  image?: true;
  /** a file inside the request */
  file?: true;
  /** identifiers of files and vector stores at OpenAI */
  fileIds?: string[];
  /** types of tools that run at OpenAI */
  tools?: string[];
  /** what refers to state at OpenAI: `previous_response_id`, `conversation`, `item_reference` */
  state?: string[];
  background?: boolean;
  cacheRetention?: string;
  /** headers beyond those that the SDKs set themselves */
  headers?: string[];
  /** what a realtime session asks for */
  sessionTracing?: unknown;
  /** kinds of spans that are exported, and whether texts of the program are in them */
  spans?: string[];
  spanContent?: boolean;
}

interface Recorded {
  url: string;
  method: string;
  headers: Record<string, string>;
  json?: unknown;
  form?: Record<string, string | null>;
  origin?: string[];
}

type Json = Record<string, unknown>;

const STANDARD_HEADERS =
  /^(?:accept|accept-.*|anthropic-version|api-key|authorization|connection|content-.*|cookie|host|idempotency-key|ai-.*|traceparent|transfer-encoding|user-agent|x-api-key|x-stainless-.*|x-ms-.*|sec-.*)$/;

export function sentOf(recorded: Recorded): Sent {
  const url = new URL(recorded.url);
  const body = objectOf(recorded.json) ?? objectOf(recorded.form) ?? {};
  const items = everyObject(body);
  const request = `${recorded.method} ${url.host} ${routeOf(url.pathname)}`;
  const model = body['model'] ?? url.searchParams.get('model');
  const sent: Sent = { request, at: recorded.origin ?? [] };
  if (typeof model === 'string') sent.model = model;
  if (recorded.method === 'POST' && /\/(?:responses|chat\/completions)$/.test(url.pathname))
    sent.store = 'store' in body ? (body['store'] as boolean | null) : 'absent';
  if (body['stream'] === true) sent.stream = true;
  if (url.pathname.endsWith('/traces/ingest')) return { ...sent, ...spansOf(body) };
  if (recorded.method === 'WS') return { ...sent, sessionTracing: tracingOf(body) };
  addList(
    sent,
    'keys',
    Object.keys(body)
      .map((key) => key.replace(/[\da-f]{8}-[-\da-f]{27}/, '{}'))
      .sort(),
  );
  if (items.some(isImage)) sent.image = true;
  if (items.some((item) => typeof item['file_data'] === 'string' || 'file_url' in item))
    sent.file = true;
  addList(sent, 'fileIds', items.flatMap(fileIdsOf));
  addList(sent, 'tools', toolsOf(body));
  addList(sent, 'state', stateOf(body, items));
  if (typeof body['background'] === 'boolean') sent.background = body['background'];
  if (typeof body['prompt_cache_retention'] === 'string')
    sent.cacheRetention = body['prompt_cache_retention'];
  addList(
    sent,
    'headers',
    Object.keys(recorded.headers)
      .filter((name) => !STANDARD_HEADERS.test(name))
      .sort(),
  );
  return sent;
}

function addList(
  sent: Sent,
  key: 'keys' | 'fileIds' | 'tools' | 'state' | 'headers',
  list: readonly string[],
): void {
  if (list.length > 0) sent[key] = [...new Set(list)];
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : null;
}

function everyObject(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  const object = objectOf(value);
  return object === null ? [] : [object, ...Object.values(object).flatMap(everyObject)];
}

function routeOf(pathname: string): string {
  return pathname
    .split('/')
    .map((segment) =>
      /\d/.test(segment) && !/^(?:openai-)?v\d+\w*$/.test(segment) ? '{}' : segment,
    )
    .join('/');
}

function isImage(item: Json): boolean {
  return item['type'] === 'input_image' || item['type'] === 'image_url';
}

function fileIdsOf(item: Json): string[] {
  const vectorStores = Array.isArray(item['vector_store_ids']) ? item['vector_store_ids'] : [];
  return [item['file_id'], ...(vectorStores as unknown[])].filter(
    (id): id is string => typeof id === 'string',
  );
}

function toolsOf(body: Json): string[] {
  const tools = Array.isArray(body['tools']) ? (body['tools'] as unknown[]) : [];
  return tools
    .map((tool) => objectOf(tool)?.['type'])
    .filter(
      (type): type is string =>
        typeof type === 'string' && type !== 'function' && type !== 'custom',
    );
}

function stateOf(body: Json, items: readonly Json[]): string[] {
  const keys = ['previous_response_id', 'conversation'].filter(
    (key) => body[key] !== undefined && body[key] !== null,
  );
  return items.some(({ type }) => type === 'item_reference') ? [...keys, 'item_reference'] : keys;
}

function tracingOf(session: Json): unknown {
  return 'tracing' in session ? session['tracing'] : 'absent';
}

function spansOf(body: Json): Pick<Sent, 'spans' | 'spanContent'> {
  const items = Array.isArray(body['data']) ? (body['data'] as unknown[]) : [];
  const data = items.flatMap((item) => {
    const span = objectOf(objectOf(item)?.['span_data']);
    return span ? [span] : [];
  });
  const kinds = data.map((span) => String(span['type']));
  return {
    spans: [...(data.length < items.length ? ['trace'] : []), ...[...new Set(kinds)].sort()],
    spanContent: data.some((span) => isFilled(span['input']) || isFilled(span['output'])),
  };
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== '';
}
