/** Programs of several files in which one exports a class, or an instance; "not": others leave it alone. */
import type { FileProgram } from './files.ts';

export const classPrograms: readonly FileProgram[] = [
  {
    name: 'an exported instance, its body, not',
    store: 'off',
    files: {
      'main.mjs': "import { api } from './api.mjs'; console.log(api.body.store); await api.send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'a body of an instance, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.other = 1; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a body that is replaced, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); const other = {}; other.body = { store: true }; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a field, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); const other = {}; other.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a static field',
    store: 'unknown',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; Api.store = true; await Api.send();",
      'api.mjs':
        'HEADexport class Api { static store = false; static send() { return client.responses.create({ BASE, store: Api.store }); } }',
    },
  },
  {
    name: 'a static field, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const Other = {}; Other.store = true; await Api.send();",
      'api.mjs':
        'HEADexport class Api { static store = false; static send() { return client.responses.create({ BASE, store: Api.store }); } }',
    },
  },
  {
    name: 'a method that is overridden, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { more() { return { store: true }; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'a field that is overridden, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { other = true; } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a hook, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { prepare(p) { p.store = true; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { prep() {} send() { const p = { BASE, store: false }; this.prep(p); return client.responses.create(p); } }',
    },
  },
  {
    name: 'a method that hands out what is private, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const a = new Api(); await a.send();",
      'api.mjs':
        'HEADexport class Api { #p = { BASE, store: false }; get() { return this.#p; } send() { return client.responses.create(this.#p); } }',
    },
  },
  {
    name: 'an exported instance, its field',
    store: 'unknown',
    files: {
      'main.mjs': "import { api } from './api.mjs'; api.store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'an exported instance, its field, not',
    store: 'off',
    files: {
      'main.mjs': "import { api } from './api.mjs'; await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'an exported instance, its private body, not',
    store: 'off',
    files: {
      'main.mjs': "import { api } from './api.mjs'; await api.send();",
      'api.mjs':
        'HEADclass Api { #p = { BASE, store: false }; get() { return this.#p; } send() { return client.responses.create(this.#p); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'what a factory gives',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { make } from './api.mjs'; const api = make(); api.store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const make = () => new Api();',
    },
  },
  {
    name: 'the body of what a factory gives',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { make } from './api.mjs'; const api = make(); api.body.store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport const make = () => new Api();',
    },
  },
  {
    name: 'one instance for all',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { getApi } from './api.mjs'; getApi().body.store = true; await getApi().send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nlet one;\nexport function getApi() { return (one ??= new Api()); }',
    },
  },
  {
    name: 'a static factory, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const api = Api.make(); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; static make() { return new Api(); } send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a static instance, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; await Api.main.send();",
      'api.mjs':
        'HEADexport class Api { static main = new Api(); store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'through a barrel, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './index.mjs'; const api = new Api(); await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
      'index.mjs': "export * from './api.mjs';",
    },
  },
  {
    name: 'through a barrel, renamed, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Sender } from './index.mjs'; const api = new Sender(); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
      'index.mjs': "export { Api as Sender } from './api.mjs';",
    },
  },
  {
    name: 'a namespace, not',
    store: 'off',
    files: {
      'main.mjs': "import * as all from './api.mjs'; const api = new all.Api(); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a default export, not',
    store: 'off',
    files: {
      'main.mjs': "import Sender from './api.mjs'; const api = new Sender(); await api.send();",
      'api.mjs':
        'HEADexport default class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a default instance',
    store: 'unknown',
    files: {
      'main.mjs': "import api from './api.mjs'; api.store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport default new Api();',
    },
  },
  {
    name: 'a default instance, not',
    store: 'off',
    files: {
      'main.mjs': "import api from './api.mjs'; await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport default new Api();',
    },
  },
  {
    name: 'a default instance, its body, not',
    store: 'off',
    files: {
      'main.mjs': "import api from './api.mjs'; await api.send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport default new Api();',
    },
  },
  {
    name: 'a mixin, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const On = (Base) => class extends Base { more() { return { store: true }; } }; await new (On(Api))().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'a mixin of another file, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; import { On } from './on.mjs'; const Own = On(Api); await new Own().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
      'on.mjs':
        'export const On = (Base) => class extends Base { more() { return { store: true }; } };',
    },
  },
  {
    name: 'Object.assign, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); Object.assign(api, { more: true }); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'Object.assign to an exported one',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { api } from './api.mjs'; Object.assign(api, { store: true }); await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'Object.assign to an exported one, not',
    store: 'off',
    files: {
      'main.mjs': "import { api } from './api.mjs'; Object.assign({}, api); await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'Object.assign to its body, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); Object.assign(api.body, { user: 'u' }); await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a setter method',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.setStore(true); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; setStore(value) { this.store = value; } send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a setter method of an exported one',
    store: 'unknown',
    files: {
      'main.mjs': "import { api } from './api.mjs'; api.setStore(true); await api.send();",
      'api.mjs':
        'HEADclass Api { store = false; setStore(value) { this.store = value; } send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'an accessor',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { #on = false; set store(value) { this.#on = value; } send() { return client.responses.create({ BASE, store: this.#on }); } }',
    },
  },
  {
    name: 'options of a constructor',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const options = { store: false }; const api = new Api(options); options.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { constructor(options) { this.options = options; } send() { return client.responses.create({ BASE, ...this.options }); } }',
    },
  },
  {
    name: 'options through the field',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api({ store: false }); api.options.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { constructor(options) { this.options = options; } send() { return client.responses.create({ BASE, ...this.options }); } }',
    },
  },
  {
    name: 'options with a default',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.options.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { constructor(options = { store: false }) { this.options = options; } send() { return client.responses.create({ BASE, ...this.options }); } }',
    },
  },
  {
    name: 'a static block',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { static { Api.store = true; } } await Own.send();",
      'api.mjs':
        'HEADexport class Api { static store = false; static send() { return client.responses.create({ BASE, store: Api.store }); } }',
    },
  },
  {
    name: 'a static block, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { static { Own.other = true; } } await Own.send();",
      'api.mjs':
        'HEADexport class Api { static store = false; static send() { return client.responses.create({ BASE, store: Api.store }); } }',
    },
  },
  {
    name: 'a static field of a subclass, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { static other = true; } await Own.send();",
      'api.mjs':
        'HEADexport class Api { static store = false; static send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a static field by its constructor, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { static other = true; } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { static store = false; send() { return client.responses.create({ BASE, store: this.constructor.store }); } }',
    },
  },
  {
    name: 'a constructor of a subclass, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { constructor() { super(); this.other = true; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a method of a subclass sets it, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { on() { this.other = true; } } const own = new Own(); own.on(); await own.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a method of a subclass sets its body, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { on() { this.body.user = 'u'; } } const own = new Own(); own.on(); await own.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a getter of a subclass, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { get other() { return true; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { get store() { return false; } send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a subclass of a subclass, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Own } from './own.mjs'; class Last extends Own {} await new Last().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
      'own.mjs': "import { Api } from './api.mjs'; export class Own extends Api {}",
    },
  },
  {
    name: 'an instance of a subclass, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api {} const own = new Own(); await own.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a subclass that calls its base, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { opts() { return { ...super.opts(), user: 'u' }; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'handed to a function of a third file, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; import { on } from './on.mjs'; const api = new Api(); on(api); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
      'on.mjs': 'export const on = (api) => { console.log(api.store); };',
    },
  },
  {
    name: 'its body, by a third file, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; import { on } from './on.mjs'; const api = new Api(); on(api); await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
      'on.mjs': 'export const on = (api) => { console.log(api.body.store); };',
    },
  },
  {
    name: 'an exported one, its body, by a third file, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { api } from './api.mjs'; import { on } from './on.mjs'; on(api); await api.send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport const api = new Api();',
      'on.mjs': 'export const on = (api) => { console.log(api.body.store); };',
    },
  },
  {
    name: 'kept and exported elsewhere, not',
    store: 'off',
    files: {
      'main.mjs': "import { api } from './one.mjs'; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
      'one.mjs': "import { Api } from './api.mjs'; export const api = new Api();",
    },
  },
  {
    name: 'kept and exported elsewhere, its body, not',
    store: 'off',
    files: {
      'main.mjs': "import { api } from './one.mjs'; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
      'one.mjs': "import { Api } from './api.mjs'; export const api = new Api();",
    },
  },
  {
    name: 'kept in an object, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const all = { api: new Api() }; await all.api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'kept in a field, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Job { api = new Api(); async run() { await this.api.send(); } } await new Job().run();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'given to a constructor, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Job { constructor(api) { this.api = api; } async run() { await this.api.send(); } } await new Job(new Api()).run();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'given to a constructor of a third file, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; import { Job } from './job.mjs'; await new Job(new Api()).run();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
      'job.mjs':
        'export class Job { constructor(api) { this.api = api; } async run() { await this.api.send(); } }',
    },
  },
  {
    name: 'a prototype, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; console.log(Api.prototype.opts); await new Api().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'a method that is replaced, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.more = () => ({ store: true }); await api.send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'a method of an exported one that is replaced, not',
    store: 'off',
    files: {
      'main.mjs': "import { api } from './api.mjs'; await api.send();",
      'api.mjs':
        'HEADclass Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'an instance that a list holds, not',
    store: 'off',
    files: {
      'main.mjs': "import { all } from './api.mjs'; await all[0].send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport const all = [new Api()];',
    },
  },
  {
    name: 'an instance that an object holds',
    store: 'unknown',
    files: {
      'main.mjs': "import { all } from './api.mjs'; all.api.store = true; await all.api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const all = { api: new Api() };',
    },
  },
  {
    name: 'an instance that an object holds, not',
    store: 'off',
    files: {
      'main.mjs': "import { all } from './api.mjs'; await all.api.send();",
      'api.mjs':
        'HEADclass Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }\nexport const all = { api: new Api() };',
    },
  },
  {
    name: 'a computed key, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); const map = {}; for (const key of ['store']) map[key] = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a body that a getter gives, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const api = new Api(); await api.send();",
      'api.mjs':
        'HEADexport class Api { #p = { BASE, store: false }; get body() { return this.#p; } send() { return client.responses.create(this.#p); } }',
    },
  },
  {
    name: 'a method gives itself',
    store: 'unknown',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; await new Api().with({ store: true }).send();",
      'api.mjs':
        'HEADexport class Api { store = false; with(more) { Object.assign(this, more); return this; } send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a callback of a constructor',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; await new Api((p) => { p.store = true; }).send();",
      'api.mjs':
        'HEADexport class Api { constructor(prepare) { this.prepare = prepare; } send() { const p = { BASE, store: false }; this.prepare?.(p); return client.responses.create(p); } }',
    },
  },
  {
    name: 'a callback that is set, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const api = new Api(); await api.send();",
      'api.mjs':
        'HEADexport class Api { prepare = null; send() { const p = { BASE, store: false }; this.prepare?.(p); return client.responses.create(p); } }',
    },
  },
  {
    name: 'a nested part, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.defaults.other = { store: true }; await api.send();",
      'api.mjs':
        'HEADexport class Api { defaults = { body: { BASE, store: false } }; send() { return client.responses.create(this.defaults.body); } }',
    },
  },
  {
    name: 'a part that is taken out, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); const { body } = api; console.log(body); await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'an array field, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const api = new Api(); await api.send();",
      'api.mjs':
        'HEADexport class Api { all = [{ BASE, store: false }]; send() { return client.responses.create(this.all[0]); } }',
    },
  },
  {
    name: 'when it is needed, not',
    store: 'off',
    files: {
      'main.mjs':
        "const { Api } = await import('./api.mjs'); const api = new Api(); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'an alias of the class, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const Alias = Api; const api = new Alias(); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'chosen from a table, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const table = { one: Api }; const api = new table.one(); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'made by a function that is given the class, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const make = (Made) => new Made(); const api = make(Api); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'made by a function of a third file, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; import { make } from './make.mjs'; const api = make(Api); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
      'make.mjs': 'export const make = (Made) => new Made();',
    },
  },
  {
    name: 'a function with new, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const api = new Api(); await api.send();",
      'api.mjs':
        'HEADexport function Api() { this.store = false; }\nApi.prototype.send = function () { return client.responses.create({ BASE, store: this.store }); };',
    },
  },
  {
    name: 'an object with a prototype',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { base } from './api.mjs'; const own = Object.create(base); own.store = true; await own.send();",
      'api.mjs':
        'HEADexport const base = { store: false, send() { return client.responses.create({ BASE, store: this.store }); } };',
    },
  },
  {
    name: 'a method that is borrowed, not',
    store: 'unknown',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; await Api.prototype.send.call(new Api());",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a client that is replaced, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const api = new Api(); await api.send();",
      'api.mjs':
        'HEADexport class Api { client = new OpenAI(); send() { return this.client.responses.create({ BASE, store: false }); } }',
    },
  },
  {
    name: 'a host of an instance, not',
    store: 'off',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; const api = new Api(); await api.send();",
      'api.mjs':
        "HEADexport class Api { baseURL = 'https://api.openai.com/v1'; send() { return new OpenAI({ baseURL: this.baseURL }).responses.create({ BASE, store: false }); } }",
    },
  },
  {
    name: 'a host of a subclass, not',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { uri() { return 'https://other.example/v1'; } } await new Own().send();",
      'api.mjs':
        "HEADexport class Api { url() { return 'https://api.openai.com/v1'; } send() { return new OpenAI({ baseURL: this.url() }).responses.create({ BASE, store: false }); } }",
    },
  },
  {
    name: 'an exported instance, its body',
    store: 'on',
    files: {
      'main.mjs': "import { api } from './api.mjs'; api.body.store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'a body of an instance',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.body.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a body that is replaced',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.body = { model: 'm', input: 'x', store: true }; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a field',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a method that is overridden',
    store: 'on',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { opts() { return { store: true }; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'a field that is overridden',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { store = true; } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a hook',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { prep(p) { p.store = true; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { prep() {} send() { const p = { BASE, store: false }; this.prep(p); return client.responses.create(p); } }',
    },
  },
  {
    name: 'a static factory',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = Api.make(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; static make() { return new Api(); } send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a static instance',
    store: 'unknown',
    files: {
      'main.mjs': "import { Api } from './api.mjs'; Api.main.store = true; await Api.main.send();",
      'api.mjs':
        'HEADexport class Api { static main = new Api(); store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'through a barrel',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './index.mjs'; const api = new Api(); api.body.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
      'index.mjs': "export * from './api.mjs';",
    },
  },
  {
    name: 'through a barrel, renamed',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Sender } from './index.mjs'; const api = new Sender(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
      'index.mjs': "export { Api as Sender } from './api.mjs';",
    },
  },
  {
    name: 'a namespace',
    store: 'unknown',
    files: {
      'main.mjs':
        "import * as all from './api.mjs'; const api = new all.Api(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a default export',
    store: 'unknown',
    files: {
      'main.mjs':
        "import Sender from './api.mjs'; const api = new Sender(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport default class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a default instance, its body',
    store: 'on',
    files: {
      'main.mjs': "import api from './api.mjs'; api.body.store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }\nexport default new Api();',
    },
  },
  {
    name: 'Object.assign',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); Object.assign(api, { store: true }); await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'Object.assign to its body',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); Object.assign(api.body, { store: true }); await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a constructor of a subclass',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { constructor() { super(); this.store = true; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a method of a subclass sets it',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { on() { this.store = true; } } const own = new Own(); own.on(); await own.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a method of a subclass sets its body',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { on() { this.body.store = true; } } const own = new Own(); own.on(); await own.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'a getter of a subclass',
    store: 'on',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { get store() { return true; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { get store() { return false; } send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'an instance of a subclass',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api {} const own = new Own(); own.store = true; await own.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a subclass that calls its base',
    store: 'on',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { opts() { return { ...super.opts(), store: true }; } } await new Own().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'kept in a field',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Job { api = new Api(); async run() { this.api.store = true; await this.api.send(); } } await new Job().run();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a prototype',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; Api.prototype.opts = () => ({ store: true }); await new Api().send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'a method that is replaced',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.opts = () => ({ store: true }); await api.send();",
      'api.mjs':
        'HEADexport class Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }',
    },
  },
  {
    name: 'a method of an exported one that is replaced',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { api } from './api.mjs'; api.opts = () => ({ store: true }); await api.send();",
      'api.mjs':
        'HEADclass Api { opts() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.opts() }); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'a computed key',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); for (const key of ['store']) api[key] = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a callback that is set',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.prepare = (p) => { p.store = true; }; await api.send();",
      'api.mjs':
        'HEADexport class Api { prepare = null; send() { const p = { BASE, store: false }; this.prepare?.(p); return client.responses.create(p); } }',
    },
  },
  {
    name: 'a nested part',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.defaults.body.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { defaults = { body: { BASE, store: false } }; send() { return client.responses.create(this.defaults.body); } }',
    },
  },
  {
    name: 'a nested part that is replaced',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.defaults.body = { model: 'm', input: 'x', store: true }; await api.send();",
      'api.mjs':
        'HEADexport class Api { defaults = { body: { BASE, store: false } }; send() { return client.responses.create(this.defaults.body); } }',
    },
  },
  {
    name: 'a part that is taken out',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); const { body } = api; body.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { body = { BASE, store: false }; send() { return client.responses.create(this.body); } }',
    },
  },
  {
    name: 'an array field',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.all[0].store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { all = [{ BASE, store: false }]; send() { return client.responses.create(this.all[0]); } }',
    },
  },
  {
    name: 'an array field that grows',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.all.push({ model: 'm', input: 'x', store: true }); await api.send();",
      'api.mjs':
        'HEADexport class Api { all = [{ BASE, store: false }]; send() { return client.responses.create(this.all.at(-1)); } }',
    },
  },
  {
    name: 'when it is needed',
    store: 'unknown',
    files: {
      'main.mjs':
        "const { Api } = await import('./api.mjs'); const api = new Api(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'an alias of the class',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const Alias = Api; const api = new Alias(); api.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { store = false; send() { return client.responses.create({ BASE, store: this.store }); } }',
    },
  },
  {
    name: 'a client that is replaced',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; import OpenAI from 'openai'; const api = new Api(); api.client = new OpenAI({ baseURL: 'https://other.example/v1' }); await api.send();",
      'api.mjs':
        'HEADexport class Api { client = new OpenAI(); send() { return this.client.responses.create({ BASE, store: false }); } }',
    },
  },
  {
    name: 'a host of an instance',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.baseURL = 'https://other.example/v1'; await api.send();",
      'api.mjs':
        "HEADexport class Api { baseURL = 'https://api.openai.com/v1'; send() { return new OpenAI({ baseURL: this.baseURL }).responses.create({ BASE, store: false }); } }",
    },
  },
  {
    name: 'a host of a subclass',
    store: 'off',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; class Own extends Api { url() { return 'https://other.example/v1'; } } await new Own().send();",
      'api.mjs':
        "HEADexport class Api { url() { return 'https://api.openai.com/v1'; } send() { return new OpenAI({ baseURL: this.url() }).responses.create({ BASE, store: false }); } }",
    },
  },
  {
    name: 'a method that hands out what is private',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const a = new Api(); a.get().store = true; await a.send();",
      'api.mjs':
        'HEADexport class Api { #p = { BASE, store: false }; get() { return this.#p; } send() { return client.responses.create(this.#p); } }',
    },
  },
  {
    name: 'an exported instance, its private body',
    store: 'unknown',
    files: {
      'main.mjs': "import { api } from './api.mjs'; api.get().store = true; await api.send();",
      'api.mjs':
        'HEADclass Api { #p = { BASE, store: false }; get() { return this.#p; } send() { return client.responses.create(this.#p); } }\nexport const api = new Api();',
    },
  },
  {
    name: 'a body that a getter gives',
    store: 'unknown',
    files: {
      'main.mjs':
        "import { Api } from './api.mjs'; const api = new Api(); api.body.store = true; await api.send();",
      'api.mjs':
        'HEADexport class Api { #p = { BASE, store: false }; get body() { return this.#p; } send() { return client.responses.create(this.#p); } }',
    },
  },
];
