import { noExtendedPromptCache } from '../../src/rules/no-extended-prompt-cache.ts';
import { CLIENT, asOf, testRule } from '../helpers/tester.ts';

testRule(
  'no-extended-prompt-cache',
  noExtendedPromptCache,
  {
    valid: [
      {
        name: 'a model that is told to cache nothing but what is marked',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.6', input: 'x', prompt_cache_options: { mode: 'explicit' } });`,
        options: [{ defaults: true }],
      },
      {
        name: 'a cache in memory',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: 'in_memory' });`,
      },
      {
        name: 'a retention that the program computes',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: process.env.CACHE });`,
      },
      {
        name: 'no word about the cache, without the option',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.4', input: 'x' });`,
        settings: { 'openai-zdr': { profile: 'default' } },
      },
      {
        name: 'the cache in memory, chosen',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.4', input: 'x', prompt_cache_retention: 'in_memory' });`,
        options: [{ defaults: true }],
        settings: { 'openai-zdr': { profile: 'default' } },
      },
      {
        name: 'a choice that cannot be seen',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.4', input: 'x', ...shared });`,
        options: [{ defaults: true }],
        settings: { 'openai-zdr': { profile: 'default' } },
      },
      {
        name: 'no word about the cache, before the default changed',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.4', input: 'x' });`,
        options: [{ defaults: true }],
        settings: { 'openai-zdr': { profile: 'default', policy: '2026-03' } },
      },
      {
        name: 'an endpoint of which no default is known',
        code: `${CLIENT}client.decisions.create({ model: 'gpt-5.4', input: 'x' });`,
        options: [{ defaults: true }],
        settings: { 'openai-zdr': { profile: 'default' } },
      },
      {
        name: 'an endpoint without a prompt cache',
        code: `${CLIENT}client.embeddings.create({ model: 'text-embedding-3-small', input: 'x', prompt_cache_retention: '24h' });`,
      },
      {
        name: 'a snapshot from before the extended cache',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: '24h' });`,
        settings: { 'openai-zdr': { policy: '2025-11-08' } },
      },
      {
        name: 'a short lifetime',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_options: { ttl: '30m' } });`,
      },
      {
        name: 'a snapshot from before lifetimes',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_options: { ttl: '12h' } });`,
        settings: { 'openai-zdr': { policy: '2026-06' } },
      },
      {
        name: 'the lifetime of something else',
        code: `${CLIENT}client.responses.create({ input: 'x', metadata: { ttl: '12h' } });`,
      },
      {
        name: 'a body that replaces the params',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_options: { ttl: '12h' } }, { body: { input: 'x', prompt_cache_options: { ttl: '30m' } } });`,
      },
      {
        name: 'a model that knows no other cache, without the option',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x' });`,
      },
      {
        name: 'a model that knows both caches',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.4', input: 'x' });`,
        options: [{ defaults: true }],
      },
      {
        name: 'a dated name is not a later version',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5-2025-08-07', input: 'x' });`,
        options: [{ defaults: true }],
      },
      {
        name: 'a snapshot from before the default changed',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x' });`,
        options: [{ defaults: true }],
        settings: { 'openai-zdr': { policy: '2026-03' } },
      },
      {
        name: 'such a model at an endpoint without a prompt cache',
        code: `${CLIENT}client.moderations.create({ model: 'gpt-5.5', input: 'x' });`,
        options: [{ defaults: true }],
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });\nclient.chat.completions.create({ messages: [], prompt_cache_retention: '24h' });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.x.ai/v1/responses', { method: 'POST', body: JSON.stringify({ prompt_cache_retention: '24h' }) });",
      },
    ],
    invalid: [
      {
        name: 'Responses',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: '24h' });`,
        errors: [
          {
            messageId: 'stores',
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 68,
          },
        ],
      },
      {
        name: 'Chat Completions',
        code: `${CLIENT}client.chat.completions.create({ messages: [], prompt_cache_retention: '24h' });`,
        errors: [
          {
            messageId: 'stores',
            line: 3,
            column: 48,
            endLine: 3,
            endColumn: 77,
          },
        ],
      },
      {
        name: 'a snapshot that calls it not eligible',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: '24h' });`,
        settings: { 'openai-zdr': { policy: '2026-03' } },
        errors: [
          {
            messageId: 'ineligible',
            data: asOf('2026-03'),
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 68,
          },
        ],
      },
      {
        name: 'a constant',
        code: `${CLIENT}const RETENTION = '24h';\nclient.responses.create({ input: 'x', prompt_cache_retention: RETENTION });`,
        errors: [
          {
            messageId: 'stores',
            data: { from: ' from line 3' },
            line: 4,
            column: 39,
            endLine: 4,
            endColumn: 72,
          },
        ],
      },
      {
        name: 'one branch of a condition',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: isBusy ? '24h' : 'in_memory' });`,
        errors: [
          {
            messageId: 'stores',
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 91,
          },
        ],
      },
      {
        name: 'the spread that says 24h, not the one that does not',
        code: `${CLIENT}client.responses.create({ input: 'x', ...(isQuiet ? { prompt_cache_retention: 'in_memory' } : { prompt_cache_retention: '24h' }) });`,
        errors: [
          {
            messageId: 'stores',
            line: 3,
            column: 97,
            endLine: 3,
            endColumn: 126,
          },
        ],
      },
      {
        name: 'a later assignment',
        code: `${CLIENT}const params = { input: 'x' };\nparams.prompt_cache_retention = '24h';\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'stores',
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'the lifetime of a cache entry',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_options: { mode: 'auto', ttl: '12h' } });`,
        errors: [
          {
            messageId: 'ttl',
            data: { ttl: '12h' },
            line: 3,
            column: 77,
            endLine: 3,
            endColumn: 87,
          },
        ],
      },
      {
        name: 'cache options in a variable',
        code: `${CLIENT}const cache = { ttl: '12h' };\nclient.chat.completions.create({ messages: [], prompt_cache_options: cache });`,
        errors: [
          {
            messageId: 'ttl',
            data: { ttl: '12h' },
            line: 3,
            column: 17,
            endLine: 3,
            endColumn: 27,
          },
        ],
      },
      {
        name: 'the lifetime in the body of the request options',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { body: { input: 'x', prompt_cache_options: { ttl: '12h' } } });`,
        errors: [
          {
            messageId: 'ttl',
            data: { ttl: '12h' },
            line: 3,
            column: 87,
            endLine: 3,
            endColumn: 97,
          },
        ],
      },
      {
        name: 'Decisions',
        code: `${CLIENT}client.post('/decisions', { body: { prompt_cache_options: { ttl: '12h' } } });`,
        errors: [
          {
            messageId: 'ttl',
            data: { ttl: '12h' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'a model that knows no other cache, with the option',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x' });`,
        options: [{ defaults: true }],
        errors: [
          {
            messageId: 'model',
            data: { name: 'gpt-5.5' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'a snapshot that calls it not eligible, under Modified Abuse Monitoring, which says nothing of it',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: '24h' });`,
        settings: { 'openai-zdr': { policy: '2026-03', profile: 'mam' } },
        errors: [
          {
            messageId: 'stores',
            data: asOf('2026-03'),
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 68,
          },
        ],
      },
      ...(['default', 'mam'] as const).map((profile) => ({
        name: `no word about the cache under ${profile}, with the option`,
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.4', input: 'x' });`,
        options: [{ defaults: true }],
        settings: { 'openai-zdr': { profile } },
        errors: [
          {
            messageId: 'byDefault',
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
          },
        ],
      })),
      {
        name: 'a model that knows no other cache: said once, whatever the default is',
        code: `${CLIENT}client.chat.completions.create({ model: 'gpt-5.5', messages: [] });`,
        options: [{ defaults: true }],
        settings: { 'openai-zdr': { profile: 'default' } },
        errors: [
          {
            messageId: 'model',
            data: { name: 'gpt-5.5' },
            line: 3,
            column: 34,
            endLine: 3,
            endColumn: 50,
          },
        ],
      },
      {
        name: 'a minor version of two digits',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.10', input: 'x' });`,
        options: [{ defaults: true }],
        errors: [
          {
            messageId: 'explicit',
            data: { name: 'gpt-5.10' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 44,
          },
        ],
      },
      {
        name: 'a model behind an environment fallback',
        code: `${CLIENT}client.responses.create({ model: process.env.MODEL ?? 'gpt-6-astra', input: 'x' });`,
        options: [{ defaults: true }],
        errors: [
          {
            messageId: 'explicit',
            data: { name: 'gpt-6-astra' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 68,
          },
        ],
      },
      {
        name: 'all three in one request',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', prompt_cache_retention: '24h', prompt_cache_options: { ttl: '12h' } });`,
        options: [{ defaults: true }],
        errors: [
          {
            messageId: 'model',
            data: { name: 'gpt-5.5' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 43,
          },
          {
            messageId: 'stores',
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 74,
          },
          {
            messageId: 'ttl',
            data: { ttl: '12h' },
            line: 3,
            column: 100,
            endLine: 3,
            endColumn: 110,
          },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ prompt_cache_retention: '24h' }) });",
        errors: [
          {
            messageId: 'stores',
            line: 1,
            column: 94,
            endLine: 1,
            endColumn: 123,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a literal type is not a value',
        code: `${CLIENT}declare const retention: '24h' | 'in_memory';\nclient.responses.create({ input: 'x', prompt_cache_retention: retention });`,
      },
    ],
    invalid: [
      {
        name: 'as const',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_retention: '24h' as const });`,
        errors: [
          {
            messageId: 'stores',
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 77,
          },
        ],
      },
    ],
  },
);
