import { addTraceProcessor, Agent, BatchTraceProcessor, run } from '@openai/agents';

addTraceProcessor(new BatchTraceProcessor({ export: async () => undefined }));
await run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
