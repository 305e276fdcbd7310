/** Every way a program comes to an OpenAI client and calls it, as a text with the endpoint left open. */

/** One request, and the pieces of it that a form may need apart. */
export class Endpoint {
  /** `beta.threads.runs.createAndPoll` */
  readonly path: string;
  readonly route: string;
  /** source text of the arguments */
  readonly args: string;

  constructor(path: string, route: string, args: string) {
    this.path = path;
    this.route = route;
    this.args = args;
  }

  get parts(): string[] {
    return this.path.split('.');
  }

  /** `beta` */
  get head(): string {
    return this.parts[0]!;
  }

  /** `['threads', 'runs', 'createAndPoll']` */
  get rest(): string[] {
    return this.parts.slice(1);
  }

  get resource(): string[] {
    return this.parts.slice(0, -1);
  }

  /** `runs` */
  get last(): string {
    return this.resource.at(-1)!;
  }

  get method(): string {
    return this.parts.at(-1)!;
  }

  /** `await client.files.create({ … })` */
  on(client: string): string {
    return `await ${client}.${this.path}(${this.args})`;
  }

  /** The call without `await`, for places that allow none. */
  plain(client: string): string {
    return `${client}.${this.path}(${this.args})`;
  }

  /** From the first resource on: `files.create({ … })` */
  below(head: string): string {
    return `await ${[head, ...this.rest].join('.')}(${this.args})`;
  }

  /** `client.beta.threads.runs` */
  resourceOf(client: string): string {
    return [client, ...this.resource].join('.');
  }

  methodOf(client: string): string {
    return `${client}.${this.path}`;
  }

  /** `{ beta: { threads: { runs: name } } }` */
  pattern(name: string, parts: readonly string[] = this.resource): string {
    return parts.reduceRight((inner, part) => `{ ${part}: ${inner} }`, name);
  }

  computed(client: string, quote = "'"): string {
    return `await ${client}${this.parts.map((part) => `[${quote}${part}${quote}]`).join('')}(${this.args})`;
  }

  optional(client: string): string {
    return `await ${client}?.${this.parts.join('?.')}?.(${this.args})`;
  }
}

export interface Form {
  name: string;
  code: (endpoint: Endpoint) => string;
  /** only in TypeScript */
  typed?: boolean;
  /** somebody out of sight may give another client */
  isOpen?: boolean;
  /** the same shape from elsewhere, where replacing the name of the package does not make it */
  twin?: (endpoint: Endpoint) => string;
}

const IMPORT = "import OpenAI from 'openai';\n";
const CLIENT = `${IMPORT}const client = new OpenAI();\n`;

const form = (name: string, code: Form['code'], twin?: Form['twin']): Form => ({
  name,
  code,
  ...(twin && { twin }),
});
/** Only a type says that it is a client: its base URL is not seen. */
const typed = (name: string, code: Form['code'], twin?: Form['twin']): Form => ({
  name,
  code,
  typed: true,
  isOpen: true,
  ...(twin && { twin }),
});

const open = (given: Form): Form => ({ ...given, isOpen: true });
/** The place that makes it is seen, too. */
const seen = (given: Form): Form => ({ ...given, isOpen: false });

/** A client made of whatever the import gives. */
const made = (name: string, imported: string, construction: string): Form =>
  form(name, (e) => `${imported}\nconst client = new ${construction}();\n${e.on('client')};`);

