/** Types as evidence: what the type checker says, and what annotations say where there is none. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import tsParser, { createProgram, parseForESLint } from '@typescript-eslint/parser';
import { ESLintUtils } from '@typescript-eslint/utils';
import type { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenAICall } from '../../src/calls/record.ts';
import { typedReader } from '../../src/calls/typed.ts';
import { storedBy } from '../../src/calls/store.ts';
import { linted, readings, summariesOf } from '../helpers/calls.ts';
import { programFolder } from '../helpers/sdk.ts';

/** Every sample is a file of one program, so that its types are read once. */
const SERVICES = `import OpenAI, { AzureOpenAI } from 'openai';
import type { Files } from 'openai/resources/files';
export declare class Injected { readonly openai: OpenAI; readonly azure: AzureOpenAI; client(): Promise<OpenAI>; store: Map<string, string>; }
export declare function inject<T>(token: abstract new (...args: never[]) => T): T;
export declare const registry: { get<K extends keyof Registered>(name: K): Registered[K] };
export interface Registered { ai: OpenAI; files: Files; stripe: { files: { create(params: object): Promise<void> } } }
export type Uploader = Pick<OpenAI, 'files'>;
export type Caller<T extends { client: OpenAI }> = T['client'];
export declare function withClient<R>(run: (client: OpenAI) => R): R;
export declare const clients: readonly OpenAI[];
export declare const byName: ReadonlyMap<string, OpenAI>;
export declare const nothing: { files: { create(params: object): Promise<void>; list(): Promise<void> } };
`;

const samples: [name: string, code: string, expected: string[]][] = [
  [
    'a member of an injected service',
    "import { Injected } from './services.js';\nexport class Upload {\n  constructor(private readonly service: Injected) {}\n  run(file: File) { return this.service.openai.files.create({ file, purpose: 'batch' }); }\n}",
    ['files.create POST /v1/files'],
  ],
  [
    'a method of an injected service',
    "import { Injected } from './services.js';\nexport const run = async (service: Injected) => (await service.client()).batches.list();",
    ['batches.list GET /v1/batches'],
  ],
  [
    'a function that injects',
    "import { Injected, inject } from './services.js';\nexport class Upload {\n  readonly #service = inject(Injected);\n  run() { return this.#service.openai.files.list(); }\n}",
    ['files.list GET /v1/files'],
  ],
  [
    'Pick',
    "import type { Uploader } from './services.js';\nexport const run = (client: Uploader, file: File) => client.files.create({ file, purpose: 'batch' });",
    ['files.create POST /v1/files'],
  ],
  [
    'an indexed type',
    "import type { Caller, Injected } from './services.js';\nexport const run = (client: Caller<{ client: Injected['openai'] }>) => client.vectorStores.list();",
    ['vectorStores.list GET /v1/vector_stores'],
  ],
  [
    'a generic',
    "import type OpenAI from 'openai';\nexport const run = <T extends OpenAI>(client: T) => client.batches.list();",
    ['batches.list GET /v1/batches'],
  ],
  [
    'a generic function',
    "import { registry } from './services.js';\nexport const run = () => registry.get('ai').files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a resource out of a generic function',
    "import { registry } from './services.js';\nexport const run = () => registry.get('files').list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a callback',
    "import { withClient } from './services.js';\nexport const run = () => withClient((client) => client.responses.retrieve('resp_1'));",
    ['responses.retrieve GET /v1/responses/{}'],
  ],
  [
    'a list',
    "import { clients } from './services.js';\nexport const run = () => clients.map((client) => client.files.list());",
    ['files.list GET /v1/files'],
  ],
  [
    'an element',
    "import { clients } from './services.js';\nexport const run = () => clients[0]!.files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a map',
    "import { byName } from './services.js';\nexport const run = () => byName.get('x')?.files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a return type',
    "import type OpenAI from 'openai';\ndeclare function make(): OpenAI;\nexport const run = () => make().files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a promised return type',
    "import type OpenAI from 'openai';\ndeclare function make(): Promise<OpenAI>;\nexport const run = async () => (await make()).files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a resource class',
    "import type { Files } from 'openai/resources/files';\nexport const run = (files: Files) => files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a method type',
    "import type OpenAI from 'openai';\nexport const run = (list: OpenAI['files']['list']) => list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a conditional type',
    "import type OpenAI from 'openai';\ntype If<T> = T extends string ? OpenAI : never;\nexport const run = (client: If<'x'>) => client.files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a union of clients',
    "import type OpenAI from 'openai';\nimport type { AzureOpenAI } from 'openai';\nexport const run = (client: OpenAI | AzureOpenAI) => client.files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a destructured parameter',
    "import type { Injected } from './services.js';\nexport const run = ({ openai: { files } }: Injected) => files.list();",
    ['files.list GET /v1/files'],
  ],
  [
    'a nested resource',
    "import type { Injected } from './services.js';\nexport const run = ({ openai }: Injected) => openai.beta.threads.messages.list('thread_1');",
    ['beta.threads.messages.list GET /v1/threads/{}/messages'],
  ],
  [
    'a verb of the client',
    "import type { Injected } from './services.js';\nexport const run = ({ openai }: Injected) => openai.post('/files', { body: {} });",
    ['POST /v1/files'],
  ],
  [
    'a Map of a service',
    "import type { Injected } from './services.js';\nexport const run = (service: Injected) => service.store.delete('x');",
    [],
  ],
  [
    'another registered service',
    "import { registry } from './services.js';\nexport const run = () => registry.get('stripe').files.create({});",
    [],
  ],
  [
    'an object of the same shape',
    "import { nothing } from './services.js';\nexport const run = () => [nothing.files.create({}), nothing.files.list()];",
    [],
  ],
  [
    'a local interface called OpenAI',
    'interface OpenAI { files: { list(): Promise<void> } }\nexport const run = (openai: OpenAI) => openai.files.list();',
    [],
  ],
  ['any', 'export const run = (openai: any) => openai.files.list();', []],
];

