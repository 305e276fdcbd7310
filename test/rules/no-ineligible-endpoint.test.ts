import { alternatives, shutdowns } from '../../src/catalogue/policy/index.ts';
import { noIneligibleEndpoint } from '../../src/rules/no-ineligible-endpoint.ts';
import { AZURE, CLIENT, asOf, testRule } from '../helpers/tester.ts';

const retention = 'until deleted';
const inLogs = 'for 30 days in logs';
const way = (endpoint: string): string => ` ${alternatives[endpoint]!}`;
const ending = (what: string, verb: string): string => {
  const { instead, date } = shutdowns.find((item) => item.what === what)!;
  return ` ${verb} ${date}${instead === null ? '' : `: use ${instead}`}.`;
};
const ended = (what: string): string => ending(what, 'Ended');
const ends = (what: string): string => ending(what, 'Ends');
const ask = ' Ask OpenAI first.';
const files = { route: 'POST /v1/files', retention, remedy: way('/v1/files') };
const fileReference = { what: 'The file of this id', retention };
const blocked = { route: 'POST /v1/videos', retention: inLogs, remedy: ended('/v1/videos') };

testRule(
  'no-ineligible-endpoint',
  noIneligibleEndpoint,
  {
    valid: [
      {
        name: 'Azure, where no setting asks for it',
        code: `${AZURE}client.files.create({ file });`,
      },
      {
        name: 'Responses',
        code: `${CLIENT}client.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'Embeddings',
        code: `${CLIENT}client.embeddings.create({ model: 'text-embedding-3-small', input: 'x' });`,
      },
      { name: 'deleting what was kept', code: `${CLIENT}client.files.delete('file-1');` },
      { name: 'deleting, as older majors call it', code: `${CLIENT}client.files.del('file-1');` },
      {
        name: 'reading what was kept, where the options leave it out',
        code: `${CLIENT}client.files.list();`,
        options: [{ reads: false }],
      },
      {
        name: 'reading that the options allow',
        code: `${CLIENT}client.files.content('file-1');`,
        options: [{ allow: [{ call: 'files.content', reason: 'public documents only' }] }],
      },
      {
        name: 'reading where data may be kept',
        code: `${CLIENT}client.files.list();`,
        settings: { 'openai-zdr': { profile: 'hipaa' } },
      },
      { name: 'cancelling a batch', code: `${CLIENT}client.batches.cancel('batch_1');` },
      {
        name: 'an endpoint without a row',
        code: `${CLIENT}client.containers.create({ name: 'x' });`,
      },
      {
        name: 'traces, which no-trace-export reports',
        code: "fetch('https://api.openai.com/v1/traces/ingest', { method: 'POST', body });",
        options: [{ unlisted: 'report' }],
      },
      {
        name: 'an endpoint that carries no content, with unlisted ones reported',
        code: `${CLIENT}client.models.list();`,
        options: [{ unlisted: 'report' }],
      },
      {
        name: 'allowed by SDK path',
        code: `${CLIENT}client.files.create({ file, purpose: 'user_data' });`,
        options: [{ allow: [{ call: 'files.create', reason: 'deleted after each job' }] }],
      },
      {
        name: 'allowed with everything below it',
        code: `${CLIENT}client.vectorStores.fileBatches.create('vs_1', { file_ids: [] });`,
        options: [{ allow: [{ call: 'vectorStores.*', reason: 'public documents only' }] }],
      },
      {
        name: 'allowed by path',
        code: `${CLIENT}client.files.create({ file, purpose: 'user_data' });`,
        options: [{ allow: [{ call: '/v1/files', reason: 'deleted after each job' }] }],
      },
      {
        name: 'allowed by route',
        code: "fetch('https://api.openai.com/v1/files', { method: 'POST', body: form });",
        options: [{ allow: [{ call: 'POST /v1/files', reason: 'deleted after each job' }] }],
      },
      {
        name: 'a reference to a file that may be kept',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] });`,
        options: [{ allow: [{ call: '/v1/files', reason: 'deleted after each job' }] }],
      },
      {
        name: 'an allowed unlisted endpoint',
        code: `${CLIENT}client.containers.create({ name: 'x' });`,
        options: [
          { unlisted: 'report', allow: [{ call: 'containers.*', reason: 'synthetic data only' }] },
        ],
      },
      {
        name: 'a file sent inline',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_data: data }] }] });`,
      },
      {
        name: 'a file id that is left out',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_id: undefined, file_data: data }] }] });`,
      },
      {
        name: 'the vector stores of a search, which no-ineligible-tool reports',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] });`,
      },
      {
        name: 'vector stores of a function tool',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'function', name: 'find', vector_store_ids: ['own'] }] });`,
      },
      {
        name: 'a client whose host cannot be told',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: settings.url });\nclient.files.create({ file, purpose: 'user_data' });",
      },
      {
        name: 'a client of another vendor, with unknown hosts reported',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://api.together.xyz/v1' });\nclient.files.create({ file, purpose: 'user_data' });",
        options: [{ unknownTargets: true }],
      },
      {
        name: 'a base URL from a variable that names another vendor',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: process.env.OLLAMA_OPENAI_URL });\nclient.files.create({ file, purpose: 'user_data' });",
      },
      {
        name: 'a host that the settings call another vendor',
        code: "fetch('https://eu.api.openai.com/v1/files', { method: 'POST', body: form });",
        settings: { 'openai-zdr': { hosts: { 'eu.api.openai.com': 'other' } } },
      },
      {
        name: 'Stripe',
        code: "import Stripe from 'stripe';\nconst client = new Stripe(key);\nclient.files.create({ file, purpose: 'dispute_evidence' });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.groq.com/openai/v1/files', { method: 'POST', body: form });",
      },
      {
        name: 'files, which a BAA may cover',
        code: `${CLIENT}client.files.create({ file, purpose: 'user_data' });`,
        settings: { 'openai-zdr': { profile: 'hipaa' } },
      },
      {
        name: 'files, which Modified Abuse Monitoring allows',
        code: `${CLIENT}client.files.create({ file, purpose: 'user_data' });`,
        settings: { 'openai-zdr': { profile: 'mam' } },
      },
      {
        name: 'a reference to a file, which Modified Abuse Monitoring allows',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] });`,
        settings: { 'openai-zdr': { profile: 'mam' } },
      },
      {
        name: 'custom voices, in a snapshot that does not name them',
        code: `${CLIENT}client.post('/audio/voices', { body: { name: 'x' } });`,
        settings: { 'openai-zdr': { policy: '2026-09-22' } },
      },
      {
        name: 'speech, since it became eligible',
        code: `${CLIENT}client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'x' });`,
        settings: { 'openai-zdr': { policy: '2024-mid' } },
      },
    ],
    invalid: [
      {
        name: 'Azure, where the settings ask for it',
        code: `${AZURE}client.files.create({ file });`,
        settings: { 'openai-zdr': { azure: true } },
        errors: [
          {
            messageId: 'azure',
            data: { route: 'POST /v1/files', kept: 'until deleted, in the resource' },
            line: 3,
            column: 14,
            endLine: 3,
            endColumn: 20,
          },
        ],
      },
      {
        name: 'uploading a file',
        code: `${CLIENT}client.files.create({ file, purpose: 'user_data' });`,
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 14, endLine: 3, endColumn: 20 },
        ],
      },
      {
        name: 'without any agreement',
        code: `${CLIENT}client.files.create({ file, purpose: 'user_data' });`,
        settings: { 'openai-zdr': { profile: 'default' } },
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 14, endLine: 3, endColumn: 20 },
        ],
      },
      {
        name: 'an upload in parts, which ends in a file',
        code: `${CLIENT}client.uploads.create({ bytes: 1, filename: 'a', mime_type: 'b', purpose: 'user_data' });`,
        errors: [
          {
            messageId: 'ineligible',
            data: { ...files, route: 'POST /v1/uploads' },
            line: 3,
            column: 16,
            endLine: 3,
            endColumn: 22,
          },
        ],
      },
      {
        name: 'a helper of the SDK that uploads',
        code: `${CLIENT}client.vectorStores.fileBatches.uploadAndPoll('vs_1', { files });`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/vector_stores/{}/file_batches',
              retention,
              remedy: way('/v1/vector_stores'),
            },
            line: 3,
            column: 33,
            endLine: 3,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'an API that was shut down',
        code: `${CLIENT}client.beta.threads.createAndRun({ assistant_id: 'asst_1' });`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/threads/runs',
              retention,
              remedy: ended('/v1/threads'),
            },
            line: 3,
            column: 21,
            endLine: 3,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'Conversations',
        code: `${CLIENT}client.conversations.create({});`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/conversations',
              retention,
              remedy: way('/v1/conversations'),
            },
            line: 3,
            column: 22,
            endLine: 3,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'Batches',
        code: `${CLIENT}client.batches.create({ input_file_id: id, endpoint: '/v1/responses', completion_window: '24h' });`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/batches',
              retention,
              remedy: way('/v1/batches'),
            },
            line: 3,
            column: 16,
            endLine: 3,
            endColumn: 22,
          },
        ],
      },
      {
        name: 'Evals, whose shutdown is announced',
        code: `${CLIENT}client.evals.create({ name: 'x' });`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/evals',
              retention,
              remedy: ends('/v1/evals'),
            },
            line: 3,
            column: 14,
            endLine: 3,
            endColumn: 20,
          },
        ],
      },
      {
        name: 'an API that was still there on the day of the snapshot',
        code: `${CLIENT}client.beta.threads.createAndRun({ assistant_id: 'asst_1' });`,
        settings: { 'openai-zdr': { policy: '2026-06' } },
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/threads/runs',
              retention,
              ...asOf('2026-06'),
              remedy: ends('/v1/threads'),
            },
            line: 3,
            column: 21,
            endLine: 3,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'a shutdown on the last day of a snapshot that may be two days older',
        code: `${CLIENT}client.videos.create({ prompt: 'x' });`,
        settings: { 'openai-zdr': { policy: '2026-09-22' } },
        errors: [
          {
            messageId: 'ineligible',
            data: { ...blocked, ...asOf('2026-09-22'), remedy: ends('/v1/videos') },
            line: 3,
            column: 15,
            endLine: 3,
            endColumn: 21,
          },
        ],
      },
      {
        name: 'the creation of fine-tuning jobs, which ends later',
        code: `${CLIENT}client.fineTuning.jobs.create({ model: 'gpt-4.1', training_file: id });`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/fine_tuning/jobs',
              retention,
              remedy: ends('/v1/fine_tuning/jobs'),
            },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'an unlisted endpoint that was shut down',
        code: `${CLIENT}client.images.createVariation({ image });`,
        options: [{ unlisted: 'report' }],
        errors: [
          {
            messageId: 'unlisted',
            data: {
              route: 'POST /v1/images/variations',
              remedy: ended('/v1/images/variations'),
            },
            line: 3,
            column: 15,
            endLine: 3,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'an API that was shut down, if it is OpenAI at all',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: settings.url });\nclient.beta.assistants.create({ model: 'gpt-4.1' });",
        options: [{ unknownTargets: true }],
        errors: [
          {
            messageId: 'unknownTarget',
            data: { route: 'POST /v1/assistants' },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 30,
          },
        ],
      },
      ...(
        [
          ['reading a list', 'client.files.list();', 'GET /v1/files', 14, 18],
          ['reading a file', "client.files.content('file-1');", 'GET /v1/files/{}/content', 14, 21],
          ['asking for a batch', "client.batches.retrieve('b');", 'GET /v1/batches/{}', 16, 24],
          [
            'searching what was stored',
            "client.vectorStores.search('vs', { query });",
            'POST /v1/vector_stores/{}/search',
            21,
            27,
          ],
        ] as const
      ).map(([name, code, route, column, endColumn]) => ({
        name,
        code: CLIENT + code,
        errors: [
          {
            messageId: 'reads',
            data: { route, retention },
            line: 3,
            column,
            endLine: 3,
            endColumn,
          },
        ],
      })),
      {
        name: 'reading over HTTP',
        code: "fetch('https://api.openai.com/v1/files');",
        errors: [
          {
            messageId: 'reads',
            data: { route: 'GET /v1/files', retention },
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 6,
          },
        ],
      },
      {
        name: 'reading what the table says nothing about',
        code: `${CLIENT}client.videos.retrieve('video_1');`,
        settings: { 'openai-zdr': { profile: 'mam' } },
        errors: [
          {
            messageId: 'reads',
            data: { route: 'GET /v1/videos/{}', retention: 'for an unstated time' },
            line: 3,
            column: 15,
            endLine: 3,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'reading, if it is OpenAI at all',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: settings.url });\nclient.files.list();",
        options: [{ unknownTargets: true }],
        errors: [
          {
            messageId: 'unknownTarget',
            data: { route: 'GET /v1/files' },
            line: 3,
            column: 14,
            endLine: 3,
            endColumn: 18,
          },
        ],
      },
      {
        name: 'a helper that puts data there and reads it',
        code: `${CLIENT}client.vectorStores.files.createAndPoll('vs', { file_id });`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/vector_stores/{}/files',
              retention,
              remedy: way('/v1/vector_stores'),
            },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 40,
          },
        ],
      },
      {
        name: 'another call than the allowed one',
        code: `${CLIENT}client.files.create({ file, purpose: 'user_data' });`,
        options: [{ allow: [{ call: 'files.list', reason: 'only reads' }] }],
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 14, endLine: 3, endColumn: 20 },
        ],
      },
      {
        name: 'an SDK path does not stand for raw requests',
        code: "fetch('https://api.openai.com/v1/files', { method: 'POST', body: form });",
        options: [{ allow: [{ call: 'files.create', reason: 'deleted after each job' }] }],
        errors: [
          { messageId: 'ineligible', data: files, line: 1, column: 1, endLine: 1, endColumn: 6 },
        ],
      },
      {
        name: 'an endpoint without a row, with the option',
        code: `${CLIENT}client.containers.create({ name: 'x' });`,
        options: [{ unlisted: 'report' }],
        errors: [
          {
            messageId: 'unlisted',
            data: { route: 'POST /v1/containers', remedy: ask },
            line: 3,
            column: 19,
            endLine: 3,
            endColumn: 25,
          },
        ],
      },
      {
        name: 'a route that nobody documents, with the option',
        code: "fetch('https://api.openai.com/v1/brand_new', { method: 'POST', body: '{}' });",
        options: [{ unlisted: 'report' }],
        errors: [
          {
            messageId: 'unlisted',
            data: { route: 'POST /v1/brand_new', remedy: ask },
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 6,
          },
        ],
      },
      {
        name: 'a file id in a request',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] });`,
        errors: [
          {
            messageId: 'fileReference',
            data: fileReference,
            line: 3,
            column: 83,
            endLine: 3,
            endColumn: 100,
          },
        ],
      },
      {
        name: 'a file id of Chat Completions',
        code: `${CLIENT}client.chat.completions.create({ messages: [{ role: 'user', content: [{ type: 'file', file: { file_id: id } }] }] });`,
        errors: [
          {
            messageId: 'fileReference',
            data: fileReference,
            line: 3,
            column: 95,
            endLine: 3,
            endColumn: 106,
          },
        ],
      },
      {
        name: 'file ids of a container',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'code_interpreter', container: { type: 'auto', file_ids: ['file-1'] } }] });`,
        errors: [
          {
            messageId: 'fileReference',
            data: { ...fileReference, what: 'Each file of these ids' },
            line: 3,
            column: 102,
            endLine: 3,
            endColumn: 122,
          },
        ],
      },
      {
        name: 'an allowed SDK path does not allow references from elsewhere',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] });`,
        options: [{ allow: [{ call: 'files.*', reason: 'deleted after each job' }] }],
        errors: [
          {
            messageId: 'fileReference',
            data: fileReference,
            line: 3,
            column: 83,
            endLine: 3,
            endColumn: 100,
          },
        ],
      },
      {
        name: 'a client whose host cannot be told, with the option',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: settings.url });\nclient.files.create({ file, purpose: 'user_data' });",
        options: [{ unknownTargets: true }],
        errors: [
          {
            messageId: 'unknownTarget',
            data: { route: 'POST /v1/files' },
            line: 3,
            column: 14,
            endLine: 3,
            endColumn: 20,
          },
        ],
      },
      {
        name: 'a host that the settings call OpenAI',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://gateway.example.com/v1' });\nclient.files.create({ file, purpose: 'user_data' });",
        settings: { 'openai-zdr': { hosts: { 'gateway.example.com': 'openai' } } },
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 14, endLine: 3, endColumn: 20 },
        ],
      },
      {
        name: 'an endpoint that no BAA covers',
        code: `${CLIENT}client.conversations.create({});`,
        settings: { 'openai-zdr': { profile: 'hipaa' } },
        errors: [
          {
            messageId: 'notCovered',
            data: {
              route: 'POST /v1/conversations',
              reason: 'not on the list for a BAA',
              retention,
              remedy: way('/v1/conversations'),
            },
            line: 3,
            column: 22,
            endLine: 3,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'the one endpoint that Modified Abuse Monitoring blocks',
        code: `${CLIENT}client.videos.create({ prompt: 'x' });`,
        settings: { 'openai-zdr': { profile: 'mam' } },
        errors: [
          {
            messageId: 'notCovered',
            data: { ...blocked, reason: 'blocked under Modified Abuse Monitoring' },
            line: 3,
            column: 15,
            endLine: 3,
            endColumn: 21,
          },
        ],
      },
      {
        name: 'custom voices, which only translated copies of the table name',
        code: `${CLIENT}client.post('/audio/voices', { body: { name: 'x' } });`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/audio/voices',
              retention,
              remedy: way('/v1/audio/voices'),
            },
            line: 3,
            column: 8,
            endLine: 3,
            endColumn: 12,
          },
        ],
      },
      {
        name: 'speech, before it became eligible',
        code: `${CLIENT}client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'x' });`,
        settings: { 'openai-zdr': { policy: '2024-early' } },
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/audio/speech',
              retention: inLogs,
              ...asOf('2024-early'),
              remedy: '',
            },
            line: 3,
            column: 21,
            endLine: 3,
            endColumn: 27,
          },
        ],
      },
      {
        name: 'the third major',
        code: "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createFile(stream, 'fine-tune');",
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 8, endLine: 3, endColumn: 18 },
        ],
      },
      {
        name: 'the fine-tunes of the third major',
        code: "const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createFineTune({ training_file: id });",
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/fine-tunes',
              retention,
              remedy: ended('/v1/fine-tunes'),
            },
            line: 3,
            column: 8,
            endLine: 3,
            endColumn: 22,
          },
        ],
      },
      {
        name: 'the generic method of the client',
        code: `${CLIENT}client.post('/files', { body: form });`,
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 8, endLine: 3, endColumn: 12 },
        ],
      },
      {
        name: 'a resource taken out of the client',
        code: `${CLIENT}const { files } = client;\nfiles.create({ file, purpose: 'user_data' });`,
        errors: [
          { messageId: 'ineligible', data: files, line: 4, column: 7, endLine: 4, endColumn: 13 },
        ],
      },
      {
        name: 'a resource named by a constant',
        code: `${CLIENT}const resource = 'files';\nclient[resource].create({ file, purpose: 'user_data' });`,
        errors: [
          { messageId: 'ineligible', data: files, line: 4, column: 18, endLine: 4, endColumn: 24 },
        ],
      },
      {
        name: 'a client in a field of a class',
        code: "import OpenAI from 'openai';\nclass Store {\n  #client = new OpenAI();\n  save(file) {\n    return this.#client.files.create({ file, purpose: 'user_data' });\n  }\n}",
        errors: [
          { messageId: 'ineligible', data: files, line: 5, column: 31, endLine: 5, endColumn: 37 },
        ],
      },
      {
        name: 'a client from a factory function',
        code: "import OpenAI from 'openai';\nconst connect = () => new OpenAI();\nconnect().files.create({ file, purpose: 'user_data' });",
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 17, endLine: 3, endColumn: 23 },
        ],
      },
      {
        name: 'a wrapped client',
        code: "import OpenAI from 'openai';\nimport { wrapOpenAI } from 'langsmith/wrappers';\nwrapOpenAI(new OpenAI()).files.create({ file, purpose: 'user_data' });",
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 32, endLine: 3, endColumn: 38 },
        ],
      },
      {
        name: 'a client that the settings name',
        code: "import { ai } from '@acme/clients';\nai.files.create({ file, purpose: 'user_data' });",
        settings: { 'openai-zdr': { clients: [{ module: '@acme/clients', export: 'ai' }] } },
        errors: [
          { messageId: 'ineligible', data: files, line: 2, column: 10, endLine: 2, endColumn: 16 },
        ],
      },
      {
        name: 'a regional host',
        code: "fetch('https://eu.api.openai.com/v1/files', { method: 'POST', body: form });",
        errors: [
          { messageId: 'ineligible', data: files, line: 1, column: 1, endLine: 1, endColumn: 6 },
        ],
      },
      {
        name: 'a URL made of a constant and an id',
        code: "const BASE = 'https://api.openai.com/v1';\nfetch(`${BASE}/conversations/${id}/items`, { method: 'POST', body: '{}' });",
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/conversations/{}/items',
              retention,
              remedy: way('/v1/conversations/items'),
            },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 6,
          },
        ],
      },
      {
        name: 'a base URL from a variable that names OpenAI',
        code: "fetch(`${process.env.OPENAI_BASE_URL}/files`, { method: 'POST', body: form });",
        errors: [
          { messageId: 'ineligible', data: files, line: 1, column: 1, endLine: 1, endColumn: 6 },
        ],
      },
      {
        name: 'an axios instance',
        code: "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\napi.post('/files', form);",
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 5, endLine: 3, endColumn: 9 },
        ],
      },
      {
        name: 'an axios request object',
        code: "import axios from 'axios';\naxios({ url: 'https://api.openai.com/v1/batches', method: 'post', data: {} });",
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/batches',
              retention,
              remedy: way('/v1/batches'),
            },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 6,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a type of another library',
        code: "import type { Client } from 'openai-like';\nexport const save = (client: Client, file: File) => client.files.create({ file });",
      },
    ],
    invalid: [
      {
        name: 'an injected client',
        code: "import type OpenAI from 'openai';\nexport class Store {\n  constructor(private readonly client: OpenAI) {}\n  save(file: File) {\n    return this.client.files.create({ file, purpose: 'user_data' });\n  }\n}",
        errors: [
          { messageId: 'ineligible', data: files, line: 5, column: 30, endLine: 5, endColumn: 36 },
        ],
      },
      {
        name: 'as any',
        code: `${CLIENT}(client as any).files.create({ file, purpose: 'user_data' });`,
        errors: [
          { messageId: 'ineligible', data: files, line: 3, column: 23, endLine: 3, endColumn: 29 },
        ],
      },
      {
        name: 'under @ts-expect-error',
        code: `${CLIENT}// @ts-expect-error newer than the types\nclient.conversations.create({});`,
        errors: [
          {
            messageId: 'ineligible',
            data: {
              route: 'POST /v1/conversations',
              retention,
              remedy: way('/v1/conversations'),
            },
            line: 4,
            column: 22,
            endLine: 4,
            endColumn: 28,
          },
        ],
      },
    ],
  },
);
