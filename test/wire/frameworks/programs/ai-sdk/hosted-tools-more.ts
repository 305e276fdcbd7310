import { openai } from '@ai-sdk/openai';
import { streamText, type ToolSet } from 'ai';

const tools = {
  mcp: openai.tools.mcp({
    serverLabel: 'records',
    serverUrl: 'https://mcp.clinic.example',
    requireApproval: 'never',
  }),
  shell: openai.tools.shell({ execute: async () => ({ output: [] }) }),
  apply_patch: openai.tools.applyPatch({ execute: async () => ({ status: 'completed' }) }),
} satisfies ToolSet;

const { text } = streamText({
  model: openai('gpt-5.1'),
  prompt: 'Fix it.',
  tools,
  providerOptions: { openai: { store: false } },
});
console.log(await text);
