import { afterEach, describe, expect, it } from 'vitest';
import type { AnalysedFile } from '../../src/calls/analysis.ts';
import {
  type Language,
  type Project,
  type ReadOptions,
  analysed,
  openReasons,
  readings,
  temporaryProject,
} from '../helpers/calls.ts';

/** `package @ai-sdk/openai reaches OpenAI`, with the line and the text that it stands at */
function spotsOf(file: AnalysedFile | null): string[] {
  return (file?.blindSpots ?? []).map(({ kind, node, name, reason }) => {
    const { text } = file!.module;
    const line = text.slice(0, node.range[0]).split('\n').length;
    return `${String(line)} ${text.slice(...node.range)}: ${kind} ${name} ${reason}`;
  });
}

/** What every reader says, when all say the same. */
function spotsIn(code: string, languages?: readonly Language[], options?: ReadOptions): string[] {
  const [first, ...others] = readings(languages).map(({ read }) => spotsOf(read(code, options)));
  for (const other of others) expect(other).toEqual(first);
  return first!;
}

describe('a package that reaches OpenAI and is not analysed', () => {
  it.each([
    [
      "import { ChatOpenAI } from '@acme/openai';\nnew ChatOpenAI();",
      '@acme/openai',
      'says OpenAI in its name',
    ],
    [
      "import * as kit from '@acme/openai';\nnew kit.ChatOpenAI();",
      '@acme/openai',
      'says OpenAI in its name',
    ],
    ["import { run } from '@openai/agents';\nkeep(run);", '@openai/agents', 'reaches OpenAI'],
    [
      "import { RealtimeSession } from '@openai/agents/realtime';\nkeep(RealtimeSession);",
      '@openai/agents/realtime',
      'reaches OpenAI',
    ],
    ["import openAI from 'acme-openai';", 'acme-openai', 'says OpenAI in its name'],
    [
      "import ai from 'npm:@acme/openai@2.0.1';",
      'npm:@acme/openai@2.0.1',
      'says OpenAI in its name',
    ],
    [
      "import ai from 'https://esm.sh/@acme/openai@2';",
      'https://esm.sh/@acme/openai@2',
      'says OpenAI in its name',
    ],
    ["export { openai } from '@acme/openai';", '@acme/openai', 'says OpenAI in its name'],
    ["export * from '@acme/openai';", '@acme/openai', 'says OpenAI in its name'],
    ["import { Codex } from '@openai/codex-sdk';", '@openai/codex-sdk', 'reaches OpenAI'],
    ["import { ChatKit } from '@openai/chatkit-react';", '@openai/chatkit-react', 'reaches OpenAI'],
    ["import { ChatGPTAPI } from 'chatgpt';", 'chatgpt', 'reaches OpenAI'],
    [
      "import { CopilotRuntime, OpenAIAdapter } from '@copilotkit/runtime';",
      '@copilotkit/runtime',
      'reaches OpenAI',
    ],
    [
      "import * as kit from '@copilotkit/runtime';\nnew kit.OpenAIAdapter();",
      '@copilotkit/runtime',
      'can reach OpenAI',
    ],
    ["import { openai } from '@inngest/agent-kit';", '@inngest/agent-kit', 'reaches OpenAI'],
    [
      "import { OpenAIVoice } from '@mastra/voice-openai';",
      '@mastra/voice-openai',
      'reaches OpenAI',
    ],
    [
      "import * as openai from '@livekit/agents-plugin-openai';",
      '@livekit/agents-plugin-openai',
      'reaches OpenAI',
    ],
    [
      "import { Stagehand } from '@browserbasehq/stagehand';",
      '@browserbasehq/stagehand',
      'can reach OpenAI',
    ],
    ["import '@acme/openai';", '@acme/openai', 'says OpenAI in its name'],
  ])('%s', (code, name, reason) => {
    expect(spotsIn(code)).toEqual([`1 '${name}': package ${name} ${reason}`]);
  });

  it.each([
    "const { ChatOpenAI } = require('@acme/openai');",
    "const load = async () => new (await import('@acme/openai')).ChatOpenAI();",
    "import { createRequire } from 'node:module'; const need = createRequire(import.meta.url); need('@acme/openai');",
  ])('%s', (code) => {
    expect(spotsIn(code)).toEqual([
      "1 '@acme/openai': package @acme/openai says OpenAI in its name",
    ]);
  });

  it('is named once for each import', () => {
    const code =
      "import { openai } from '@acme/openai';\nimport { Codex } from '@openai/codex-sdk';\nopenai('gpt-5');\nopenai('gpt-5-mini');";
    expect(spotsIn(code)).toEqual([
      "1 '@acme/openai': package @acme/openai says OpenAI in its name",
      "2 '@openai/codex-sdk': package @openai/codex-sdk reaches OpenAI",
    ]);
  });

  it.each([
    ['the SDK', "import OpenAI from 'openai';\nnew OpenAI();"],
    [
      'an agent that is run elsewhere',
      "import { Agent } from '@openai/agents';\nexport const agent = new Agent({ name: 'a' });",
    ],
    [
      'a run that is followed',
      "import { Agent, run } from '@openai/agents';\nrun(new Agent({ name: 'a' }), 'x');",
    ],
    ['a part of the SDK', "import { zodTextFormat } from 'openai/helpers/zod';"],
    ['its fork', "import { OpenAIApi } from 'openai-edge';"],
    ['a wrapper', "import { observeOpenAI } from '@langfuse/openai';"],
    ['a class of the shape of the SDK', "import { OpenAI } from '@posthog/ai/openai';"],
    ['one in a framework', "import { OpenAIClient } from '@langchain/openai';"],
    ['a framework that is read', "import { ChatOpenAI } from '@langchain/openai';"],
    ['the provider of the AI SDK', "import { openai } from '@ai-sdk/openai';\nopenai('gpt-5');"],
    ['the Agents SDK', "import { Agent } from '@openai/agents';"],
    ['its voice', "import { RealtimeAgent } from '@openai/agents/realtime';"],
    ['LlamaIndex', "import { openai } from '@llamaindex/openai';"],
    ['the client of Azure', "import { OpenAIClient } from '@azure/openai';"],
    ['a plugin of Genkit', "import openAI from 'genkitx-openai';"],
    ['types of a widget', "import { ChatKitOptions } from '@openai/chatkit';"],
    [
      'one of which something else is taken',
      "import { CopilotRuntime, AnthropicAdapter } from '@copilotkit/runtime';\nimport { anthropic } from '@inngest/agent-kit';",
    ],
    ['an old path of it', "import { OpenAI } from 'langchain/llms/openai';"],
    ['a framework that holds no provider', "import { generateText } from 'ai';"],
    ['this plugin', "import openai from 'eslint-plugin-openai-zdr';"],
    ['a tool of tests', "vi.mock('@ai-sdk/openai');\njest.requireActual('@acme/openai');"],
    [
      'what only watches',
      "import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';",
    ],
    ['a name of its own', "import { openapi } from 'openapi-types';"],
    ['a file', "import { openai } from './openai.js';\nimport other from '@/openai';"],
    ['a function called require', "const require = (name) => name;\nrequire('@acme/openai');"],
    ['a text', "const name = '@acme/openai';"],
  ])('is not %s', (_, code) => {
    expect(spotsIn(code)).toEqual([]);
  });

  it.each([
    "import type { ChatOpenAI } from '@acme/openai';\nlet model: ChatOpenAI;",
    "import { type ChatOpenAI } from '@acme/openai';\nlet model: ChatOpenAI;",
    "import { ChatOpenAI } from '@acme/openai';\nlet model: ChatOpenAI;",
    "import { openai } from '@acme/openai';\nlet model: typeof openai;",
    "export type { ChatOpenAI } from '@acme/openai';",
    "export { type ChatOpenAI } from '@acme/openai';",
    "export type * from '@acme/openai';",
    "import '@azure/openai/types';",
  ])('is not one of which only types are used: %s', (code) => {
    expect(spotsIn(code, ['ts'])).toEqual([]);
  });

  it('is one when a name of several is used', () => {
    const code =
      "import { type ChatOpenAI, OpenAIEmbeddings } from '@acme/openai';\nlet model: ChatOpenAI = new OpenAIEmbeddings();";
    expect(spotsIn(code, ['ts'])).toHaveLength(1);
  });

  it('is not one that the settings name', () => {
    const code = "import { client } from '@acme/openai';\nclient.files.create({});";
    expect(spotsIn(code)).toHaveLength(1);
    const settings = { clients: [{ module: '@acme/*', export: 'client' }] };
    expect(spotsIn(code, ['js', 'ts'], { settings })).toEqual([]);
    expect(
      spotsIn(code.replace('{ client }', '{ client, other }'), ['js', 'ts'], { settings }),
    ).toHaveLength(1);
  });
});