export const importForms: readonly Form[] = [
  made('default import', "import OpenAI from 'openai';", 'OpenAI'),
  made('default import under another name', "import Ai from 'openai';", 'Ai'),
  made('named import', "import { OpenAI } from 'openai';", 'OpenAI'),
  made('renamed import', "import { OpenAI as Client } from 'openai';", 'Client'),
  made('default imported by name', "import { default as Client } from 'openai';", 'Client'),
  made('default and named import', "import Default, { OpenAI } from 'openai';", 'OpenAI'),
  made('import by a text', 'import { "OpenAI" as Client } from \'openai\';', 'Client'),
  made('namespace import', "import * as sdk from 'openai';", 'sdk.OpenAI'),
  made('namespace import, default', "import * as sdk from 'openai';", 'sdk.default'),
  made('namespace import, computed', "import * as sdk from 'openai';", "sdk['OpenAI']"),
  made('class inside its own namespace', "import OpenAI from 'openai';", 'OpenAI.OpenAI'),
  made(
    'namespace import, destructured',
    "import * as sdk from 'openai';\nconst { OpenAI: Client } = sdk;",
    'Client',
  ),
  made('file of the package', "import OpenAI from 'openai/index.mjs';", 'OpenAI'),
  made('CommonJS file of the package', "import { OpenAI } from 'openai/index.js';", 'OpenAI'),
  made('index of the package', "import OpenAI from 'openai/index';", 'OpenAI'),
  made('client file of the package', "import { OpenAI } from 'openai/client';", 'OpenAI'),
  made('require', "const OpenAI = require('openai');", 'OpenAI'),
  made('require, destructured', "const { OpenAI } = require('openai');", 'OpenAI'),
  made('require, renamed', "const { OpenAI: Client } = require('openai');", 'Client'),
  made('require, default', "const OpenAI = require('openai').default;", 'OpenAI'),
  made('require, destructured default', "const { default: OpenAI } = require('openai');", 'OpenAI'),
  made('require, member', "const Client = require('openai').OpenAI;", 'Client'),
  made('require, whole module', "const sdk = require('openai');", 'sdk.OpenAI'),
  made('require with var', "var sdk = require('openai');", 'sdk.default'),
  made('require with a template', 'const { OpenAI } = require(`openai`);', 'OpenAI'),
  made('require in the construction', '', "(require('openai').OpenAI)"),
  made('require without a name', '', "(require('openai'))"),
  made('require assigned later', "let OpenAI;\nOpenAI = require('openai');", 'OpenAI'),
  made('require destructured later', "let OpenAI;\n({ OpenAI } = require('openai'));", 'OpenAI'),
  made(
    'createRequire',
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst { OpenAI } = require('openai');",
    'OpenAI',
  ),
  made(
    'createRequire under another name',
    "import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);\nconst OpenAI = load('openai');",
    'OpenAI',
  ),
  made(
    'compiled default import',
    "const openai_1 = __importDefault(require('openai'));",
    'openai_1.default',
  ),
  made('compiled namespace import', "const sdk = __importStar(require('openai'));", 'sdk.OpenAI'),
  made(
    'compiled by Babel',
    "var _lib = _interopRequireDefault(require('openai'));",
    '_lib.default',
  ),
  made(
    'compiled by a bundler',
    "const import_sdk = __toESM(require('openai'));",
    'import_sdk.default',
  ),
  form(
    'require inside a function',
    (e) =>
      `function make() {\n  const { OpenAI } = require('openai');\n  return new OpenAI();\n}\n${e.on('make()')};`,
  ),
  form(
    'require inside a constructor',
    (e) =>
      `class Service {\n  constructor() {\n    const { OpenAI: Api } = require('openai');\n    this.client = new Api();\n  }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'require inside a try',
    (e) =>
      `let OpenAI = null;\ntry {\n  OpenAI = require('openai').default;\n} catch {\n  OpenAI = null;\n}\nconst client = new OpenAI();\n${e.on('client')};`,
  ),
  form(
    'dynamic import, destructured',
    (e) =>
      `async function run() {\n  const { OpenAI } = await import('openai');\n  const client = new OpenAI();\n  ${e.on('client')};\n}`,
  ),
  form(
    'dynamic import, renamed',
    (e) =>
      `const { OpenAI: Client } = await import('openai');\nconst client = new Client();\n${e.on('client')};`,
  ),
  form(
    'dynamic import, default',
    (e) => `const { default: OpenAI } = await import('openai');\n${e.on('new OpenAI()')};`,
  ),
  form(
    'dynamic import, member',
    (e) => `const client = new (await import('openai')).OpenAI();\n${e.on('client')};`,
  ),
  form(
    'dynamic import, module',
    (e) =>
      `const sdk = await import('openai');\nconst client = new sdk.default();\n${e.on('client')};`,
  ),
  form(
    'dynamic import with then',
    (e) =>
      `const client = await import('openai').then(({ OpenAI }) => new OpenAI());\n${e.on('client')};`,
  ),
  form(
    'dynamic import with then, class',
    (e) =>
      `const Client = await import('openai').then((sdk) => sdk.default);\nconst client = new Client();\n${e.on('client')};`,
  ),
  form(
    'dynamic import with then, block',
    (e) =>
      `import('openai').then(async (sdk) => {\n  const client = new sdk.OpenAI();\n  ${e.on('client')};\n});`,
  ),
  form(
    'dynamic import kept in a variable',
    (e) =>
      `let sdk;\nasync function load() {\n  sdk ??= await import('openai');\n  return new sdk.OpenAI();\n}\n${e.on('(await load())')};`,
  ),
  form(
    'dynamic import in a list',
    (e) =>
      `const [{ OpenAI }, fs] = await Promise.all([import('openai'), import('node:fs')]);\nconst client = new OpenAI();\n${e.on('client')};`,
  ),
  made('npm specifier', "import OpenAI from 'npm:openai';", 'OpenAI'),
  made('npm specifier with a version', "import OpenAI from 'npm:openai@4.20.1';", 'OpenAI'),
  made('npm specifier with a range', "import OpenAI from 'npm:openai@^6';", 'OpenAI'),
  made('jsr specifier', "import OpenAI from 'jsr:@openai/openai';", 'OpenAI'),
  made('jsr specifier with a version', "import OpenAI from 'jsr:@openai/openai@5.1.0';", 'OpenAI'),
  made('deno.land', "import OpenAI from 'https://deno.land/x/openai@v4.69.0/mod.ts';", 'OpenAI'),
  made('esm.sh', "import OpenAI from 'https://esm.sh/openai@4';", 'OpenAI'),
  made(
    'esm.sh with a query',
    "import { OpenAI } from 'https://esm.sh/openai@4.20.1?target=deno';",
    'OpenAI',
  ),
  made(
    'esm.sh with a build',
    "import { OpenAI } from 'https://esm.sh/v135/openai@4.20.1';",
    'OpenAI',
  ),
  made(
    'a path into node_modules',
    "import OpenAI from './node_modules/openai/index.mjs';",
    'OpenAI',
  ),
  made(
    'a path into node_modules further up',
    "import { OpenAI } from '../../node_modules/openai/index.js';",
    'OpenAI',
  ),
  made('Skypack', "import OpenAI from 'https://cdn.skypack.dev/openai';", 'OpenAI'),
  made('jsDelivr', "import OpenAI from 'https://cdn.jsdelivr.net/npm/openai@4/+esm';", 'OpenAI'),
  made('unpkg', "import OpenAI from 'https://unpkg.com/openai@4/index.mjs';", 'OpenAI'),
  form(
    'class called without new',
    (e) => `const OpenAI = require('openai');\nconst client = OpenAI();\n${e.on('client')};`,
  ),
  form(
    'class through a variable',
    (e) => `${IMPORT}const Client = OpenAI;\nconst client = new Client();\n${e.on('client')};`,
  ),
  form(
    'class through an object',
    (e) =>
      `${IMPORT}const vendors = { openai: OpenAI };\nconst client = new vendors.openai();\n${e.on('client')};`,
  ),
  form(
    'class through Reflect',
    (e) => `${IMPORT}const client = Reflect.construct(OpenAI, []);\n${e.on('client')};`,
  ),
  seen(
    typed(
      'import equals',
      (e) => `import OpenAI = require('openai');\nconst client = new OpenAI();\n${e.on('client')};`,
    ),
  ),
  seen(
    typed(
      'require with a cast',
      (e) =>
        `const { OpenAI } = require('openai') as typeof import('openai');\nconst client = new OpenAI();\n${e.on('client')};`,
    ),
  ),
  typed(
    'type-only import of a parameter',
    (e) =>
      `import type OpenAI from 'openai';\nexport async function run(client: OpenAI) { ${e.on('client')}; }`,
  ),
  typed(
    'inline type import',
    (e) =>
      `import { type OpenAI } from 'openai';\nexport async function run(client: OpenAI) { ${e.on('client')}; }`,
  ),
  typed(
    'type-only namespace import',
    (e) =>
      `import type * as sdk from 'openai';\nexport async function run(client: sdk.OpenAI) { ${e.on('client')}; }`,
  ),
];
export const placeForms: readonly Form[] = [
  form('const', (e) => `${CLIENT}${e.on('client')};`),
  form(
    'const with options',
    (e) =>
      `${IMPORT}const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, maxRetries: 2 });\n${e.on('client')};`,
  ),
  form(
    'const used in a function above',
    (e) =>
      `${IMPORT}async function run() { ${e.on('client')}; }\nconst client = new OpenAI();\nrun();`,
  ),
  form(
    'let assigned later',
    (e) => `${IMPORT}let client;\nclient = new OpenAI();\n${e.on('client')};`,
  ),
  form(
    'let assigned in a function',
    (e) =>
      `${IMPORT}let client;\nexport function init() { client = new OpenAI(); }\nexport async function run() { ${e.on('client')}; }`,
  ),
  form(
    'let assigned in branches',
    (e) =>
      `${IMPORT}let client;\nif (process.env.FLAG) {\n  client = new OpenAI({ apiKey: 'x' });\n} else {\n  client = new OpenAI();\n}\n${e.on('client')};`,
  ),
  form(
    'let assigned in a switch',
    (e) =>
      `${IMPORT}let client = null;\nswitch (process.env.FLAG) {\n  case 'a': client = new OpenAI(); break;\n  default: client = new OpenAI({ maxRetries: 1 });\n}\n${e.on('client')};`,
  ),
  form(
    'let assigned in a try',
    (e) =>
      `${IMPORT}let client;\ntry {\n  client = new OpenAI();\n} catch (error) {\n  throw error;\n}\n${e.on('client')};`,
  ),
  form(
    'let assigned on demand',
    (e) =>
      `${IMPORT}let client = null;\nexport async function run() {\n  if (!client) client = new OpenAI();\n  ${e.on('client')};\n}`,
  ),
  form('var', (e) => `${IMPORT}var client = new OpenAI();\n${e.on('client')};`),
  form(
    'several in one declaration',
    (e) => `${IMPORT}const other = 1, client = new OpenAI();\n${e.on('client')};`,
  ),
  form('alias', (e) => `${CLIENT}const ai = client;\nconst again = ai;\n${e.on('again')};`),
  form(
    'chained assignment',
    (e) => `${IMPORT}let first, second;\nfirst = second = new OpenAI();\n${e.on('first')};`,
  ),
  form('inline', (e) => `${IMPORT}${e.on('new OpenAI()')};`),
  form('inline with parentheses', (e) => `${IMPORT}${e.on('(new OpenAI())')};`),
  form(
    'assigned inside the chain',
    (e) => `${IMPORT}let client;\n${e.on('(client = new OpenAI())')};`,
  ),
  form(
    'assigned when missing',
    (e) => `${IMPORT}let client;\n${e.on('(client ??= new OpenAI())')};`,
  ),
  form('sequence', (e) => `${CLIENT}${e.on('(0, client)')};`),
  form(
    'inside an arrow function',
    (e) => `${CLIENT}export const run = async () => ${e.plain('client')};`,
  ),
  form('returned', (e) => `${CLIENT}export function run() { return ${e.plain('client')}; }`),
  form('argument of another call', (e) => `${CLIENT}console.log(${e.on('client')});`),
  form(
    'with a promise chain',
    (e) => `${CLIENT}${e.plain('client')}.then((result) => console.log(result)).catch(() => {});`,
  ),
  form(
    'over several lines',
    (e) => `${CLIENT}await client\n  ${e.parts.map((part) => `.${part}`).join('\n  ')}(${e.args});`,
  ),
  form(
    'with comments between',
    (e) => `${CLIENT}await client /* one */ .${e.parts.join(' /* two */ .')}(${e.args});`,
  ),
  form('awaited client', (e) => `${CLIENT}${e.on('(await client)')};`),

  form(
    'property of an object',
    (e) => `${IMPORT}const services = { ai: new OpenAI() };\n${e.on('services.ai')};`,
  ),
  form(
    'property of a nested object',
    (e) =>
      `${IMPORT}const app = { services: { ai: { openai: new OpenAI() } } };\n${e.on('app.services.ai.openai')};`,
  ),
  form(
    'property in short form',
    (e) => `${CLIENT}const services = { client };\n${e.on('services.client')};`,
  ),
  form(
    'property through a spread',
    (e) =>
      `${IMPORT}const base = { ai: new OpenAI() };\nconst services = { ...base, log: console };\n${e.on('services.ai')};`,
  ),
  form(
    'property through Object.assign',
    (e) =>
      `${IMPORT}const services = Object.assign({}, { ai: new OpenAI() });\n${e.on('services.ai')};`,
  ),
  form(
    'property of a frozen object',
    (e) =>
      `${IMPORT}const services = Object.freeze({ ai: new OpenAI() });\n${e.on('services.ai')};`,
  ),
  form(
    'property assigned later',
    (e) => `${IMPORT}const services = {};\nservices.ai = new OpenAI();\n${e.on('services.ai')};`,
  ),
  form(
    'property assigned in a function',
    (e) =>
      `${IMPORT}const state = { client: null };\nexport function init() { state.client = new OpenAI(); }\nexport async function run() { ${e.on('state.client')}; }`,
  ),
  form(
    'property of globalThis',
    (e) =>
      `${IMPORT}globalThis.openai = globalThis.openai ?? new OpenAI();\n${e.on('globalThis.openai')};`,
  ),
  form(
    'property of global, read without it',
    (e) =>
      `${IMPORT}global.sharedClient = new OpenAI();\nexport async function run() { ${e.on('sharedClient')}; }`,
  ),
  form(
    'property of a function',
    (e) =>
      `${IMPORT}function ask() { return ask.client; }\nask.client = new OpenAI();\n${e.on('ask.client')};`,
  ),
  form(
    'getter of an object',
    (e) =>
      `${IMPORT}const services = { get ai() { return new OpenAI(); } };\n${e.on('services.ai')};`,
  ),
  form(
    'method of an object',
    (e) =>
      `${IMPORT}const services = { ai() { return new OpenAI(); } };\n${e.on('services.ai()')};`,
  ),
  form(
    'this of an object',
    (e) =>
      `${IMPORT}export const service = {\n  client: new OpenAI(),\n  async run() { ${e.on('this.client')}; },\n};`,
  ),
  form(
    'lazy property of an object',
    (e) =>
      `${IMPORT}export const service = {\n  client: null,\n  init() { this.client = new OpenAI(); },\n  async run() { ${e.on('this.client')}; },\n};`,
  ),

  form(
    'class field',
    (e) =>
      `${IMPORT}class Service {\n  client = new OpenAI();\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'private field',
    (e) =>
      `${IMPORT}class Service {\n  #client = new OpenAI();\n  async run() { ${e.on('this.#client')}; }\n}`,
  ),
  form(
    'private field set in the constructor',
    (e) =>
      `${IMPORT}class Service {\n  #client;\n  constructor() { this.#client = new OpenAI(); }\n  async run() { ${e.on('this.#client')}; }\n}`,
  ),
  form(
    'field set in the constructor',
    (e) =>
      `${IMPORT}class Service {\n  constructor(key) { this.client = new OpenAI({ apiKey: key }); }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'field set in a method',
    (e) =>
      `${IMPORT}class Service {\n  client = null;\n  async init() { this.client = new OpenAI(); }\n  async run() { await this.init(); ${e.on('this.client')}; }\n}`,
  ),
  form(
    'field set in branches',
    (e) =>
      `${IMPORT}class Service {\n  constructor(flag) {\n    if (flag) this.client = new OpenAI({ apiKey: 'x' });\n    else this.client = new OpenAI();\n  }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'field in an arrow function',
    (e) =>
      `${IMPORT}class Service {\n  client = new OpenAI();\n  run = async () => { ${e.on('this.client')}; };\n}`,
  ),
  form(
    'field in a callback',
    (e) =>
      `${IMPORT}class Service {\n  client = new OpenAI();\n  run(list) { return list.map(async (item) => { ${e.on('this.client')}; }); }\n}`,
  ),
  form(
    'field through a local name',
    (e) =>
      `${IMPORT}class Service {\n  client = new OpenAI();\n  async run() { const { client } = this; ${e.on('client')}; }\n}`,
  ),
  form(
    'this kept as self',
    (e) =>
      `${IMPORT}class Service {\n  client = new OpenAI();\n  run() { const self = this; return async function () { ${e.on('self.client')}; }; }\n}`,
  ),
  form(
    'getter over a private field',
    (e) =>
      `${IMPORT}class Service {\n  #client = null;\n  get client() { if (!this.#client) this.#client = new OpenAI(); return this.#client; }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'getter that fills a field',
    (e) =>
      `${IMPORT}class Service {\n  get client() { return (this._client ??= new OpenAI()); }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'getter over a private promise',
    (e) =>
      `${IMPORT}class Service {\n  #session = null;\n  get session() { this.#session ??= this.open(); return this.#session; }\n  async open() { return new OpenAI(); }\n  async run() { ${e.on('(await this.session)')}; }\n}`,
  ),
  form(
    'method that gives the client',
    (e) =>
      `${IMPORT}class Service {\n  getClient() { return new OpenAI(); }\n  async run() { const client = this.getClient(); ${e.on('client')}; }\n}`,
  ),
  form(
    'private method that gives the client',
    (e) =>
      `${IMPORT}class Service {\n  #open() { return new OpenAI(); }\n  async run() { ${e.on('this.#open()')}; }\n}`,
  ),
  form(
    'promise in a field',
    (e) =>
      `${IMPORT}class Service {\n  constructor() { this.ready = Promise.resolve(new OpenAI()); }\n  async run() { const client = await this.ready; ${e.on('client')}; }\n}`,
  ),
  form(
    'static field',
    (e) =>
      `${IMPORT}class Service {\n  static client = new OpenAI();\n  static async run() { ${e.on('Service.client')}; }\n}`,
  ),
  form(
    'static private field',
    (e) =>
      `${IMPORT}class Service {\n  static #client = new OpenAI();\n  static async run() { ${e.on('this.#client')}; }\n}`,
  ),
  form(
    'static block',
    (e) =>
      `${IMPORT}class Service {\n  static client;\n  static { this.client = new OpenAI(); }\n}\n${e.on('Service.client')};`,
  ),
  form(
    'static method',
    (e) =>
      `${IMPORT}class Clients {\n  static open() { return new OpenAI(); }\n}\n${e.on('Clients.open()')};`,
  ),
  form(
    'singleton',
    (e) =>
      `${IMPORT}class Service {\n  static #instance;\n  static getInstance() { if (!Service.#instance) Service.#instance = new Service(); return Service.#instance; }\n  constructor() { this.client = new OpenAI(); }\n}\n${e.on('Service.getInstance().client')};`,
  ),
  form(
    'singleton that is the client',
    (e) =>
      `${IMPORT}class Holder {\n  static instance = null;\n  static getInstance() { if (this.instance === null) this.instance = new OpenAI(); return this.instance; }\n}\n${e.on('Holder.getInstance()')};`,
  ),
  form(
    'instance of a service',
    (e) =>
      `${IMPORT}class Service { constructor() { this.openai = new OpenAI(); } }\nconst service = new Service();\n${e.on('service.openai')};`,
  ),
  form(
    'field given to the constructor',
    (e) =>
      `${IMPORT}class Service {\n  constructor(client) { this.client = client; }\n  async run() { ${e.on('this.client')}; }\n}\nnew Service(new OpenAI()).run();`,
  ),
  form(
    'field given in an options object',
    (e) =>
      `${IMPORT}class Service {\n  constructor({ client }) { this.client = client; }\n  async run() { ${e.on('this.client')}; }\n}\nnew Service({ client: new OpenAI() }).run();`,
  ),
  open(
    form(
      'field with a default in the constructor',
      (e) =>
        `${IMPORT}class Service {\n  constructor(client = new OpenAI()) { this.client = client; }\n  async run() { ${e.on('this.client')}; }\n}`,
    ),
  ),
  form(
    'field of a base class',
    (e) =>
      `${IMPORT}class Base { constructor() { this.client = new OpenAI(); } }\nclass Service extends Base {\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'field of the base of a base',
    (e) =>
      `${IMPORT}class Root { client = new OpenAI(); }\nclass Base extends Root {}\nclass Service extends Base {\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'client handed to super',
    (e) =>
      `${IMPORT}class Base { constructor(client) { this.client = client; } }\nclass Service extends Base {\n  constructor() { super(new OpenAI()); }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'super called through a variable',
    (e) =>
      `${IMPORT}class Base { constructor(options) { this.client = options.client; } }\nclass Service extends Base {\n  constructor() { const client = new OpenAI(); super({ client }); }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  form(
    'getter of the base class',
    (e) =>
      `${IMPORT}class Base { get ai() { return new OpenAI(); } }\nclass Service extends Base {\n  async run() { ${e.on('super.ai')}; }\n}`,
  ),
  form(
    'field that the base class uses',
    (e) =>
      `${IMPORT}class Base { async run() { ${e.on('this.client')}; } }\nclass Service extends Base { constructor() { super(); this.client = new OpenAI(); } }`,
  ),
  form(
    'subclass of the client',
    (e) =>
      `${IMPORT}class Client extends OpenAI {}\nconst client = new Client();\n${e.on('client')};`,
  ),
  open(
    form(
      'subclass of the client, inside',
      (e) => `${IMPORT}class Client extends OpenAI {\n  async run() { ${e.on('this')}; }\n}`,
    ),
  ),
  form(
    'class expression',
    (e) =>
      `${IMPORT}const Service = class { client = new OpenAI(); };\n${e.on('new Service().client')};`,
  ),
  form(
    'constructor function',
    (e) =>
      `${IMPORT}function Service() { this.client = new OpenAI(); }\nService.prototype.run = async function () { ${e.on('this.client')}; };`,
  ),

  form(
    'resource destructured',
    (e) => `${CLIENT}const { ${e.head} } = client;\n${e.below(e.head)};`,
  ),
  form(
    'resource destructured and renamed',
    (e) => `${CLIENT}const { ${e.head}: part } = client;\n${e.below('part')};`,
  ),
  form(
    'resource destructured with a default',
    (e) => `${CLIENT}const { ${e.head} = null } = client;\n${e.below(e.head)};`,
  ),
  form(
    'resource destructured deeply',
    (e) => `${CLIENT}const ${e.pattern('inner')} = client;\nawait inner.${e.method}(${e.args});`,
  ),
  form(
    'resource destructured by a computed key',
    (e) =>
      `${CLIENT}const key = '${e.head}';\nconst { [key]: part } = client;\n${e.below('part')};`,
  ),
  form(
    'resource destructured from a construction',
    (e) => `${IMPORT}const { ${e.head} } = new OpenAI();\n${e.below(e.head)};`,
  ),
  form(
    'resource destructured by assignment',
    (e) => `${CLIENT}let ${e.head};\n({ ${e.head} } = client);\n${e.below(e.head)};`,
  ),
  form(
    'method destructured',
    (e) =>
      `${CLIENT}const { ${e.method}: send } = ${e.resourceOf('client')};\nawait send(${e.args});`,
  ),
  form(
    'resource in a variable',
    (e) => `${CLIENT}const part = client.${e.head};\n${e.below('part')};`,
  ),
  form(
    'last resource in a variable',
    (e) => `${CLIENT}const part = ${e.resourceOf('client')};\nawait part.${e.method}(${e.args});`,
  ),
  form(
    'resources exported',
    (e) =>
      `${CLIENT}export const { ${e.head} } = client;\nexport async function run() { ${e.below(e.head)}; }`,
  ),
  form('rest of a client', (e) => `${CLIENT}const { apiKey, ...rest } = client;\n${e.on('rest')};`),
  form(
    'client destructured from an object',
    (e) =>
      `${IMPORT}const services = { client: new OpenAI() };\nconst { client } = services;\n${e.on('client')};`,
  ),
  open(
    form(
      'client destructured with a default',
      (e) =>
        `${IMPORT}export async function run(options) { const { client = new OpenAI() } = options; ${e.on('client')}; }`,
    ),
  ),
  form(
    'client destructured deeply',
    (e) =>
      `${IMPORT}const app = { services: { ai: new OpenAI() } };\nconst { services: { ai: client } } = app;\n${e.on('client')};`,
  ),
  form(
    'client destructured from a list',
    (e) => `${IMPORT}const [, client] = ['x', new OpenAI()];\n${e.on('client')};`,
  ),
  form(
    'clients swapped',
    (e) =>
      `${IMPORT}let a = new OpenAI();\nlet b = new OpenAI({ maxRetries: 1 });\n[a, b] = [b, a];\n${e.on('a')};`,
  ),
  form(
    'parameter destructured',
    (e) =>
      `${IMPORT}async function run({ client }) { ${e.on('client')}; }\nrun({ client: new OpenAI() });`,
  ),
  form(
    'parameter destructured to a resource',
    (e) => `${IMPORT}async function run({ ${e.head} }) { ${e.below(e.head)}; }\nrun(new OpenAI());`,
  ),

  form('computed members', (e) => `${CLIENT}${e.computed('client')};`),
  form('computed members with templates', (e) => `${CLIENT}${e.computed('client', '`')};`),
  form(
    'computed member by a constant',
    (e) => `${CLIENT}const name = '${e.head}';\n${e.below('client[name]')};`,
  ),
  form(
    'computed method by a constant',
    (e) =>
      `${CLIENT}const name = '${e.method}';\nawait ${e.resourceOf('client')}[name](${e.args});`,
  ),
  form(
    'computed member by a table',
    (e) => `${CLIENT}const NAMES = { part: '${e.head}' };\n${e.below('client[NAMES.part]')};`,
  ),
  form(
    'computed member by joined text',
    (e) =>
      `${CLIENT}const name = '${e.head.slice(0, 2)}' + '${e.head.slice(2)}';\n${e.below('client[name]')};`,
  ),
  form('optional chain', (e) => `${CLIENT}${e.optional('client')};`),
  form(
    'optional chain in parentheses',
    (e) => `${CLIENT}await (client?.${e.resource.join('.')}).${e.method}(${e.args});`,
  ),
  form(
    'bound method',
    (e) =>
      `${CLIENT}const send = ${e.methodOf('client')}.bind(${e.resourceOf('client')});\nawait send(${e.args});`,
  ),
  form(
    'method with call',
    (e) => `${CLIENT}await ${e.methodOf('client')}.call(${e.resourceOf('client')}, ${e.args});`,
  ),
  form(
    'method with apply',
    (e) => `${CLIENT}await ${e.methodOf('client')}.apply(${e.resourceOf('client')}, [${e.args}]);`,
  ),
  form(
    'method with Reflect.apply',
    (e) =>
      `${CLIENT}await Reflect.apply(${e.methodOf('client')}, ${e.resourceOf('client')}, [${e.args}]);`,
  ),
  form(
    'method in a variable',
    (e) => `${CLIENT}const send = ${e.methodOf('client')};\nawait send(${e.args});`,
  ),
  form(
    'method in an object',
    (e) => `${CLIENT}const api = { send: ${e.methodOf('client')} };\nawait api.send(${e.args});`,
  ),
  form('method in a sequence', (e) => `${CLIENT}await (0, ${e.methodOf('client')})(${e.args});`),
  form(
    'method chosen by a condition',
    (e) =>
      `${CLIENT}const send = process.env.FLAG ? ${e.methodOf('client')} : ${e.methodOf('client')};\nawait send(${e.args});`,
  ),
  form('withOptions', (e) => `${CLIENT}${e.on('client.withOptions({ maxRetries: 0 })')};`),
  form(
    'withOptions in a variable',
    (e) => `${CLIENT}const patient = client.withOptions({ timeout: 1000 });\n${e.on('patient')};`,
  ),
  form(
    'withOptions twice',
    (e) =>
      `${CLIENT}${e.on('client.withOptions({ timeout: 1000 }).withOptions({ maxRetries: 0 })')};`,
  ),

  form(
    'promise of a client',
    (e) => `${IMPORT}const ready = Promise.resolve(new OpenAI());\n${e.on('(await ready)')};`,
  ),
  form(
    'promise with then',
    (e) =>
      `${IMPORT}const ready = Promise.resolve(new OpenAI());\nready.then((client) => ${e.plain('client')});`,
  ),
  form(
    'promise with then, twice',
    (e) =>
      `${IMPORT}const ready = Promise.resolve().then(() => new OpenAI());\nready.then(async (client) => { ${e.on('client')}; });`,
  ),
  form(
    'promise with catch',
    (e) =>
      `${IMPORT}const ready = Promise.resolve(new OpenAI()).catch(() => null);\n${e.on('(await ready)')};`,
  ),
  form(
    'new promise',
    (e) =>
      `${IMPORT}const ready = new Promise((resolve) => { resolve(new OpenAI()); });\n${e.on('(await ready)')};`,
  ),
  form(
    'Promise.all',
    (e) =>
      `${IMPORT}const open = async () => new OpenAI();\nconst [client, text] = await Promise.all([open(), 'x']);\n${e.on('client')};`,
  ),
  form(
    'asynchronous factory',
    (e) =>
      `${IMPORT}async function open() { await null; return new OpenAI(); }\nconst client = await open();\n${e.on('client')};`,
  ),
  form(
    'asynchronous factory, inline',
    (e) => `${IMPORT}const open = async () => new OpenAI();\n${e.on('(await open())')};`,
  ),
  form(
    'asynchronous function called at once',
    (e) => `${IMPORT}const ready = (async () => new OpenAI())();\n${e.on('(await ready)')};`,
  ),

  form(
    'factory',
    (e) =>
      `${IMPORT}function make() { return new OpenAI(); }\nconst client = make();\n${e.on('client')};`,
  ),
  form('factory, inline', (e) => `${IMPORT}const make = () => new OpenAI();\n${e.on('make()')};`),
  form(
    'factory with a variable',
    (e) =>
      `${IMPORT}function make() { const client = new OpenAI(); return client; }\n${e.on('make()')};`,
  ),
  form(
    'factory with arguments',
    (e) =>
      `${IMPORT}const make = (options) => new OpenAI({ ...options, maxRetries: 1 });\n${e.on("make({ apiKey: 'x' })")};`,
  ),
  form(
    'factory with several returns',
    (e) =>
      `${IMPORT}function make(key) { if (key) return new OpenAI({ apiKey: key }); return new OpenAI(); }\n${e.on("make('x')")};`,
  ),
  form(
    'factory that gives an object',
    (e) =>
      `${IMPORT}function setup() { return { client: new OpenAI(), log: console }; }\nconst { client } = setup();\n${e.on('client')};`,
  ),
  form(
    'factory that gives a list',
    (e) =>
      `${IMPORT}function setup() { return [new OpenAI(), 1]; }\nconst [client] = setup();\n${e.on('client')};`,
  ),
  form(
    'factory of a factory',
    (e) =>
      `${IMPORT}const maker = (options) => () => new OpenAI(options);\n${e.on('maker({})()')};`,
  ),
  form(
    'factory that takes the class',
    (e) => `${IMPORT}const make = (Client) => new Client();\n${e.on('make(OpenAI)')};`,
  ),
  form(
    'factory that gives back its argument',
    (e) => `${IMPORT}const log = (client) => client;\n${e.on('log(new OpenAI())')};`,
  ),
  form(
    'function called at once',
    (e) => `${IMPORT}const client = (() => new OpenAI())();\n${e.on('client')};`,
  ),
  form(
    'memoising factory',
    (e) =>
      `${IMPORT}let cached;\nfunction openai() { if (cached) return cached; cached = new OpenAI(); return cached; }\n${e.on('openai()')};`,
  ),
  form(
    'memoising factory with ??=',
    (e) =>
      `${IMPORT}let cached;\nconst openai = () => (cached ??= new OpenAI());\n${e.on('openai()')};`,
  ),
  form(
    'memoising factory with ||',
    (e) =>
      `${IMPORT}let cached;\nconst openai = () => cached || (cached = new OpenAI());\n${e.on('openai()')};`,
  ),
  form(
    'memoising factory in a closure',
    (e) =>
      `${IMPORT}const openai = (() => { let cached; return () => { cached ??= new OpenAI(); return cached; }; })();\n${e.on('openai()')};`,
  ),
  form(
    'memoising factory of a library',
    (e) =>
      `${IMPORT}import memoize from 'lodash/memoize';\nconst openai = memoize(() => new OpenAI());\n${e.on('openai()')};`,
  ),
  form(
    'once of a library',
    (e) =>
      `${IMPORT}import { once } from 'lodash';\nconst openai = once(() => new OpenAI());\n${e.on('openai()')};`,
  ),
  form(
    'factory that keeps the client on itself',
    (e) =>
      `${IMPORT}function openai() { openai.client ??= new OpenAI(); return openai.client; }\n${e.on('openai()')};`,
  ),

  form(
    'list',
    (e) =>
      `${IMPORT}const pool = [new OpenAI(), new OpenAI({ maxRetries: 1 })];\n${e.on('pool[0]')};`,
  ),
  form(
    'list with a computed index',
    (e) =>
      `${IMPORT}const pool = [new OpenAI(), new OpenAI({ maxRetries: 1 })];\nlet turn = 0;\n${e.on('pool[turn++ % pool.length]')};`,
  ),
  form('list with at', (e) => `${IMPORT}const pool = [new OpenAI()];\n${e.on('pool.at(-1)')};`),
  form(
    'list with find',
    (e) =>
      `${IMPORT}const pool = [new OpenAI()];\n${e.on('pool.find((client) => client.apiKey)')};`,
  ),
  form(
    'list in a loop',
    (e) => `${IMPORT}const pool = [new OpenAI()];\nfor (const client of pool) ${e.on('client')};`,
  ),
  form(
    'list with forEach',
    (e) =>
      `${IMPORT}const pool = [new OpenAI()];\npool.forEach(async (client) => { ${e.on('client')}; });`,
  ),
  form(
    'list with map',
    (e) =>
      `${IMPORT}const pool = [new OpenAI()];\nawait Promise.all(pool.map((client) => ${e.plain('client')}));`,
  ),
  form(
    'list filled by push',
    (e) => `${IMPORT}const pool = [];\npool.push(new OpenAI());\n${e.on('pool[0]')};`,
  ),
  form(
    'list made by map',
    (e) =>
      `${IMPORT}const keys = ['a', 'b'];\nconst pool = keys.map((apiKey) => new OpenAI({ apiKey }));\n${e.on('pool[0]')};`,
  ),
  form(
    'list of objects',
    (e) =>
      `${IMPORT}const pool = [{ name: 'a', client: new OpenAI() }];\nfor (const { client } of pool) ${e.on('client')};`,
  ),
  form(
    'table',
    (e) =>
      `${IMPORT}const clients = { main: new OpenAI(), spare: new OpenAI({ maxRetries: 1 }) };\nexport async function run(name) { ${e.on('clients[name]')}; }`,
  ),
  form(
    'values of a table',
    (e) =>
      `${IMPORT}const clients = { main: new OpenAI() };\nfor (const client of Object.values(clients)) ${e.on('client')};`,
  ),
  form(
    'entries of a table',
    (e) =>
      `${IMPORT}const clients = { main: new OpenAI() };\nfor (const [name, client] of Object.entries(clients)) ${e.on('client')};`,
  ),
  form(
    'table filled later',
    (e) =>
      `${IMPORT}const clients = {};\nexport async function run(key) { clients[key] ??= new OpenAI({ apiKey: key }); ${e.on('clients[key]')}; }`,
  ),
  form(
    'Map',
    (e) =>
      `${IMPORT}const clients = new Map([['main', new OpenAI()]]);\n${e.on("clients.get('main')")};`,
  ),
  form(
    'Map filled later',
    (e) =>
      `${IMPORT}const clients = new Map();\nclients.set('main', new OpenAI());\n${e.on("clients.get('main')")};`,
  ),
  form(
    'Map as a cache',
    (e) =>
      `${IMPORT}const clients = new Map();\nfunction clientFor(key) {\n  let client = clients.get(key);\n  if (!client) { client = new OpenAI({ apiKey: key }); clients.set(key, client); }\n  return client;\n}\n${e.on("clientFor('x')")};`,
  ),
  form(
    'Map in a loop',
    (e) =>
      `${IMPORT}const clients = new Map([['main', new OpenAI()]]);\nfor (const [name, client] of clients) ${e.on('client')};`,
  ),
  form(
    'values of a Map',
    (e) =>
      `${IMPORT}const clients = new Map([['main', new OpenAI()]]);\nfor (const client of clients.values()) ${e.on('client')};`,
  ),
  form(
    'Map with forEach',
    (e) =>
      `${IMPORT}const clients = new Map([['main', new OpenAI()]]);\nclients.forEach(async (client) => { ${e.on('client')}; });`,
  ),
  form(
    'Map in a field',
    (e) =>
      `${IMPORT}class Pool {\n  #clients = new Map();\n  add(key) { this.#clients.set(key, new OpenAI({ apiKey: key })); }\n  async run(key) { ${e.on('this.#clients.get(key)')}; }\n}`,
  ),
  form(
    'Set',
    (e) =>
      `${IMPORT}const clients = new Set([new OpenAI()]);\nfor (const client of clients) ${e.on('client')};`,
  ),
  form(
    'Set filled by add',
    (e) =>
      `${IMPORT}const clients = new Set();\nclients.add(new OpenAI());\nfor (const client of clients) ${e.on('client')};`,
  ),

  form(
    'conditional',
    (e) =>
      `${IMPORT}const client = process.env.FLAG ? new OpenAI({ apiKey: 'x' }) : new OpenAI();\n${e.on('client')};`,
  ),
  form(
    'conditional in the chain',
    (e) =>
      `${IMPORT}const a = new OpenAI();\nconst b = new OpenAI({ maxRetries: 1 });\n${e.on('(process.env.FLAG ? a : b)')};`,
  ),
  open(
    form(
      'logical or',
      (e) =>
        `${IMPORT}export async function run(given) { const client = given || new OpenAI(); ${e.on('client')}; }`,
    ),
  ),
  open(
    form(
      'nullish',
      (e) => `${IMPORT}export async function run(given) { ${e.on('(given ?? new OpenAI())')}; }`,
    ),
  ),
  form(
    'logical and',
    (e) =>
      `${IMPORT}const client = process.env.OPENAI_API_KEY && new OpenAI();\n${e.on('client')};`,
  ),
  form(
    'null when there is no key',
    (e) =>
      `${IMPORT}const client = process.env.OPENAI_API_KEY ? new OpenAI() : null;\nif (client) ${e.on('client')};`,
  ),
  open(
    form(
      'default of a parameter',
      (e) => `${IMPORT}export async function run(client = new OpenAI()) { ${e.on('client')}; }`,
    ),
  ),
  open(
    form(
      'default of a destructured parameter',
      (e) =>
        `${IMPORT}export async function run({ client = new OpenAI() } = {}) { ${e.on('client')}; }`,
    ),
  ),
  form(
    'parameter with a caller',
    (e) => `${CLIENT}async function run(ai) { ${e.on('ai')}; }\nrun(client);`,
  ),
  form(
    'parameter with a caller, arrow function',
    (e) => `${CLIENT}const run = async (ai, text) => { ${e.on('ai')}; };\nrun(client, 'x');`,
  ),
  form(
    'parameter through two functions',
    (e) =>
      `${CLIENT}async function inner(ai) { ${e.on('ai')}; }\nfunction outer(ai) { return inner(ai); }\nouter(client);`,
  ),
  form(
    'method parameter with a caller',
    (e) =>
      `${IMPORT}class Service {\n  async send(ai) { ${e.on('ai')}; }\n  run() { return this.send(new OpenAI()); }\n}`,
  ),
  form(
    'callback',
    (e) =>
      `${IMPORT}const withClient = (run) => run(new OpenAI());\nwithClient(async (client) => { ${e.on('client')}; });`,
  ),
  form(
    'asynchronous callback',
    (e) =>
      `${IMPORT}async function withClient(run) { const client = new OpenAI(); try { return await run(client); } finally { console.log('done'); } }\nawait withClient((client) => ${e.plain('client')});`,
  ),
  form(
    'callback with an object',
    (e) =>
      `${IMPORT}const withServices = (run) => run({ client: new OpenAI(), log: console });\nwithServices(async ({ client }) => { ${e.on('client')}; });`,
  ),
  form(
    'callback that is a named function',
    (e) =>
      `${IMPORT}const withClient = (run) => run(new OpenAI());\nasync function send(client) { ${e.on('client')}; }\nwithClient(send);`,
  ),
  form(
    'callback of a method',
    (e) =>
      `${IMPORT}class Pool {\n  use(run) { return run(new OpenAI()); }\n}\nconst pool = new Pool();\npool.use(async (client) => { ${e.on('client')}; });`,
  ),
  form(
    'proxy',
    (e) =>
      `${IMPORT}const client = new Proxy(new OpenAI(), { get: (target, key) => target[key] });\n${e.on('client')};`,
  ),

  form(
    'React memo',
    (e) =>
      `${IMPORT}import { useMemo } from 'react';\nexport function Chat({ apiKey }) {\n  const client = useMemo(() => new OpenAI({ apiKey }), [apiKey]);\n  const send = async () => { ${e.on('client')}; };\n  return send;\n}`,
  ),
  form(
    'React memo through the namespace',
    (e) =>
      `${IMPORT}import * as React from 'react';\nexport function Chat() {\n  const client = React.useMemo(() => { return new OpenAI(); }, []);\n  return async () => { ${e.on('client')}; };\n}`,
  ),
  form(
    'React reference',
    (e) =>
      `${IMPORT}import { useRef } from 'react';\nexport function Chat() {\n  const client = useRef(new OpenAI());\n  return async () => { ${e.on('client.current')}; };\n}`,
  ),
  form(
    'React reference set later',
    (e) =>
      `${IMPORT}import { useEffect, useRef } from 'react';\nexport function Chat() {\n  const client = useRef(null);\n  useEffect(() => { client.current = new OpenAI(); }, []);\n  return async () => { ${e.on('client.current')}; };\n}`,
  ),
  form(
    'React state',
    (e) =>
      `${IMPORT}import { useState } from 'react';\nexport function Chat() {\n  const [client] = useState(() => new OpenAI());\n  return async () => { ${e.on('client')}; };\n}`,
  ),
  form(
    'React state with a value',
    (e) =>
      `${IMPORT}import { useState } from 'react';\nexport function Chat() {\n  const [client, setClient] = useState(new OpenAI());\n  return async () => { ${e.on('client')}; };\n}`,
  ),
  form(
    'React state set later',
    (e) =>
      `${IMPORT}import { useEffect, useState } from 'react';\nexport function Chat() {\n  const [client, setClient] = useState(null);\n  useEffect(() => { setClient(new OpenAI()); }, []);\n  return async () => { ${e.on('client')}; };\n}`,
  ),
  form(
    'React context',
    (e) =>
      `${IMPORT}import { createContext, useContext } from 'react';\nconst ClientContext = createContext(new OpenAI());\nexport function Chat() {\n  const client = useContext(ClientContext);\n  return async () => { ${e.on('client')}; };\n}`,
  ),
  form(
    'hook of the program',
    (e) =>
      `${IMPORT}import { useMemo } from 'react';\nfunction useClient() { return useMemo(() => new OpenAI(), []); }\nexport function Chat() {\n  const client = useClient();\n  return async () => { ${e.on('client')}; };\n}`,
  ),

  form('exported const', (e) => `${IMPORT}export const client = new OpenAI();\n${e.on('client')};`),
  form(
    'module.exports',
    (e) =>
      `const OpenAI = require('openai');\nmodule.exports = { client: new OpenAI() };\n${e.on('module.exports.client').replace('await ', '')};`,
  ),
  form(
    'exports member',
    (e) =>
      `const OpenAI = require('openai');\nexports.client = new OpenAI();\nexports.run = () => ${e.plain('exports.client')};`,
  ),
];

const WITH_TYPE = "import type OpenAI from 'openai';\n";

/** Clients that only an annotation shows. */
export const typeForms: readonly Form[] = [
  typed(
    'parameter',
    (e) => `${WITH_TYPE}export async function run(client: OpenAI) { ${e.on('client')}; }`,
  ),
  typed(
    'parameter of an arrow function',
    (e) =>
      `${WITH_TYPE}export const run = async (client: OpenAI, text: string) => { ${e.on('client')}; };`,
  ),
  typed(
    'optional parameter',
    (e) => `${WITH_TYPE}export async function run(client?: OpenAI) { ${e.optional('client')}; }`,
  ),
  typed(
    'parameter that may be null',
    (e) =>
      `${WITH_TYPE}export async function run(client: OpenAI | null) { if (client) ${e.on('client')}; }`,
  ),
  typed(
    'parameter of a method',
    (e) => `${WITH_TYPE}export class Service { async run(client: OpenAI) { ${e.on('client')}; } }`,
  ),
  typed(
    'parameter with a picked type',
    (e) =>
      `${WITH_TYPE}export async function run(client: Pick<OpenAI, '${e.head}'>) { ${e.on('client')}; }`,
  ),
  typed(
    'parameter with an omitted type',
    (e) =>
      `${WITH_TYPE}export async function run(client: Omit<OpenAI, 'apiKey'>) { ${e.on('client')}; }`,
  ),
  typed(
    'parameter with a partial type',
    (e) =>
      `${WITH_TYPE}export async function run(client: Readonly<Partial<OpenAI>>) { ${e.optional('client')}; }`,
  ),
  typed(
    'parameter that is one part',
    (e) =>
      `${WITH_TYPE}export async function run(part: OpenAI['${e.head}']) { ${e.below('part')}; }`,
  ),
  typed(
    'destructured parameter',
    (e) =>
      `${WITH_TYPE}export async function run({ client }: { client: OpenAI; text: string }) { ${e.on('client')}; }`,
  ),
  typed(
    'destructured and renamed parameter',
    (e) =>
      `${WITH_TYPE}export async function run({ ai: client }: { ai: OpenAI }) { ${e.on('client')}; }`,
  ),
  typed(
    'object parameter',
    (e) =>
      `${WITH_TYPE}export async function run(context: { services: { openai: OpenAI } }) { ${e.on('context.services.openai')}; }`,
  ),
  typed(
    'interface member',
    (e) =>
      `${WITH_TYPE}interface Context { openai: OpenAI }\nexport async function run(context: Context) { ${e.on('context.openai')}; }`,
  ),
  typed(
    'inherited interface member',
    (e) =>
      `${WITH_TYPE}interface Base { openai: OpenAI }\ninterface Context extends Base { text: string }\nexport async function run(context: Context) { ${e.on('context.openai')}; }`,
  ),
  typed(
    'interface that extends the client',
    (e) =>
      `${WITH_TYPE}interface Client extends OpenAI { extra: string }\nexport async function run(client: Client) { ${e.on('client')}; }`,
  ),
  typed(
    'interface method',
    (e) =>
      `${WITH_TYPE}interface Provider { getClient(): OpenAI }\nexport async function run(provider: Provider) { ${e.on('provider.getClient()')}; }`,
  ),
  typed(
    'interface function member',
    (e) =>
      `${WITH_TYPE}interface Provider { open: () => Promise<OpenAI> }\nexport async function run(provider: Provider) { ${e.on('(await provider.open())')}; }`,
  ),
  typed(
    'function type',
    (e) => `${WITH_TYPE}export async function run(open: () => OpenAI) { ${e.on('open()')}; }`,
  ),
  typed(
    'callback type',
    (e) =>
      `${WITH_TYPE}type Job = (client: OpenAI) => Promise<unknown>;\nexport const job: Job = async (client) => { ${e.on('client')}; };`,
  ),
  typed(
    'type alias',
    (e) =>
      `${WITH_TYPE}type Client = OpenAI;\nexport async function run(client: Client) { ${e.on('client')}; }`,
  ),
  typed(
    'alias of an object type',
    (e) =>
      `${WITH_TYPE}type Context = { openai: OpenAI };\nexport async function run({ openai }: Context) { ${e.on('openai')}; }`,
  ),
  typed(
    'intersection',
    (e) =>
      `${WITH_TYPE}export async function run(client: OpenAI & { name: string }) { ${e.on('client')}; }`,
  ),
  typed(
    'generic parameter',
    (e) =>
      `${WITH_TYPE}export async function run<T extends OpenAI>(client: T) { ${e.on('client')}; }`,
  ),
  typed(
    'instance type',
    (e) =>
      `${IMPORT}export async function run(client: InstanceType<typeof OpenAI>) { ${e.on('client')}; }`,
  ),
  seen(
    typed(
      'return type of a factory',
      (e) =>
        `${IMPORT}const make = () => new OpenAI();\nexport async function run(client: ReturnType<typeof make>) { ${e.on('client')}; }`,
    ),
  ),
  seen(
    typed(
      'type of a variable',
      (e) => `${CLIENT}export async function run(ai: typeof client) { ${e.on('ai')}; }`,
    ),
  ),
  typed(
    'import type in place',
    (e) => `export async function run(client: import('openai').OpenAI) { ${e.on('client')}; }`,
  ),
  typed(
    'import type in place, default',
    (e) => `export async function run(client: import('openai').default) { ${e.on('client')}; }`,
  ),
  typed(
    'promise parameter',
    (e) =>
      `${WITH_TYPE}export async function run(ready: Promise<OpenAI>) { ${e.on('(await ready)')}; }`,
  ),
  typed(
    'list parameter',
    (e) =>
      `${WITH_TYPE}export async function run(clients: OpenAI[]) { for (const client of clients) ${e.on('client')}; }`,
  ),
  typed('generic list parameter', (e) =>
    `${WITH_TYPE}export async function run(clients: readonly Array<OpenAI>) { ${e.on('clients[0]')}; }`.replace(
      'readonly Array',
      'ReadonlyArray',
    ),
  ),
  typed(
    'record parameter',
    (e) =>
      `${WITH_TYPE}export async function run(clients: Record<string, OpenAI>, name: string) { ${e.on('clients[name]')}; }`,
  ),
  typed(
    'Map parameter',
    (e) =>
      `${WITH_TYPE}export async function run(clients: Map<string, OpenAI>) { ${e.on("clients.get('x')")}; }`,
  ),
  typed('variable', (e) => `${WITH_TYPE}declare const client: OpenAI;\n${e.on('client')};`),
  typed(
    'variable set elsewhere',
    (e) =>
      `${WITH_TYPE}let client: OpenAI;\nexport function use(given: any) { client = given; }\nexport async function run() { ${e.on('client')}; }`,
  ),
  typed('return type', (e) => `${WITH_TYPE}declare function open(): OpenAI;\n${e.on('open()')};`),
  typed(
    'return type of a method',
    (e) =>
      `${WITH_TYPE}abstract class Base { abstract open(): OpenAI; async run() { ${e.on('this.open()')}; } }`,
  ),
  typed(
    'return type over a cast',
    (e) =>
      `${WITH_TYPE}function open(container: any): OpenAI { return container.get('openai'); }\n${e.on('open({})')};`,
  ),
  typed(
    'field',
    (e) =>
      `${WITH_TYPE}class Service {\n  client: OpenAI;\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  typed(
    'declared field',
    (e) =>
      `${WITH_TYPE}class Service extends Unknown {\n  declare client: OpenAI;\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  typed(
    'definite field',
    (e) =>
      `${WITH_TYPE}class Service {\n  private client!: OpenAI;\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  typed(
    'field with a decorator',
    (e) =>
      `${WITH_TYPE}class Service {\n  @Inject('openai') private readonly client: OpenAI;\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  typed(
    'abstract field',
    (e) =>
      `${WITH_TYPE}abstract class Service {\n  protected abstract client: OpenAI;\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  typed(
    'parameter property',
    (e) =>
      `${WITH_TYPE}class Service {\n  constructor(private readonly client: OpenAI) {}\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  typed(
    'parameter property with a decorator',
    (e) =>
      `${WITH_TYPE}class Service {\n  constructor(@Inject('x') private readonly client: OpenAI, private log: Logger) {}\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  open(
    typed(
      'parameter property with a default',
      (e) =>
        `${IMPORT}class Service {\n  constructor(private client = new OpenAI()) {}\n  async run() { ${e.on('this.client')}; }\n}`,
    ),
  ),
  seen(
    typed(
      'parameter property with a caller',
      (e) =>
        `${IMPORT}class Service {\n  constructor(private client: any) {}\n  async run() { ${e.on('this.client')}; }\n}\nnew Service(new OpenAI());`,
    ),
  ),
  seen(
    typed(
      'parameter with a list of a type that says nothing of the client',
      (e) =>
        `${IMPORT}interface Entry { client: any }\nasync function run(entries: readonly Entry[]) { for (const entry of entries) { ${e.on('entry.client')}; } }\nrun([{ client: new OpenAI() }]);`,
    ),
  ),
  typed(
    'parameter with a list of clients',
    (e) =>
      `${WITH_TYPE}export async function run(clients: OpenAI[]) { for (const client of clients) { ${e.on('client')}; } }`,
  ),
  typed(
    'field set from a typed parameter',
    (e) =>
      `${WITH_TYPE}class Service {\n  private client;\n  constructor(client: OpenAI) { this.client = client; }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  typed(
    'service with a typed field',
    (e) =>
      `${WITH_TYPE}class OpenAIService { openAi: OpenAI; }\nclass Controller {\n  constructor(private readonly service: OpenAIService) {}\n  async run() { ${e.on('this.service.openAi')}; }\n}`,
  ),
  seen(
    typed(
      'service with a constructed field',
      (e) =>
        `${IMPORT}class OpenAIService { readonly openAi = new OpenAI(); }\nclass Controller {\n  constructor(private readonly service: OpenAIService) {}\n  async run() { ${e.on('this.service.openAi')}; }\n}`,
    ),
  ),
  typed(
    'service with a typed method',
    (e) =>
      `${WITH_TYPE}class OpenAIService { get(): OpenAI { return this.cache as never; } }\nclass Controller {\n  constructor(private readonly service: OpenAIService) {}\n  async run() { ${e.on('this.service.get()')}; }\n}`,
  ),
  typed(
    'typed getter',
    (e) =>
      `${WITH_TYPE}class Service {\n  get client(): OpenAI { return container.get('openai'); }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  seen(
    typed(
      'accessor field',
      (e) =>
        `${IMPORT}class Service {\n  accessor client = new OpenAI();\n  async run() { ${e.on('this.client')}; }\n}`,
    ),
  ),
  typed(
    'static typed field',
    (e) =>
      `${WITH_TYPE}class Service {\n  private static client: OpenAI;\n  static async run() { ${e.on('Service.client')}; }\n}`,
  ),
  typed(
    'cast',
    (e) => `${WITH_TYPE}const client = container.get('openai') as OpenAI;\n${e.on('client')};`,
  ),
  typed(
    'cast in two steps',
    (e) =>
      `${WITH_TYPE}const client = container.get('openai') as unknown as OpenAI;\n${e.on('client')};`,
  ),
  typed(
    'angle brackets',
    (e) => `${WITH_TYPE}const client = <OpenAI>container.get('openai');\n${e.on('client')};`,
  ),
  typed(
    'cast inside the chain',
    (e) => `${WITH_TYPE}${e.on("(container.get('openai') as OpenAI)")};`,
  ),
  seen(typed('as any', (e) => `${CLIENT}${e.on('(client as any)')};`)),
  seen(
    typed(
      'as const',
      (e) => `${IMPORT}const services = { ai: new OpenAI() } as const;\n${e.on('services.ai')};`,
    ),
  ),
  seen(
    typed(
      'satisfies',
      (e) => `${IMPORT}const client = new OpenAI() satisfies object;\n${e.on('client')};`,
    ),
  ),
  seen(
    typed(
      'non-null',
      (e) =>
        `${IMPORT}let client: OpenAI | null = null;\nexport function init() { client = new OpenAI(); }\nexport async function run() { ${e.on('client!')}; }`,
    ),
  ),
  seen(
    typed('method as any', (e) => `${CLIENT}await (${e.methodOf('client')} as any)(${e.args});`),
  ),
  seen(
    typed('type arguments', (e) => `${CLIENT}await ${e.methodOf('client')}<unknown>(${e.args});`),
  ),
  seen(
    typed(
      'resource as any',
      (e) => `${CLIENT}await (client.${e.head} as any).${e.rest.join('.')}(${e.args});`,
    ),
  ),
  seen(
    typed(
      'enum key',
      (e) => `${CLIENT}enum Part { Main = '${e.head}' }\n${e.below('client[Part.Main]')};`,
    ),
  ),
  seen(
    typed(
      'namespace',
      (e) =>
        `${IMPORT}namespace Services { export const client = new OpenAI(); }\n${e.on('Services.client')};`,
    ),
  ),
  typed(
    'React reference with a type',
    (e) =>
      `${WITH_TYPE}import { useRef } from 'react';\nexport function Chat() {\n  const client = useRef<OpenAI>(null);\n  return async () => { ${e.on('client.current!')}; };\n}`,
  ),
  typed(
    'React state with a type',
    (e) =>
      `${WITH_TYPE}import { useState } from 'react';\nexport function Chat() {\n  const [client, setClient] = useState<OpenAI | null>(null);\n  return async () => { ${e.on('client!')}; };\n}`,
  ),
  typed(
    'React properties',
    (e) =>
      `${WITH_TYPE}interface Props { client: OpenAI }\nexport function Chat({ client }: Props) {\n  return async () => { ${e.on('client')}; };\n}`,
  ),
  typed(
    'generic container',
    (e) => `${WITH_TYPE}const clients = new Map<string, OpenAI>();\n${e.on("clients.get('x')!")};`,
  ),
];

const jsDoc = (name: string, code: (e: Endpoint) => string): Form => open(form(name, code));

/** Types in comments. */
export const commentForms: readonly Form[] = [
  jsDoc(
    'parameter',
    (e) =>
      `/** @typedef {import('openai').OpenAI} Client */\n/**\n * @param {import('openai').OpenAI} client\n */\nexport async function run(client) { ${e.on('client')}; }`,
  ),
  jsDoc(
    'parameter with an imported class',
    (e) =>
      `${IMPORT}/**\n * Asks.\n * @param {OpenAI} client the client\n * @param {string} text\n */\nasync function run(client, text) { ${e.on('client')}; }`,
  ),
  jsDoc(
    'parameter of an arrow function',
    (e) =>
      `${IMPORT}/** @param {OpenAI} client */\nexport const run = async (client) => { ${e.on('client')}; };`,
  ),
  jsDoc(
    'parameter of a method',
    (e) =>
      `${IMPORT}export class Service {\n  /** @param {OpenAI} client */\n  async run(client) { ${e.on('client')}; }\n}`,
  ),
  jsDoc(
    'variable',
    (e) =>
      `${IMPORT}/** @type {OpenAI} */\nlet client;\nexport async function run() { ${e.on('client')}; }`,
  ),
  jsDoc(
    'variable that may be null',
    (e) =>
      `${IMPORT}/** @type {OpenAI | null} */\nlet client = null;\nexport async function run() { ${e.on('client')}; }`,
  ),
  jsDoc(
    'field',
    (e) =>
      `${IMPORT}export class Service {\n  /** @type {OpenAI} */\n  client;\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  jsDoc(
    'alias',
    (e) =>
      `/** @typedef {import('openai').OpenAI} Client */\n/** @param {Client} client */\nexport async function run(client) { ${e.on('client')}; }`,
  ),
  jsDoc(
    'return type',
    (e) =>
      `${IMPORT}/** @returns {OpenAI} */\nfunction open() { return container.get('openai'); }\n${e.on('open()')};`,
  ),
  jsDoc(
    'promise',
    (e) =>
      `${IMPORT}/** @param {Promise<OpenAI>} ready */\nexport async function run(ready) { ${e.on('(await ready)')}; }`,
  ),
];

/** Libraries that stand between, and keep the shape. */
export const wrapperForms: readonly Form[] = [
  form(
    'wrapOpenAI of langsmith',
    (e) =>
      `import { wrapOpenAI } from 'langsmith/wrappers';\n${IMPORT}const client = wrapOpenAI(new OpenAI());\n${e.on('client')};`,
  ),
  form(
    'wrapOpenAI of langsmith, inline',
    (e) =>
      `import { wrapOpenAI } from 'langsmith/wrappers/openai';\n${CLIENT}${e.on("wrapOpenAI(client, { name: 'x' })")};`,
  ),
  form(
    'observeOpenAI of langfuse',
    (e) =>
      `import { observeOpenAI } from 'langfuse';\n${CLIENT}${e.on("observeOpenAI(client, { traceName: 'x' })")};`,
  ),
  form(
    'observeOpenAI of the newer langfuse',
    (e) =>
      `import { observeOpenAI } from '@langfuse/openai';\n${IMPORT}const client = observeOpenAI(new OpenAI());\n${e.on('client')};`,
  ),
  form(
    'wrapOpenAI of braintrust',
    (e) =>
      `import { wrapOpenAI } from 'braintrust';\n${IMPORT}const client = wrapOpenAI(new OpenAI());\n${e.on('client')};`,
  ),
  form(
    'wrapper of a namespace',
    (e) =>
      `import * as braintrust from 'braintrust';\n${IMPORT}const client = braintrust.wrapOpenAI(new OpenAI());\n${e.on('client')};`,
  ),
  form(
    'instrumentOpenAiClient of Sentry',
    (e) =>
      `import * as Sentry from '@sentry/node';\n${IMPORT}const client = Sentry.instrumentOpenAiClient(new OpenAI(), { recordInputs: true });\n${e.on('client')};`,
  ),
  form(
    'trackOpenAI of opik',
    (e) =>
      `import { trackOpenAI } from 'opik-openai';\n${IMPORT}const client = trackOpenAI(new OpenAI());\n${e.on('client')};`,
  ),
  form(
    'tracedOpenAI of mlflow',
    (e) =>
      `import { tracedOpenAI } from 'mlflow-openai';\n${IMPORT}const client = tracedOpenAI(new OpenAI());\n${e.on('client')};`,
  ),
  form(
    'wrapper of a wrapper',
    (e) =>
      `import { wrapOpenAI } from 'langsmith/wrappers';\nimport { observeOpenAI } from 'langfuse';\n${IMPORT}const client = wrapOpenAI(observeOpenAI(new OpenAI()));\n${e.on('client')};`,
  ),
  form(
    'wrapper of a factory',
    (e) =>
      `import { wrapOpenAI } from 'langsmith/wrappers';\n${IMPORT}const make = () => wrapOpenAI(new OpenAI());\n${e.on('make()')};`,
  ),
  form(
    'wrapper with withOptions',
    (e) =>
      `import { wrapOpenAI } from 'langsmith/wrappers';\n${IMPORT}const client = wrapOpenAI(new OpenAI()).withOptions({ maxRetries: 0 });\n${e.on('client')};`,
  ),
  form(
    'Instructor',
    (e) =>
      `import Instructor from '@instructor-ai/instructor';\n${CLIENT}const asked = Instructor({ client, mode: 'TOOLS' });\n${e.on('asked')};`,
  ),
  form(
    'createInstructor',
    (e) =>
      `import { createInstructor } from '@instructor-ai/instructor';\n${IMPORT}const asked = createInstructor({ client: new OpenAI() });\n${e.on('asked')};`,
  ),
  form(
    'tracing class of posthog',
    (e) =>
      `import { OpenAI } from '@posthog/ai';\nconst client = new OpenAI({ apiKey: 'x', posthog });\n${e.on('client')};`,
    (e) =>
      `import { Anthropic as OpenAI } from '@posthog/ai';\nconst client = new OpenAI({ apiKey: 'x', posthog });\n${e.on('client')};`,
  ),
  form(
    'tracing class of posthog, subpath',
    (e) =>
      `import { PostHogOpenAI } from '@posthog/ai/openai';\nconst client = new PostHogOpenAI({ posthog });\n${e.on('client')};`,
  ),
];
