import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embed, generateText } from 'ai';

const openai = createOpenAICompatible({
  name: 'openai',
  baseURL: 'https://llm.clinic.example/v1',
  headers: { 'X-Zero-Retention': 'true' },
});

await generateText({ model: openai.chatModel('gpt-4o'), prompt: 'Hello' });
await embed({ model: openai.textEmbeddingModel('bge-m3'), value: 'Hello' });