describe('a file that gives nothing', () => {
  let project: Project | null = null;
  const spots = (
    files: Record<string, string>,
    options?: Omit<ReadOptions, 'filename'>,
  ): string[] => {
    project = temporaryProject(files);
    const { text, filename } = { text: files['main.ts']!, filename: project.file('main.ts') };
    const [first, ...others] = readings(['ts']).map(({ read }) =>
      spotsOf(read(text, { filename, ...options })),
    );
    for (const other of others) expect(other).toEqual(first);
    return first!;
  };
  afterEach(() => project?.cleanUp());

  const BROKEN = "import OpenAI from 'openai';\nexport const client = new OpenAI(;\n";
  const MAIN =
    "import { client } from './client';\nclient.files.create({ purpose: 'user_data' });\n";

  it('is named where a call goes through it', () => {
    expect(spots({ 'main.ts': MAIN, 'client.ts': BROKEN })).toEqual([
      "1 './client': file ./client cannot be parsed (Unexpected token)",
    ]);
    expect(spots({ 'main.ts': MAIN, 'client.ts': BROKEN.replace('(;', '();') })).toEqual([]);
  });

  it('is told once for each call', () => {
    const read = (text: string, options?: Omit<ReadOptions, 'filename'>): string[] => {
      project?.cleanUp();
      project = temporaryProject({ 'client.ts': BROKEN });
      const filename = project.file('main.ts');
      return openReasons(analysed(text, { filename, ...options }));
    };
    const main = MAIN.replace('files.create', 'responses.create');
    expect(read(main)).toEqual([
      './client cannot be parsed (Unexpected token): what depends on it is not analysed',
    ]);
    expect(read(main.replace('./client', './gone'))).toEqual([
      './gone leads to no file: what depends on it is not analysed',
    ]);
    expect(read(main, { crossFile: false })).toEqual([
      'responses.create: the client comes from ./client, which is not read',
    ]);
  });

  it('is named once, whatever the number of calls', () => {
    expect(
      spots({ 'main.ts': `${MAIN}client.batches.create({});\n`, 'client.ts': BROKEN }),
    ).toHaveLength(1);
  });

  it('is too large', () => {
    const text = `${BROKEN.replace('(;', '();')}// ${'x'.repeat(2 * 1024 * 1024)}`;
    expect(spots({ 'main.ts': MAIN, 'client.ts': text })).toEqual([
      "1 './client': file ./client is larger than 2 MiB",
    ]);
  });

  it('is not there', () => {
    const responses = "import { ai } from './ai';\nai.responses.create({ input });\n";
    expect(spots({ 'main.ts': responses })).toEqual(["1 './ai': file ./ai leads to no file"]);
    expect(spots({ 'main.ts': responses.replace('./ai', '@/ai') })).toEqual([
      "1 '@/ai': file @/ai leads to no file",
    ]);
    expect(spots({ 'main.ts': responses.replace('./ai', 'ai-clients') })).toEqual([]);
  });

  it('says by a type what nothing is sent of', () => {
    const main = (imported: string, body: string): string =>
      `import OpenAI from 'openai';\n${imported} from './+types/route';\n` +
      'export async function action({ request }: Route.ActionArgs) {\n' +
      '  const form = await request.formData();\n' +
      `  return new OpenAI().responses.create({ ${body}, input: form.get('text') });\n}\n`;
    const typed = main('import type { Route }', 'store: false');
    expect(spots({ 'main.ts': typed })).toEqual([]);
    expect(spots({ 'main.ts': typed.replace('import type', 'import') })).toEqual([]);
    expect(spots({ 'main.ts': main('import { type Route, kept }', 'store: kept') })).toEqual([
      "2 './+types/route': file ./+types/route leads to no file",
    ]);
  });

  it('stands behind a file that can be read', () => {
    expect(
      spots({
        'main.ts': "import { client } from './lib';\nclient.files.create({});\n",
        'lib/index.ts': "export * from './client';\nexport { client } from './client';\n",
        'lib/client.ts': BROKEN,
      }),
    ).toEqual(['2 create: file ./lib/client cannot be parsed (Unexpected token)']);
  });

  it('is required', () => {
    expect(
      spots({
        'main.ts': MAIN.replace(
          "import { client } from './client'",
          "const { client } = require('./client')",
        ),
        'client.ts': BROKEN,
      }),
    ).toEqual(["1 './client': file ./client cannot be parsed (Unexpected token)"]);
  });

  it.each([
    [
      'in the request',
      "import OpenAI from 'openai';\nimport { defaults } from './client';\nnew OpenAI().responses.create({ ...defaults, input: 'x' });",
    ],
    [
      'deep in the request',
      "import OpenAI from 'openai';\nimport { id } from './client';\nnew OpenAI().responses.create({ input: [{ content: [{ file_id: `${id}` }] }] });",
    ],
    [
      'in the options of the client',
      "import OpenAI from 'openai';\nimport { url } from './client';\nconst client = new OpenAI({ baseURL: url });\nclient.files.create({ purpose: 'user_data' });",
    ],
    [
      'in the headers',
      "import OpenAI from 'openai';\nimport { headers } from './client';\nnew OpenAI().responses.create({ input: 'x' }, { headers });",
    ],
    [
      'in a URL',
      "import { headers } from './client';\nfetch('https://api.openai.com/v1/responses', { method: 'POST', headers });",
    ],
  ])('is needed %s', (_, main) => {
    expect(spots({ 'main.ts': main, 'client.ts': BROKEN })).toEqual([
      expect.stringContaining("'./client': file ./client cannot be parsed"),
    ]);
    expect(
      spots({
        'main.ts': main,
        'client.ts': 'export const url = undefined, headers = {}, defaults = {}, id = 1;',
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'nothing of it is called',
      "import { client } from './client';\nconsole.log('openai', client);",
    ],
    [
      'a call needs nothing of it',
      "import OpenAI from 'openai';\nimport { log } from './client';\nlog('x');\nnew OpenAI().responses.create({ input: 'x' });",
    ],
    [
      'another vendor is called',
      "import OpenAI from 'openai';\nimport { defaults } from './client';\nnew OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }).responses.create({ ...defaults });",
    ],
  ])('is none where %s', (_, main) => {
    expect(spots({ 'main.ts': main, 'client.ts': BROKEN })).toEqual([]);
  });

  it('is none behind methods that other libraries have too, unless a text says OpenAI', () => {
    const main = "import { drive } from './drive';\ndrive.files.create({});\n";
    expect(spots({ 'main.ts': main, 'drive.ts': 'export const drive = (;' })).toEqual([]);
    expect(spots({ 'main.ts': main })).toEqual([]);
    expect(
      spots({ 'main.ts': main, 'drive.ts': '// OpenAI\nexport const drive = (;' }),
    ).toHaveLength(1);
    expect(spots({ 'main.ts': `// OpenAI\n${main}` })).toHaveLength(1);
  });

  it('is none when the imports of a file are not to be followed, or it has no place on the disk', () => {
    const files = { 'main.ts': MAIN, 'client.ts': BROKEN };
    expect(spots(files, { crossFile: false })).toEqual([]);
    expect(spotsIn(MAIN)).toEqual([]);
  });

  it('is none when data is imported', () => {
    expect(
      spots({
        'main.ts':
          "import OpenAI from 'openai';\nimport schema from './schema.json';\nimport text from './prompt?raw';\nnew OpenAI().responses.create({ input: text, text: schema });",
      }),
    ).toEqual([]);
  });

  it('counts among the files that the answer rests on', () => {
    project = temporaryProject({ 'main.ts': MAIN, 'client.ts': BROKEN });
    expect([...project.read('main.ts').evaluator.visitedFiles]).toEqual([
      project.file('client.ts'),
    ]);
  });
});
