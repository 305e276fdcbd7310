/**
 * Every form × every endpoint, and the same text from another origin, which must stay silent. A name
 * alone never proves anything: most twins differ from the form in the name of a package alone.
 */
import { describe, expect, it } from 'vitest';
import { hasTrace } from '../../src/calls/trace.ts';
import { noSettings } from '../../src/calls/settings.ts';
import {
  type Language,
  analysed,
  foundIn,
  onlyCall,
  readings,
  shown,
  summariesOf,
} from '../helpers/calls.ts';
import {
  type Form,
  Endpoint,
  commentForms,
  importForms,
  placeForms,
  typeForms,
  wrapperForms,
} from './alias-forms.ts';
import { type Origin, lookalikes } from './lookalikes.ts';

const endpoints: readonly Endpoint[] = [
  new Endpoint('files.create', 'POST /v1/files', "{ file, purpose: 'marker' }"),
  new Endpoint(
    'responses.create',
    'POST /v1/responses',
    "{ model: 'marker', input: 'x', store: false }",
  ),
  new Endpoint(
    'chat.completions.create',
    'POST /v1/chat/completions',
    "{ model: 'marker', messages: [] }",
  ),
  new Endpoint(
    'beta.threads.runs.createAndPoll',
    'POST /v1/threads/{}/runs',
    "'thread_1', { assistant_id: 'marker' }",
  ),
  new Endpoint('vectorStores.files.upload', 'POST /v1/vector_stores/{}/files', "'vs_1', file"),
  new Endpoint(
    'fineTuning.jobs.create',
    'POST /v1/fine_tuning/jobs',
    "{ model: 'marker', training_file: 'file-1' }",
  ),
  new Endpoint(
    'batches.create',
    'POST /v1/batches',
    "{ input_file_id: 'marker', endpoint: '/v1/responses', completion_window: '24h' }",
  ),
  new Endpoint(
    'conversations.items.create',
    'POST /v1/conversations/{}/items',
    "'conv_1', { items: 'marker' }",
  ),
  new Endpoint(
    'audio.transcriptions.create',
    'POST /v1/audio/transcriptions',
    "{ file, model: 'marker' }",
  ),
  new Endpoint('images.generate', 'POST /v1/images/generations', "{ prompt: 'marker' }"),
];

/** Other vendors, whose SDKs have some of the same members. */
const vendors = [
  'stripe',
  '@anthropic-ai/sdk',
  '@google/genai',
  '@slack/web-api',
  'groq-sdk',
  './unknown-file',
  'openai-like',
  'my-openai',
];

const groups: readonly [name: string, forms: readonly Form[]][] = [
  ['import', importForms],
  ['place', placeForms],
  ['type', typeForms],
  ['comment', commentForms],
  ['wrapper', wrapperForms],
];

function languagesOf(form: { typed?: boolean }): readonly Language[] {
  return form.typed ? ['ts'] : ['js', 'ts'];
}

