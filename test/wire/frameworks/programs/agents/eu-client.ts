import { Agent, run, setDefaultOpenAIClient, setTracingDisabled } from '@openai/agents';
import OpenAI from 'openai';

setTracingDisabled(true);
setDefaultOpenAIClient(new OpenAI({ baseURL: 'https://eu.api.openai.com/v1' }) as any);
await run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