/** A file is read several times here: the shortcut that the parser takes in CI is for one reading each. */
const typesOf = (folder: string): Linter.ParserOptions => ({
  project: join(folder, 'tsconfig.json'),
  tsconfigRootDir: folder,
  disallowAutomaticSingleRunInference: true,
});

describe.each(['openai-v5', 'openai-v6'])('with type information of %s', (alias) => {
  let folder = '';
  const fileOf = (index: number): string => join(folder, `sample-${String(index)}.ts`);

  beforeAll(() => {
    folder = programFolder(alias);
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          module: 'nodenext',
          moduleResolution: 'nodenext',
          strict: true,
          skipLibCheck: true,
          noEmit: true,
          preserveSymlinks: true,
          types: [],
          lib: ['es2023', 'dom'],
        },
        include: ['*.ts'],
      }),
    );
    write('package.json', '{ "type": "module" }');
    write('services.ts', SERVICES);
    samples.forEach(([, code], index) => {
      write(`sample-${String(index)}.ts`, code);
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(samples.map(([name, code, expected], index) => [name, index, code, expected] as const))(
    '%s',
    (_, index, code, expected) => {
      // Without other files only the type checker can know.
      const file = linted(
        `// openai\n${code}`,
        tsParser,
        { filename: fileOf(index), crossFile: false },
        typesOf(folder),
      );
      expect(
        summariesOf(file).map((summary) =>
          summary.replace(/ → (?:openai or unknown|unknown|openai or azure or unknown)$/, ''),
        ),
      ).toEqual(expected);
    },
  );

  it('says that types are the evidence', () => {
    const index = samples.findIndex(([name]) => name === 'a function that injects');
    const [call] =
      linted(
        samples[index]![1],
        tsParser,
        { filename: fileOf(index), crossFile: false },
        typesOf(folder),
      )?.calls ?? [];
    expect([call?.evidence, call?.byTypeOnly]).toEqual(['types', true]);
  });
});

/** What annotations alone say, in each parser that reads TypeScript. */
function annotated(code: string): string[] | string {
  const answers = readings(['ts']).map(({ read }) => summariesOf(read(code)));
  return answers.every((answer) => answer.join() === answers[0]?.join())
    ? (answers[0] ?? [])
    : JSON.stringify(answers);
}

const IMPORTS =
  "import OpenAI, { AzureOpenAI, type OpenAI as Renamed } from 'openai';\nimport type * as Sdk from 'openai';\nimport type { Files } from 'openai/resources/files';\nimport type { OpenAI as Other } from '@acme/openai';\nclass Token {}\n";