/** The same text with another package in place of `openai`. */
function twinOf(form: Form, endpoint: Endpoint, vendor: string): string {
  return form.twin
    ? form.twin(endpoint)
    : form
        .code(endpoint)
        .replace(
          /(['"`(]|\/)((?:npm:|jsr:@|@)?)openai(?=['"`/@])/g,
          (_, quote: string, prefix: string) =>
            `${quote}${prefix.endsWith('@') && vendor.startsWith('@') ? prefix.slice(0, -1) : prefix}${vendor}`,
        );
}

for (const [group, forms] of groups) {
  describe(group, () => {
    for (const form of forms) {
      describe(form.name, () => {
        it.each(endpoints)('finds $path', (endpoint) => {
          const code = form.code(endpoint);
          expect(hasTrace(code, noSettings)).toBe(true);
          for (const { reader, read } of readings(languagesOf(form))) {
            const file = read(code);
            expect({ reader, calls: summariesOf(file) }, code).toEqual({
              reader,
              calls: [
                `${endpoint.path} ${endpoint.route} → ${form.isOpen ? 'openai or unknown' : 'openai'}`,
              ],
            });
            const call = onlyCall(file);
            const key = /(\w+): 'marker'/.exec(endpoint.args)?.[1];
            expect(
              {
                via: call.via,
                evidence: call.evidence,
                sent: key === undefined ? null : shown(call.body.get(key)),
              },
              code,
            ).toEqual({
              via: 'openai',
              evidence: 'same-file',
              sent: key === undefined ? null : '"marker"',
            });
          }
        });

        it.each(endpoints)('stays silent on its twin of $path', (endpoint) => {
          const position = endpoints.indexOf(endpoint) + forms.indexOf(form);
          const code = twinOf(form, endpoint, vendors[position % vendors.length]!);
          expect(code).not.toBe(form.code(endpoint));
          expect(foundIn(code, languagesOf(form)), code).toEqual([]);
        });
      });
    }
  });
}

describe('origin', () => {
  describe.each(lookalikes)('$name', (origin: Origin) => {
    it.each(endpoints)('is not $path', (endpoint) => {
      expect(foundIn(origin.code(endpoint), languagesOf(origin)), origin.code(endpoint)).toEqual(
        [],
      );
    });
  });
});

describe('settings', () => {
  const settings = {
    clients: [
      { module: '@acme/ai', export: 'openai' },
      { module: '@acme/clients/*', export: '*' },
    ],
    wrappers: [{ module: '@acme/tracing', export: 'traced' }],
  };
  const named: readonly Form[] = [
    { name: 'client', code: (e) => `import { openai } from '@acme/ai';\n${e.on('openai')};` },
    {
      name: 'renamed client',
      code: (e) => `import { openai as ai } from '@acme/ai';\n${e.on('ai')};`,
    },
    {
      name: 'client through require',
      code: (e) => `const { openai } = require('@acme/ai');\n${e.on('openai')};`,
    },
    {
      name: 'client of a namespace',
      code: (e) => `import * as ai from '@acme/ai';\n${e.on('ai.openai')};`,
    },
    { name: 'factory', code: (e) => `import { openai } from '@acme/ai';\n${e.on('openai()')};` },
    {
      name: 'factory with await',
      code: (e) =>
        `import { openai } from '@acme/ai';\nconst client = await openai({ region: 'eu' });\n${e.on('client')};`,
    },
    {
      name: 'class',
      code: (e) => `import { openai as Client } from '@acme/ai';\n${e.on('new Client()')};`,
    },
    {
      name: 'default of any module below',
      code: (e) => `import client from '@acme/clients/eu';\n${e.on('client')};`,
    },
    {
      name: 'resource taken off',
      code: (e) =>
        `import { openai } from '@acme/ai';\nconst { ${e.head} } = openai;\n${e.below(e.head)};`,
    },
    {
      name: 'wrapper',
      code: (e) =>
        `import OpenAI from 'openai';\nimport { traced } from '@acme/tracing';\nconst client = traced(new OpenAI());\n${e.on('client')};`,
    },
    {
      name: 'wrapper of a configured client',
      code: (e) =>
        `import { openai } from '@acme/ai';\nimport { traced } from '@acme/tracing';\n${e.on('traced(openai)')};`,
    },
  ];
  const unnamed: readonly Form[] = [
    {
      name: 'another export',
      code: (e) => `import { anthropic } from '@acme/ai';\n${e.on('anthropic')};`,
    },
    {
      name: 'another module',
      code: (e) => `import { openai } from '@acme/ai-tools';\n${e.on('openai')};`,
    },
    {
      name: 'the folder of the modules',
      code: (e) => `import client from '@acme/clients';\n${e.on('client')};`,
    },
    {
      name: 'wrapper of something else',
      code: (e) =>
        `import Stripe from 'stripe';\nimport { traced } from '@acme/tracing';\nconst client = traced(new Stripe());\n${e.on('client')};`,
    },
  ];

  describe.each(named)('$name', ({ code }) => {
    it.each(endpoints)('finds $path', (endpoint) => {
      expect(hasTrace(code(endpoint), { ...noSettings, ...settings })).toBe(true);
      expect(summariesOf(analysed(code(endpoint), { settings }))).toEqual([
        `${endpoint.path} ${endpoint.route} → openai`,
      ]);
      // Without the settings nothing proves it.
      expect(summariesOf(analysed(code(endpoint)))).toEqual([]);
    });
  });

  describe.each(unnamed)('$name', ({ code }) => {
    it.each(endpoints)('is not $path', (endpoint) => {
      expect(summariesOf(analysed(code(endpoint), { settings }))).toEqual([]);
    });
  });
});
