import { createOpenAI } from '@ai-sdk/openai';
import { Agent } from '@mastra/core/agent';

const own = new Agent({
  id: 'own',
  name: 'Own',
  instructions: 'Answer.',
  model: { id: 'openai/gpt-oss-20b', url: 'http://vllm.internal:8000/v1', apiKey: 'none' },
});
const direct = new Agent({
  id: 'direct',
  name: 'Direct',
  instructions: 'Answer.',
  model: { id: 'custom/gpt-4o', url: 'https://api.openai.com/v1' },
});
const groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
const other = new Agent({
  id: 'other',
  name: 'Other',
  instructions: 'Answer.',
  model: groq('llama'),
});
const claude = new Agent({
  id: 'claude',
  name: 'Claude',
  instructions: 'Answer.',
  model: 'anthropic/claude-sonnet-4-5',
});

export async function ask(text: string) {
  await own.generate(text);
  await direct.generate(text);
  await other.generate(text);
  await claude.generate(text);
}
