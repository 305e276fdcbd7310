/** Programs of several files; `main.mjs` is run. */

export interface FileProgram {
  name: string;
  /** whether something is said of `store` and of the host */
  said: 'known' | 'open';
  files: Readonly<Record<string, string>>;
}

const HEAD = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

const programs: readonly FileProgram[] = [
  {
    name: 'other file writes instance',
    said: 'open',
    files: {
      'main.mjs': "import { api } from './api.mjs'; api.body.store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'other file writes object',
    said: 'open',
    files: {
      'main.mjs': "import { api } from './api.mjs'; api.body.store = true; await api.send();",
      'api.mjs':
        'HEADexport const api = { body: { BASE, store: false }, send() { return client.responses.create(this.body); } };',
    },
  },
  {
    name: 'other file writes params',
    said: 'open',
    files: {
      'main.mjs': "import { params, send } from './api.mjs'; params.store = true; await send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'third file writes params',
    said: 'open',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './params.mjs'; params.store = true;",
      'params.mjs': "export const params = { model: 'm', input: 'x', store: false };",
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'third file passes params',
    said: 'open',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; import { on } from './on.mjs'; on(params);",
      'on.mjs': 'export const on = (x) => { x.store = true; };',
      'params.mjs': "export const params = { model: 'm', input: 'x', store: false };",
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'barrel writes params',
    said: 'open',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import * as all from './index.mjs'; all.params.store = true;",
      'index.mjs': "export * from './params.mjs';",
      'params.mjs': "export const params = { model: 'm', input: 'x', store: false };",
      'api.mjs':
        "HEADimport { params } from './index.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'getter of exported',
    said: 'open',
    files: {
      'main.mjs':
        "import { getParams, send } from './api.mjs'; getParams().store = true; await send();",
      'api.mjs':
        'HEADconst params = { BASE, store: false }; export const getParams = () => params; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'class exported, other sets field',
    said: 'open',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.body.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'class exported, other replaces field',
    said: 'open',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.body = { model: 'm', input: 'x', store: true }; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'class exported, other sets store field',
    said: 'open',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'static set elsewhere',
    said: 'open',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; Api.store = true; await Api.send();",
      'api.mjs':
        'HEADexport class Api { static store = false; static send() { return client.responses.create({ BASE, store: Api.store }); } }',
    },
  },
  {
    name: 'settings exported obj elsewhere',
    said: 'open',
    files: {
      'main.mjs':
        "import { settings, send } from './api.mjs'; settings.store = true; await send();",
      'api.mjs':
        'HEADexport const settings = { store: false }; export const send = () => client.responses.create({ BASE, store: settings.store });',
    },
  },
  {
    name: 'export let setter',
    said: 'open',
    files: {
      'main.mjs': "import { set, send } from './api.mjs'; set(true); await send();",
      'api.mjs':
        'HEADexport let store = false; export const set = (v) => { store = v; }; export const send = () => client.responses.create({ BASE, store });',
    },
  },
  {
    name: 'baseURL set elsewhere',
    said: 'open',
    files: {
      'main.mjs':
        "import { config, send } from './api.mjs'; config.baseURL = 'https://api.openai.com/v1'; await send();",
      'api.mjs':
        "import OpenAI from 'openai'; export const config = { baseURL: 'https://llm.example.com/v1' }; export const send = () => new OpenAI(config).responses.create({ BASE, store: false });",
    },
  },
  {
    name: 'client baseURL set elsewhere',
    said: 'open',
    files: {
      'main.mjs':
        "import { client, send } from './api.mjs'; client.baseURL = 'https://api.openai.com/v1'; await send();",
      'api.mjs':
        "import OpenAI from 'openai'; export const client = new OpenAI({ baseURL: 'https://llm.example.com/v1' }); export const send = () => client.responses.create({ BASE, store: false });",
    },
  },
  {
    name: 'two callers one hidden',
    said: 'known',
    files: {
      'main.mjs': "import './a.mjs'; import './b.mjs';",
      'a.mjs':
        "import { send } from './api.mjs'; import OpenAI from 'openai'; void OpenAI; await send({ store: false });",
      'b.mjs': "import { send } from './api.mjs'; await send({ store: true });",
      'api.mjs': 'HEADexport const send = (o) => client.responses.create({ BASE, ...o });',
    },
  },
  {
    name: 'two callers one hidden 2',
    said: 'known',
    files: {
      'main.mjs': "import './a.mjs'; import './b.mjs';",
      'a.mjs':
        "import { send } from './api.mjs'; import OpenAI from 'openai'; void OpenAI; await send(false);",
      'b.mjs': "import { send } from './api.mjs'; await send(true);",
      'api.mjs': 'HEADexport const send = (store) => client.responses.create({ BASE, store });',
    },
  },
  {
    name: 'dynamic import writes',
    said: 'open',
    files: {
      'main.mjs':
        "const { params, send } = await import('./api.mjs'); params.store = true; await send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'namespace writes',
    said: 'open',
    files: {
      'main.mjs': "import * as api from './api.mjs'; api.params.store = true; await api.send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'namespace destructured',
    said: 'open',
    files: {
      'main.mjs':
        "import * as api from './api.mjs'; const { params } = api; params.store = true; await api.send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'namespace handed',
    said: 'open',
    files: {
      'main.mjs':
        "import * as api from './api.mjs'; const on = (x) => { x.params.store = true; }; on(api); await api.send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'default object',
    said: 'open',
    files: {
      'main.mjs':
        "import cfg from './cfg.mjs'; import { send } from './api.mjs'; cfg.store = true; await send();",
      'cfg.mjs': 'export default { store: false };',
      'api.mjs':
        "HEADimport cfg from './cfg.mjs'; export const send = () => client.responses.create({ BASE, store: cfg.store });",
    },
  },
  {
    name: 'default assigned',
    said: 'open',
    files: {
      'main.mjs':
        "import cfg from './cfg.mjs'; import { send } from './api.mjs'; Object.assign(cfg, { store: true }); await send();",
      'cfg.mjs': 'const cfg = { store: false }; export default cfg;',
      'api.mjs':
        "HEADimport cfg from './cfg.mjs'; export const send = () => client.responses.create({ BASE, ...cfg });",
    },
  },
  {
    name: 'setter function elsewhere',
    said: 'open',
    files: {
      'main.mjs':
        "import { configure } from './cfg.mjs'; import { send } from './api.mjs'; configure({ store: true }); await send();",
      'cfg.mjs':
        'export const cfg = { store: false }; export const configure = (o) => Object.assign(cfg, o);',
      'api.mjs':
        "HEADimport { cfg } from './cfg.mjs'; export const send = () => client.responses.create({ BASE, ...cfg });",
    },
  },
  {
    name: 'setter function elsewhere 2',
    said: 'open',
    files: {
      'main.mjs':
        "import { setStore } from './cfg.mjs'; import { send } from './api.mjs'; setStore(true); await send();",
      'cfg.mjs':
        'let store = false; export const setStore = (o) => { store = o; }; export const getStore = () => store;',
      'api.mjs':
        "HEADimport { getStore } from './cfg.mjs'; export const send = () => client.responses.create({ BASE, store: getStore() });",
    },
  },
  {
    name: 'export let reassigned',
    said: 'known',
    files: {
      'main.mjs':
        "import { on } from './cfg.mjs'; import { send } from './api.mjs'; on(); await send();",
      'cfg.mjs': 'export let store = false; export function on() { store = true; }',
      'api.mjs':
        "HEADimport { store } from './cfg.mjs'; export const send = () => client.responses.create({ BASE, store });",
    },
  },
  {
    name: 'export let params reassigned',
    said: 'known',
    files: {
      'main.mjs':
        "import { on } from './cfg.mjs'; import { send } from './api.mjs'; on(); await send();",
      'cfg.mjs':
        'export let params = { BASE, store: false }; export function on() { params = { ...params, store: true }; }',
      'api.mjs':
        "HEADimport { params } from './cfg.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'circular',
    said: 'open',
    files: {
      'main.mjs': "import { send } from './b.mjs'; await send();",
      'a.mjs':
        "import { params } from './b.mjs'; export const on = () => { params.store = true; };",
      'b.mjs':
        "HEADimport { on } from './a.mjs'; export const params = { BASE, store: false }; export const send = () => { on(); return client.responses.create(params); };",
    },
  },
  {
    name: 'map registry',
    said: 'open',
    files: {
      'main.mjs':
        "import { reg } from './reg.mjs'; import { send } from './api.mjs'; reg.set('p', { model: 'm', input: 'x', store: true }); await send();",
      'reg.mjs': "export const reg = new Map([['p', { model: 'm', input: 'x', store: false }]]);",
      'api.mjs':
        "HEADimport { reg } from './reg.mjs'; export const send = () => client.responses.create(reg.get('p'));",
    },
  },
  {
    name: 'list registry',
    said: 'open',
    files: {
      'main.mjs':
        "import { hooks } from './reg.mjs'; import { send } from './api.mjs'; hooks.push((p) => { p.store = true; }); await send();",
      'reg.mjs': 'export const hooks = [];',
      'api.mjs':
        "HEADimport { hooks } from './reg.mjs'; export const send = () => { const p = { BASE, store: false }; for (const h of hooks) h(p); return client.responses.create(p); };",
    },
  },
  {
    name: 'hooks object',
    said: 'open',
    files: {
      'main.mjs':
        "import { hooks } from './reg.mjs'; import { send } from './api.mjs'; hooks.before = (p) => { p.store = true; }; await send();",
      'reg.mjs': 'export const hooks = { before() {} };',
      'api.mjs':
        "HEADimport { hooks } from './reg.mjs'; export const send = () => { const p = { BASE, store: false }; hooks.before(p); return client.responses.create(p); };",
    },
  },
  {
    name: 'hook setter',
    said: 'open',
    files: {
      'main.mjs':
        "import { setHook } from './reg.mjs'; import { send } from './api.mjs'; setHook((p) => { p.store = true; }); await send();",
      'reg.mjs':
        'let hook = () => {}; export const setHook = (f) => { hook = f; }; export const run = (p) => hook(p);',
      'api.mjs':
        "HEADimport { run } from './reg.mjs'; export const send = () => { const p = { BASE, store: false }; run(p); return client.responses.create(p); };",
    },
  },
  {
    name: 'subclass elsewhere overrides',
    said: 'known',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { opts() { return { store: true }; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'subclass elsewhere field',
    said: 'known',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { store = true; } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'subclass elsewhere hook',
    said: 'open',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { prep(p) { p.store = true; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { prep() {} send() { const p = { BASE, store: false }; this.prep(p); return client.responses.create(p); } }',
    },
  },
  {
    name: 'cjs-like default fn',
    said: 'open',
    files: {
      'main.mjs': "import api from './api.mjs'; api.params.store = true; await api.send();",
      'api.mjs':
        'HEADconst params = { BASE, store: false }; export default { params, send: () => client.responses.create(params) };',
    },
  },
  {
    name: 'object exported in list',
    said: 'open',
    files: {
      'main.mjs': "import { all } from './api.mjs'; all[0].store = true; await all[1]();",
      'api.mjs':
        'HEADconst params = { BASE, store: false }; export const all = [params, () => client.responses.create(params)];',
    },
  },
  {
    name: 'factory returns object',
    said: 'open',
    files: {
      'main.mjs':
        "import { make } from './api.mjs'; const a = make(); a.params.store = true; await a.send();",
      'api.mjs':
        'HEADexport const make = () => { const params = { BASE, store: false }; return { params, send: () => client.responses.create(params) }; };',
    },
  },
  {
    name: 'factory takes hook',
    said: 'known',
    files: {
      'main.mjs':
        "import { make } from './api.mjs'; await make((p) => { p.store = true; }).send();",
      'api.mjs':
        'HEADexport const make = (hook) => ({ send: () => { const p = { BASE, store: false }; hook(p); return client.responses.create(p); } });',
    },
  },
  {
    name: 'class method returns body',
    said: 'open',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const a = new Api(); a.get().store = true; await a.send();",
      'api.mjs':
        'HEADexport class Api { #p = { BASE, store: false }; get() { return this.#p; } send() { return client.responses.create(this.#p); } }',
    },
  },
  {
    name: 'here and elsewhere',
    said: 'known',
    files: {
      'main.mjs': "import { send } from './api.mjs'; await send(true);",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'handed on under another name',
    said: 'known',
    files: {
      'main.mjs': "import { go } from './index.mjs'; await go(true);",
      'index.mjs': "export { send as go } from './api.mjs';",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'kept by another name and exported',
    said: 'open',
    files: {
      'main.mjs': "import { go } from './index.mjs'; await go(true);",
      'index.mjs': "import { send } from './api.mjs'; export const go = send;",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'handed to a method elsewhere',
    said: 'open',
    files: {
      'main.mjs': "import { send } from './api.mjs'; await [true].map(send)[0];",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'imported when it is needed',
    said: 'known',
    files: {
      'main.mjs': "const { send } = await import('./api.mjs'); await send(true);",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'nobody changes it',
    said: 'known',
    files: {
      'main.mjs':
        "import { params, send } from './api.mjs'; console.log(params.store); await send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'everybody gives the same',
    said: 'known',
    files: {
      'main.mjs': "import { send } from './api.mjs'; await send(false);",
      'api.mjs': 'HEADexport const send = (store) => client.responses.create({ BASE, store });',
    },
  },
  {
    name: 'an instance of which nothing is changed',
    said: 'known',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; await new Api().send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
];

export const filePrograms: readonly FileProgram[] = programs.map((program) => ({
  ...program,
  files: Object.fromEntries(
    Object.entries(program.files).map(([name, code]) => [
      name,
      code.replaceAll('HEAD', HEAD).replaceAll('BASE,', "model: 'm', input: 'x',"),
    ]),
  ),
}));
