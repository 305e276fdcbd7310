/** Where a client speaks to: OpenAI, Azure, Bedrock, another vendor, or nobody can tell. */
import { describe, expect, it } from 'vitest';
import { type ReadOptions, analysed, onlyCall, readings } from '../helpers/calls.ts';

/** What every reader says of the only calls of a program. */
function targetsOf(code: string, options?: ReadOptions): string[] | string {
  const answers = readings(['js', 'ts']).map(({ read }) =>
    (read(code, options)?.calls ?? []).map((call) => call.targets.join(' or ')),
  );
  return answers.every((answer) => answer.join() === answers[0]?.join())
    ? (answers[0] ?? [])
    : JSON.stringify(answers);
}

const SETUP = `import OpenAI, { AzureOpenAI, BedrockOpenAI } from 'openai';
import { bedrock } from 'openai/providers/bedrock';
import { bedrock as signed } from 'openai/providers/bedrock/aws';
const config = globalThis.config;
const own = { name: 'own' };
`;
const madeBy = (client: string, before = ''): string =>
  `${SETUP}${before}\nexport const run = (given, flag) => { const client = ${client}; return client.files.list(); };`;
const withUrl = (url: string, before = ''): string =>
  madeBy(`new OpenAI({ baseURL: ${url} })`, before);

describe('class', () => {
  it.each<[string, string]>([
    ['new OpenAI()', 'openai'],
    ['new OpenAI({})', 'openai'],
    ["new OpenAI({ apiKey: 'x' })", 'openai'],
    ['new OpenAI({ apiKey: process.env.GROQ_API_KEY })', 'openai'],
    ['new AzureOpenAI()', 'azure'],
    ["new AzureOpenAI({ endpoint: 'https://x.openai.azure.com', apiVersion: '1' })", 'azure'],
    ["new AzureOpenAI({ baseURL: 'https://api.openai.com/v1' })", 'azure'],
    ["new OpenAI({ provider: { name: 'bedrock' } })", 'other'],
    ['new OpenAI({ provider: undefined })', 'openai'],
    ["new OpenAI({ provider: flag ? { name: 'bedrock' } : undefined })", 'openai or other'],
    ["new OpenAI({ provider: bedrock({ region: 'us-east-2' }) })", 'bedrock'],
    ["new OpenAI({ provider: signed({ region: 'us-east-2', endpoint: 'mantle' }) })", 'bedrock'],
    ['new OpenAI({ provider: flag ? bedrock() : undefined })', 'openai or bedrock'],
    ['new OpenAI({ provider: flag ? bedrock() : own })', 'bedrock or other'],
    ["new BedrockOpenAI({ awsRegion: 'us-east-2' })", 'bedrock'],
  ])('%s → %s', (client, target) => {
    expect(targetsOf(madeBy(client))).toEqual([target]);
  });

  it.each<[string, string, string]>([
    [
      'the third major',
      "import { Configuration, OpenAIApi } from 'openai';\nawait new OpenAIApi(new Configuration({ apiKey: 'x' })).listFiles();",
      'openai',
    ],
    [
      'the third major with a base path',
      "import { Configuration, OpenAIApi } from 'openai';\nawait new OpenAIApi(new Configuration({ basePath: 'https://api.groq.com/openai/v1' })).listFiles();",
      'other',
    ],
    [
      'the third major with a base path argument',
      "import { Configuration, OpenAIApi } from 'openai';\nawait new OpenAIApi(new Configuration(), 'https://api.groq.com/openai/v1').listFiles();",
      'other',
    ],
    [
      'a subclass',
      "import OpenAI from 'openai';\nclass Own extends OpenAI {}\nawait new Own().files.list();",
      'openai',
    ],
    [
      'a subclass with a base URL',
      "import OpenAI from 'openai';\nclass Own extends OpenAI { constructor() { super({ baseURL: 'https://api.groq.com/openai/v1' }); } }\nawait new Own().files.list();",
      'other',
    ],
    [
      'a subclass that hands on',
      "import OpenAI from 'openai';\nclass Own extends OpenAI { constructor(options) { super(options); } }\nawait new Own({ baseURL: 'https://api.groq.com/openai/v1' }).files.list();",
      'other',
    ],
    [
      'the client of Azure for projects',
      "import { AIProjectClient } from '@azure/ai-projects';\nconst project = new AIProjectClient(endpoint, credential);\nconst client = await project.getAzureOpenAIClient({ apiVersion: '1' });\nawait client.files.list();",
      'azure',
    ],
    [
      'the client of Azure for projects, newer',
      "import { AIProjectClient } from '@azure/ai-projects';\nconst project = new AIProjectClient(endpoint, credential);\nconst client = project.getOpenAIClient();\nawait client.responses.create({ input: 'x' });",
      'azure',
    ],
    [
      'withOptions',
      "import OpenAI from 'openai';\nawait new OpenAI().withOptions({ baseURL: 'https://api.groq.com/openai/v1' }).files.list();",
      'other',
    ],
    [
      'withOptions back to OpenAI',
      "import OpenAI from 'openai';\nawait new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }).withOptions({ baseURL: 'https://api.openai.com/v1' }).files.list();",
      'openai',
    ],
    [
      'withOptions of something else',
      "import OpenAI from 'openai';\nawait new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }).withOptions({ timeout: 1 }).files.list();",
      'other',
    ],
    [
      'a base URL that is set later',
      "import OpenAI from 'openai';\nconst client = new OpenAI();\nclient.baseURL = 'https://api.groq.com/openai/v1';\nawait client.files.list();",
      'other',
    ],
  ])('%s → %s', (_, code, target) => {
    expect(targetsOf(code)).toEqual([target]);
  });
});

