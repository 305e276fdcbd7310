/** The third major, Azure, Bedrock, sockets and helper classes: each with what only looks alike. */
import { describe, expect, it } from 'vitest';
import { analysed, foundIn, onlyCall, readings, shown } from '../helpers/calls.ts';

interface Method {
  name: string;
  route: string;
  args: string;
}

const methods: readonly Method[] = [
  { name: 'createFile', route: 'POST /v1/files', args: "file, 'fine-tune'" },
  {
    name: 'createChatCompletion',
    route: 'POST /v1/chat/completions',
    args: "{ model: 'gpt-4', messages: [] }",
  },
  {
    name: 'createCompletion',
    route: 'POST /v1/completions',
    args: "{ model: 'davinci', prompt: 'x' }",
  },
  { name: 'createFineTune', route: 'POST /v1/fine-tunes', args: "{ training_file: 'file-1' }" },
  { name: 'createEmbedding', route: 'POST /v1/embeddings', args: "{ model: 'x', input: 'y' }" },
  {
    name: 'createTranscription',
    route: 'POST /v1/audio/transcriptions',
    args: "file, 'whisper-1'",
  },
  { name: 'deleteFile', route: 'DELETE /v1/files/{}', args: "'file-1'" },
  { name: 'listFiles', route: 'GET /v1/files', args: '' },
];

interface ThirdForm {
  name: string;
  code: (call: (client: string) => string) => string;
  typed?: boolean;
}

const CONFIGURED = "import { Configuration, OpenAIApi } from 'openai';\n";

const thirdForms: readonly ThirdForm[] = [
  {
    name: 'import',
    code: (call) =>
      `${CONFIGURED}const configuration = new Configuration({ apiKey: 'x' });\nconst openai = new OpenAIApi(configuration);\n${call('openai')};`,
  },
  {
    name: 'import, inline',
    code: (call) => `${CONFIGURED}${call("new OpenAIApi(new Configuration({ apiKey: 'x' }))")};`,
  },
  {
    name: 'namespace import',
    code: (call) =>
      `import * as ai from 'openai';\nconst openai = new ai.OpenAIApi(new ai.Configuration());\n${call('openai')};`,
  },
  {
    name: 'require',
    code: (call) =>
      `const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'x' }));\n${call('openai')};`,
  },
  {
    name: 'require, whole module',
    code: (call) =>
      `const ai = require('openai');\nconst openai = new ai.OpenAIApi(new ai.Configuration({ apiKey: 'x' }));\n${call('openai')};`,
  },
  {
    name: 'require, renamed',
    code: (call) =>
      `const { Configuration: C, OpenAIApi: A } = require('openai');\nconst openai = new A(new C());\n${call('openai')};`,
  },
  {
    name: 'openai-edge',
    code: (call) =>
      `import { Configuration, OpenAIApi } from 'openai-edge';\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'x' }));\n${call('openai')};`,
  },
  {
    name: 'openai-edge from a CDN',
    code: (call) =>
      `import { Configuration, OpenAIApi } from 'https://esm.sh/openai-edge@1.2.2';\nconst openai = new OpenAIApi(new Configuration({ apiKey: 'x' }));\n${call('openai')};`,
  },
  {
    name: 'class field',
    code: (call) =>
      `${CONFIGURED}class Service {\n  constructor() { this.api = new OpenAIApi(new Configuration({ apiKey: 'x' })); }\n  async run() { ${call('this.api')}; }\n}`,
  },
  {
    name: 'factory',
    code: (call) =>
      `${CONFIGURED}const make = (apiKey) => new OpenAIApi(new Configuration({ apiKey }));\n${call("make('x')")};`,
  },
  {
    name: 'memoising factory',
    code: (call) =>
      `${CONFIGURED}let api;\nfunction openai() { if (!api) api = new OpenAIApi(new Configuration()); return api; }\n${call('openai()')};`,
  },
  {
    name: 'base path that is given',
    code: (call) =>
      `${CONFIGURED}const openai = new OpenAIApi(new Configuration(), 'https://api.openai.com/v1');\n${call('openai')};`,
  },
  {
    name: 'typed parameter',
    typed: true,
    code: (call) =>
      `import type { OpenAIApi } from 'openai';\nexport async function run(api: OpenAIApi) { ${call('api')}; }`,
  },
  {
    name: 'optional chain',
    code: (call) =>
      `${CONFIGURED}const openai = process.env.KEY ? new OpenAIApi(new Configuration()) : undefined;\n${call('openai?')};`,
  },
];

