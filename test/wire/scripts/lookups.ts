/** What may not be there: looked up by a key, found in a list, first of what nobody has counted; and tests of that. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const lookups: Judged = [
  [
    'found compared',
    "const rules = [{ name: 'chat', store: false }]; const rule = rules.find((r) => r.name === 'batch'); await client.responses.create({ BASE, store: rule?.store !== false });",
    'unknown',
  ],
  [
    'found value compared',
    'const keep = [false].find((x) => x === true); await client.responses.create({ BASE, store: keep !== false });',
    'unknown',
  ],
  [
    'map get compared',
    "const m = new Map([['chat', 'private']]); await client.responses.create({ BASE, store: m.get('batch') !== 'private' });",
    'unknown',
  ],
  [
    'map get compared there',
    "const m = new Map([['chat', 'private']]); await client.responses.create({ BASE, store: m.get('chat') !== 'private' });",
    'unknown',
  ],
  [
    'map get direct',
    "const m = new Map([['chat', false]]); await client.responses.create({ BASE, store: m.get('batch') });",
    'unknown',
  ],
  [
    'mapped twice',
    "const kindOf = { 'gpt-4': 'chat' }; const opts = { chat: { store: false } }; const forModel = (model) => client.responses.create({ model, input: 'x', store: true, ...opts[kindOf[model]] }); await forModel('m-' + Math.random());",
    'on',
  ],
  [
    'mapped twice const',
    "const kindOf = { 'gpt-4': 'chat' }; const opts = { chat: { store: false } }; await client.responses.create({ BASE, store: true, ...opts[kindOf['gpt-5']] });",
    'on',
  ],
  [
    'mapped twice there',
    "const kindOf = { 'gpt-4': 'chat' }; const opts = { chat: { store: false } }; await client.responses.create({ BASE, store: true, ...opts[kindOf['gpt-4']] });",
    'off',
  ],
  [
    'map to table',
    "const kinds = new Map([['gpt-4', 'chat']]); const opts = { chat: { store: false } }; await client.responses.create({ BASE, store: true, ...opts[kinds.get('gpt-5')] });",
    'on',
  ],
  [
    'default for found',
    "const send = (store = true) => client.responses.create({ BASE, store }); await send(new Map([['a', false]]).get('b'));",
    'on',
  ],
  [
    'regex truth',
    'const pattern = /secret/; await client.responses.create({ BASE, store: pattern ? true : false });',
    'on',
  ],
  [
    'regex option',
    'const opts = { redact: /secret/i, store: true }; await client.responses.create({ BASE, store: opts.redact ? opts.store : false });',
    'on',
  ],
  [
    'regex and',
    "const skip = /^x/; const store = skip && skip.test('x1') ? true : false; await client.responses.create({ BASE, store });",
    'unknown',
  ],
  [
    'regex nullish',
    'const matcher = /x/ ?? null; await client.responses.create({ BASE, store: !matcher });',
    'off',
  ],
  [
    'regex filter pattern default',
    'const send = ({ only = /x/ } = {}) => client.responses.create({ BASE, store: Boolean(only) }); await send();',
    'unknown',
  ],
  [
    'loose equality in helper',
    "const pick = (k) => { if (k == 1) return ON; return OFF; }; await client.responses.create(pick('1'));",
    'unknown',
  ],
  [
    'loose null',
    'const pick = (k) => { if (k == null) return ON; return OFF; }; await client.responses.create(pick(undefined));',
    'on',
  ],
  [
    'strict in helper',
    'const pick = (k) => { if (k === 1) return ON; return OFF; }; await client.responses.create(pick(1));',
    'on',
  ],
  [
    'helper of found',
    "const rules = new Map([['a', true]]); const pick = (keep) => { if (keep) return OFF; return ON; }; await client.responses.create(pick(rules.get('b')));",
    'unknown',
  ],
  [
    'list from iterable emptied',
    'const q = Array.from([OFF]); q.pop(); await client.responses.create(q[0] ?? ON);',
    'unknown',
  ],
  [
    'rest emptied',
    'const [, ...rest] = [1, OFF]; rest.pop(); await client.responses.create(rest[0] ?? ON);',
    'unknown',
  ],
  [
    'values list',
    'const q = Object.values({ a: OFF }); await client.responses.create(q[0] ?? ON);',
    'unknown',
  ],
  [
    'generator list first',
    'function* g(n) { if (n > 1) yield OFF; } const [first = ON] = g(0); await client.responses.create(first);',
    'on',
  ],
  [
    'Array.from generator first',
    'function* g(n) { for (let i = 0; i < n; i++) yield OFF; } const all = Array.from(g(0)); await client.responses.create(all[0] ?? ON);',
    'unknown',
  ],
  [
    'Array.from set cleared',
    'const s = new Set([OFF]); s.clear(); const all = Array.from(s); await client.responses.create(all[0] ?? ON);',
    'unknown',
  ],
  [
    'true plus one',
    'const n = true + 1; await client.responses.create({ BASE, store: n === 2 });',
    'unknown',
  ],
  [
    'default param of result, undefined by env',
    'const opts = (store = true) => ({ store }); await client.responses.create({ BASE, ...opts(process.env.PRIVATE_NOT ? false : undefined) });',
    'on',
  ],
  [
    'default param of result, found',
    "const opts = (store = true) => ({ store }); await client.responses.create({ BASE, ...opts(new Map([['a', false]]).get('b')) });",
    'on',
  ],
  [
    'default param of result, given',
    'const opts = (store = true) => ({ store }); await client.responses.create({ BASE, ...opts(false) });',
    'off',
  ],
  [
    'default bag of result, found',
    'const opts = (o = { store: true }) => ({ ...o }); const t = { a: { store: false } }; await client.responses.create({ BASE, ...opts(t[String(Math.random())]) });',
    'on',
  ],
  [
    'default pattern of result, found',
    'const opts = ({ store } = { store: true }) => ({ store }); const t = { a: { store: false } }; await client.responses.create({ BASE, ...opts(t[String(Math.random())]) });',
    'on',
  ],
  [
    'default pattern of result, given',
    'const opts = ({ store } = { store: true }) => ({ store }); const t = { a: { store: false } }; await client.responses.create({ BASE, ...opts(t.a) });',
    'off',
  ],
  [
    'key by ternary',
    "const t = { a: { store: true }, b: { store: false } }; const k = Math.random() > 2 ? 'a' : 'b'; await client.responses.create({ BASE, ...t[k] });",
    'unknown',
  ],
  [
    'key by ternary of constant',
    "const t = { a: { store: true }, b: { store: false } }; const PRIVATE = true; await client.responses.create({ BASE, ...t[PRIVATE ? 'b' : 'a'] });",
    'off',
  ],
  [
    'key of list element',
    "const t = { a: { store: false } }; const names = ['a']; await client.responses.create({ BASE, store: true, ...t[names[1]] });",
    'on',
  ],
  [
    'key of list element there',
    "const t = { a: { store: false } }; const names = ['a']; await client.responses.create({ BASE, store: true, ...t[names[0]] });",
    'off',
  ],
  [
    'key of regex match',
    "const t = { gpt: { store: false } }; const m = /^(gpt)-/.exec('o4-mini'); await client.responses.create({ BASE, store: true, ...t[m?.[1]] });",
    'on',
  ],
  [
    'key of split there',
    "const t = { gpt: { store: false } }; await client.responses.create({ BASE, store: true, ...t['gpt-5'.split('-')[0]] });",
    'off',
  ],
  [
    'sum of index',
    "const i = ['a'].indexOf('b') + 1; await client.responses.create({ BASE, store: i ? false : true });",
    'unknown',
  ],
  [
    'sum of unknown and number',
    "const n = Number('0') + 1 - 1; await client.responses.create({ BASE, store: n ? false : true });",
    'unknown',
  ],
  [
    'switch over found',
    "const kinds = { x: 'drop' }; const pick = (k) => { switch (k) { case 'drop': return OFF; default: return ON; } }; await client.responses.create(pick(kinds['y' + Math.random()]));",
    'unknown',
  ],
  [
    'switch over given',
    "const kinds = { x: 'drop' }; const pick = (k) => { switch (k) { case 'drop': return OFF; default: return ON; } }; await client.responses.create(pick(kinds.x));",
    'off',
  ],
  [
    'if over looked up',
    "const flags = { drop: true }; const name = 'dr' + Math.random(); const opts = (f) => { if (f === true) return OFF; return ON; }; await client.responses.create(opts(flags[name]));",
    'unknown',
  ],
  [
    'first of generator',
    'function* g() { yield OFF; } const [first] = g(); await client.responses.create(first);',
    'off',
  ],
  [
    'first of values',
    'const [first] = Object.values({ a: OFF }); await client.responses.create(first);',
    'off',
  ],
  ['values index', 'await client.responses.create(Object.values({ a: OFF })[0]);', 'off'],
  ['from set index', 'await client.responses.create(Array.from(new Set([OFF]))[0]);', 'off'],
  [
    'method of looked up',
    "const hosts = { eu: 'https://gateway.example.com' }; const r = 'us' + Math.random(); await new OpenAI({ baseURL: hosts[r]?.concat('/v1') }).responses.create(OFF);",
    'off',
  ],
  [
    'method of looked up there',
    "const hosts = { eu: 'https://gateway.example.com' }; await new OpenAI({ baseURL: hosts.eu?.concat('/v1') }).responses.create(OFF);",
    'off',
  ],
  [
    'includes of looked up',
    "const tiers = { a: 'free,keep' }; const k = 'b' + Math.random(); await client.responses.create({ BASE, store: !tiers[k]?.includes('keep') });",
    'unknown',
  ],
  [
    'object assign of found',
    "const o = Object.assign({ BASE, store: true }, new Map([['a', { store: false }]]).get('b')); await client.responses.create(o);",
    'on',
  ],
  [
    'hasOwn',
    "const t = { a: { store: false } }; const k = 'b'; await client.responses.create({ BASE, ...(Object.hasOwn(t, k) ? t[k] : { store: true }) });",
    'unknown',
  ],
];

export const lookupScripts: readonly Script[] = judgedScriptsOf('looked up', lookups);
