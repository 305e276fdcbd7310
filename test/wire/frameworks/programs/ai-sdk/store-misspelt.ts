import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const model = openai.responses('gpt-4o');
const prompt = 'Hello';

await generateText({ model, prompt, providerOptions: { OpenAI: { store: false } } });
await generateText({ model, prompt, providerOptions: { azure: { store: false } } });
await generateText({
  model,
  prompt,
  providerOptions: { openai: { Store: false, stored: false, zdr: true, data_usage: 'none' } },
});
await generateText({
  model,
  prompt,
  providerOptions: { openai: { previous_response_id: 'resp_1', prompt_cache_retention: '24h' } },
});
