/** Calls through Genkit. */
import { describe, expect, it } from 'vitest';
import { toldOf } from '../../helpers/framework-calls.ts';

const IMPORTS =
  "import { genkit } from 'genkit';\nimport { openAI } from '@genkit-ai/compat-oai/openai';\nimport { openAICompatible } from '@genkit-ai/compat-oai';\nimport { googleAI } from '@genkit-ai/googleai';\n";
const AI = `${IMPORTS}const ai = genkit({ plugins: [openAI(), googleAI()], model: openAI.model('gpt-4o-mini') });\n`;
const CHAT = 'generate POST /v1/chat/completions → openai';

describe('a call', () => {
  it.each([
    ["ai.generate('Hello')", [`${CHAT}, default`]],
    ['ai.generate({ prompt })', [`${CHAT}, default`]],
    ["ai.generate({ model: openAI.model('gpt-4o'), prompt })", [`${CHAT}, default`]],
    ["ai.generate({ model: 'openai/gpt-4o', prompt })", [`${CHAT}, default`]],
    [
      "ai.generate({ model: { name: 'openai/gpt-4o', config: { store: true } }, prompt })",
      [`${CHAT}, on`],
    ],
    ["ai.generate({ model: openAI.model('gpt-4o', { store: true }), prompt })", [`${CHAT}, on`]],
    ['ai.generate({ prompt, config: { store: true } })', [`${CHAT}, on`]],
    ['ai.generate({ prompt, config })', [`${CHAT}, unknown`]],
    ['ai.generate({ prompt, ...more })', [`${CHAT} or unknown, unknown`]],
    [
      'ai.generate({ prompt, store: true })',
      [`${CHAT}, default, store has no effect, config.store has`],
    ],
    ['ai.generate({ prompt: [{ text }, { media: { url } }] })', [`${CHAT}, default, image_url`]],
    ['ai.generate([{ text }, { media: { url } }])', [`${CHAT}, default, image_url`]],
    [
      "ai.generate({ messages: [{ role: 'user', content: [{ media: { url, contentType: 'image/png' } }] }] })",
      [`${CHAT}, default, image_url`],
    ],
    [
      "ai.generate({ prompt: [{ media: { url, contentType: 'audio/mp3' } }] })",
      [`${CHAT}, default`],
    ],
    [
      'ai.generateStream({ prompt })',
      ['generateStream POST /v1/chat/completions → openai, default'],
    ],
    [
      "ai.generate({ model: openAI.model('gpt-image-1'), prompt })",
      ['generate POST /v1/images/generations → openai'],
    ],
    [
      "ai.generate({ model: openAI.model('tts-1'), prompt })",
      ['generate POST /v1/audio/speech → openai'],
    ],
    [
      "ai.generate({ model: openAI.model('whisper-1'), prompt })",
      ['generate POST /v1/audio/transcriptions → openai'],
    ],
    [
      "ai.embed({ embedder: openAI.embedder('text-embedding-3-small'), content })",
      ['embed POST /v1/embeddings → openai'],
    ],
    [
      "ai.embed({ embedder: 'openai/text-embedding-3-small', content })",
      ['embed POST /v1/embeddings → openai'],
    ],
    [
      "const hello = ai.definePrompt({ name: 'hello', config: { store: true } });\nhello({ name });",
      ['prompt POST /v1/chat/completions → openai, on'],
    ],
    [
      "const hello = ai.definePrompt({ name: 'hello' });\nhello.stream({ name });",
      ['stream POST /v1/chat/completions → openai, default'],
    ],
    [
      "const chat = ai.chat({ model: openAI.model('gpt-4o') });\nchat.send(text);",
      ['send POST /v1/chat/completions → openai, default'],
    ],
    [
      "ai.defineFlow({ name: 'menu' }, async (theme) => (await ai.generate(theme)).text);",
      ['generate POST /v1/chat/completions → openai or unknown, unknown'],
    ],
  ])('%s', (code, calls) => {
    expect(toldOf(AI + code)).toEqual(calls);
  });

  it.each([
    [
      'plugins: [openAI({ baseURL: "https://proxy.example.com/v1" })]',
      'openAI.model("gpt-4o")',
      'other',
    ],
    ['plugins: [openAI({ baseURL })]', 'openAI.model("gpt-4o")', 'unknown'],
    ['plugins', 'openAI.model("gpt-4o")', 'unknown'],
    [
      'plugins: [openAICompatible({ name: "vllm", baseURL: "http://vllm:8000/v1" })]',
      '"vllm/llama"',
      'other',
    ],
    [
      'plugins: [openAICompatible({ name: "direct", baseURL: "https://api.openai.com/v1" })]',
      '"direct/gpt-4o"',
      'openai',
    ],
    [
      'plugins: [openAI(), openAICompatible({ name: "vllm", baseURL: "http://vllm:8000/v1" })]',
      'openAI.model("gpt-4o")',
      'openai',
    ],
  ])('goes where its plugin leads: %s, %s', (plugins, model, target) => {
    const code = `${IMPORTS}const ai = genkit({ ${plugins} });\nai.generate({ model: ${model}, prompt });`;
    expect(toldOf(code)).toEqual([`generate POST /v1/chat/completions → ${target}, default`]);
  });

  it.each([
    [`${AI}ai.generate({ model: googleAI.model('gemini-2.5-flash'), prompt });`],
    [`${AI}ai.generate({ model: 'googleai/gemini-2.5-flash', prompt });`],
    [
      "import { genkit } from './genkit.js';\nconst ai = genkit();\nai.generate({ model: 'openai/gpt-4o', prompt });",
    ],
    [
      "import { GoogleGenAI } from '@google/genai';\nconst ai = new GoogleGenAI({});\nai.generate({ model: 'openai/gpt-4o', prompt });",
    ],
  ])('is none where another vendor answers: %s', (code) => {
    expect(toldOf(code)).toEqual([]);
  });
});

describe('the older plugin', () => {
  const OLDER =
    "import { genkit } from 'genkit';\nimport openAI, { gpt4o, dallE3, textEmbedding3Small } from 'genkitx-openai';\nconst ai = genkit({ plugins: [openAI({ apiKey })], model: gpt4o });\n";

  it.each([
    ["ai.generate('Hello')", `${CHAT}, default`],
    [
      'ai.generate({ prompt, config: { store: true } })',
      `${CHAT}, default, config.store has no effect`,
    ],
    ['ai.generate({ model: dallE3, prompt })', 'generate POST /v1/images/generations → openai'],
    ['ai.embed({ embedder: textEmbedding3Small, content })', 'embed POST /v1/embeddings → openai'],
  ])('%s', (code, call) => {
    expect(toldOf(OLDER + code)).toEqual([call]);
  });
});