describe('annotations without type information', () => {
  const list = (code: string): string => IMPORTS + code;
  it.each([
    ['a parameter', 'export const run = (client: OpenAI) => client.files.list();'],
    ['an optional parameter', 'export const run = (client?: OpenAI) => client?.files.list();'],
    [
      'a parameter of a function in a typed table',
      'type Job = (client: OpenAI) => Promise<unknown>;\nexport const jobs: Record<string, Job> = { list: (client) => client.files.list() };',
    ],
    [
      'a parameter of a function in a typed object',
      'interface Jobs { list: (client: OpenAI) => unknown }\nexport const jobs = { list: (client) => client.files.list() } satisfies Jobs;',
    ],
    ['a nullable parameter', 'export const run = (client: OpenAI | null) => client!.files.list();'],
    [
      'a part of a parameter that its caller hides',
      'const run = (deps: { ai: { client: OpenAI } }) => deps.ai.client.files.list();\nexport const start = (ctx) => run({ ai: { client: ctx.client } });',
    ],
    [
      'a part of what is taken out of a parameter that its caller hides',
      'const run = ({ ai }: { ai: { client: OpenAI } }) => ai.client.files.list();\nexport const start = (ctx) => run({ ai: { client: ctx.client } });',
    ],
    [
      'a part of a field that the caller of the constructor hides',
      'class A { #deps: { client: OpenAI }; constructor(deps: { client: OpenAI }) { this.#deps = deps; } run() { return this.#deps.client.files.list(); } }\nexport const start = (ctx) => new A({ client: ctx.client }).run();',
    ],
    [
      'a part of a field that is a parameter of the constructor, whose caller hides it',
      'class A { constructor(private readonly deps: { client: OpenAI }) {} run() { return this.deps.client.files.list(); } }\nexport const start = (ctx) => new A({ client: ctx.client }).run();',
    ],
    ['a renamed import', 'export const run = (client: Renamed) => client.files.list();'],
    ['a namespace import', 'export const run = (client: Sdk.OpenAI) => client.files.list();'],
    ['a resource class', 'export const run = (files: Files) => files.list();'],
    [
      'a resource class of the namespace',
      'export const run = (files: OpenAI.Files) => files.list();',
    ],
    ['an indexed type', "export const run = (files: OpenAI['files']) => files.list();"],
    ['Pick', "export const run = (client: Pick<OpenAI, 'files'>) => client.files.list();"],
    ['Readonly', 'export const run = (client: Readonly<OpenAI>) => client.files.list();'],
    [
      'a promise',
      'export const run = async (client: Promise<OpenAI>) => (await client).files.list();',
    ],
    [
      'an instance type',
      'export const run = (client: InstanceType<typeof OpenAI>) => client.files.list();',
    ],
    [
      'a type alias',
      'type Client = OpenAI;\nexport const run = (client: Client) => client.files.list();',
    ],
    [
      'an alias of an alias',
      "type Inner = { openai: OpenAI };\ntype Client = Inner['openai'];\nexport const run = (client: Client) => client.files.list();",
    ],
    [
      'an intersection',
      'export const run = (client: OpenAI & { name: string }) => client.files.list();',
    ],
    [
      'an interface',
      'interface Services { openai: OpenAI }\nexport const run = (services: Services) => services.openai.files.list();',
    ],
    [
      'an interface that extends',
      'interface Base { openai: OpenAI }\ninterface Services extends Base {}\nexport const run = (services: Services) => services.openai.files.list();',
    ],
    [
      'a method of an interface',
      'interface Services { openai(): OpenAI }\nexport const run = (services: Services) => services.openai().files.list();',
    ],
    [
      'a getter of an interface',
      'interface Services { get openai(): OpenAI }\nexport const run = (services: Services) => services.openai.files.list();',
    ],
    [
      'a type literal',
      'export const run = (services: { openai: OpenAI }) => services.openai.files.list();',
    ],
    [
      'a destructured parameter',
      'export const run = ({ openai }: { openai: OpenAI }) => openai.files.list();',
    ],
    [
      'a destructured parameter with a default',
      'export const run = ({ openai = new OpenAI() }: { openai?: OpenAI }) => openai.files.list();',
    ],
    [
      'a list',
      'export const run = (clients: OpenAI[]) => clients.map((client) => client.files.list());',
    ],
    [
      'a list of a generic type',
      'export const run = (clients: ReadonlyArray<OpenAI>) => clients[0]!.files.list();',
    ],
    [
      'a record',
      'export const run = (clients: Record<string, OpenAI>) => clients.x!.files.list();',
    ],
    [
      'an index signature',
      'export const run = (clients: { [name: string]: OpenAI }) => clients.x!.files.list();',
    ],
    [
      'the values of a record',
      'export const run = (clients: Record<string, OpenAI>) => Object.values(clients).map((client) => client.files.list());',
    ],
    [
      'a record with a computed key',
      'export const run = (clients: Record<string, OpenAI>, key: string) => clients[key]!.files.list();',
    ],
    [
      'a named tuple',
      'export const run = (pair: [client: OpenAI, name?: string]) => pair[0].files.list();',
    ],
    [
      'a map',
      "export const run = (clients: Map<string, OpenAI>) => clients.get('x')!.files.list();",
    ],
    ['a tuple', 'export const run = ([client]: [OpenAI, string]) => client.files.list();'],
    [
      'a field',
      'export class Service { client!: OpenAI; run() { return this.client.files.list(); } }',
    ],
    [
      'a declared field',
      'export class Service { declare client: OpenAI; run() { return this.client.files.list(); } }',
    ],
    [
      'a parameter property',
      'export class Service { constructor(private readonly client: OpenAI) {} run() { return this.client.files.list(); } }',
    ],
    [
      'a decorated parameter property',
      'declare function Inject(token: unknown): ParameterDecorator;\nexport class Service { constructor(@Inject(Token) private readonly client: OpenAI) {} run() { return this.client.files.list(); } }',
    ],
    [
      'an abstract field',
      'export abstract class Service { abstract client: OpenAI; run() { return this.client.files.list(); } }',
    ],
    [
      'an abstract getter',
      'export abstract class Service { abstract get client(): OpenAI; run() { return this.client.files.list(); } }',
    ],
    [
      'a static field',
      'export class Service { static client: OpenAI; static run() { return Service.client.files.list(); } }',
    ],
    [
      'a generic constraint',
      'export const run = <T extends OpenAI>(client: T) => client.files.list();',
    ],
    [
      'a return type',
      'declare function make(): OpenAI;\nexport const run = () => make().files.list();',
    ],
    [
      'the return type of a method',
      'declare class Service { make(): Promise<OpenAI> }\nexport const run = async (service: Service) => (await service.make()).files.list();',
    ],
    [
      'the type of a function',
      'type Job = (client: OpenAI) => Promise<unknown>;\nexport const run: Job = (client) => client.files.list();',
    ],
    [
      'satisfies',
      'type Job = (client: OpenAI) => Promise<unknown>;\nexport const run = ((client) => client.files.list()) satisfies Job;',
    ],
    ['an assertion', 'export const run = (given: unknown) => (given as OpenAI).files.list();'],
    ['a variable', 'declare const client: OpenAI;\nexport const run = () => client.files.list();'],
    ['let', 'let client: OpenAI | undefined;\nexport const run = () => client?.files.list();'],
    [
      'typeof',
      'declare const shared: OpenAI;\nexport const run = (client: typeof shared) => client.files.list();',
    ],
    [
      'a class of the program',
      'class Own extends OpenAI {}\nexport const run = (client: Own) => client.files.list();',
    ],
  ])('%s', (_, code) => {
    expect(annotated(list(code))).toEqual(['files.list GET /v1/files → openai or unknown']);
    // The same program with the type of another package.
    expect(
      annotated(list(code).replaceAll(/'openai(?:\/resources\/files)?'/g, "'@acme/openai'")),
    ).toEqual([]);
  });

  it.each([
    [
      'AzureOpenAI',
      'export const run = (client: AzureOpenAI) => client.files.list();',
      'files.list GET /v1/files → azure',
    ],
    [
      'JSDoc',
      '/** @param {import("openai").OpenAI} client */\nexport const run = (client) => client.files.list();',
      'files.list GET /v1/files → openai or unknown',
    ],
    [
      'JSDoc of an import',
      '/** @param {OpenAI} client */\nexport function run(client) { return client.files.list(); }',
      'files.list GET /v1/files → openai or unknown',
    ],
    [
      'JSDoc of a variable',
      '/** @type {OpenAI} */\nlet client;\nexport function run() { return client.files.list(); }',
      'files.list GET /v1/files → openai or unknown',
    ],
    [
      'an import type',
      "export const run = (client: import('openai').OpenAI) => client.files.list();",
      'files.list GET /v1/files → openai or unknown',
    ],
  ])('%s', (_, code, expected) => {
    expect(annotated(list(code))).toEqual([expected]);
  });

  it.each([
    ['a type of another package', 'export const run = (client: Other) => client.files.list();'],
    [
      'a type parameter without a constraint',
      'export const run = <T>(client: T) => client.files.list();',
    ],
    [
      'a type that shadows',
      'export function run<OpenAI>(client: OpenAI) { return client.files.list(); }',
    ],
    ['unknown', 'export const run = (client: unknown) => client.files.list();'],
    ['a model', 'export const run = (client: OpenAI.Model) => client.files.list();'],
    [
      'type-only code',
      "export type List = ReturnType<OpenAI['files']['list']>;\nexport declare function run(client: OpenAI): List;",
    ],
  ])('%s proves nothing', (_, code) => {
    expect(annotated(list(code))).toEqual([]);
  });

  it('counts less than a construction that is seen', () => {
    const call = (code: string): OpenAICall => readings(['ts'])[0]!.read(list(code))!.calls[0]!;
    expect(call('export const run = (client: OpenAI) => client.files.list();').byTypeOnly).toBe(
      true,
    );
    expect(
      call('export const run = (client: OpenAI = new OpenAI()) => client.files.list();').byTypeOnly,
    ).toBe(false);
  });
});

