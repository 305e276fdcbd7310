import { azure } from '@ai-sdk/azure';
import { generateText } from 'ai';

const prompt = 'Hello';
await generateText({
  model: azure.responses('gpt-5-clinic'),
  prompt,
  providerOptions: { azure: { store: false } },
});
await generateText({
  model: azure.responses('gpt-5-clinic'),
  prompt,
  providerOptions: { openai: { store: false } },
});
await generateText({
  model: azure.responses('gpt-5-clinic'),
  prompt,
  providerOptions: { openai: { store: false }, azure: { store: true } },
});
