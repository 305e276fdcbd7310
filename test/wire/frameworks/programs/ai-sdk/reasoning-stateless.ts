import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

for (const id of ['gpt-5', 'o4-mini', 'gpt-5-chat-latest', 'gpt-4.1']) {
  await generateText({
    model: openai.responses(id),
    prompt: 'Think.',
    providerOptions: { openai: { store: false } },
  });
}
await generateText({
  model: openai.responses('our-finetune'),
  prompt: 'Think.',
  providerOptions: { openai: { store: false, forceReasoning: true } },
});
