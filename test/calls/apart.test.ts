/** One call, several requests: what belongs to one of them is never said of another. */
import { describe, expect, it } from 'vitest';
import type { OpenAICall } from '../../src/calls/record.ts';
import { foundIn, readings, shown, summaryOf } from '../helpers/calls.ts';

/** `POST /v1/files { purpose }`, and what is said of `store` where something is. */
function requestOf(call: OpenAICall): string {
  const keys = [...new Set(call.body.written().map((key) => key.name))].sort();
  const store = shown(call.body.get('store'));
  return `${summaryOf(call)} { ${keys.join(', ')} } ${store === 'absent' ? '' : `store: ${store}`}`.trimEnd();
}

/** What every reader agrees on, in the order of the alphabet: which caller comes first says nothing. */
function requestsIn(code: string): string[] {
  const [first = [], ...others] = readings(['js', 'ts']).map(({ read }) =>
    (read(code)?.calls ?? []).map(requestOf).sort(),
  );
  for (const other of others) expect(other, code).toEqual(first);
  return first;
}

const URLS =
  "const CHAT = 'https://api.openai.com/v1/chat/completions';\nconst RESPONSES = 'https://api.openai.com/v1/responses';\nconst CLAUDE = 'https://api.anthropic.com/v1/messages';\n";
const BOTH = [
  'POST /v1/chat/completions → openai { messages }',
  'POST /v1/responses → openai { input, store } store: false',
];

const CALLS =
  "export const chat = () => SEND(CHAT, { messages: [] });\nexport const respond = () => SEND(RESPONSES, { input: 'x', store: false });\n";
const calls = (send: string): string => CALLS.replaceAll('SEND', send);
const OPTIONS =
  "export const chat = () => SEND(CHAT, { method: 'POST', body: JSON.stringify({ messages: [] }) });\nexport const respond = () => SEND(RESPONSES, { method: 'POST', body: JSON.stringify({ input: 'x', store: false }) });\n";
const optionCalls = (send: string): string => OPTIONS.replaceAll('SEND', send);

