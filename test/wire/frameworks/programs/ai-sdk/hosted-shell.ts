import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai.responses('codex-mini-latest'),
  prompt: 'List the files.',
  tools: { local_shell: openai.tools.localShell({ execute: async () => ({ output: '' }) }) },
});