describe('the type of a client does not say where its requests go', () => {
  const GROQ = "new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' })";
  const targets = (code: string): readonly string[] =>
    readings(['ts'])[0]!
      .read(`import OpenAI from 'openai';\n${code}`)!
      .calls.flatMap((call) => call.targets);

  it.each([
    ['a function', `const run = (client: OpenAI) => client.files.list();\nrun(${GROQ});`],
    [
      'a method',
      `class Job { run(client: OpenAI) { return client.files.list(); } }\nnew Job().run(${GROQ});`,
    ],
    [
      'a parameter property',
      `class Job { constructor(private readonly client: OpenAI) {} run() { return this.client.files.list(); } }\nnew Job(${GROQ}).run();`,
    ],
    [
      'a field',
      `class Job { private client: OpenAI; constructor(client: OpenAI) { this.client = client; } run() { return this.client.files.list(); } }\nnew Job(${GROQ}).run();`,
    ],
    [
      'a key of typed dependencies',
      `interface Deps { openai: OpenAI }\nconst run = ({ openai }: Deps) => openai.files.list();\nrun({ openai: ${GROQ} });`,
    ],
    [
      'a callback',
      `function withClient<T>(use: (client: OpenAI) => T): T { return use(${GROQ}); }\nwithClient((client) => client.files.list());`,
    ],
  ])('%s is given one of another vendor', (_, code) => {
    expect(targets(code)).toEqual(['other']);
  });

  it.each([
    [
      'whose base URL is not known',
      'const run = (client: OpenAI) => client.files.list();\nexport default (host: { url: string }) => run(new OpenAI({ baseURL: host.url }));',
      ['unknown'],
    ],
    [
      'of both',
      `const run = (client: OpenAI) => client.files.list();\nrun(${GROQ});\nrun(new OpenAI());`,
      ['openai', 'other'],
    ],
    [
      'of another vendor, or one that is not seen',
      `const run = (client: OpenAI) => client.files.list();\nrun(${GROQ});\nexport const go = (clients: Map<string, OpenAI>) => run(clients.get('a')!);`,
      ['other', 'unknown'],
    ],
    [
      'that another package makes',
      "import { shared } from 'acme-clients';\nconst run = (client: OpenAI) => client.files.list();\nrun(shared.client);",
      ['openai', 'unknown'],
    ],
    [
      'that nobody is seen to give',
      'export const run = (client: OpenAI) => client.files.list();',
      ['openai', 'unknown'],
    ],
  ])('one %s', (_, code, expected) => {
    expect(targets(code)).toEqual(expected);
  });
});

