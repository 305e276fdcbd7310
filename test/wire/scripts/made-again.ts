/** What one place makes several times, what a base class makes first, what is put in the place of a method. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const madeAgain: Judged = [
  [
    'reset twice by hand',
    'class B { reset() { this.r = {}; return this; } base() { Object.assign(this.r, { BASE }); return this; } store() { this.r.store = false; return this; } } const b = new B().reset().base().store(); b.reset().base(); await client.responses.create(b.r);',
    'unknown',
  ],
  [
    'reset by take',
    'class B { constructor() { this.reset(); } reset() { this.r = {}; } base() { Object.assign(this.r, { BASE }); } store() { this.r.store = false; } take() { const r = this.r; this.reset(); return r; } } const b = new B(); b.base(); b.store(); b.take(); b.base(); await client.responses.create(b.take());',
    'unknown',
  ],
  [
    'reset by getter',
    'class B { constructor() { this.reset(); } reset() { this.r = {}; } base() { Object.assign(this.r, { BASE }); } store() { this.r.store = false; } get taken() { const r = this.r; this.reset(); return r; } } const b = new B(); b.base(); b.store(); b.taken; b.base(); await client.responses.create(b.taken);',
    'unknown',
  ],
  [
    'made twice by function',
    'const fresh = () => ({ BASE }); const a = fresh(); a.store = false; const b = fresh(); await client.responses.create(b);',
    'default',
  ],
  [
    'made twice by function, first',
    'const fresh = () => ({ BASE }); const a = fresh(); a.store = false; const b = fresh(); await client.responses.create(a);',
    'off',
  ],
  [
    'made twice kept in field',
    'class B { next() { this.r = { BASE }; return this.r; } } const b = new B(); b.next().store = false; b.next(); await client.responses.create(b.r);',
    'unknown',
  ],
  [
    'made twice kept in a variable',
    'let r; const next = () => { r = { BASE }; }; next(); r.store = false; next(); await client.responses.create(r);',
    'unknown',
  ],
  [
    'made in a loop, changed in the first round',
    'let r; for (const i of [0, 1]) { r = { BASE }; if (i === 0) r.store = false; } await client.responses.create(r);',
    'unknown',
  ],
  [
    'made in a loop, all changed',
    'let r; for (const i of [0, 1]) { r = { BASE }; r.store = false; } await client.responses.create(r);',
    'off',
  ],
  [
    'made per element',
    "const rs = ['a', 'b'].map((input) => ({ model: 'm', input })); rs[0].store = false; await client.responses.create(rs[1]);",
    'unknown',
  ],
  [
    'two instances by factory',
    'class B { p = { BASE }; priv() { this.p.store = false; return this; } } const make = () => new B(); make().priv(); const b = make(); await client.responses.create(b.p);',
    'unknown',
  ],
  [
    'instances in a list',
    'class B { p = { BASE }; priv() { this.p.store = false; return this; } } const all = [1, 2].map(() => new B()); all[0].priv(); await client.responses.create(all[1].p);',
    'unknown',
  ],
  [
    'recursion makes another',
    'const build = (n) => { const o = { BASE }; if (n > 0) { build(n - 1).store = false; } return o; }; await client.responses.create(build(1));',
    'default',
  ],
  [
    'async maker twice',
    'const fresh = async () => ({ BASE }); (await fresh()).store = false; await client.responses.create(await fresh());',
    'default',
  ],
  [
    'maker in object literal twice',
    'const api = { fresh() { return { BASE }; } }; api.fresh().store = false; await client.responses.create(api.fresh());',
    'default',
  ],
  [
    'maker via bind',
    "const mk = ((m) => ({ model: m, input: 'x' })).bind(null, 'm'); mk().store = false; await client.responses.create(mk());",
    'default',
  ],
  [
    'maker in Map default',
    "const m = new Map(); const get = (k) => { if (!m.has(k)) m.set(k, { BASE }); return m.get(k); }; get('a').store = false; await client.responses.create(get('b'));",
    'unknown',
  ],
  [
    'director getter',
    "class Builder { reset() { this.r = {}; } model() { this.r.model = 'm'; } input() { this.r.input = 'x'; } store() { this.r.store = false; } get result() { const r = this.r; this.reset(); return r; } constructor() { this.reset(); } } const b = new Builder(); b.model(); b.input(); b.store(); const full = b.result; b.model(); b.input(); const minimal = b.result; await client.responses.create(minimal);",
    'unknown',
  ],
  [
    'service with a helper, called twice',
    "class S { async ask(input) { this.p = { model: 'm', input }; this.prepare(); return client.responses.create(this.p); } prepare() { this.p.store = false; } } const s = new S(); await s.ask('x'); await s.ask('y');",
    'off',
  ],
  [
    'builder reset once',
    'class B { constructor() { this.reset(); } reset() { this.r = {}; return this; } base() { Object.assign(this.r, { BASE }); return this; } store() { this.r.store = false; return this; } } const b = new B().base().store(); await client.responses.create(b.r);',
    'off',
  ],
  [
    'in a loop by a function',
    "const make = (input) => ({ model: 'm', input }); for (const x of ['x', 'y']) { const a = make(x); a.store = false; await client.responses.create(a); }",
    'off',
  ],
  [
    'mapped and changed inside',
    "const ps = ['x', 'y'].map((input) => { const p = { model: 'm', input }; p.store = false; return p; }); await client.responses.create(ps[1]);",
    'off',
  ],
  [
    'mapped, changed by a helper inside',
    "const priv = (p) => { p.store = false; }; await Promise.all(['x', 'y'].map(async (input) => { const p = { model: 'm', input }; priv(p); await client.responses.create(p); }));",
    'off',
  ],
  [
    'getter makes each time',
    'class A { get p() { return { BASE, store: false }; } } const a = new A(); a.p.store = true; await client.responses.create(a.p);',
    'off',
  ],
  [
    'session per chat, two',
    "class Session { constructor(store) { this.opts = { store }; } ask(input) { return client.responses.create({ model: 'm', input, ...this.opts }); } } const open = (s) => new Session(s); const a = open(false), b = open(false); await a.ask('x'); await b.ask('y');",
    'off',
  ],
  [
    'session per chat, two, one changed',
    "class Session { constructor(store) { this.opts = { store }; } keep() { this.opts.store = true; } ask(input) { return client.responses.create({ model: 'm', input, ...this.opts }); } } const open = (s) => new Session(s); const a = open(false), b = open(false); a.keep(); await b.ask('y');",
    'unknown',
  ],
  [
    'method chain on a made object',
    'const req = () => ({ p: { BASE }, priv() { this.p.store = false; return this; }, send() { return client.responses.create(this.p); } }); await req().priv().send();',
    'off',
  ],
  [
    'method chain on a made object twice',
    'const req = () => ({ p: { BASE }, priv() { this.p.store = false; return this; }, send() { return client.responses.create(this.p); } }); await req().priv().send(); await req().send();',
    'unknown',
  ],
  [
    'handler makes via apply',
    "const defaults = (p) => Object.assign(p, { store: false }); const handler = async (req) => { const params = { model: 'm', input: req.text }; defaults(params); return client.responses.create(params); }; await handler({ text: 'x' }); await handler({ text: 'y' });",
    'off',
  ],
  [
    'queue of made',
    "const q = []; const enqueue = (input) => { const p = { model: 'm', input }; q.push(p); return p; }; enqueue('x').store = false; enqueue('y'); await client.responses.create(q[1]);",
    'unknown',
  ],
  [
    'queue of made, changed before',
    "const q = []; const enqueue = (input) => { const p = { model: 'm', input }; p.store = false; q.push(p); }; enqueue('x'); enqueue('y'); for (const p of q) await client.responses.create(p);",
    'off',
  ],
  [
    'last of made',
    "const q = []; const enqueue = (input) => { q.push({ model: 'm', input }); }; enqueue('x'); q.at(-1).store = false; enqueue('y'); await client.responses.create(q.at(-1));",
    'unknown',
  ],
  [
    'node tree',
    'class Node1 { constructor(p) { this.p = p; this.kids = []; } child() { const c = new Node1({ BASE }); this.kids.push(c); return c; } } const root = new Node1({ BASE }); root.child().p.store = false; await client.responses.create(root.child().p);',
    'default',
  ],
];

const constructed: Judged = [
  [
    'init in constructor of base sees no field',
    'class Base { constructor() { this.params = { BASE, store: this.keep }; } send() { return client.responses.create(this.params); } } class Keep extends Base { keep = false; } await new Keep().send();',
    'unknown',
  ],
  [
    'base url of derived field',
    "class Base { constructor() { this.ai = new OpenAI({ baseURL: this.baseURL }); } send() { return this.ai.responses.create(OFF); } } class Gw extends Base { baseURL = 'https://gateway.example.com/v1'; } await new Gw().send();",
    'off',
  ],
  [
    'base url of derived getter',
    "class Base { constructor() { this.ai = new OpenAI({ baseURL: this.baseURL }); } send() { return this.ai.responses.create(OFF); } } class Gw extends Base { get baseURL() { return 'https://gateway.example.com/v1'; } } await new Gw().send();",
    'off',
  ],
  [
    'by a method',
    'class Base { constructor() { this.params = this.make(); } make() { return { BASE, store: this.keep }; } send() { return client.responses.create(this.params); } } class Keep extends Base { keep = false; } await new Keep().send();',
    'unknown',
  ],
  [
    'by a method of the derived',
    'class Base { constructor() { this.params = this.make(); } send() { return client.responses.create(this.params); } } class Keep extends Base { keep = false; make() { return { BASE, store: this.keep }; } } await new Keep().send();',
    'default',
  ],
  [
    'later',
    'class Base { send() { return client.responses.create({ BASE, store: this.keep }); } } class Keep extends Base { keep = false; } await new Keep().send();',
    'off',
  ],
  [
    'arrow made in the constructor',
    'class Base { constructor() { this.send = () => client.responses.create({ BASE, store: this.keep }); } } class Keep extends Base { keep = false; } await new Keep().send();',
    'off',
  ],
  [
    'own field',
    "class Base { keep = false; constructor() { this.params = { BASE, store: this.keep }; } send() { return client.responses.create(this.params); } } class Keep extends Base { name = 'x'; } await new Keep().send();",
    'off',
  ],
  [
    'field replaced',
    'class Base { keep = false; constructor() { this.params = { BASE, store: this.keep }; } send() { return client.responses.create(this.params); } } class Keep extends Base { keep = true; } await new Keep().send();',
    'off',
  ],
  [
    'field of field',
    'class Base { params = { BASE, store: this.keep }; send() { return client.responses.create(this.params); } } class Keep extends Base { keep = false; } await new Keep().send();',
    'unknown',
  ],
  [
    'set in the derived constructor',
    'class Base { constructor() { this.params = { BASE, store: this.keep ?? true }; } send() { return client.responses.create(this.params); } } class Keep extends Base { constructor() { super(); this.keep = false; } } await new Keep().send();',
    'unknown',
  ],
  [
    'set in the derived constructor, read later',
    'class Base { send() { return client.responses.create({ BASE, store: this.keep ?? true }); } } class Keep extends Base { constructor() { super(); this.keep = false; } } await new Keep().send();',
    'off',
  ],
  [
    'third generation',
    'class A { constructor() { this.params = { BASE, store: this.keep ?? true }; } send() { return client.responses.create(this.params); } } class B extends A { keep = false; } class C extends B { other = 1; } await new C().send();',
    'unknown',
  ],
  [
    'field of the middle read by the last',
    'class A { send() { return client.responses.create(this.params); } } class B extends A { keep = false; } class C extends B { params = { BASE, store: this.keep }; } await new C().send();',
    'off',
  ],
  [
    'constructor of last',
    'class B { constructor() { this.keep = false; } send() { return client.responses.create(this.params); } } class C extends B { constructor() { super(); this.params = { BASE, store: this.keep }; } } await new C().send();',
    'off',
  ],
  [
    'client field of derived',
    "class Base { constructor() { this.ai = this.client ?? new OpenAI(); } send() { return this.ai.responses.create(OFF); } } class Gw extends Base { client = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); } await new Gw().send();",
    'off',
  ],
  [
    'async init',
    'class Base { constructor() { this.ready = this.init(); } async init() { await null; this.o = { BASE, store: this.keep }; } async send() { await this.ready; return client.responses.create(this.o); } } class Keep extends Base { keep = false; } await new Keep().send();',
    'off',
  ],
];

const replaced: Judged = [
  [
    'replaced by a helper',
    "const replace = (target, name, fn) => { target[name] = fn; }; replace(client.responses, 'create', (body) => OpenAI.Responses.prototype.create.call(client.responses, { ...body, store: true })); await client.responses.create(OFF);",
    'unknown',
  ],
  [
    'another method replaced by a helper',
    "const replace = (target, name, fn) => { target[name] = fn; }; replace(client.files, 'list', () => null); await client.responses.create(OFF);",
    'off',
  ],
  [
    'replaced on a name for the resource',
    'const { responses } = client; responses.create = (body) => OpenAI.Responses.prototype.create.call(responses, { ...body, store: true }); await client.responses.create(OFF);',
    'unknown',
  ],
  [
    'replaced by assign',
    'Object.assign(client.responses, { create: (body) => OpenAI.Responses.prototype.create.call(client.responses, { ...body, store: true }) }); await client.responses.create(OFF);',
    'unknown',
  ],
  [
    'replaced by define',
    "Object.defineProperty(client.responses, 'create', { value: (body) => OpenAI.Responses.prototype.create.call(client.responses, { ...body, store: true }) }); await client.responses.create(OFF);",
    'unknown',
  ],
  [
    'replaced by a class',
    'class Tracer { constructor(c) { c.responses.create = (body) => OpenAI.Responses.prototype.create.call(c.responses, { ...body, store: true }); } } new Tracer(client); await client.responses.create(OFF);',
    'unknown',
  ],
  [
    'replaced on another client',
    'const other = new OpenAI(); other.responses.create = (body) => OpenAI.Responses.prototype.create.call(other.responses, { ...body, store: true }); await client.responses.create(OFF);',
    'off',
  ],
  [
    'replaced afterwards',
    'await client.responses.create(OFF); client.responses.create = (body) => OpenAI.Responses.prototype.create.call(client.responses, { ...body, store: true });',
    'off',
  ],
  [
    'each method of a list replaced',
    "const instrument = (target) => { for (const name of ['create', 'retrieve']) target[name] = (body) => OpenAI.Responses.prototype[name].call(target, { ...body, store: true }); }; instrument(client.responses); await client.responses.create(OFF);",
    'unknown',
  ],
  [
    'resource replaced',
    "client.responses = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }).responses; await client.responses.create(OFF);",
    'unknown',
  ],
  [
    'resource moved to other client',
    "const a = new OpenAI(); const b = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); a.responses = b.responses; await a.responses.create(OFF);",
    'unknown',
  ],
  [
    'chat moved',
    "const a = new OpenAI(); const b = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); a.chat = b.chat; await a.responses.create(OFF);",
    'off',
  ],
  [
    'method bound of other',
    "const a = new OpenAI(); const b = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); const create = a.responses.create.bind(b.responses); await create(OFF);",
    'off',
  ],
  [
    'method bound of own',
    "const a = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); const create = a.responses.create.bind(a.responses); await create(OFF);",
    'off',
  ],
  [
    'method called on other',
    "const a = new OpenAI(); const b = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); await a.responses.create.call(b.responses, OFF);",
    'off',
  ],
  [
    'applied on other',
    "const a = new OpenAI(); const b = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); await a.responses.create.apply(b.responses, [OFF]);",
    'off',
  ],
  [
    'reflect applied on other',
    "const a = new OpenAI(); const b = new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); await Reflect.apply(a.responses.create, b.responses, [OFF]);",
    'off',
  ],
];

/** The value of a field is worked out when an instance is made. */
const fields: Judged = [
  [
    'object in a field',
    'const s = { on: true }; class B { body = { BASE, store: s.on }; } const b = new B(); s.on = false; await client.responses.create(b.body);',
    'on',
  ],
  [
    'value of a field',
    'const s = { on: true }; class B { store = s.on; } const b = new B(); s.on = false; await client.responses.create({ BASE, store: b.store });',
    'on',
  ],
  [
    'value set by the constructor',
    'const s = { on: true }; class B { constructor() { this.store = s.on; } } const b = new B(); s.on = false; await client.responses.create({ BASE, store: b.store });',
    'on',
  ],
  [
    'changed before it is made',
    'const s = { on: true }; class B { body = { BASE, store: s.on }; } s.on = false; const b = new B(); await client.responses.create(b.body);',
    'off',
  ],
  [
    'field read by a method',
    'const s = { on: true }; class B { body = { BASE, store: s.on }; send() { return client.responses.create(this.body); } } const b = new B(); s.on = false; await b.send();',
    'on',
  ],
  [
    'field of a base class',
    'const s = { on: true }; class A { body = { BASE, store: s.on }; } class B extends A {} const b = new B(); s.on = false; await client.responses.create(b.body);',
    'on',
  ],
  [
    'copy in a field',
    'const s = { on: true }; class B { opts = { ...s }; } const b = new B(); s.on = false; await client.responses.create({ BASE, store: b.opts.on });',
    'on',
  ],
  [
    'private field',
    'const s = { on: true }; class B { #o = s.on; get body() { return { BASE, store: this.#o }; } } const b = new B(); s.on = false; await client.responses.create(b.body);',
    'on',
  ],
  [
    'made by a function',
    'const s = { on: true }; class B { store = s.on; } const make = () => new B(); const b = make(); s.on = false; await client.responses.create({ BASE, store: b.store });',
    'unknown',
  ],
  [
    'within a function',
    'async function run() { const s = { on: true }; class B { store = s.on; } const b = new B(); s.on = false; await client.responses.create({ BASE, store: b.store }); } await run();',
    'on',
  ],
  [
    'changed by a constructor below',
    'const s = { on: true }; class A { store = s.on; } class B extends A { constructor() { super(); s.on = false; } } const b = new B(); await client.responses.create({ BASE, store: b.store });',
    'unknown',
  ],
  [
    'changed by its constructor',
    'const s = { on: true }; class A { store = s.on; constructor() { s.on = false; } } const b = new A(); await client.responses.create({ BASE, store: b.store });',
    'on',
  ],
  [
    'changed by a field before',
    'const s = { on: true }; class A { x = (s.on = false); store = s.on; } const b = new A(); await client.responses.create({ BASE, store: b.store });',
    'unknown',
  ],
];

export const madeAgainScripts: readonly Script[] = [
  ...judgedScriptsOf('made again', madeAgain),
  ...judgedScriptsOf('under construction', constructed),
  ...judgedScriptsOf('replaced', replaced),
  ...judgedScriptsOf('fields', fields),
];
