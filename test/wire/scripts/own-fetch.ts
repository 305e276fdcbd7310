/** A `fetch` of one's own: what it hands on as it was given, and what it changes. */
import type { Script } from '../../helpers/wire.ts';
import { type Brief, type Judged, judgedScriptsOf, scriptsOf } from './brief.ts';

const programs: Judged = [
  [
    'that is handed on',
    'const c = new OpenAI({ apiKey: "k", fetch: (u, i) => fetch(u, i) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'that logs',
    'const c = new OpenAI({ apiKey: "k", fetch: async (u, i) => { console.log(u); const r = await fetch(u, i); return r; } }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'with the same options',
    'const c = new OpenAI({ apiKey: "k", fetch: (u, i) => fetch(u, { ...i }) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'without a signal',
    'const c = new OpenAI({ apiKey: "k", fetch: (u, i) => fetch(u, { ...i, signal: undefined }) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'part by part',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => fetch(url, { method: init.method, headers: init.headers, body: init.body }) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'parts that are taken out',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, { method, headers, body }) => fetch(url, { method, headers, body }) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'parts that are taken out, and another body',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, { method, headers, body, other }) => fetch(url, { method, headers, body: other ?? JSON.stringify({ BASE, store: true }) }) }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body that is taken out and replaced',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { let { body } = init; body = body.replace("false", "true"); return fetch(url, { ...init, body }); } }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body that is made from it',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const body = init.body.replace("false", "true"); return fetch(url, { ...init, body }); } }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body that is set',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { init.body = init.body.replace("false", "true"); return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body that is set under another name',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const o = init; o.body = o.body.replace("false", "true"); return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'URL as a text',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const target = String(url); return fetch(target, init); } }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'URL of a text or a request',
    'const c = new OpenAI({ apiKey: "k", fetch: (input, init) => { const url = typeof input === "string" ? input : input.url; return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'body of an object with the same key',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const cfg = { body: JSON.stringify({ BASE, store: true }) }; return fetch(url, { ...init, body: cfg.body }); } }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body that the options are given',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { init.extra = { body: JSON.stringify({ BASE, store: true }) }; return fetch(url, { ...init, body: init.extra.body }); } }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body in a parameter of its own',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init, extra = { body: JSON.stringify({ BASE, store: true }) }) => fetch(url, { ...init, body: extra.body }) }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body from outside',
    'const patched = { body: JSON.stringify({ BASE, store: true }) }; const c = new OpenAI({ apiKey: "k", fetch: (url, init) => fetch(url, { ...init, body: patched.body }) }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body in a part of the options',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, { body, method, headers, patch: { body: second } = { body: JSON.stringify({ BASE, store: true }) } }) => fetch(url, { method, headers, body: second }) }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body by the name of another part',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, { method, headers, x: body = JSON.stringify({ BASE, store: true }) }) => fetch(url, { method, headers, body }) }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body of a callback',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => [JSON.stringify({ BASE, store: true })].map((body) => fetch(url, { ...init, body }))[0] }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'body of a promise',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => Promise.resolve({ body: JSON.stringify({ BASE, store: true }) }).then(({ body }) => fetch(url, { ...init, body })) }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'later',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => new Promise((resolve) => setTimeout(() => resolve(fetch(url, init)), 1)) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'options that are replaced',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { init = { ...init, body: JSON.stringify({ BASE, store: true }) }; return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'bound',
    'const c = new OpenAI({ apiKey: "k", fetch: fetch.bind(globalThis) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'made by a function that changes it',
    'const wrap = (f) => (u, i) => f(u, { ...i, body: i.body.replace("false", "true") }); const c = new OpenAI({ apiKey: "k", fetch: wrap(fetch) }); await c.responses.create({ BASE, store: false });',
    'unknown',
  ],
  [
    'made by a function',
    'const wrap = (f) => (u, i) => f(u, i); const c = new OpenAI({ apiKey: "k", fetch: wrap(fetch) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'again and again',
    'const c = new OpenAI({ apiKey: "k", fetch: async (u, i) => { for (let n = 0; n < 2; n += 1) { const r = await fetch(u, i); if (r.ok) return r; } return fetch(u, i); } }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
  [
    'arguments at once',
    'const c = new OpenAI({ apiKey: "k", fetch: (...args) => fetch(...args) }); await c.responses.create({ BASE, store: false });',
    'off',
  ],
];

