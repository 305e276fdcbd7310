/** What code between a call and the wire leaves known of the request. */
import { describe, expect, it } from 'vitest';
import { analysed, onlyCall, shown } from '../helpers/calls.ts';

const BODY = "{ input: 'x', store: false }";
const OPENAI = "import OpenAI from 'openai';\n";

/** Route, hosts and `store` of the only call. */
function said(code: string): string {
  const call = onlyCall(analysed(code));
  return `${String(call.route)} ${call.targets.join()} ${shown(call.body.get('store'))}`;
}

describe('hooks of HTTP clients', () => {
  const axios = (interceptor: string): string =>
    `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\napi.interceptors.request.use(${interceptor});\nawait api.post('/responses', ${BODY});`;
  const ky = (hook: string): string =>
    `import ky from 'ky';\nconst api = ky.create({ prefixUrl: 'https://api.openai.com/v1', hooks: { beforeRequest: [${hook}] } });\nawait api.post('responses', { json: ${BODY} });`;
  const through = (dispatcher: string): string =>
    `import { Agent, MockAgent, ProxyAgent } from 'undici';\nimport { Dispatcher } from './dispatcher';\nexport const run = (config) => fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify(${BODY}), dispatcher: ${dispatcher} });`;
  const known = 'POST /v1/responses openai false';
  const noBody = 'POST /v1/responses openai absent | unknown';
  const nothing = 'null unknown absent | unknown';

  it.each([
    [axios('(config) => { config.headers.Authorization = token; return config; }'), known],
    [
      axios(
        'async (config) => { config.metadata = { at: 1 }; console.log(config.data); return config; }, (error) => Promise.reject(error)',
      ),
      known,
    ],
    [axios('(config) => { config.data.store = true; return config; }'), noBody],
    [axios('(config) => ({ ...config, data: {} })'), noBody],
    [axios('(config) => { const { data } = config; data.store = true; return config; }'), noBody],
    [axios('(config) => { config.baseURL = other; return config; }'), 'null unknown false'],
    [axios('(config) => sign(config)'), nothing],
    [axios('sign'), nothing],
    [through("new ProxyAgent('http://proxy')"), known],
    [through('new Agent({ bodyTimeout: 0 })'), known],
    [through('new Agent({ interceptors: { Client: [sign] } })'), nothing],
    [through('new MockAgent()'), nothing],
    [through('new Dispatcher()'), nothing],
    [
      "import { ProxyAgent } from 'undici';\nlet dispatcher;\nexport const run = (config) => { if (config.proxy) dispatcher ??= new ProxyAgent(config.proxy); return fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify(" +
        BODY +
        '), dispatcher }); };',
      known,
    ],
    [through("config.proxy ? new ProxyAgent('http://proxy') : undefined"), known],
    [ky("(request) => { request.headers.set('a', 'b'); }"), known],
    [ky("(request) => new Request('https://llm.example.com', request)"), nothing],
  ])('%s', (code, expected) => {
    expect(said(code)).toBe(expected);
  });
});

describe('an own fetch', () => {
  const client = (options: string): string =>
    `${OPENAI}import { fetch as send, ProxyAgent } from 'undici';\nimport { requestUrl } from 'obsidian';\nconst dispatcher = new ProxyAgent('http://proxy');\nexport const run = (config) => { const client = new OpenAI(${options}); return client.responses.create(${BODY}); };`;

  it.each([
    ['{ fetch }', 'openai false'],
    ['{ fetch: send }', 'openai false'],
    ['{ fetch: globalThis.fetch.bind(globalThis) }', 'openai false'],
    ['{ fetch: undefined }', 'openai false'],
    ['{ fetch: (...args) => send(...args) }', 'openai false'],
    ['{ fetch: (url, init) => send(url, { ...init, dispatcher }) }', 'openai false'],
    [
      '{ fetch: async (url, init) => { const response = await fetch(url, init); logger.info({ url, body: init.body }); return response; } }',
      'openai false',
    ],
    [
      '{ fetch: (input, init = {}) => { const url = typeof input === "string" ? input : input instanceof URL ? input.toString() : input.url; const options = init; return fetch(url, { ...options, signal }); } }',
      'openai false',
    ],
    [
      '{ fetch: (input, init) => new Promise((resolve) => { const request = net.request({ url: input, method: init.method || "GET" }); request.on("response", (response) => resolve(response)); if (old) resolve(fetch(input, init)); }) }',
      'openai false',
    ],
    [
      '{ fetch: (url, init) => { const { body, method } = init; return requestUrl({ url, method: method ?? "GET", body }); } }',
      'openai false',
    ],
    [
      '{ fetch: (url, init) => { const body = gzip(encode(init.body)); return send(url, { ...init, body }); } }',
      'openai absent | unknown',
    ],
    [
      '{ fetch: (url, init) => { pack(init.body); return send(url, init); } }',
      'openai absent | unknown',
    ],
    [
      '{ fetch: (url, init) => { pack(init); return send(url, init); } }',
      'unknown absent | unknown',
    ],
    [
      '{ fetch: (url, init) => { init.body = JSON.stringify(config); return send(url, init); } }',
      'openai absent | unknown',
    ],
    [
      '{ fetch: (url, init) => withRetries(init, (options) => { pack(options); return send(url, options); }) }',
      'unknown absent | unknown',
    ],
    [
      '{ fetch: (url, init) => requestUrl({ url: config.url, method: init.method, body: init.body }) }',
      'unknown false',
    ],
    [
      '{ fetch: (input, init) => { const url = input ? config.url : input; return send(url, init); } }',
      'unknown false',
    ],
    ['{ fetchOptions: { dispatcher } }', 'openai false'],
    ['{ fetch: config.fetch }', 'unknown absent | unknown'],
    ['{ fetch: (url, init) => config.send(url, init) }', 'unknown absent | unknown'],
    ['{ fetch: (url, init) => send(url, { ...init, ...config }) }', 'unknown absent | unknown'],
  ])('%s', (options, expected) => {
    expect(said(client(options)).replace(/^(?:POST \/v1\/responses|null) /, '')).toBe(expected);
  });

  it('adds headers that are not known', () => {
    const call = onlyCall(
      analysed(client('{ fetch: (url, init) => send(url, { ...init, headers: config.headers }) }')),
    );
    expect(shown(call.headers.get('x-team'))).toBe('absent | unknown');
  });
});
