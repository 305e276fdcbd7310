import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';

const openai = createOpenAI({ apiKey: process.env.OPENAI_API_KEY });
const local = createOpenAICompatible({ name: 'local', baseURL: 'http://localhost:8000/v1' });

export const MODELS = {
  smart: openai.responses('gpt-4.1'),
  cheap: openai.chat('gpt-4.1-mini'),
  local: local('qwen3'),
};

export type ModelName = keyof typeof MODELS;

export const privacy = { openai: { store: false } };