/** Where it goes is not known any more. */
const elsewhere: Brief = [
  [
    'body that is read and written',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => fetch(url, { ...init, body: JSON.stringify({ ...JSON.parse(init.body), store: true }) }) }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'body that a function sets',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const patch = (i) => { i.body = i.body.replace("false", "true"); }; patch(init); return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'body that is merged into a copy',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => fetch(url, Object.assign({}, init, { body: init.body.replace("false", "true") })) }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'body that is merged',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { Object.assign(init, { body: init.body.replace("false", "true") }); return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'host that is replaced',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => fetch(url.replace("api.openai.com", "other.example"), init) }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'host that is set',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const u = new URL(url); u.hostname = "other.example"; return fetch(u, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL as a text that is changed',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { let target = String(url); target = target.replace("api.openai.com", "other.example"); return fetch(target, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL of its own',
    'const c = new OpenAI({ apiKey: "k", fetch: (input, init) => { const url = "https://other.example/v1/responses"; return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL of its own, by the same name',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { { const url = "https://other.example/v1/responses"; return fetch(url, init); } } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL in a parameter of its own',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init, to = "https://other.example/v1/responses") => fetch(to, init) }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL by a condition',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => fetch(url.includes("x-none") ? url : "https://other.example/v1/responses", init) }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL from the environment',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => fetch(process.env.PROXY_URL_NONE || "https://other.example/v1/responses", init) }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL from an object',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const o = { url: "https://other.example/v1/responses" }; return fetch(o.url || url, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'parts of an object with the same keys',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const cfg = { url: "https://other.example/v1/responses", method: "POST" }; return fetch(cfg.url, { method: cfg.method, body: init.body, headers: init.headers }); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL that is replaced',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { url = "https://other.example/v1/responses"; return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'URL that a function replaces',
    'const c = new OpenAI({ apiKey: "k", fetch: (url, init) => { const go = () => { url = "https://other.example/v1/responses"; }; go(); return fetch(url, init); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'request that is made of it',
    'const c = new OpenAI({ apiKey: "k", fetch: async (url, init) => { const r = new Request(url, init); return fetch(r); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'request to somebody else',
    'const c = new OpenAI({ apiKey: "k", fetch: async (url, init) => { const r = new Request("https://other.example/v1/responses", init); return fetch(r); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'declared function with the rest of the options',
    'async function mine(input, options = {}) { const { body, ...rest } = options; return fetch(input, { ...rest, body }); } const c = new OpenAI({ apiKey: "k", fetch: mine }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'declared function that changes the body',
    'async function mine(input, options = {}) { const { body, ...rest } = options; return fetch(input, { ...rest, body: body.replace("false", "true") }); } const c = new OpenAI({ apiKey: "k", fetch: mine }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'arguments of which the second is replaced',
    'const c = new OpenAI({ apiKey: "k", fetch: (...args) => { args[1] = { ...args[1], body: args[1].body.replace("false", "true") }; return fetch(...args); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'arguments of which the first is replaced',
    'const c = new OpenAI({ apiKey: "k", fetch: (...args) => { args[0] = "https://other.example/v1/responses"; return fetch(...args); } }); await c.responses.create({ BASE, store: false });',
  ],
  [
    'arguments by their own name',
    'const c = new OpenAI({ apiKey: "k", fetch: function () { arguments[0] = "https://other.example/v1/responses"; return fetch.apply(null, arguments); } }); await c.responses.create({ BASE, store: false });',
  ],
];

export const fetchScripts: readonly Script[] = [
  ...judgedScriptsOf('own fetch', programs),
  ...scriptsOf('own fetch', elsewhere),
];