describe('callers', () => {
  it.each([
    [
      'a function',
      `async function send(url, body) { return fetch(url, { method: 'POST', body: JSON.stringify(body) }); }\n${calls('send')}`,
    ],
    [
      'an arrow function',
      `const send = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) });\n${calls('send')}`,
    ],
    [
      'options that are spread',
      `async function send(url, options) { return fetch(url, { ...options, signal: AbortSignal.timeout(1000) }); }\n${optionCalls('send')}`,
    ],
    [
      'options that are handed on',
      `async function send(url, options = {}) { return fetch(url, options); }\n${optionCalls('send')}`,
    ],
    [
      'options that are changed',
      `async function send(url, options) { options.signal = AbortSignal.timeout(1000); return fetch(url, options); }\n${optionCalls('send')}`,
    ],
    [
      'an object parameter',
      `async function send({ url, body }) { return fetch(url, { method: 'POST', body: JSON.stringify(body) }); }\n${calls('send').replaceAll(/SEND|send\((\w+), (.*)\)/g, 'send({ url: $1, body: $2 })')}`,
    ],
    [
      'rest parameters',
      `async function send(...args) { const [url, body] = args; return fetch(url, { method: 'POST', body: JSON.stringify(body) }); }\n${calls('send')}`,
    ],
    [
      'two functions deep',
      `const post = (url, init) => fetch(url, { method: 'POST', ...init });\nconst send = (url, body) => post(url, { body: JSON.stringify(body) });\n${calls('send')}`,
    ],
    [
      'three functions deep',
      `const raw = (url, init) => fetch(url, init);\nconst post = (url, init) => raw(url, { method: 'POST', ...init });\nconst send = (url, body) => post(url, { body: JSON.stringify(body) });\n${calls('send')}`,
    ],
    [
      'a callback inside',
      `const send = (url, body) => retry(() => fetch(url, { method: 'POST', body: JSON.stringify(body) }));\nasync function retry(run) { return run(); }\n${calls('send')}`,
    ],
    [
      'a recursive function',
      `async function send(url, body, tries = 0) { try { return await fetch(url, { method: 'POST', body: JSON.stringify(body) }); } catch { return send(url, body, tries + 1); } }\n${calls('send')}`,
    ],
    [
      'a method',
      `class Api {\n  async send(url, body) { return fetch(url, { method: 'POST', body: JSON.stringify(body) }); }\n  chat() { return this.send(CHAT, { messages: [] }); }\n  respond() { return this.send(RESPONSES, { input: 'x', store: false }); }\n}`,
    ],
    [
      'a private method',
      `class Api {\n  async #send(url, body) { return fetch(url, { method: 'POST', body: JSON.stringify(body) }); }\n  chat() { return this.#send(CHAT, { messages: [] }); }\n  respond() { return this.#send(RESPONSES, { input: 'x', store: false }); }\n}`,
    ],
    [
      'a static method',
      `class Api { static async send(url, body) { return fetch(url, { method: 'POST', body: JSON.stringify(body) }); } }\n${calls('Api.send')}`,
    ],
    [
      'a method of an instance',
      `class Api { async send(url, body) { return fetch(url, { method: 'POST', body: JSON.stringify(body) }); } }\nconst api = new Api();\n${calls('api.send')}`,
    ],
    [
      'a method of an object',
      `const api = { send(url, body) { return fetch(url, { method: 'POST', body: JSON.stringify(body) }); } };\n${calls('api.send')}`,
    ],
    [
      'a property of an object',
      `const api = { send: (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) }) };\n${calls('api.send')}`,
    ],
    [
      'another host',
      `const send = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) });\n${calls('send')}export const claude = () => send(CLAUDE, { system: 'x', store: true });`,
    ],
    [
      'a nested function',
      `export function make() {\n  const send = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) });\n  return [() => send(CHAT, { messages: [] }), () => send(RESPONSES, { input: 'x', store: false })];\n}`,
    ],
  ])('%s', (_, code) => {
    expect(requestsIn(URLS + code)).toEqual(BOTH);
  });

  it('keeps the verbs apart', () => {
    expect(
      requestsIn(
        "const api = (path, method, body) => fetch(`https://api.openai.com/v1${path}`, { method, body: JSON.stringify(body) });\napi('/files', 'GET');\napi('/files/x', 'DELETE');\napi('/responses', 'POST', { input: 'x' });",
      ),
    ).toEqual([
      'DELETE /v1/files/{} → openai {  }',
      'GET /v1/files → openai {  }',
      'POST /v1/responses → openai { input }',
    ]);
  });

  it('keeps the instances of a class apart', () => {
    const Api =
      "class Api {\n  constructor(base) { this.base = base; }\n  send(path, body) { return fetch(`${this.base}${path}`, { method: 'POST', body: JSON.stringify(body) }); }\n}\n";
    expect(
      requestsIn(
        `${Api}new Api('https://api.openai.com/v1').send('/responses', { input: 'x' });\nnew Api('https://api.groq.com').send('/chat/completions', { messages: [] });`,
      ),
    ).toEqual(['POST /v1/responses → openai { input }']);
  });

  it('keeps the headers apart', () => {
    const file = readings()[0]!.read(
      `${URLS}const send = (url, headers) => fetch(url, { method: 'POST', headers });\nsend(RESPONSES, { 'X-A': '1' });\nsend(CLAUDE, { 'anthropic-beta': 'x' });`,
    );
    expect(file?.calls.map((call) => call.headers.written().map(({ name }) => name))).toEqual([
      ['X-A'],
    ]);
  });

  it('gives the same route the bodies of all its callers', () => {
    const code = `${URLS}const send = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) });\nsend(RESPONSES, { input: 'x', store: false });\nsend(RESPONSES, { input: 'x' });\nsend(CHAT, { messages: [], store: true });`;
    expect(requestsIn(code)).toEqual([
      'POST /v1/chat/completions → openai { messages, store } store: true',
      'POST /v1/responses → openai { input, store } store: false | absent',
    ]);
  });

  it('keeps apart what the SDK sends by its verbs', () => {
    const code =
      "import OpenAI from 'openai';\nconst client = new OpenAI();\nconst send = (path, body) => client.post(path, { body });\nsend('/responses', { input: 'x', store: false });\nsend('/chat/completions', { messages: [] });";
    expect(requestsIn(code)).toEqual(BOTH);
  });

  it('reads a function that is also handed on, without mixing', () => {
    const code = `${URLS}const send = ([url, body]) => fetch(url, { method: 'POST', body: JSON.stringify(body) });\nexport const all = () => [[CHAT, { messages: [] }], [RESPONSES, { input: 'x', store: true }]].map(send);`;
    expect(requestsIn(code)).toEqual([
      'POST /v1/chat/completions → openai {  } store: absent | unknown',
      'POST /v1/responses → openai {  } store: absent | unknown',
    ]);
  });

  it('looks at a bounded number of callers', () => {
    const many = Array.from(
      { length: 400 },
      (_, index) =>
        `export const f${String(index)} = () => send(${index % 2 === 0 ? 'CHAT' : 'RESPONSES'}, { n${String(index)}: 1 });`,
    ).join('\n');
    const started = process.cpuUsage();
    expect(
      foundIn(
        `${URLS}const post = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) });\nconst send = (url, body) => post(url, body);\n${many}`,
      ),
    ).toEqual(['POST /v1/chat/completions → openai', 'POST /v1/responses → openai']);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
  });
});

