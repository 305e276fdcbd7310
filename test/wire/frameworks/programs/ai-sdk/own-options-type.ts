import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

class Vault {
  readonly providerOptions = { openai: { store: true } };
}

const openai = createOpenAI({ baseURL: process.env.LLM_URL ?? 'https://llm.clinic.example/v1' });
const { providerOptions } = new Vault();

await generateText({ model: openai.chat('gpt-4o'), prompt: 'Hello', providerOptions });
