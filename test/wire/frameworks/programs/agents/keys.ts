import { Agent, run, setDefaultOpenAIKey, setTracingExportApiKey } from '@openai/agents';

setDefaultOpenAIKey('sk-model');
setTracingExportApiKey('sk-traces');
await run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
