/** Programs of several files; `main.mjs` is run. */

import type { Stored } from '../../../src/calls/store.ts';
import { classPrograms } from './shared-classes.ts';
import { instancePrograms } from './shared-instances.ts';
import { memberPrograms } from './shared-members.ts';

export interface FileProgram {
  name: string;
  /** what is said of `store` */
  store: Stored;
  files: Readonly<Record<string, string>>;
}

const HEAD = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

const programs: readonly FileProgram[] = [
  {
    name: 'other file writes object',
    store: 'on',
    files: {
      'main.mjs': "import { api } from './api.mjs'; api.body.store = true; await api.send();",
      'api.mjs':
        'HEADexport const api = { body: { BASE, store: false }, send() { return client.responses.create(this.body); } };',
    },
  },
  {
    name: 'other file writes params',
    store: 'on',
    files: {
      'main.mjs': "import { params, send } from './api.mjs'; params.store = true; await send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'third file writes params',
    store: 'on',
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
    store: 'on',
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
    store: 'on',
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
    name: 'settings exported obj elsewhere',
    store: 'on',
    files: {
      'main.mjs':
        "import { settings, send } from './api.mjs'; settings.store = true; await send();",
      'api.mjs':
        'HEADexport const settings = { store: false }; export const send = () => client.responses.create({ BASE, store: settings.store });',
    },
  },
  {
    name: 'export let setter',
    store: 'unknown',
    files: {
      'main.mjs': "import { set, send } from './api.mjs'; set(true); await send();",
      'api.mjs':
        'HEADexport let store = false; export const set = (v) => { store = v; }; export const send = () => client.responses.create({ BASE, store });',
    },
  },
  {
    name: 'baseURL set elsewhere',
    store: 'off',
    files: {
      'main.mjs':
        "import { config, send } from './api.mjs'; config.baseURL = 'https://api.openai.com/v1'; await send();",
      'api.mjs':
        "import OpenAI from 'openai'; export const config = { baseURL: 'https://llm.example.com/v1' }; export const send = () => new OpenAI(config).responses.create({ BASE, store: false });",
    },
  },
  {
    name: 'client baseURL set elsewhere',
    store: 'off',
    files: {
      'main.mjs':
        "import { client, send } from './api.mjs'; client.baseURL = 'https://api.openai.com/v1'; await send();",
      'api.mjs':
        "import OpenAI from 'openai'; export const client = new OpenAI({ baseURL: 'https://llm.example.com/v1' }); export const send = () => client.responses.create({ BASE, store: false });",
    },
  },
  {
    name: 'dynamic import writes',
    store: 'on',
    files: {
      'main.mjs':
        "const { params, send } = await import('./api.mjs'); params.store = true; await send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'namespace writes',
    store: 'on',
    files: {
      'main.mjs': "import * as api from './api.mjs'; api.params.store = true; await api.send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'namespace destructured',
    store: 'on',
    files: {
      'main.mjs':
        "import * as api from './api.mjs'; const { params } = api; params.store = true; await api.send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'namespace handed',
    store: 'on',
    files: {
      'main.mjs':
        "import * as api from './api.mjs'; const on = (x) => { x.params.store = true; }; on(api); await api.send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'default object',
    store: 'on',
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
    store: 'on',
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
    store: 'unknown',
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
    store: 'unknown',
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
    store: 'unknown',
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
    store: 'unknown',
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
    store: 'on',
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
    store: 'unknown',
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
    store: 'unknown',
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
    store: 'unknown',
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
    store: 'unknown',
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
    name: 'cjs-like default fn',
    store: 'on',
    files: {
      'main.mjs': "import api from './api.mjs'; api.params.store = true; await api.send();",
      'api.mjs':
        'HEADconst params = { BASE, store: false }; export default { params, send: () => client.responses.create(params) };',
    },
  },
  {
    name: 'object exported in list',
    store: 'on',
    files: {
      'main.mjs': "import { all } from './api.mjs'; all[0].store = true; await all[1]();",
      'api.mjs':
        'HEADconst params = { BASE, store: false }; export const all = [params, () => client.responses.create(params)];',
    },
  },
  {
    name: 'factory takes hook',
    store: 'on',
    files: {
      'main.mjs':
        "import { make } from './api.mjs'; await make((p) => { p.store = true; }).send();",
      'api.mjs':
        'HEADexport const make = (hook) => ({ send: () => { const p = { BASE, store: false }; hook(p); return client.responses.create(p); } });',
    },
  },
  {
    name: 'nobody changes it',
    store: 'off',
    files: {
      'main.mjs':
        "import { params, send } from './api.mjs'; console.log(params.store); await send();",
      'api.mjs':
        'HEADexport const params = { BASE, store: false }; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'everybody gives the same',
    store: 'off',
    files: {
      'main.mjs': "import { send } from './api.mjs'; await send(false);",
      'api.mjs': 'HEADexport const send = (store) => client.responses.create({ BASE, store });',
    },
  },
  {
    name: 'an instance of which nothing is changed',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; await new Api().send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a key is taken away',
    store: 'unknown',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './params.mjs'; delete params.store;",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'set in a function that is called at once',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './params.mjs'; (() => { params.store = true; })();",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'set by a helper of another file',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; import { on } from './on.mjs'; on({ params });",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
      'on.mjs': 'export const on = ({ params }) => { params.store = true; };',
    },
  },
  {
    name: 'set under a name that is computed',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; for (const key of ['store']) params[key] = true;",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'set by a pattern',
    store: 'unknown',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; ({ store: params.store } = { store: true });",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'set where it is not set yet',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './params.mjs'; params.store ??= true;",
      'params.mjs': 'export const params = { BASE };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'handed to somebody unread',
    store: 'unknown',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; import { EventEmitter } from 'node:events'; const bus = new EventEmitter(); bus.on('x', (p) => { p.store = true; }); bus.emit('x', params);",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'changed through a setter of its own',
    store: 'unknown',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { options } from './params.mjs'; options.saved = true;",
      'params.mjs':
        'export const params = { BASE, store: false }; export const options = { set saved(v) { params.store = v; } };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'renamed on the way',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { request as r } from './index.mjs'; r.store = true;",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
      'index.mjs': "export { params as request } from './params.mjs';",
    },
  },
  {
    name: 'handed on by a name of its own',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { mine } from './index.mjs'; mine.store = true;",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
      'index.mjs': "import { params } from './params.mjs'; export { params as mine };",
    },
  },
  {
    name: 'kept under another name and exported',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { mine } from './index.mjs'; mine.store = true;",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
      'index.mjs': "import { params } from './params.mjs'; export const mine = params;",
    },
  },
  {
    name: 'a whole file under a name',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { all } from './index.mjs'; all.params.store = true;",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
      'index.mjs': "export * as all from './params.mjs';",
    },
  },
  {
    name: 'the default under a name',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './index.mjs'; params.store = true;",
      'params.mjs': 'export default { BASE, store: false };',
      'api.mjs':
        "HEADimport params from './params.mjs'; export const send = () => client.responses.create(params);",
      'index.mjs': "export { default as params } from './params.mjs';",
    },
  },
  {
    name: 'part of what is exported',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { config } from './params.mjs'; config.request.store = true;",
      'params.mjs': 'export const config = { request: { BASE, store: false } };',
      'api.mjs':
        "HEADimport { config } from './params.mjs'; export const send = () => client.responses.create(config.request);",
    },
  },
  {
    name: 'part that is handed on',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { config } from './params.mjs'; const on = (x) => { x.store = true; }; on(config.request);",
      'params.mjs': 'export const config = { request: { BASE, store: false } };',
      'api.mjs':
        "HEADimport { config } from './params.mjs'; export const send = () => client.responses.create(config.request);",
    },
  },
  {
    name: 'part that is replaced',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { config } from './params.mjs'; config.request = { BASE, store: true };",
      'params.mjs': 'export const config = { request: { BASE, store: false } };',
      'api.mjs':
        "HEADimport { config } from './params.mjs'; export const send = () => client.responses.create(config.request);",
    },
  },
  {
    name: 'each of a list',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { all } from './params.mjs'; all.forEach((p) => { p.store = true; });",
      'params.mjs': 'export const all = [{ BASE, store: false }];',
      'api.mjs':
        "HEADimport { all } from './params.mjs'; export const send = () => client.responses.create(all[0]);",
    },
  },
  {
    name: 'each in a loop',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { all } from './params.mjs'; for (const p of Object.values(all)) p.store = true;",
      'params.mjs': 'export const all = { one: { BASE, store: false } };',
      'api.mjs':
        "HEADimport { all } from './params.mjs'; export const send = () => client.responses.create(all.one);",
    },
  },
  {
    name: 'what a map holds',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { all } from './params.mjs'; all.get('one').store = true;",
      'params.mjs': "export const all = new Map([['one', { BASE, store: false }]]);",
      'api.mjs':
        "HEADimport { all } from './params.mjs'; export const send = () => client.responses.create(all.get('one'));",
    },
  },
  {
    name: 'a message is added',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; params.input.push({ role: 'user', content: 'y' });",
      'params.mjs':
        "export const params = { model: 'm', input: [{ role: 'user', content: 'x' }], store: false };",
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'what is stored becomes not stored',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './params.mjs'; params.store = false;",
      'params.mjs': 'export const params = { BASE, store: true };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'a copy is changed',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; const copy = { ...params }; copy.store = true;",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'it is looked at',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params } from './params.mjs'; if (params.store === true || typeof params === 'string') throw new Error(JSON.stringify(params) + Object.keys(params).join());",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'another key is set',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './params.mjs'; params.user = 'u';",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'another of that name is set',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { params as theirs } from './params.mjs'; const params = { store: false }; params.store = true; console.log(theirs.store);",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'a frozen object is left alone',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { params } from './params.mjs'; console.log(params);",
      'params.mjs': 'export const params = Object.freeze({ BASE, store: false });',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'reset from a file that is asked later',
    store: 'on',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "import { later } from './later.mjs'; later();",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
      'later.mjs':
        "import { params } from './params.mjs'; export function later() { Object.assign(params, { store: true }); }",
    },
  },
  {
    name: 'a file of CommonJS changes what it requires',
    store: 'on',
    files: {
      'main.cjs': "require('./setup.cjs'); require('./api.cjs').send();",
      'setup.cjs': "const config = require('./config.cjs'); config.store = true;",
      'config.cjs': 'module.exports = { BASE, store: false };',
      'api.cjs':
        "const OpenAI = require('openai'); const client = new OpenAI(); const config = require('./config.cjs'); module.exports = { send: () => client.responses.create(config) };",
    },
  },
  {
    name: 'a file of CommonJS changes a part of what it requires',
    store: 'on',
    files: {
      'main.cjs': "require('./setup.cjs'); require('./api.cjs').send();",
      'setup.cjs': "const { params } = require('./config.cjs'); params.store = true;",
      'config.cjs': 'const params = { BASE, store: false }; module.exports = { params };',
      'api.cjs':
        "const OpenAI = require('openai'); const client = new OpenAI(); const { params } = require('./config.cjs'); exports.send = () => client.responses.create(params);",
    },
  },
  {
    name: 'a file of CommonJS changes an export by its name',
    store: 'unknown',
    files: {
      'main.cjs': "require('./setup.cjs'); require('./api.cjs').send();",
      'setup.cjs': "require('./config.cjs').params.store = true;",
      'config.cjs': 'exports.params = { BASE, store: false };',
      'api.cjs':
        "const OpenAI = require('openai'); const client = new OpenAI(); const { params } = require('./config.cjs'); exports.send = () => client.responses.create(params);",
    },
  },
  {
    name: 'when the file has come',
    store: 'unknown',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs': "await import('./params.mjs').then((file) => { file.params.store = true; });",
      'params.mjs': 'export const params = { BASE, store: false };',
      'api.mjs':
        "HEADimport { params } from './params.mjs'; export const send = () => client.responses.create(params);",
    },
  },
  {
    name: 'a host that is set',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { options } from './params.mjs'; options.baseURL = 'https://api.openai.com/v1';",
      'params.mjs': "export const options = { baseURL: 'https://llm.example.com/v1' };",
      'api.mjs':
        "import OpenAI from 'openai'; import { options } from './params.mjs'; export const send = () => new OpenAI(options).responses.create({ BASE, store: false });",
    },
  },
  {
    name: 'a client whose host is set',
    store: 'off',
    files: {
      'main.mjs': "import './setup.mjs'; import { send } from './api.mjs'; await send();",
      'setup.mjs':
        "import { client } from './params.mjs'; client.baseURL = 'https://llm.example.com/v1';",
      'params.mjs': "import OpenAI from 'openai'; export const client = new OpenAI();",
      'api.mjs':
        "import { client } from './params.mjs'; export const send = () => client.responses.create({ BASE, store: false });",
    },
  },
  {
    name: 'getter of exported',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { getParams, send } from './api.mjs'; getParams().store = true; await send();",
      'api.mjs':
        'HEADconst params = { BASE, store: false }; export const getParams = () => params; export const send = () => client.responses.create(params);',
    },
  },
  {
    name: 'two callers one hidden',
    store: 'on',
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
    store: 'on',
    files: {
      'main.mjs': "import './a.mjs'; import './b.mjs';",
      'a.mjs':
        "import { send } from './api.mjs'; import OpenAI from 'openai'; void OpenAI; await send(false);",
      'b.mjs': "import { send } from './api.mjs'; await send(true);",
      'api.mjs': 'HEADexport const send = (store) => client.responses.create({ BASE, store });',
    },
  },
  {
    name: 'factory returns object',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { make } from './api.mjs'; const a = make(); a.params.store = true; await a.send();",
      'api.mjs':
        'HEADexport const make = () => { const params = { BASE, store: false }; return { params, send: () => client.responses.create(params) }; };',
    },
  },
  {
    name: 'here and elsewhere',
    store: 'on',
    files: {
      'main.mjs': "import { send } from './api.mjs'; await send(true);",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'handed on under another name',
    store: 'on',
    files: {
      'main.mjs': "import { go } from './index.mjs'; await go(true);",
      'index.mjs': "export { send as go } from './api.mjs';",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'kept by another name and exported',
    store: 'unknown',
    files: {
      'main.mjs': "import { go } from './index.mjs'; await go(true);",
      'index.mjs': "import { send } from './api.mjs'; export const go = send;",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'handed to a method elsewhere',
    store: 'unknown',
    files: {
      'main.mjs': "import { send } from './api.mjs'; await [true].map(send)[0];",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
  {
    name: 'imported when it is needed',
    store: 'on',
    files: {
      'main.mjs': "const { send } = await import('./api.mjs'); await send(true);",
      'api.mjs':
        'HEADexport const send = (store) => client.responses.create({ BASE, store }); await send(false);',
    },
  },
];

export const filePrograms: readonly FileProgram[] = [
  ...programs,
  ...classPrograms,
  ...instancePrograms,
  ...memberPrograms,
].map((program) => ({
  ...program,
  files: Object.fromEntries(
    Object.entries(program.files).map(([name, code]) => [
      name,
      code.replaceAll('HEAD', HEAD).replaceAll('BASE', "model: 'm', input: 'x'"),
    ]),
  ),
}));