const send = (url = 'url', body = 'body'): string =>
  `await fetch(${url}, { method: 'POST', body: JSON.stringify(${body}) });`;
const run = (code: string, parameters = 'mode, useResponses, pick, other'): string =>
  `${URLS}export async function run(${parameters}) {\n${code}\n}`;

describe('conditions', () => {
  it.each([
    [
      'two conditionals',
      `const url = useResponses ? RESPONSES : CHAT;\nconst body = useResponses ? { input: 'x', store: false } : { messages: [] };\n${send()}`,
    ],
    [
      'negated',
      `const url = useResponses ? RESPONSES : CHAT;\nconst body = !useResponses ? { messages: [] } : { input: 'x', store: false };\n${send()}`,
    ],
    [
      'a comparison',
      `const url = mode === 'r' ? RESPONSES : CHAT;\nconst body = mode !== 'r' ? { messages: [] } : { input: 'x', store: false };\n${send()}`,
    ],
    [
      'a comparison with a name',
      `const isResponses = mode === 'r';\nconst url = isResponses ? RESPONSES : CHAT;\nconst body = mode === 'r' ? { input: 'x', store: false } : { messages: [] };\n${send()}`,
    ],
    [
      'a call',
      `const url = mode.startsWith('r') ? RESPONSES : CHAT;\nconst body = mode.startsWith('r') ? { input: 'x', store: false } : { messages: [] };\n${send()}`,
    ],
    [
      'in the call',
      send(
        'useResponses ? RESPONSES : CHAT',
        "useResponses ? { input: 'x', store: false } : { messages: [] }",
      ),
    ],
    [
      'a conditional spread',
      send(
        'useResponses ? RESPONSES : CHAT',
        "{ ...(useResponses ? { input: 'x', store: false } : { messages: [] }) }",
      ),
    ],
    [
      'a spread of &&',
      send(
        'useResponses ? RESPONSES : CHAT',
        "{ ...(useResponses && { input: 'x', store: false }), ...(!useResponses && { messages: [] }) }",
      ),
    ],
    [
      'one statement',
      `let url, body;\nif (useResponses) { url = RESPONSES; body = { input: 'x', store: false }; } else { url = CHAT; body = { messages: [] }; }\n${send()}`,
    ],
    [
      'a statement without else',
      `let url = CHAT;\nlet body = { messages: [] };\nif (useResponses) { url = RESPONSES; body = { input: 'x', store: false }; }\n${send()}`,
    ],
    [
      'two statements',
      `let url = CHAT;\nif (useResponses) url = RESPONSES;\nconst body = {};\nif (useResponses) { body.input = 'x'; body.store = false; } else body.messages = [];\n${send()}`,
    ],
    [
      'a chain',
      `let url, body;\nif (mode === 'r') { url = RESPONSES; body = { input: 'x', store: false }; } else if (mode === 'c') { url = CHAT; body = { messages: [] }; } else { url = CLAUDE; body = { system: 'x' }; }\n${send()}`,
    ],
    [
      'a switch',
      `let url, body;\nswitch (mode) {\n  case 'r': url = RESPONSES; body = { input: 'x', store: false }; break;\n  case 'c': url = CHAT; body = { messages: [] }; break;\n  default: url = CLAUDE; body = { system: 'x' };\n}\n${send()}`,
    ],
    [
      'another host',
      `let url = RESPONSES, body = { input: 'x', store: false };\nif (mode === 'claude') { url = CLAUDE; body = { system: 'x', store: true }; }\nelse if (mode === 'c') { url = CHAT; body = { messages: [] }; }\n${send()}`,
    ],
    [
      'a name for a name',
      `const isNew = pick(mode);\nconst isResponses = isNew;\nconst url = isResponses ? RESPONSES : CHAT;\nconst body = {};\nif (isNew) { body.input = 'x'; body.store = false; } else body.messages = [];\n${send()}`,
    ],
    [
      'a part of a conjunction',
      `const url = useResponses ? RESPONSES : CHAT;\nconst body = useResponses ? { input: 'x', store: false } : { messages: [] };\nif (other && useResponses) body.store = false;\n${send()}`,
    ],
    [
      'a part of a disjunction',
      `const url = useResponses ? RESPONSES : CHAT;\nconst body = useResponses ? { input: 'x', store: false } : { messages: [] };\nif (!(other || !useResponses)) body.store = false;\n${send()}`,
    ],
    [
      'the right side of a disjunction',
      `const url = useResponses ? RESPONSES : CHAT;\nconst body = useResponses ? { input: 'x', store: false } : { messages: [] };\n!useResponses || (body.store = false);\n${send()}`,
    ],
    [
      'a conjunction with a name',
      `const isNew = useResponses && other;\nconst url = useResponses ? RESPONSES : CHAT;\nconst body = useResponses ? { input: 'x', store: false } : { messages: [] };\nif (isNew) body.store = false;\n${send()}`,
    ],
    [
      'a function inside',
      `const build = () => { if (useResponses) return { input: 'x', store: false }; return { messages: [] }; };\n${send('useResponses ? RESPONSES : CHAT', 'build()')}`,
    ],
    [
      'two conditions',
      `const url = useResponses ? (pick ? RESPONSES : 'https://eu.api.openai.com/v1/responses') : CHAT;\nconst body = useResponses ? { input: 'x', store: false } : { messages: [] };\n${send()}`,
    ],
    [
      'the call in one branch',
      `const url = useResponses ? RESPONSES : CHAT;\nconst body = useResponses ? { input: 'x', store: false } : { messages: [] };\nif (!useResponses) { ${send()} } else { ${send()} }`,
    ],
  ])('%s', (_, code) => {
    expect(requestsIn(run(code))).toEqual(BOTH);
  });

  it.each([
    [
      'two conditions that have nothing in common',
      run(
        send('pick ? RESPONSES : CHAT', "other ? { input: 'x', store: true } : { messages: [] }"),
      ),
    ],
    [
      'a variable that changes between',
      run(
        `let flag = pick;\nconst url = flag ? RESPONSES : CHAT;\nflag = other;\nconst body = flag ? { input: 'x', store: true } : { messages: [] };\n${send()}`,
      ),
    ],
    [
      'the same name in another scope',
      run(
        `const bodyOf = (useResponses) => (useResponses ? { input: 'x', store: true } : { messages: [] });\n${send('useResponses ? RESPONSES : CHAT', 'bodyOf(other)')}`,
      ),
    ],
    [
      'a table',
      run(
        `const { url, body } = { r: { url: RESPONSES, body: { input: 'x', store: true } }, c: { url: CHAT, body: { messages: [] } } }[mode];\n${send()}`,
      ),
    ],
    [
      'a loop',
      run(
        `for (const { url, body } of [{ url: RESPONSES, body: { input: 'x', store: true } }, { url: CHAT, body: { messages: [] } }]) ${send()}`,
      ),
    ],
  ])('%s: what differs is not known', (_, code) => {
    expect(requestsIn(code)).toEqual([
      'POST /v1/chat/completions → openai {  } store: absent | unknown',
      'POST /v1/responses → openai {  } store: absent | unknown',
    ]);
  });

  it('says of both what a conjunction of other conditions decides', () => {
    expect(
      requestsIn(
        run(
          `const url = useResponses ? RESPONSES : CHAT;\nconst body = useResponses ? { input: 'x' } : { messages: [] };\nif (other && pick) body.store = true;\n${send()}`,
        ),
      ),
    ).toEqual([
      'POST /v1/chat/completions → openai { messages, store } store: true | absent',
      'POST /v1/responses → openai { input, store } store: true | absent',
    ]);
  });

  it('keeps what all of them have', () => {
    expect(
      requestsIn(
        run(
          send(
            'pick ? RESPONSES : CHAT',
            "{ model: 'x', store: true, ...(other ? { input: 'x' } : { messages: [] }) }",
          ),
        ),
      ),
    ).toEqual([
      'POST /v1/chat/completions → openai { model, store } store: true',
      'POST /v1/responses → openai { model, store } store: true',
    ]);
  });

  it('does not take another host of the same route for another body', () => {
    expect(
      requestsIn(
        run(
          send(
            "pick ? RESPONSES : 'https://proxy.example.com/v1/responses'",
            "other ? { input: 'x', store: true } : { input: 'y' }",
          ),
        ),
      ),
    ).toEqual(['POST /v1/responses → openai or other { input, store } store: true | absent']);
  });

  it('gives OpenAI no path of another host', () => {
    const base =
      "const base = { openai: 'https://api.openai.com/v1', vercel: 'https://ai-gateway.vercel.sh/v1' }[mode];\n";
    expect(
      foundIn(run(`${base}await fetch(\`\${base}/realtime/client-secrets\`, { method: 'POST' });`)),
    ).toEqual([]);
    expect(
      foundIn(run(`${base}await fetch(\`\${base}/embeddings\`, { method: 'POST' });`)),
    ).toEqual(['POST /v1/embeddings → openai or other']);
    expect(
      foundIn(
        run(
          "await fetch('https://api.openai.com/v1/realtime/client-secrets', { method: 'POST' });",
        ),
      ),
    ).toEqual(['POST /v1/realtime/client-secrets → openai']);
  });

  it('gives OpenAI the path that stands behind its host in one text', () => {
    expect(
      foundIn(
        run(
          "await fetch(options.url ?? pick ? 'https://api.openai.com/v1/traces/ingest' : 'https://collector.example.com/in', { method: 'POST' });",
        ),
      ),
    ).toEqual(['POST /v1/traces/ingest → openai']);
  });

  it('does not mix verbs with routes', () => {
    expect(
      requestsIn(
        "for (const [path, method] of [['responses', 'POST'], ['files/x', 'DELETE'], ['models', 'GET']]) await fetch(`https://api.openai.com/v1/${path}`, { method });",
      ),
    ).toEqual([
      'GET /v1/models → openai {  }',
      'POST /v1/responses → openai {  }',
      'null /v1/files/{} → openai {  }',
    ]);
  });
});