describe('`typeof x` says what kind of thing it is, and nothing of the data in it', () => {
  const read = (code: string): readonly string[] =>
    readings(['ts'])[0]!
      .read(
        `import OpenAI from 'openai';\nconst client = new OpenAI();\nconst D = { model: 'gpt-5', store: false };\nconst services = { ai: client, name: 'a' };\n${code}`,
      )!
      .calls.map((call) => `${call.targets.join(' or ')}, ${storedBy(call.body.get('store'))}`);
  const CREATE = 'client.responses.create';

  it.each([
    ['an object', `export const ask = (o: typeof D) => ${CREATE}({ ...o, input: 'x' });`],
    [
      'a part of it',
      `export const ask = (o: Partial<typeof D>) => ${CREATE}({ ...o, input: 'x' });`,
    ],
    ['a key', `export const ask = (o: typeof D) => ${CREATE}({ store: o.store, input: 'x' });`],
    ['a value', `export const ask = (store: typeof D.store) => ${CREATE}({ store, input: 'x' });`],
    [
      'what a function gives',
      `const base = () => D;\nexport const ask = (o: ReturnType<typeof base>) => ${CREATE}({ ...o, input: 'x' });`,
    ],
    [
      'an element of a list',
      `const all = [D];\nexport const ask = (list: typeof all) => ${CREATE}({ ...list[0], input: 'x' });`,
    ],
  ])('%s', (_, code) => {
    expect(read(code)).toEqual(['openai, unknown']);
  });

  it.each([
    [
      'a client in it is one',
      "export const ask = (s: typeof services) => s.ai.responses.create({ store: false, input: 'x' });",
      ['openai, off'],
    ],
    [
      'a client in it, taken out, is one',
      "type Services = typeof services;\nexport const ask = ({ ai }: Services) => ai.responses.create({ store: true, input: 'x' });",
      ['openai, on'],
    ],
    [
      'what the callers give counts',
      `const ask = (o: typeof D) => ${CREATE}({ ...o, input: 'x' });\nask({ model: 'a', store: true });`,
      ['openai, on'],
    ],
    [
      'the object itself is known',
      `${CREATE}({ ...(D satisfies typeof D), input: 'x' });`,
      ['openai, off'],
    ],
  ])('%s', (_, code, expected) => {
    expect(read(code)).toEqual(expected);
  });
});