describe('third major', () => {
  describe.each(thirdForms)('$name', ({ code, typed }) => {
    const languages = typed ? (['ts'] as const) : (['js', 'ts'] as const);
    it.each(methods)('finds $name', ({ name, route, args }) => {
      const text = code((client) => `await ${client}.${name}(${args})`);
      expect(foundIn(text, languages), text).toEqual([
        `${name} ${route} → ${typed ? 'openai or unknown' : 'openai'}`,
      ]);
    });

    it.each(methods)('stays silent on $name of another package', ({ name, args }) => {
      const text = code((client) => `await ${client}.${name}(${args})`).replace(
        /(['/])openai(-edge)?(?=['@])/,
        '$1other-vendor',
      );
      expect(text).toContain('other-vendor');
      expect(foundIn(text, languages), text).toEqual([]);
    });
  });

  it.each(methods)('never takes the name $name alone as proof', ({ name, args }) => {
    for (const receiver of ['storage', 'this', 'sandbox.api', 'openai', 'app()']) {
      expect(
        foundIn(
          `import OpenAI from 'openai';\nimport storage from './storage.js';\nexport async function run(sandbox, app, openai) { await ${receiver}.${name}(${args}); }`,
        ),
      ).toEqual([]);
    }
  });

  it.each([
    [
      'another base path',
      "new OpenAIApi(new Configuration({ basePath: 'https://api.groq.com/openai/v1' }))",
      'other',
    ],
    [
      'another base path as an argument',
      "new OpenAIApi(new Configuration(), 'https://api.groq.com/openai/v1')",
      'other',
    ],
    [
      'Azure',
      "new OpenAIApi(new Configuration({ basePath: 'https://x.openai.azure.com/openai/deployments/y' }))",
      'azure',
    ],
    [
      'an unknown base path',
      'new OpenAIApi(new Configuration({ basePath: process.env.BASE_PATH }))',
      'unknown',
    ],
    [
      'a base path of OpenAI from the environment',
      'new OpenAIApi(new Configuration({ basePath: process.env.OPENAI_BASE_PATH }))',
      'openai',
    ],
  ])('knows %s', (_, construction, target) => {
    expect(
      foundIn(
        `${CONFIGURED}const api = ${construction};\nawait api.createEmbedding({ model: 'x' });`,
      ),
    ).toEqual([`createEmbedding POST /v1/embeddings → ${target}`]);
  });

  it('reads positional fields as the body', () => {
    for (const { read } of readings()) {
      const call = onlyCall(
        read(
          `${CONFIGURED}const api = new OpenAIApi(new Configuration());\nawait api.createFile(file, 'fine-tune');`,
        ),
      );
      expect([shown(call.body.get('purpose')), call.body.get('file').absent]).toEqual([
        '"fine-tune"',
        false,
      ]);
    }
  });
});

