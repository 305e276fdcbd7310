/** The first client of `@azure/openai`. */
import { describe, expect, it } from 'vitest';
import { toldOf } from '../../helpers/framework-calls.ts';

const IMPORTS =
  "import { OpenAIClient, OpenAIKeyCredential, AzureKeyCredential } from '@azure/openai';\nimport { DefaultAzureCredential } from '@azure/identity';\n";

describe('whom it speaks to', () => {
  it.each([
    ['new OpenAIClient(new OpenAIKeyCredential(key))', 'openai'],
    ['new OpenAIClient(new OpenAIKeyCredential(key), { additionalPolicies: [] })', 'openai'],
    ['new OpenAIClient(credential)', 'openai'],
    ["new OpenAIClient('https://contoso.openai.azure.com', new AzureKeyCredential(key))", 'azure'],
    ["new OpenAIClient('https://contoso.openai.azure.com', new OpenAIKeyCredential(key))", 'azure'],
    ['new OpenAIClient(process.env.AZURE_OPENAI_ENDPOINT, new AzureKeyCredential(key))', 'azure'],
    ['new OpenAIClient(endpoint, new DefaultAzureCredential())', 'azure'],
    ['new OpenAIClient(endpoint, credential)', 'unknown'],
    ["new OpenAIClient('https://llm.example.com', new AzureKeyCredential(key))", 'other'],
    ['new OpenAIClient(...given)', 'unknown'],
  ])('%s', (client, target) => {
    const code = `${IMPORTS}const client = ${client};\nclient.getChatCompletions('gpt-4o', messages);`;
    expect(toldOf(code)).toEqual([
      `getChatCompletions POST /v1/chat/completions → ${target}, default`,
    ]);
  });
});

describe('what it sends', () => {
  const CLIENT = `${IMPORTS}const client = new OpenAIClient(new OpenAIKeyCredential(key));\n`;

  it.each([
    [
      "client.streamChatCompletions('gpt-4o', messages)",
      ['streamChatCompletions POST /v1/chat/completions → openai, default'],
    ],
    [
      "client.getChatCompletions('gpt-4o', [{ role: 'user', content: [{ type: 'image_url', imageUrl: { url } }] }])",
      ['getChatCompletions POST /v1/chat/completions → openai, default, image_url'],
    ],
    [
      "client.getChatCompletions('gpt-4o', messages, { store: true })",
      ['getChatCompletions POST /v1/chat/completions → openai, default, store has no effect'],
    ],
    [
      "client.getCompletions('gpt-3.5-turbo-instruct', [prompt])",
      ['getCompletions POST /v1/completions → openai'],
    ],
    [
      "client.getEmbeddings('text-embedding-ada-002', [text])",
      ['getEmbeddings POST /v1/embeddings → openai'],
    ],
    ["client.getImages('dall-e-3', prompt)", ['getImages POST /v1/images/generations → openai']],
    [
      "client.getAudioTranscription('whisper-1', audio, 'json')",
      ['getAudioTranscription POST /v1/audio/transcriptions → openai'],
    ],
    [
      "client.getAudioTranslation('whisper-1', audio)",
      ['getAudioTranslation POST /v1/audio/translations → openai'],
    ],
  ])('%s', (code, calls) => {
    expect(toldOf(CLIENT + code)).toEqual(calls);
  });

  it.each([
    "import { OpenAIClient } from './client.js';\nnew OpenAIClient(key).getChatCompletions('gpt-4o', messages);",
    "import { OpenAIClient } from '@azure/openai';\nnew OpenAIClient(key).getModels();",
  ])('nothing that is known: %s', (code) => {
    expect(toldOf(code)).toEqual([]);
  });
});
