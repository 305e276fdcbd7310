import { Agent, applyPatchTool, Runner, shellTool } from '@openai/agents';

const agent = new Agent({
  name: 'A',
  instructions: 'Help.',
  model: 'gpt-5.1',
  modelSettings: { store: false },
  tools: [
    shellTool({ shell: { run: async () => ({ output: [] }) } } as any),
    applyPatchTool({ editor: {} } as any),
  ],
});
await new Runner({ tracingDisabled: true }).run(agent, 'Hello');
