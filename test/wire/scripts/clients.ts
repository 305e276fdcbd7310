/** How a program comes to its client: import forms, where the client lives, what stands between. */
import type { Script } from '../../helpers/wire.ts';

const ALL = ['v4', 'v5', 'v6', 'v7'];
const SINCE_5 = ['v5', 'v6', 'v7'];

/** Three requests of different kinds, so that each way to a client is tried with each. */
const CALLS: Readonly<Record<string, string>> = {
  upload: "CLIENT.files.create({ file: new File(['x'], 'a.txt'), purpose: 'assistants' })",
  completion: "CLIENT.chat.completions.create({ model: 'gpt-5', messages: [] })",
  embedding: "CLIENT.embeddings.create({ model: 'text-embedding-3-small', input: 'x' })",
};

interface Way {
  name: string;
  code: string;
  module?: Script['module'];
  sdks?: readonly string[];
}

/** `CALL(x)` stands for a request through the client `x`. */
const ways: Way[] = [
  {
    name: 'default import',
    code: "import OpenAI from 'openai';\nconst client = new OpenAI();\nawait CALL(client);",
  },
  {
    name: 'named import',
    code: "import { OpenAI } from 'openai';\nconst client = new OpenAI();\nawait CALL(client);",
  },
  {
    name: 'renamed import',
    code: "import { OpenAI as Client } from 'openai';\nconst ai = new Client();\nawait CALL(ai);",
  },
  {
    name: 'default as a name',
    code: "import { default as Anything } from 'openai';\nconst ai = new Anything();\nawait CALL(ai);",
  },
  {
    name: 'namespace import',
    code: "import * as sdk from 'openai';\nconst ai = new sdk.OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'default of a namespace',
    code: "import * as sdk from 'openai';\nconst ai = new sdk.default();\nawait CALL(ai);",
  },
  {
    name: 'class in its own namespace',
    code: "import OpenAI from 'openai';\nconst ai = new OpenAI.OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'import of a file',
    code: "import OpenAI from 'openai/index.mjs';\nconst ai = new OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'import of the client file',
    sdks: SINCE_5,
    code: "import { OpenAI } from 'openai/client';\nconst ai = new OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'dynamic import',
    code: "const { default: OpenAI } = await import('openai');\nconst ai = new OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'named part of a dynamic import',
    code: "const { OpenAI } = await import('openai');\nawait CALL(new OpenAI());",
  },
  {
    name: 'module of a dynamic import',
    code: "const sdk = await import('openai');\nconst ai = new sdk.OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'dynamic import with then',
    code: "const ai = await import('openai').then(({ OpenAI }) => new OpenAI());\nawait CALL(ai);",
  },
  {
    name: 'dynamic import inside a function',
    code: "let client;\nasync function load() {\n  if (!client) {\n    const { OpenAI } = await import('openai');\n    client = new OpenAI();\n  }\n  return client;\n}\nawait CALL((await load()));",
  },
  {
    name: 'require',
    module: 'cjs',
    code: "const OpenAI = require('openai');\nconst ai = new OpenAI();\nCALL(ai);",
  },
  {
    name: 'require, destructured',
    module: 'cjs',
    code: "const { OpenAI } = require('openai');\nconst ai = new OpenAI();\nCALL(ai);",
  },
  {
    name: 'require, renamed',
    module: 'cjs',
    code: "const { OpenAI: Client } = require('openai');\nconst ai = new Client();\nCALL(ai);",
  },
  {
    name: 'require, default',
    module: 'cjs',
    code: "const Client = require('openai').default;\nconst ai = new Client();\nCALL(ai);",
  },
  {
    name: 'require, member',
    module: 'cjs',
    code: "const ai = new (require('openai').OpenAI)();\nCALL(ai);",
  },
  {
    name: 'require in a function',
    module: 'cjs',
    code: "function make() {\n  const { OpenAI } = require('openai');\n  return new OpenAI();\n}\nCALL(make());",
  },
  {
    name: 'require in an async function',
    module: 'cjs',
    code: "async function main() {\n  const { OpenAI } = require('openai');\n  const ai = new OpenAI();\n  await CALL(ai);\n}\nmain();",
  },
  {
    name: 'createRequire',
    code: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst { OpenAI } = require('openai');\nconst ai = new OpenAI();\nawait CALL(ai);",
  },
  { name: 'inline', code: "import OpenAI from 'openai';\nawait CALL(new OpenAI());" },
  {
    name: 'let assigned later',
    code: "import OpenAI from 'openai';\nlet ai;\nai = new OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'assigned in branches',
    code: "import OpenAI from 'openai';\nlet ai;\nif (process.env.FLAG) ai = new OpenAI({ apiKey: 'sk-other' });\nelse ai = new OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'conditional',
    code: "import OpenAI from 'openai';\nconst ai = process.env.FLAG ? new OpenAI({ apiKey: 'sk-other' }) : new OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'logical',
    code: "import OpenAI from 'openai';\nconst given = undefined;\nconst ai = given ?? new OpenAI();\nawait CALL(ai);",
  },
  {
    name: 'alias',
    code: "import OpenAI from 'openai';\nconst first = new OpenAI();\nconst second = first;\nawait CALL(second);",
  },
  {
    name: 'property of an object',
    code: "import OpenAI from 'openai';\nconst services = { ai: { openai: new OpenAI() } };\nawait CALL(services.ai.openai);",
  },
  {
    name: 'property assigned later',
    code: "import OpenAI from 'openai';\nconst services = {};\nservices.openai = new OpenAI();\nawait CALL(services.openai);",
  },
  {
    name: 'property of globalThis',
    code: "import OpenAI from 'openai';\nglobalThis.openai ??= new OpenAI();\nawait CALL(globalThis.openai);",
  },
  {
    name: 'getter of an object',
    code: "import OpenAI from 'openai';\nconst services = { get openai() { return new OpenAI(); } };\nawait CALL(services.openai);",
  },
  {
    name: 'list',
    code: "import OpenAI from 'openai';\nconst pool = [new OpenAI(), new OpenAI({ maxRetries: 0 })];\nawait CALL(pool[1]);",
  },
  {
    name: 'list taken apart',
    code: "import OpenAI from 'openai';\nconst [, ai] = [1, new OpenAI()];\nawait CALL(ai);",
  },
  {
    name: 'list filled by push',
    code: "import OpenAI from 'openai';\nconst pool = [];\npool.push(new OpenAI());\nfor (const ai of pool) await CALL(ai);",
  },
  {
    name: 'Map',
    code: "import OpenAI from 'openai';\nconst pool = new Map([['main', new OpenAI()]]);\nawait CALL(pool.get('main'));",
  },
  {
    name: 'Map filled later',
    code: "import OpenAI from 'openai';\nconst pool = new Map();\npool.set('main', new OpenAI());\nawait CALL(pool.get('main'));",
  },
  {
    name: 'factory',
    code: "import OpenAI from 'openai';\nfunction make() {\n  return new OpenAI();\n}\nawait CALL(make());",
  },
  {
    name: 'factory with arguments',
    code: "import OpenAI from 'openai';\nconst make = (apiKey) => new OpenAI({ apiKey });\nawait CALL(make('sk-1'));",
  },
  {
    name: 'factory that remembers',
    code: "import OpenAI from 'openai';\nlet cached = null;\nfunction getClient() {\n  if (!cached) cached = new OpenAI();\n  return cached;\n}\nawait CALL(getClient());",
  },
  {
    name: 'factory that remembers by ??=',
    code: "import OpenAI from 'openai';\nlet cached;\nconst getClient = () => (cached ??= new OpenAI());\nawait CALL(getClient());",
  },
  {
    name: 'async factory',
    code: "import OpenAI from 'openai';\nconst make = async () => new OpenAI();\nawait CALL((await make()));",
  },
  {
    name: 'factory of factories',
    code: "import OpenAI from 'openai';\nconst outer = () => () => new OpenAI();\nawait CALL(outer()());",
  },
  {
    name: 'immediately called function',
    code: "import OpenAI from 'openai';\nconst ai = (() => new OpenAI())();\nawait CALL(ai);",
  },
  {
    name: 'promise of a client',
    code: "import OpenAI from 'openai';\nconst ready = Promise.resolve(new OpenAI());\nawait CALL((await ready));",
  },
  {
    name: 'then of a promise',
    code: "import OpenAI from 'openai';\nconst ready = Promise.resolve(new OpenAI());\nawait ready.then((ai) => CALL(ai));",
  },
  {
    name: 'parameter',
    code: "import OpenAI from 'openai';\nasync function send(ai) {\n  return CALL(ai);\n}\nawait send(new OpenAI());",
  },
  {
    name: 'parameter in an object',
    code: "import OpenAI from 'openai';\nasync function send({ ai, tries = 1 }) {\n  return CALL(ai);\n}\nawait send({ ai: new OpenAI() });",
  },
  {
    name: 'default of a parameter',
    code: "import OpenAI from 'openai';\nasync function send(ai = new OpenAI()) {\n  return CALL(ai);\n}\nawait send();",
  },
  {
    name: 'callback',
    code: "import OpenAI from 'openai';\nasync function withClient(run) {\n  return run(new OpenAI());\n}\nawait withClient((ai) => CALL(ai));",
  },
  {
    name: 'closure',
    code: "import OpenAI from 'openai';\nfunction service() {\n  const ai = new OpenAI();\n  return { send: () => CALL(ai) };\n}\nawait service().send();",
  },
  {
    name: 'public field',
    code: "import OpenAI from 'openai';\nclass Service {\n  ai = new OpenAI();\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'private field',
    code: "import OpenAI from 'openai';\nclass Service {\n  #ai = new OpenAI();\n  send() {\n    return CALL(this.#ai);\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'static field',
    code: "import OpenAI from 'openai';\nclass Service {\n  static ai = new OpenAI();\n  static send() {\n    return CALL(Service.ai);\n  }\n}\nawait Service.send();",
  },
  {
    name: 'static field through this',
    code: "import OpenAI from 'openai';\nclass Service {\n  static #ai = new OpenAI();\n  static send() {\n    return CALL(this.#ai);\n  }\n}\nawait Service.send();",
  },
  {
    name: 'field set by the constructor',
    code: "import OpenAI from 'openai';\nclass Service {\n  constructor() {\n    this.ai = new OpenAI();\n  }\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'field injected',
    code: "import OpenAI from 'openai';\nclass Service {\n  constructor(ai) {\n    this.ai = ai;\n  }\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service(new OpenAI()).send();",
  },
  {
    name: 'field made on demand',
    code: "import OpenAI from 'openai';\nclass Service {\n  #ai = null;\n  get ai() {\n    this.#ai ??= new OpenAI();\n    return this.#ai;\n  }\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'field of an instance from outside',
    code: "import OpenAI from 'openai';\nclass Service {\n  ai = new OpenAI();\n}\nconst service = new Service();\nawait CALL(service.ai);",
  },
  {
    name: 'getter with a promise',
    code: "import OpenAI from 'openai';\nclass Service {\n  get ai() {\n    return Promise.resolve(new OpenAI());\n  }\n  async send() {\n    return CALL((await this.ai));\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'field of a base class',
    code: "import OpenAI from 'openai';\nclass Base {\n  ai = new OpenAI();\n}\nclass Service extends Base {\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'field of a derived class',
    code: "import OpenAI from 'openai';\nclass Base {\n  send() {\n    return CALL(this.ai);\n  }\n}\nclass Service extends Base {\n  ai = new OpenAI();\n}\nawait new Service().send();",
  },
  {
    name: 'method of a derived class',
    code: "import OpenAI from 'openai';\nclass Base {\n  send() {\n    return CALL(this.make());\n  }\n}\nclass Service extends Base {\n  make() {\n    return new OpenAI();\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'super call with a client',
    code: "import OpenAI from 'openai';\nclass Base {\n  constructor(ai) {\n    this.ai = ai;\n  }\n}\nclass Service extends Base {\n  constructor() {\n    super(new OpenAI());\n  }\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service().send();",
  },
  {
    name: 'class derived from the client',
    code: "import OpenAI from 'openai';\nclass Mine extends OpenAI {}\nconst ai = new Mine();\nawait CALL(ai);",
  },
  {
    name: 'class derived from the client, through this',
    code: "import OpenAI from 'openai';\nclass Mine extends OpenAI {\n  send() {\n    return CALL(this);\n  }\n}\nawait new Mine().send();",
  },
  {
    name: 'class expression',
    code: "import OpenAI from 'openai';\nconst Service = class {\n  ai = new OpenAI();\n  send = () => CALL(this.ai);\n};\nawait new Service().send();",
  },
  {
    name: 'computed member',
    code: "import OpenAI from 'openai';\nconst services = { ai: new OpenAI() };\nconst NAME = 'ai';\nawait CALL(services[NAME]);",
  },
  {
    name: 'optional chain',
    code: "import OpenAI from 'openai';\nconst services = { ai: new OpenAI() };\nawait CALL(services?.ai);",
  },
  {
    name: 'frozen',
    code: "import OpenAI from 'openai';\nconst services = Object.freeze({ ai: new OpenAI() });\nawait CALL(services.ai);",
  },
  {
    name: 'withOptions',
    sdks: SINCE_5,
    code: "import OpenAI from 'openai';\nconst client = new OpenAI();\nawait CALL(client.withOptions({ maxRetries: 0 }));",
  },
  {
    name: 'withOptions twice',
    sdks: SINCE_5,
    code: "import OpenAI from 'openai';\nconst client = new OpenAI().withOptions({ maxRetries: 0 }).withOptions({ timeout: 1000 });\nawait CALL(client);",
  },
  {
    name: 'typed parameter property',
    module: 'ts',
    code: "import OpenAI from 'openai';\nclass Service {\n  constructor(private readonly ai: OpenAI) {}\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service(new OpenAI()).send();",
  },
  {
    name: 'declared field',
    module: 'ts',
    code: "import OpenAI from 'openai';\nclass Service {\n  private ai!: OpenAI;\n  init() {\n    this.ai = new OpenAI();\n    return this;\n  }\n  send() {\n    return CALL(this.ai);\n  }\n}\nawait new Service().init().send();",
  },
  {
    name: 'satisfies and as',
    module: 'ts',
    code: "import OpenAI from 'openai';\nconst services = { ai: new OpenAI() } satisfies { ai: OpenAI };\nawait CALL((services.ai as OpenAI)!);",
  },
  {
    name: 'typed parameter',
    module: 'ts',
    code: "import type { OpenAI } from 'openai';\nimport Client from 'openai';\nasync function send(ai: OpenAI) {\n  return CALL(ai);\n}\nawait send(new Client());",
  },
  {
    name: 'generic factory',
    module: 'ts',
    code: "import OpenAI from 'openai';\nconst once = <T>(make: () => T): (() => T) => {\n  let value: T | undefined;\n  return () => (value ??= make());\n};\nconst getClient = once(() => new OpenAI());\nawait CALL(getClient());",
  },
];