/** The public helper of typescript-eslint throws where a rule gets no types. */
describe('type information is read exactly where typescript-eslint says that there is some', () => {
  let folder = '';
  const code = "import OpenAI from 'openai';\nawait new OpenAI().files.list();\n";
  const hasTypes = (services: unknown): boolean => {
    try {
      ESLintUtils.getParserServices({
        languageOptions: { parser: tsParser },
        sourceCode: { parserServices: services },
      } as unknown as Parameters<typeof ESLintUtils.getParserServices>[0]);
      return true;
    } catch (error) {
      if (error instanceof TypeError) throw error;
      return false;
    }
  };

  beforeAll(() => {
    folder = programFolder('openai-v6');
    writeFileSync(join(folder, 'main.ts'), code);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          module: 'nodenext',
          skipLibCheck: true,
          noEmit: true,
          types: [],
        },
        include: ['*.ts'],
      }),
    );
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('with a program', () => {
    const { services } = parseForESLint(code, {
      filePath: join(folder, 'main.ts'),
      programs: [createProgram(join(folder, 'tsconfig.json'))],
    });
    expect(hasTypes(services)).toBe(true);
    expect(typedReader(services)).toBeTypeOf('function');
  });

  it('without a program', () => {
    const { services } = parseForESLint(code, { filePath: join(folder, 'main.ts') });
    expect(hasTypes(services)).toBe(false);
    expect(typedReader(services)).toBeUndefined();
  });
});

describe('a parameter that only a type describes', () => {
  const OPTIONS =
    "import OpenAI from 'openai';\ninterface Options { store?: boolean; keep?: boolean; deep: { store?: boolean } }\n";
  const storedIn = (code: string): string[] => {
    const [first, ...others] = readings(['ts']).map(({ read }) =>
      (read(OPTIONS + code)?.calls ?? []).map((call) => storedBy(call.body.get('store'))),
    );
    for (const other of others) expect(other).toEqual(first);
    return first!;
  };
  const sending = (parameter: string, store: string): string =>
    `export const ask = (${parameter}) => new OpenAI().responses.create({ input: 'x', store: ${store} });`;

  it.each([
    ['options.store ?? true', 'on'],
    ['options.store ?? false', 'unknown'],
    ['options.deep.store ?? true', 'on'],
    ['options.keep ? true : false', 'on'],
    ['options.store', 'unknown'],
  ])('is decided by whoever calls: %s', (store, expected) => {
    for (const parameter of ['options', 'options: any', 'options: Options'])
      expect(storedIn(sending(parameter, store)), parameter).toEqual([expected]);
  });

  it('is none of what a function gives that nobody reads', () => {
    const code =
      'declare function load(): Options;\nconst options = load();\nexport const ask = () => ';
    const call = "new OpenAI().responses.create({ input: 'x', store: options.store ?? true });";
    expect(storedIn(code + call)).toEqual(['unknown']);
  });
});