describe('base URL', () => {
  it.each<[string, string]>([
    ["'https://api.openai.com/v1'", 'openai'],
    ["'https://api.openai.com'", 'openai'],
    ["'https://api.openai.com:443/v1/'", 'openai'],
    ["'https://eu.api.openai.com/v1'", 'openai'],
    ["'https://us.api.openai.com/v1'", 'openai'],
    ["'HTTPS://API.OPENAI.COM/v1'", 'openai'],
    ["'https://xx.api.openai.com/v1'", 'other'],
    ["'https://api.openai.com.example.com/v1'", 'other'],
    ["'https://example.com/api.openai.com/v1'", 'other'],
    ["'https://api-openai.com/v1'", 'other'],
    ["'https://x.openai.azure.com/openai/v1/'", 'azure'],
    ["'https://x.cognitiveservices.azure.com/openai'", 'azure'],
    ["'https://x.services.ai.azure.com/openai/v1'", 'azure'],
    ["'https://api.groq.com/openai/v1'", 'other'],
    ["'https://openrouter.ai/api/v1'", 'other'],
    ["'https://api.deepseek.com'", 'other'],
    ["'https://generativelanguage.googleapis.com/v1beta/openai/'", 'other'],
    ["'https://gateway.ai.cloudflare.com/v1/a/b/openai'", 'other'],
    ["'https://oai.helicone.ai/v1'", 'other'],
    ["'http://localhost:11434/v1'", 'other'],
    ["'http://127.0.0.1:1234/v1'", 'other'],
    ["'/api/openai'", 'other'],
    ['undefined', 'openai'],
    ['null', 'openai'],
    ["''", 'unknown'],
    ['config.url', 'unknown'],
    ['given', 'unknown'],
    ['`${given}/v1`', 'unknown'],
    ['`https://${given}/v1`', 'unknown'],
    ['`https://${given}.api.openai.com/v1`', 'openai'],
    ['`https://${given}.openai.azure.com/openai/v1`', 'azure'],
    ['`https://${given}.groq.com/v1`', 'other'],
    ['`https://api.openai.com/${given}`', 'openai'],
    ["'https://api.openai.com' + given", 'openai'],
    ["new URL('/v1', 'https://api.openai.com').href", 'openai'],
    ["new URL('/v1', 'https://api.openai.com').toString()", 'openai'],
    ["new URL('https://api.groq.com').toString()", 'other'],
    ["'https://api.openai.com/v1'.replace(/1$/, '2')", 'openai'],
    ["['https://api.openai.com', 'v1'].join('/')", 'openai'],
    ["given ?? 'https://api.openai.com/v1'", 'openai or unknown'],
    ["given || 'https://api.openai.com/v1'", 'openai or unknown'],
    ["config.url || process.env.URL || 'https://api.openai.com/v1'", 'openai or unknown'],
    ["flag ? 'https://api.openai.com/v1' : 'https://api.groq.com/openai/v1'", 'openai or other'],
    ["'https://bedrock-mantle.us-east-1.api.aws/v1'", 'bedrock'],
    ["'https://bedrock-mantle.us-east-1.api.aws/openai/v1'", 'bedrock'],
    ["'https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1'", 'bedrock'],
    ["'https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com/openai/v1'", 'bedrock'],
    ["'https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com/openai/v1'", 'bedrock'],
    ['`https://bedrock-mantle.${process.env.AWS_REGION}.api.aws/openai/v1`', 'bedrock'],
    ['`https://bedrock-runtime.${given}.amazonaws.com/openai/v1`', 'bedrock'],
    ["'https://bedrock-mantle.us-east-1.api.aws.example.com/v1'", 'other'],
    ["'https://my-bedrock-mantle.us-east-1.api.aws/v1'", 'other'],
    ["'https://bedrock.us-east-1.amazonaws.com/v1'", 'other'],
    ['`https://bedrock-mantle.${given}`', 'unknown'],
    ["flag ? 'https://x.openai.azure.com' : 'https://api.groq.com/openai/v1'", 'azure or other'],
    ["flag ? 'https://openrouter.ai/api/v1' : 'https://api.groq.com/openai/v1'", 'other'],
    ["given ?? 'https://api.groq.com/openai/v1'", 'other or unknown'],
    ["flag ? 'https://api.groq.com/openai/v1' : undefined", 'openai or other'],
    ['flag ? given : undefined', 'openai or unknown'],
    [
      "{ openai: 'https://api.openai.com/v1', groq: 'https://api.groq.com/openai/v1' }[given]",
      'openai or other',
    ],
    ["({ groq: 'https://api.groq.com/openai/v1' }).groq", 'other'],
  ])('%s → %s', (url, target) => {
    expect(targetsOf(withUrl(url))).toEqual([target]);
  });

  it.each<[string, string, string]>([
    ['a constant', withUrl('BASE', "const BASE = 'https://api.groq.com/openai/v1';"), 'other'],
    [
      'options in a constant',
      madeBy(
        'new OpenAI(options)',
        "const options = { baseURL: 'https://api.groq.com/openai/v1' };",
      ),
      'other',
    ],
    [
      'options that are spread',
      madeBy(
        "new OpenAI({ ...options, apiKey: 'x' })",
        "const options = { baseURL: 'https://api.groq.com/openai/v1' };",
      ),
      'other',
    ],
    [
      'options that are set later',
      madeBy(
        'new OpenAI(options)',
        "const options = {};\noptions.baseURL = 'https://api.groq.com/openai/v1';",
      ),
      'other',
    ],
    [
      'options on one way',
      madeBy(
        'new OpenAI(options)',
        "const options = {};\nif (config.groq) options.baseURL = 'https://api.groq.com/openai/v1';",
      ),
      'openai or other',
    ],
    ['options that are not known', madeBy('new OpenAI(given)'), 'unknown'],
    [
      'options with a default',
      `${SETUP}export const make = (options = { apiKey: 'x' }) => new OpenAI(options).files.list();`,
      'openai or unknown',
    ],
    [
      'options with a default for another vendor',
      `${SETUP}export const make = (options = { baseURL: 'https://api.groq.com/openai/v1' }) => new OpenAI(options).files.list();`,
      'other or unknown',
    ],
    ['options that are spread and not known', madeBy('new OpenAI({ ...given })'), 'unknown'],
    [
      'a function',
      withUrl('baseOf()', "const baseOf = () => 'https://api.groq.com/openai/v1';"),
      'other',
    ],
    [
      'a field',
      `${SETUP}class Service {\n  base = 'https://api.groq.com/openai/v1';\n  client = new OpenAI({ baseURL: this.base });\n  run() { return this.client.files.list(); }\n}`,
      'other',
    ],
    [
      'a parameter of a factory',
      `${SETUP}const make = (baseURL) => new OpenAI({ baseURL });\nmake('https://api.groq.com/openai/v1').files.list();`,
      'other',
    ],
    [
      'a factory without the parameter',
      `${SETUP}const make = (baseURL) => new OpenAI({ baseURL });\nmake().files.list();`,
      'openai',
    ],
    [
      'a default of a factory',
      `${SETUP}export const make = (baseURL = 'https://api.openai.com/v1') => new OpenAI({ baseURL }).files.list();`,
      'openai or unknown',
    ],
    [
      'a table of providers',
      withUrl(
        'PROVIDERS.groq.url',
        "const PROVIDERS = { openai: { url: undefined }, groq: { url: 'https://api.groq.com/openai/v1' } };",
      ),
      'other',
    ],
    [
      'a chain of branches',
      madeBy(
        'make()',
        "function make() {\n  if (config.a) return new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\n  return new OpenAI();\n}",
      ),
      'openai or other',
    ],
  ])('%s → %s', (_, code, target) => {
    expect(targetsOf(code)).toEqual([target]);
  });
});