const combined = ways.flatMap(({ name, code, module, sdks = ALL }) =>
  Object.entries(CALLS).map(([kind, call]): Script => ({
    name: `${kind} through a client: ${name}`,
    sdks,
    ...(module ? { module } : {}),
    code: code.replace(/CALL\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g, (_, client: string) =>
      call.replace('CLIENT', client),
    ),
  })),
);

const BODY = "{ model: 'gpt-5', input: 'x' }";
const HEAD = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

/** Members that are taken off the client before they are called. */
const members: Script[] = [
  {
    name: 'resource in a variable',
    sdks: ALL,
    code: `${HEAD}const { responses } = client;\nawait responses.create(${BODY});`,
  },
  {
    name: 'resource renamed',
    sdks: ALL,
    code: `${HEAD}const { responses: api } = client;\nawait api.create(${BODY});`,
  },
  {
    name: 'resource two levels down',
    sdks: ALL,
    code: `${HEAD}const { chat: { completions } } = client;\nawait completions.create({ model: 'gpt-5', messages: [] });`,
  },
  {
    name: 'resource two levels down in steps',
    sdks: ALL,
    code: `${HEAD}const chat = client.chat;\nconst completions = chat.completions;\nawait completions.create({ model: 'gpt-5', messages: [] });`,
  },
  {
    name: 'resources of a new client',
    sdks: ALL,
    code: "import OpenAI from 'openai';\nconst { files, models } = new OpenAI();\nawait files.list();\nawait models.list();",
  },
  {
    name: 'resource in an object',
    sdks: ALL,
    code: `${HEAD}const api = { ask: client.responses, files: client.files };\nawait api.ask.create(${BODY});\nawait api.files.list();`,
  },
  {
    name: 'method bound',
    sdks: ALL,
    code: `${HEAD}const create = client.responses.create.bind(client.responses);\nawait create(${BODY});`,
  },
  {
    name: 'method called with call',
    sdks: ALL,
    code: `${HEAD}const { create } = client.responses;\nawait create.call(client.responses, ${BODY});`,
  },
  {
    name: 'method called with apply',
    sdks: ALL,
    code: `${HEAD}await client.responses.create.apply(client.responses, [${BODY}]);`,
  },
  {
    name: 'method called by Reflect.apply',
    sdks: ALL,
    code: `${HEAD}await Reflect.apply(client.responses.create, client.responses, [${BODY}]);`,
  },
  {
    name: 'method with a computed name',
    sdks: ALL,
    code: `${HEAD}const METHOD = 'create';\nawait client.responses[METHOD](${BODY});`,
  },
  {
    name: 'resource with a computed name',
    sdks: ALL,
    code: `${HEAD}await client['responses']['create'](${BODY});`,
  },
  {
    name: 'resource with a name from a loop',
    sdks: ALL,
    code: `${HEAD}for (const name of ['files', 'models']) await client[name].list();`,
  },
  { name: 'optional calls', sdks: ALL, code: `${HEAD}await client?.responses?.create?.(${BODY});` },
  {
    name: 'arrow around a method',
    sdks: ALL,
    code: `${HEAD}const ask = (params) => client.responses.create(params);\nawait ask(${BODY});`,
  },
  {
    name: 'method handed on',
    sdks: ALL,
    code: `${HEAD}const run = (send, params) => send(params);\nawait run((params) => client.responses.create(params), ${BODY});`,
  },
  {
    name: 'mapped requests',
    sdks: ALL,
    code: `${HEAD}await Promise.all(['a', 'b'].map((input) => client.responses.create({ model: 'gpt-5', input })));`,
  },
  { name: 'sequence', sdks: ALL, code: `${HEAD}await (0, client.responses).create(${BODY});` },
  {
    name: 'withResponse',
    sdks: ALL,
    code: `${HEAD}const { data } = await client.responses.create(${BODY}).withResponse();`,
  },
  {
    name: 'asResponse',
    sdks: ALL,
    code: `${HEAD}const response = await client.responses.create(${BODY}).asResponse();`,
  },
  {
    name: 'then',
    sdks: ALL,
    code: `${HEAD}await client.responses.create(${BODY}).then((response) => response.output_text);`,
  },
  {
    name: 'inside try',
    sdks: ALL,
    code: `${HEAD}try {\n  await client.responses.create(${BODY});\n} catch (error) {\n  console.error(error);\n} finally {\n  console.log('done');\n}`,
  },
  {
    name: 'retries around it',
    sdks: ALL,
    code: `${HEAD}async function retry(run, tries) {\n  for (let index = 0; index < tries; index += 1) {\n    try {\n      return await run();\n    } catch {}\n  }\n}\nawait retry(() => client.responses.create(${BODY}), 2);`,
  },
  {
    name: 'generator',
    sdks: ALL,
    code: `${HEAD}async function* ask() {\n  yield await client.responses.create(${BODY});\n}\nfor await (const response of ask()) void response;`,
  },
  {
    name: 'wrapped in an object that keeps the shape',
    sdks: ALL,
    code: `${HEAD}const wrapped = { ...client, responses: client.responses };\nawait wrapped.responses.create(${BODY});`,
  },
  {
    name: 'two clients',
    sdks: ALL,
    code: `import OpenAI from 'openai';\nconst own = new OpenAI();\nconst other = new OpenAI({ baseURL: 'https://llm.example.com/v1' });\nawait own.responses.create(${BODY});\nawait other.embeddings.create({ model: 'e', input: 'x' });`,
  },
];

export const clientScripts: readonly Script[] = [...combined, ...members];
