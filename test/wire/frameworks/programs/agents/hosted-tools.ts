import {
  Agent,
  codeInterpreterTool,
  fileSearchTool,
  hostedMcpTool,
  imageGenerationTool,
  Runner,
  webSearchTool,
} from '@openai/agents';

const agent = new Agent({
  name: 'A',
  instructions: 'Help.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
  tools: [
    webSearchTool(),
    fileSearchTool('vs_123'),
    codeInterpreterTool(),
    imageGenerationTool(),
    hostedMcpTool({ serverLabel: 'records', serverUrl: 'https://mcp.clinic.example' }),
  ],
});
await new Runner({ tracingDisabled: true }).run(agent, 'Hello');
