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
    [ky("(request) => { request.headers.set('a', 'b'); }"), known],
    [ky("(request) => new Request('https://llm.example.com', request)"), nothing],
  ])('%s', (code, expected) => {
    expect(said(code)).toBe(expected);
  });
});

describe('an own fetch', () => {
  const client = (options: string): string =>
    `${OPENAI}import { fetch as send, ProxyAgent } from 'undici';\nconst dispatcher = new ProxyAgent('http://proxy');\nexport const run = (config) => { const client = new OpenAI(${options}); return client.responses.create(${BODY}); };`;

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
