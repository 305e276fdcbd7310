import { fileURLToPath } from 'node:url';
import { noServerState } from '../../src/rules/no-server-state.ts';
import { AZURE, CLIENT, testRule } from '../helpers/tester.ts';

const previous = { name: 'previous_response_id' };
const conversation = { name: 'conversation' };

/** Beside a project that asks for that generation of the AI SDK. */
const beside = (set: string): string =>
  fileURLToPath(new URL(`../wire/frameworks/${set}/sample.js`, import.meta.url));
const AI_SDK = "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n";
const twoTurns = (options: string): string =>
  `${AI_SDK}const first = await generateText({ model: openai('gpt-4o'), prompt: 'x'${options} });\nawait generateText({ model: openai('gpt-4o'), messages: [...first.response.messages, { role: 'user', content: 'y' }]${options} });`;

testRule(
  'no-server-state',
  noServerState,
  {
    valid: [
      {
        name: 'Azure, where no setting asks for it',
        code: `${AZURE}client.responses.create({ previous_response_id: id, store: false });`,
      },
      {
        name: 'a reusable prompt, before its end was announced',
        code: `${CLIENT}client.responses.create({ prompt: { id: 'pmpt_1' }, store: false });`,
        settings: { 'openai-zdr': { policy: '2026-03' } },
      },
      {
        name: 'a prompt of the third major, which is a text',
        code: `${CLIENT}client.completions.create({ model: 'gpt-5.5', prompt: { id: 'x' } });`,
      },
      {
        name: 'an answer that the AI SDK sends again, as it is not stored',
        code: twoTurns(', providerOptions: { openai: { store: false } }'),
        filename: beside('ai5'),
      },
      {
        name: 'a text of an answer in a generation of the AI SDK that sends texts again',
        code: twoTurns(''),
        filename: beside('ai4'),
      },
      {
        name: 'an answer to chat completions',
        code: twoTurns('').replaceAll("openai('", "openai.chat('"),
        filename: beside('ai5'),
      },
      {
        name: 'items that are sent again',
        code: `${CLIENT}client.responses.create({ input: [...history, { role: 'user', content: 'x' }], store: false });`,
      },
      {
        name: 'null',
        code: `${CLIENT}client.responses.create({ input: 'x', previous_response_id: null });`,
      },
      {
        name: 'undefined',
        code: `${CLIENT}client.responses.create({ input: 'x', conversation: undefined });`,
      },
      {
        name: 'an item of another type',
        code: `${CLIENT}client.responses.create({ input: [{ type: 'message', id: 'msg_1', role: 'user', content: 'x' }] });`,
      },
      {
        name: 'an endpoint without that parameter',
        code: `${CLIENT}client.chat.completions.create({ messages: [], previous_response_id: id });`,
      },
      {
        name: 'a socket, which keeps the last response in memory',
        code: "import OpenAI from 'openai';\nimport { ResponsesWS } from 'openai/resources/responses/ws';\nconst socket = new ResponsesWS(new OpenAI());\nsocket.send({ type: 'response.create', input: [], previous_response_id: id });",
      },
      { name: 'deleting a stored response', code: `${CLIENT}client.responses.delete('resp_1');` },
      { name: 'cancelling a response', code: `${CLIENT}client.responses.cancel('resp_1');` },
      {
        name: 'reading a stored response, when that is not asked for',
        code: `${CLIENT}client.responses.retrieve('resp_1');`,
        options: [{ retrieval: false }],
      },
      { name: 'reading something else', code: `${CLIENT}client.models.retrieve('gpt-5.5');` },
      {
        name: 'a snapshot from before Responses',
        code: `${CLIENT}client.responses.create({ input: 'x', previous_response_id: id });`,
        settings: { 'openai-zdr': { policy: '2024-end' } },
      },
      {
        name: 'a key that is deleted before the call',
        code: `${CLIENT}const params = { input: 'x', previous_response_id: id };\ndelete params.previous_response_id;\nclient.responses.create(params);`,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });\nclient.responses.create({ input: 'x', previous_response_id: id });",
      },
      {
        name: 'another library',
        code: "import Mail from 'mail';\nconst client = new Mail();\nclient.responses.create({ conversation: id });\nclient.responses.retrieve(id);",
      },
      { name: 'another vendor over HTTP', code: 'fetch(`https://api.x.ai/v1/responses/${id}`);' },
    ],
    invalid: [
      {
        name: 'Azure, where the settings ask for it',
        code: `${AZURE}client.responses.create({ previous_response_id: id, store: false });`,
        settings: { 'openai-zdr': { azure: true } },
        errors: [
          {
            messageId: 'azure',
            data: { name: 'previous_response_id' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 51,
          },
        ],
      },
      {
        name: 'a previous response',
        code: `${CLIENT}client.responses.create({ input: 'x', previous_response_id: id });`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 63,
          },
        ],
      },
      {
        name: 'a previous response that is not stored',
        code: `${CLIENT}client.responses.create({ input: 'x', previous_response_id: id, store: false });`,
        errors: [
          {
            messageId: 'contradiction',
            data: { name: 'previous_response_id' },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 63,
          },
        ],
      },
      {
        name: 'a previous response that may be stored',
        code: `${CLIENT}client.responses.create({ input: 'x', previous_response_id: id, store: isStored });`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 63,
          },
        ],
      },
      {
        name: 'a conversation, stored or not',
        code: `${CLIENT}client.responses.create({ input: 'x', conversation: { id: 'conv_1' }, store: false });`,
        errors: [
          {
            messageId: 'reference',
            data: conversation,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 69,
          },
        ],
      },
      {
        name: 'an answer that the AI SDK replays by its id',
        code: twoTurns(''),
        filename: beside('ai5'),
        errors: [{ messageId: 'replay', line: 4, column: 61, endLine: 4, endColumn: 84 }],
      },
      {
        name: 'the AI SDK, given an earlier response',
        code: `${AI_SDK}await generateText({ model: openai('gpt-4o'), prompt: 'x', providerOptions: { openai: { previousResponseId: 'resp_1' } } });`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 3,
            column: 89,
            endLine: 3,
            endColumn: 117,
          },
        ],
      },
      {
        name: 'a reference to a stored item',
        code: `${CLIENT}client.responses.create({ input: [{ type: 'item_reference', id: 'msg_1' }, { role: 'user', content: 'x' }] });`,
        errors: [{ messageId: 'item', line: 3, column: 35, endLine: 3, endColumn: 74 }],
      },
      {
        name: 'a reusable prompt, once its end was announced',
        code: `${CLIENT}client.responses.create({ prompt: { id: 'pmpt_1', variables: { name } }, store: false });`,
        errors: [
          {
            messageId: 'prompt',
            data: { end: 'end', shutdown: '2026-11-30' },
            line: 3,
            column: 37,
            endLine: 3,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'items that a callback turns into references',
        code: `${CLIENT}client.responses.create({ input: ids.map((id) => ({ type: 'item_reference', id })) });`,
        errors: [{ messageId: 'item', line: 3, column: 51, endLine: 3, endColumn: 81 }],
      },
      {
        name: 'reading a stored response',
        code: `${CLIENT}client.responses.retrieve('resp_1');`,
        errors: [
          {
            messageId: 'retrieval',
            data: { route: 'GET /v1/responses/{}' },
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 26,
          },
        ],
      },
      {
        name: 'reading the items of a stored response',
        code: `${CLIENT}client.responses.inputItems.list('resp_1');`,
        errors: [
          {
            messageId: 'retrieval',
            data: { route: 'GET /v1/responses/{}/input_items' },
            line: 3,
            column: 29,
            endLine: 3,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'streaming a stored response',
        code: `${CLIENT}client.responses.stream({ response_id: 'resp_1' });`,
        errors: [
          {
            messageId: 'retrieval',
            data: { route: 'GET /v1/responses/{}' },
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
          },
        ],
      },
      {
        name: 'listing stored completions',
        code: `${CLIENT}client.chat.completions.list();`,
        errors: [
          {
            messageId: 'retrieval',
            data: { route: 'GET /v1/chat/completions' },
            line: 3,
            column: 25,
            endLine: 3,
            endColumn: 29,
          },
        ],
      },
      {
        name: 'a chain of turns in a loop',
        code: `${CLIENT}let last;\nfor (const input of turns) {\n  const response = await client.responses.create({ input, previous_response_id: last });\n  last = response.id;\n}`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 5,
            column: 59,
            endLine: 5,
            endColumn: 85,
          },
        ],
      },
      {
        name: 'a conditional spread',
        code: `${CLIENT}client.responses.create({ input: 'x', ...(id && { previous_response_id: id }) });`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 3,
            column: 51,
            endLine: 3,
            endColumn: 75,
          },
        ],
      },
      {
        name: 'an assignment in a condition',
        code: `${CLIENT}const params = { input: 'x' };\nif (id) params.previous_response_id = id;\nclient.responses.create(params);`,
        errors: [
          { messageId: 'reference', data: previous, line: 4, column: 9, endLine: 4, endColumn: 41 },
        ],
      },
      {
        name: 'the branch that gives an id, not the one that gives null',
        code: `${CLIENT}client.responses.create({ input: 'x', ...(isFirst ? { previous_response_id: null } : { previous_response_id: 'resp_1' }) });`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 3,
            column: 88,
            endLine: 3,
            endColumn: 118,
          },
        ],
      },
      {
        name: 'the body of the request options',
        code: `${CLIENT}client.responses.create({ input: 'x', store: false }, { body: { input: 'x', previous_response_id: id } });`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 3,
            column: 77,
            endLine: 3,
            endColumn: 101,
          },
        ],
      },
      {
        name: 'the generic method of the client',
        code: `${CLIENT}client.get('/responses/resp_1');`,
        errors: [
          {
            messageId: 'retrieval',
            data: { route: 'GET /v1/responses/{}' },
            line: 3,
            column: 8,
            endLine: 3,
            endColumn: 11,
          },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ input: 'x', conversation: id }) });",
        errors: [
          {
            messageId: 'reference',
            data: conversation,
            line: 1,
            column: 99,
            endLine: 1,
            endColumn: 115,
          },
        ],
      },
      {
        name: 'reading over HTTP',
        code: 'fetch(`https://api.openai.com/v1/responses/${id}`);',
        errors: [
          {
            messageId: 'retrieval',
            data: { route: 'GET /v1/responses/{}' },
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 6,
          },
        ],
      },
      {
        name: 'axios',
        code: "import axios from 'axios';\naxios.post('https://api.openai.com/v1/responses', { input: 'x', previous_response_id: id });",
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 2,
            column: 65,
            endLine: 2,
            endColumn: 89,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a type that is never given',
        code: "import type OpenAI from 'openai';\nexport type Turn = Pick<OpenAI.Responses.ResponseCreateParams, 'previous_response_id'>;",
      },
    ],
    invalid: [
      {
        name: 'non-null and as',
        code: `${CLIENT}client.responses.create({ input: 'x', previous_response_id: id! } as OpenAI.Responses.ResponseCreateParams);`,
        errors: [
          {
            messageId: 'reference',
            data: previous,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 64,
          },
        ],
      },
      {
        name: 'a parameter with a default',
        code: `${CLIENT}const ask = (input: string, conversation: string = 'conv_1') => client.responses.create({ input, conversation });`,
        errors: [
          {
            messageId: 'reference',
            data: conversation,
            line: 3,
            column: 98,
            endLine: 3,
            endColumn: 110,
          },
        ],
      },
    ],
  },
);