describe('environment', () => {
  it.each<[string, string]>([
    ['process.env.OPENAI_BASE_URL', 'openai'],
    ['process.env.OPENAI_API_BASE', 'openai'],
    ["process.env['OPENAI_BASE_URL']", 'openai'],
    ['import.meta.env.VITE_OPENAI_URL', 'openai'],
    ['env.OPENAI_BASE_URL', 'openai'],
    ["Deno.env.get('OPENAI_BASE_URL')", 'openai'],
    ["config.get('OPENAI_BASE_URL')", 'openai'],
    ['process.env.OPEN_AI_URL', 'openai'],
    ["localStorage.getItem('OPENAI_BASE_URL')", 'openai or unknown'],
    ["settings.get('OPENAI_BASE_URL') || 'https://api.openai.com/v1'", 'openai or unknown'],
    ['userSettings.OPENAI_BASE_URL', 'openai or unknown'],
    ['`${process.env.OPENAI_HOST}/v1`', 'openai'],
    ["process.env.OPENAI_BASE_URL || 'https://api.groq.com/openai/v1'", 'other or unknown'],
    [
      "process.env.OPENAI_BASE_URL ?? process.env.LLM_URL ?? 'http://localhost:11434/v1'",
      'other or unknown',
    ],
    ["Deno.env.get('OPENAI_BASE_URL') ?? 'https://api.groq.com/openai/v1'", 'other or unknown'],
    ["`${process.env.OPENAI_HOST ?? 'https://api.groq.com'}/openai/v1`", 'other or unknown'],
    ["given ? process.env.OPENAI_BASE_URL : 'https://api.groq.com/openai/v1'", 'openai or other'],
    ['process.env.OPENAI_BASE_URL ?? process.env.LLM_URL', 'openai or unknown'],
    ["process.env.OPENAI_BASE_URL && 'https://api.groq.com/openai/v1'", 'openai or other'],
    ["process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1'", 'openai'],
    ['process.env.AZURE_OPENAI_ENDPOINT', 'azure'],
    ['`${process.env.AZURE_OPENAI_ENDPOINT}/openai/v1`', 'azure'],
    ['process.env.BASE_URL', 'unknown'],
    ['process.env.LLM_URL', 'unknown'],
    ['process.env.OPENAI_COMPATIBLE_URL', 'unknown'],
    ['process.env.OPENAI_LIKE_URL', 'unknown'],
    ['process.env.LOCAL_OPENAI_URL', 'unknown'],
    ['process.env.MOCK_OPENAI_URL', 'unknown'],
    ['process.env[given]', 'unknown'],
    ["process.env.LLM_URL ?? 'https://api.openai.com/v1'", 'openai or unknown'],
    ["table.get(keyOf(given)) || 'https://api.openai.com/v1'", 'openai or unknown'],
    ["table.at(given.index) ?? 'https://api.openai.com/v1'", 'openai or unknown'],
  ])('%s → %s', (url, target) => {
    expect(targetsOf(withUrl(url))).toEqual([target]);
  });

  it.each<[string, string, string]>([
    ['@nestjs/config', 'OPENAI_BASE_URL', 'openai'],
    ['vscode', 'OPENAI_BASE_URL', 'openai or unknown'],
    ['electron-store', 'OPENAI_BASE_URL', 'openai or unknown'],
  ])('what the package %s gives under %s → %s', (source, name, target) => {
    const code = withUrl(`held.get('${name}')`, `import held from '${source}';`);
    expect(targetsOf(code)).toEqual([target]);
  });
});

