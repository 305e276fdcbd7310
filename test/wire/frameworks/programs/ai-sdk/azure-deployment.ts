import { azure, createAzure } from '@ai-sdk/azure';
import { generateText } from 'ai';

await generateText({ model: azure('gpt-4o-clinic'), prompt: 'Hello' });

const eu = createAzure({ resourceName: 'clinic-eu', apiKey: 'fake' });
await generateText({
  model: eu.chat('gpt-4o-clinic'),
  prompt: 'Hello',
  providerOptions: { openai: { store: true } },
});