describe('a function of unknown origin that only sounds like fetch', () => {
  const sample = (call: string): string =>
    `import { forwardingFetch } from './forward.js';\nexport async function run(customFetch) { await ${call}; }`;
  it.each([
    ["forwardingFetch('https://api.openai.com/v1/chat/completions')", 'null /v1/chat/completions'],
    ["forwardingFetch('https://api.openai.com/v1/embeddings')", 'null /v1/embeddings'],
    ["customFetch('https://api.openai.com/v1/files')", 'null /v1/files'],
    ["customFetch('https://api.openai.com/v1/files', { headers: {} })", 'null /v1/files'],
    ["customFetch('https://api.openai.com/v1/files', { method: 'DELETE' })", 'DELETE /v1/files'],
    ["customFetch('https://api.openai.com/v1/files', { method: 'GET' })", 'GET /v1/files'],
    ["customFetch('https://api.openai.com/v1/embeddings', { body: '{}' })", 'POST /v1/embeddings'],
    [
      "customFetch(new Request('https://api.openai.com/v1/files', { method: 'POST' }))",
      'POST /v1/files',
    ],
    ["fetch('https://api.openai.com/v1/files')", 'GET /v1/files'],
  ])('%s', (call, route) => {
    expect(foundIn(sample(call))).toEqual([`${route} → openai`]);
  });
});