describe('settings', () => {
  const settings = {
    hosts: { 'llm.example.com': 'openai', 'api.openai.com': 'other', 'azure.example.com': 'azure' },
  } as const;
  it.each<[string, string]>([
    ["'https://llm.example.com/v1'", 'openai'],
    ["'https://llm.example.com:8443/v1'", 'openai'],
    ["'https://azure.example.com/v1'", 'azure'],
    ["'https://api.openai.com/v1'", 'other'],
    ["'https://other.example.com/v1'", 'other'],
    ["'https://eu.api.openai.com/v1'", 'openai'],
  ])('%s → %s', (url, target) => {
    expect(targetsOf(withUrl(url), { settings })).toEqual([target]);
  });
});

describe('options of a request', () => {
  it.each([
    ['{}', 'POST /v1/responses', 'responses.create'],
    ["{ path: '/responses' }", 'POST /v1/responses', 'responses.create'],
    ["{ path: '/files' }", 'POST /v1/files', null],
    ["{ method: 'get' }", 'GET /v1/responses', null],
    ['{ path: given }', null, null],
    ['{ method: given }', null, null],
  ])('say where it goes: %s', (options, route, path) => {
    const call = onlyCall(
      analysed(
        `import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'x' }, ${options});`,
      ),
    );
    expect([call.route, call.path]).toEqual([route, path]);
  });
});