describe('Azure and Bedrock', () => {
  it.each([
    [
      'named import',
      "import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ endpoint: 'https://x.openai.azure.com' });",
      'azure',
    ],
    [
      'subpath',
      "import { AzureOpenAI } from 'openai/azure';\nconst client = new AzureOpenAI();",
      'azure',
    ],
    [
      'member of the class',
      "import OpenAI from 'openai';\nconst client = new OpenAI.AzureOpenAI();",
      'azure',
    ],
    [
      'require',
      "const { AzureOpenAI } = require('openai');\nconst client = new AzureOpenAI();",
      'azure',
    ],
    [
      'npm specifier',
      "import { AzureOpenAI } from 'npm:openai@4';\nconst client = new AzureOpenAI();",
      'azure',
    ],
    [
      'template as base URL',
      "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: `https://${process.env.RESOURCE}.openai.azure.com/openai/v1` });",
      'azure',
    ],
    [
      'Bedrock class',
      "import { BedrockOpenAI } from 'openai';\nconst client = new BedrockOpenAI();",
      'bedrock',
    ],
    [
      'Bedrock subpath',
      "import { BedrockOpenAI } from 'openai/bedrock';\nconst client = new BedrockOpenAI();",
      'bedrock',
    ],
    [
      'provider option',
      "import OpenAI from 'openai';\nimport { bedrock } from 'openai/providers/bedrock';\nconst client = new OpenAI({ provider: bedrock({ region: 'us-east-1' }) });",
      'bedrock',
    ],
  ])('%s', (_, code, target) => {
    expect(foundIn(`${code}\nawait client.files.create({ file, purpose: 'batch' });`)).toEqual([
      `files.create POST /v1/files → ${target}`,
    ]);
    expect(
      foundIn(
        `${code.replace(/(['@:])openai/, '$1other-vendor')}\nawait client.files.create({ file, purpose: 'batch' });`,
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'parameter',
      "import type { AzureOpenAI } from 'openai';\nexport const run = (client: AzureOpenAI) => client.files.create({ file });",
      'azure',
    ],
    [
      'one of two',
      "import type OpenAI from 'openai';\nimport type { AzureOpenAI } from 'openai';\nexport const run = (client: OpenAI | AzureOpenAI) => client.files.create({ file });",
      'openai or azure or unknown',
    ],
  ])('typed %s', (_, code, target) => {
    expect(foundIn(code, ['ts'])).toEqual([`files.create POST /v1/files → ${target}`]);
  });
});

describe('sockets', () => {
  const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
  it.each(['openai', 'azure'])('is made by the SDK for %s', (via) => {
    const client = via === 'azure' ? 'AzureOpenAI' : 'OpenAI';
    const { calls } = analysed(
      `import { ${client} } from 'openai';\nimport { OpenAIRealtimeWS } from 'openai/realtime/ws';\nnew OpenAIRealtimeWS({ model: 'x' }, new ${client}());`,
    );
    expect(calls.map((call) => call.via)).toEqual([via]);
  });

  it.each([
    [
      'constructed',
      "import { OpenAIRealtimeWS } from 'openai/realtime/ws';\nconst socket = new OpenAIRealtimeWS({ model: 'gpt-realtime' });",
      ['WS /v1/realtime → openai'],
    ],
    [
      'constructed with a client',
      `${CLIENT}import { OpenAIRealtimeWS } from 'openai/beta/realtime/ws';\nconst socket = new OpenAIRealtimeWS({ model: 'gpt-realtime' }, client);`,
      ['WS /v1/realtime → openai'],
    ],
    [
      'made',
      `${CLIENT}import { OpenAIRealtimeWebSocket } from 'openai/realtime/websocket';\nconst socket = await OpenAIRealtimeWebSocket.create(client, { model: 'gpt-realtime' });`,
      ['WS /v1/realtime → openai'],
    ],
    [
      'renamed in a pattern',
      "const { OpenAIRealtimeWS: Socket } = require('openai/realtime/ws');\nnew Socket({ model: 'gpt-realtime' });",
      ['WS /v1/realtime → openai'],
    ],
    [
      'renamed',
      "import { OpenAIRealtimeWS as Socket } from 'openai/realtime/ws';\nnew Socket({ model: 'gpt-realtime' });",
      ['WS /v1/realtime → openai'],
    ],
    [
      'of responses',
      `${CLIENT}import { ResponsesWS } from 'openai/resources/responses/ws';\nconst socket = new ResponsesWS(client);`,
      ['WS /v1/responses → openai'],
    ],
    [
      'of responses, with an event',
      `${CLIENT}import { ResponsesWS } from 'openai/resources/responses/ws';\nconst socket = new ResponsesWS(client);\nsocket.send({ type: 'response.create', model: 'x', store: false });`,
      ['WS /v1/responses → openai', 'WS /v1/responses → openai'],
    ],
    [
      'of responses, with another event',
      `${CLIENT}import { ResponsesWS } from 'openai/resources/responses/ws';\nconst socket = new ResponsesWS(client);\nsocket.send({ type: 'ping' });`,
      ['WS /v1/responses → openai'],
    ],
    [
      'of Azure',
      "import { AzureOpenAI } from 'openai';\nimport { OpenAIRealtimeWS } from 'openai/realtime/ws';\nnew OpenAIRealtimeWS({ model: 'x' }, new AzureOpenAI());",
      ['WS /v1/realtime → azure'],
    ],
    [
      'without the SDK',
      "const socket = new WebSocket('wss://api.openai.com/v1/realtime?model=gpt-realtime');",
      ['WS /v1/realtime → openai'],
    ],
    [
      'of the package ws',
      "import WebSocket from 'ws';\nconst socket = new WebSocket('wss://api.openai.com/v1/realtime?model=x', { headers: { Authorization: 'x' } });",
      ['WS /v1/realtime → openai'],
    ],
    [
      'of a region',
      "const socket = new WebSocket('wss://eu.api.openai.com/v1/realtime');",
      ['WS /v1/realtime → openai'],
    ],
    [
      'of another host',
      "const socket = new WebSocket('wss://realtime.example.com/v1/realtime');",
      [],
    ],
    [
      'class of that name elsewhere',
      "import { OpenAIRealtimeWS } from './ws.js';\nnew OpenAIRealtimeWS({ model: 'x' });",
      [],
    ],
    [
      'local class of that name',
      "class OpenAIRealtimeWS {}\nnew OpenAIRealtimeWS({ model: 'x' });",
      [],
    ],
    [
      'shadowed WebSocket',
      "class WebSocket {}\nnew WebSocket('wss://api.openai.com/v1/realtime');",
      [],
    ],
  ])('%s', (_, code, expected) => {
    expect(foundIn(code), code).toEqual(expected);
  });
});
