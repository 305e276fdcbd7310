import { noImageInput } from '../../src/rules/no-image-input.ts';
import { CLIENT, asOf, testRule } from '../helpers/tester.ts';

const retention = 'until deleted';
const eligibility = ' and not ZDR-eligible';

testRule(
  'no-image-input',
  noImageInput,
  {
    valid: [
      {
        name: 'text alone',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_text', text: 'https://cdn.example.com/a.png' }] }] });`,
      },
      {
        name: 'text parts that `Array.from` makes',
        code: `${CLIENT}const parts = Array.from(lines, (text) => ({ type: 'text', text }));\nclient.chat.completions.create({ messages: [{ role: 'user', content: parts }] });`,
      },
      {
        name: 'text parts that are put together one after the other',
        code: `${CLIENT}const parts = lines.reduce((all, text) => [...all, { type: 'text', text }], []);\nclient.chat.completions.create({ messages: [{ role: 'user', content: parts }] });`,
      },
      {
        name: 'a file, without the option',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_data: data }] }] });`,
      },
      {
        name: 'a kind that is not asked for',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'https://cdn.example.com/a.png' }] }] });`,
        options: [{ kinds: ['file-id'] }],
      },
      {
        name: 'no kind at all',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'file-1' }] }] });`,
        options: [{ kinds: [] }],
      },
      {
        name: 'an endpoint where images are not scanned',
        code: `${CLIENT}client.moderations.create({ input: [{ type: 'image_url', image_url: { url: 'https://cdn.example.com/a.png' } }] });`,
      },
      {
        name: 'an image that is made, not sent',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2', prompt: 'x' });`,
      },
      {
        name: 'an image field that is left out',
        code: `${CLIENT}client.images.edit({ model: 'gpt-image-2', image: undefined, prompt: 'x' });`,
      },
      {
        name: 'a part that is not sent',
        code: `${CLIENT}export const part = { type: 'input_image', image_url: 'https://cdn.example.com/a.png' };`,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'http://localhost:11434/v1' });\nclient.chat.completions.create({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://cdn.example.com/a.png' } }] }] });",
      },
      {
        name: 'another vendor',
        code: "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\nclient.messages.create({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://cdn.example.com/a.png' } }] }] });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.x.ai/v1/chat/completions', { method: 'POST', body: JSON.stringify({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://cdn.example.com/a.png' } }] }] }) });",
      },
    ],
    invalid: [
      {
        name: 'a remote image',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'https://cdn.example.com/a.png' }] }] });`,
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 128,
          },
        ],
      },
      {
        name: 'a remote image of Chat Completions',
        code: `${CLIENT}client.chat.completions.create({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://cdn.example.com/a.png' } }] }] });`,
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 3,
            column: 71,
            endLine: 3,
            endColumn: 145,
          },
        ],
      },
      {
        name: 'an inline image',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: \`data:image/png;base64,\${png}\` }] }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 127,
          },
        ],
      },
      {
        name: 'an image by file id, of which no-ineligible-endpoint says that it is kept',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'file-1' }] }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 103,
          },
        ],
      },
      {
        name: 'a file id, which a BAA may cover',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'file-1' }] }] });`,
        settings: { 'openai-zdr': { profile: 'hipaa' } },
        errors: [
          {
            messageId: 'fileId',
            data: { what: 'Image input', retention, eligibility: '' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 103,
          },
        ],
      },
      {
        name: 'an image under the key that the Agents SDK uses, by file id',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image: { id: 'file-1' } }] }] });`,
        errors: [
          {
            messageId: 'fileId',
            data: { what: 'Image input', retention, eligibility },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 109,
          },
        ],
      },
      {
        name: 'an image under the key that the Agents SDK uses, by URL',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image: 'https://cdn.example.com/a.png' }] }] });`,
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 124,
          },
        ],
      },
      {
        name: 'an image of unknown kind',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: url }] }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 100,
          },
        ],
      },
      {
        name: 'the one kind that is asked for',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'https://cdn.example.com/a.png' }, { type: 'input_image', file_id: 'file-1' }] }] });`,
        options: [{ kinds: ['remote'] }],
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 128,
          },
        ],
      },
      {
        name: 'a snapshot from before images were eligible',
        code: `${CLIENT}client.chat.completions.create({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://cdn.example.com/a.png' } }] }] });`,
        settings: { 'openai-zdr': { policy: '2024-early' } },
        errors: [
          {
            messageId: 'ineligible',
            data: { what: 'Image input', ...asOf('2024-early') },
            line: 3,
            column: 71,
            endLine: 3,
            endColumn: 145,
          },
        ],
      },
      {
        name: 'a file by id, with the option',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] });`,
        options: [{ files: true }],
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'File input' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 102,
          },
        ],
      },
      {
        name: 'a file of Chat Completions, with the option',
        code: `${CLIENT}client.chat.completions.create({ messages: [{ role: 'user', content: [{ type: 'file', file: { file_data: data, filename: 'a.pdf' } }] }] });`,
        options: [{ files: true }],
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'File input' },
            line: 3,
            column: 71,
            endLine: 3,
            endColumn: 133,
          },
        ],
      },
      {
        name: 'a remote file, with the option',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', file_url: 'https://docs.example.com/a.pdf' }] }] });`,
        options: [{ files: true }],
        errors: [
          {
            messageId: 'remote',
            data: { what: 'File input', host: 'docs.example.com' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 127,
          },
        ],
      },
      {
        name: 'the image and the mask of an edit',
        code: `${CLIENT}client.images.edit({ model: 'gpt-image-2', image: photo, mask: shape, prompt: 'x' });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 44,
            endLine: 3,
            endColumn: 56,
          },
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 58,
            endLine: 3,
            endColumn: 69,
          },
        ],
      },
      {
        name: 'a screenshot for computer use',
        code: `${CLIENT}client.responses.create({ input: [{ type: 'computer_call_output', call_id: id, output: { type: 'computer_screenshot', image_url: shot } }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 88,
            endLine: 3,
            endColumn: 136,
          },
        ],
      },
      {
        name: 'parts that `Array.from` makes',
        code: `${CLIENT}const parts = Array.from(files, (url) => ({ type: 'image_url', image_url: { url } }));\nclient.chat.completions.create({ messages: [{ role: 'user', content: parts }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 84,
          },
        ],
      },
      {
        name: 'parts that are put together one after the other',
        code: `${CLIENT}const parts = urls.reduce((all, url) => [...all, { type: 'image_url', image_url: { url } }], []);\nclient.chat.completions.create({ messages: [{ role: 'user', content: parts }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 50,
            endLine: 3,
            endColumn: 91,
          },
        ],
      },
      {
        name: 'parts that a callback makes',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: urls.map((url) => ({ type: 'input_image', image_url: url })) }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 79,
            endLine: 3,
            endColumn: 118,
          },
        ],
      },
      {
        name: 'a part that a helper function makes',
        code: `${CLIENT}const part = (url) => ({ type: 'input_image', image_url: url });\nclient.responses.create({ input: [{ role: 'user', content: [part('https://cdn.example.com/a.png')] }] });`,
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 63,
          },
        ],
      },
      {
        name: 'a message that is pushed on the list',
        code: `${CLIENT}const messages = [];\nmessages.push({ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://cdn.example.com/a.png' } }] });\nclient.chat.completions.create({ messages });`,
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 4,
            column: 41,
            endLine: 4,
            endColumn: 115,
          },
        ],
      },
      {
        name: 'a remote URL in one branch',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: isCached ? cached : 'https://cdn.example.com/a.png' }] }] });`,
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 148,
          },
        ],
      },
      {
        name: 'fetch to a route that the program computes',
        code: "fetch(`https://api.openai.com/v1/${path}`, { method: 'POST', body: JSON.stringify({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }] }) });",
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 1,
            column: 122,
            endLine: 1,
            endColumn: 163,
          },
        ],
      },
      {
        name: 'axios',
        code: "import axios from 'axios';\naxios.post('https://api.openai.com/v1/responses', { input: [{ role: 'user', content: [{ type: 'input_image', image_url: url }] }] });",
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 2,
            column: 87,
            endLine: 2,
            endColumn: 126,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'built by a typed helper, and sent to another vendor only',
        filename: 'sample.ts',
        code: "import OpenAI from 'openai';\nconst local = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nfunction part(url: string): OpenAI.ChatCompletionContentPartImage { return { type: 'image_url', image_url: { url } }; }\nlocal.chat.completions.create({ model: 'x', messages: [{ role: 'user', content: [part(given)] }] });",
      },
      {
        name: 'built by a typed helper, in a file whose only call goes to another vendor',
        filename: 'sample.ts',
        code: "import OpenAI, { AzureOpenAI } from 'openai';\nexport function part(url: string): OpenAI.ChatCompletionContentPartImage { return { type: 'image_url', image_url: { url } }; }\nnew AzureOpenAI().chat.completions.create(convert(given));",
      },
      {
        name: 'text parts that a callback makes, declared with a type of the SDK',
        filename: 'sample.ts',
        code: `${CLIENT}const parts: OpenAI.ChatCompletionContentPart[] = given.urls.map((text) => ({ type: 'text', text }));\nclient.chat.completions.create({ messages: [{ role: 'user', content: parts }] });`,
      },
      {
        name: 'what a test compares',
        code: "import type OpenAI from 'openai';\nimport { it } from 'vitest';\nit('converts', () => {\n  const parts: OpenAI.Responses.ResponseInputContent[] = [{ type: 'input_image', image_url: url, detail: 'auto' }];\n  expect(convert()).toEqual(parts);\n});",
      },
      {
        name: 'what a test of a table compares',
        code: "import type OpenAI from 'openai';\ndescribe.each(table)('x', () => { it.each`a`('converts', () => { expect(convert()).toEqual([{ type: 'image_url', image_url: { url } }] satisfies OpenAI.ChatCompletionContentPart[]); }); });",
      },
      {
        name: 'a part of another type',
        code: "import type { Part } from 'studio';\nexport const openaiLike: Part = { type: 'input_image', image_url: 'https://cdn.example.com/a.png' };",
      },
    ],
    invalid: [
      {
        name: 'built by a typed helper, in a file with a call to another vendor and one that is not told',
        filename: 'sample.ts',
        code: "import OpenAI, { AzureOpenAI } from 'openai';\nexport function part(url: string): OpenAI.ChatCompletionContentPartImage { return { type: 'image_url', image_url: { url } }; }\nnew AzureOpenAI().chat.completions.create(convert(given));\nnew OpenAI({ baseURL: given.url }).chat.completions.create(convert(given));",
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 2,
            column: 83,
            endLine: 2,
            endColumn: 124,
          },
        ],
      },
      {
        name: 'parts that a callback makes, declared with a type of the SDK',
        filename: 'sample.ts',
        code: `${CLIENT}const parts: OpenAI.ChatCompletionContentPart[] = given.urls.map((url) => ({ type: 'image_url', image_url: { url } })).filter(Boolean);\nclient.chat.completions.create({ messages: [{ role: 'user', content: parts }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 76,
            endLine: 3,
            endColumn: 117,
          },
        ],
      },
      {
        name: 'a helper whose return type belongs to the SDK',
        code: "import type OpenAI from 'openai';\nexport function part(name: string): OpenAI.Responses.ResponseInputImage {\n  return { type: 'input_image', image_url: `https://cdn.example.com/${name}`, detail: 'auto' };\n}",
        errors: [
          {
            messageId: 'remote',
            data: { what: 'Image input', host: 'cdn.example.com' },
            line: 3,
            column: 10,
            endLine: 3,
            endColumn: 95,
          },
        ],
      },
      {
        name: 'a variable whose type belongs to the SDK',
        code: "import type OpenAI from 'openai';\nexport const part: OpenAI.Responses.ResponseInputImage = { type: 'input_image', file_id: 'file-1', detail: 'auto' };",
        errors: [
          {
            messageId: 'fileId',
            data: { what: 'Image input', retention, eligibility },
            line: 2,
            column: 58,
            endLine: 2,
            endColumn: 116,
          },
        ],
      },
      {
        name: 'a test that sends',
        code: `${CLIENT}it('sends', async () => {\n  await client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: url }] }] });\n});`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 4,
            column: 69,
            endLine: 4,
            endColumn: 108,
          },
        ],
      },
      {
        name: 'a callback that is no test',
        code: "import type OpenAI from 'openai';\nexport const parts = urls.map((url): OpenAI.Responses.ResponseInputImage => ({ type: 'input_image', image_url: url, detail: 'auto' }));",
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 2,
            column: 78,
            endLine: 2,
            endColumn: 133,
          },
        ],
      },
      {
        name: 'as any',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: url } as any] }] });`,
        errors: [
          {
            messageId: 'scanned',
            data: { what: 'Image input' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 100,
          },
        ],
      },
    ],
  },
);