describe('who may get a request on another way', () => {
  const chosen =
    "let url; if (options.url) { url = options.url; } else { url = 'https://api.openai.com/v1/files'; } return fetch(url);";
  it.each([
    ['a caller out of sight', `export function ask(options) { ${chosen} }`, ['openai', 'unknown']],
    ['with a default', `export function ask(options = {}) { ${chosen} }`, ['openai', 'unknown']],
    [
      'behind a function of the file',
      `function send(options) { ${chosen} }\nexport const ask = (options = {}) => send(options);`,
      ['openai', 'unknown'],
    ],
    [
      'a caller that is seen, and one that hands on what is not',
      `const ask = (options) => { ${chosen} };\nask({});\nask(read());`,
      ['openai', 'unknown'],
    ],
    [
      'callers that are all seen',
      `const ask = (options) => { ${chosen} };\nask({});\nask({ other: 1 });`,
      ['openai'],
    ],
  ])('%s', (_, text, targets) => {
    const calls = analysed(text, { filename: 'sample.js' }).calls;
    expect(calls.map((call) => call.targets)).toEqual([targets]);
  });
});

describe('a client of `this` that a call lends', () => {
  const GROQ = "{ client: new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }) }";
  const lent = (uses: string): string =>
    `${SETUP}const mine = ${GROQ};
const other = { client: new OpenAI() };
function list() { return this.client.files.list(); }
${uses}`;

  it.each<[string, string, string]>([
    ['by call', 'list.call(mine);', 'other'],
    ['by apply', 'list.apply(mine, []);', 'other'],
    ['by bind', 'const bound = list.bind(mine);', 'other'],
    ['by two calls', 'list.call(mine); list.call(other);', 'openai or other'],
    ['and by others', 'list.call(mine); export { list };', 'other or unknown'],
  ])('%s', (_, uses, target) => {
    expect(targetsOf(lent(uses))).toEqual([target]);
  });

  it.each<[string, string]>([
    [
      'in a method',
      'run() { const list = async function () { return this.client.files.list(); }; return list.call(this); }',
    ],
    [
      'where it is written',
      'run() { return (async function* () { yield this.client.files.list(); }).call(this); }',
    ],
  ])('%s', (_, method) => {
    const code = `${SETUP}class Desk { client = new OpenAI(); ${method} }\nnew Desk().run();`;
    expect(targetsOf(code)).toEqual(['openai']);
  });

  it('is nobody knows whose without a call', () => {
    expect(targetsOf(lent('list();'))).toEqual([]);
  });
});
