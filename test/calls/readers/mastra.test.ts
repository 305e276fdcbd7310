/** Calls through Mastra. */
import { describe, expect, it } from 'vitest';
import { toldOf } from '../../helpers/framework-calls.ts';

const IMPORTS =
  "import { Agent } from '@mastra/core/agent';\nimport { openai, createOpenAI } from '@ai-sdk/openai';\nimport { anthropic } from '@ai-sdk/anthropic';\n";
const agent = (model: string, more = ''): string =>
  `${IMPORTS}const agent = new Agent({ id: 'a', name: 'A', instructions: 'x', model: ${model}${more} });\n`;
const RESPONSES = 'agent.generate POST /v1/responses → openai';
const CHAT = 'agent.generate POST /v1/chat/completions';

describe('a model', () => {
  it.each([
    ["'openai/gpt-5'", `${RESPONSES}, default`],
    ["{ id: 'openai/gpt-5' }", `${RESPONSES}, default`],
    ["{ providerId: 'openai', modelId: 'gpt-5' }", `${RESPONSES}, default`],
    ["[{ model: 'openai/gpt-5', maxRetries: 2 }]", `${RESPONSES}, default`],
    ["() => 'openai/gpt-5'", `${RESPONSES}, default`],
    [
      "({ requestContext }) => (requestContext.get('vip') ? 'openai/gpt-5' : 'openai/gpt-5-mini')",
      `${RESPONSES}, default`,
    ],
    ['`openai/${name}`', `${RESPONSES}, default`],
    ["openai('gpt-5')", `${RESPONSES}, default`],
    ["openai.chat('gpt-4o')", `${CHAT} → openai, default`],
    [
      "createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' })('llama')",
      'agent.generate POST /v1/responses → other, default',
    ],
    ["{ id: 'openai/gpt-oss', url: 'http://vllm:8000/v1' }", `${CHAT} → other, default`],
    ["{ id: 'custom/gpt-4o', url: 'https://api.openai.com/v1' }", `${CHAT} → openai, default`],
    ['{ id: "custom/gpt-4o", url }', `${CHAT} → unknown, default`],
    ["{ id: 'openai/gpt-5', ...more }", `${CHAT} → unknown, default`],
    ['given', 'agent.generate POST null → unknown'],
    ['process.env.MODEL', 'agent.generate POST null → unknown'],
  ])('%s', (model, call) => {
    expect(toldOf(`${agent(model)}await agent.generate('Hello');`)).toEqual([call]);
  });

  it.each([
    "'anthropic/claude-sonnet-4-5'",
    "'openrouter/openai/gpt-5'",
    "anthropic('claude-sonnet-4-5')",
  ])('of another vendor is no call: %s', (model) => {
    expect(toldOf(`${agent(model)}await agent.generate('Hello');`)).toEqual([]);
  });

  it('that makes embeddings', () => {
    const code =
      "import { embedMany } from 'ai';\nimport { ModelRouterEmbeddingModel } from '@mastra/core/llm';\nconst model = new ModelRouterEmbeddingModel('openai/text-embedding-3-small');\nawait model.doEmbed({ values });\nawait embedMany({ model, values });";
    expect(toldOf(code)).toEqual([
      'doEmbed POST /v1/embeddings → openai',
      'embedMany POST /v1/embeddings → openai',
    ]);
  });
});

