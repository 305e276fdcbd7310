import { Agent, run, setDefaultOpenAIClient, setOpenAIAPI } from '@openai/agents';
import OpenAI from 'openai';

setDefaultOpenAIClient(
  new OpenAI({
    baseURL: 'https://api.groq.com/openai/v1',
    apiKey: process.env.GROQ_API_KEY,
  }) as any,
);
setOpenAIAPI('chat_completions');

await run(new Agent({ name: 'A', instructions: 'Help.', model: 'llama-3.3-70b' }), 'Hello');
