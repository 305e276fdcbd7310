import { Agent, run, setOpenAIAPI } from '@openai/agents';

setOpenAIAPI('chat_completions');

await run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
