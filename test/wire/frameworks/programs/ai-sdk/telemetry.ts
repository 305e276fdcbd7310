import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai('gpt-4o'),
  prompt: 'Hello',
  providerOptions: { openai: { store: false } },
  experimental_telemetry: { isEnabled: true, recordInputs: false },
});