describe('options', () => {
  const AGENT = agent("'openai/gpt-5'");

  it.each([
    ["agent.generate('x', { providerOptions: { openai: { store: false } } })", `${RESPONSES}, off`],
    ["agent.generate('x', { providerOptions: { openai: { store: true } } })", `${RESPONSES}, on`],
    ["agent.generate('x', options)", `${RESPONSES}, unknown`],
    ["agent.generate('x', { ...options })", `${RESPONSES}, unknown`],
    ['agent.generate(...args)', `${RESPONSES}, unknown`],
    ["agent.generate('x', { maxSteps: 2 })", `${RESPONSES}, default`],
    [
      "agent.stream('x', { providerOptions: { openai: { store: false } } })",
      'agent.stream POST /v1/responses → openai, off',
    ],
    [
      "agent.generate('x', { store: false })",
      `${RESPONSES}, default, store has no effect, providerOptions.openai.store has`,
    ],
    [
      "agent.generate('x', { modelSettings: { store: false } })",
      `${RESPONSES}, default, modelSettings.store has no effect, providerOptions.openai.store has`,
    ],
    [
      "agent.generate([{ role: 'user', content: [{ type: 'image', image: url }] }])",
      `${RESPONSES}, default, input_image`,
    ],
    [
      "agent.generate('x', { toolsets: { web: { news: openai.tools.webSearch({}) } } })",
      `${RESPONSES}, default, web_search`,
    ],
  ])('of a call: %s', (code, call) => {
    expect(toldOf(AGENT + code)).toEqual([call]);
  });

  it.each([
    ['defaultOptions: { providerOptions: { openai: { store: false } } }', '', `${RESPONSES}, off`],
    [
      'defaultOptions: () => ({ providerOptions: { openai: { store: false } } })',
      '',
      `${RESPONSES}, off`,
    ],
    [
      'defaultOptions: { providerOptions: { openai: { store: false } } }',
      "{ providerOptions: { openai: { user: 'u' } } }",
      `${RESPONSES}, off`,
    ],
    [
      'defaultOptions: { providerOptions: { openai: { store: false } } }',
      '{ providerOptions: { openai: { store: true } } }',
      `${RESPONSES}, on`,
    ],
    ['defaultOptions', '', `${RESPONSES}, unknown`],
    [
      'store: false',
      '',
      `${RESPONSES}, default, store has no effect, defaultOptions.providerOptions.openai.store has`,
    ],
    [
      'defaultGenerateOptions: { providerOptions: { openai: { store: false } } }',
      '',
      `${RESPONSES}, default, defaultGenerateOptions.providerOptions.openai.store has no effect, defaultOptions.providerOptions.openai.store has`,
    ],
    [
      "tools: { search: openai.tools.fileSearch({ vectorStoreIds: ['vs_1'] }) }",
      '',
      `${RESPONSES}, default, file_search`,
    ],
    [
      'tools: () => ({ search: openai.tools.fileSearch({}) })',
      '',
      `${RESPONSES}, default, file_search`,
    ],
  ])('of an agent: %s, %s', (own, given, call) => {
    const code = `${agent("'openai/gpt-5'", `, ${own}`)}await agent.generate('x'${given === '' ? '' : `, ${given}`});`;
    expect(toldOf(code)).toEqual([call]);
  });
});

describe('an agent', () => {
  const AGENT = agent("'openai/gpt-5'");
  const MASTRA = `${AGENT}import { Mastra } from '@mastra/core';\nconst mastra = new Mastra({ agents: { support: agent } });\n`;

  it.each([
    [`${MASTRA}mastra.getAgent('support').generate('x')`, [`${RESPONSES}, default`]],
    [`${MASTRA}mastra.getAgentById('a').generate('x')`, [`${RESPONSES}, default`]],
    [
      `${MASTRA}const { text } = await mastra.getAgent(name).generate('x')`,
      [`${RESPONSES}, default`],
    ],
    [
      `${AGENT}import { createStep } from '@mastra/core/workflows';\nconst step = createStep(agent);`,
      ['createStep POST /v1/responses → openai, unknown'],
    ],
    [AGENT, []],
    [MASTRA, ['Mastra POST /v1/responses → openai, unknown']],
    [agent('anthropic("claude-sonnet-4-5")'), []],
    [
      "import { Agent } from './agent.js';\nnew Agent({ model: 'openai/gpt-5' }).generate('x');",
      [],
    ],
    [
      "import { Agent } from '@other/core';\nnew Agent({ model: 'openai/gpt-5' }).generate('x');",
      [],
    ],
  ])('%s', (code, calls) => {
    expect(toldOf(code)).toEqual(calls);
  });
});
