import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai('gpt-5.4'),
  prompt: 'Click.',
  tools: {
    computer: openai.tools.computer({ execute: async () => ({ output: {} }) } as any),
    programmatic: openai.tools.programmaticToolCalling(),
  } as any,
});
