import { openai } from '@ai-sdk/openai';
import { Agent } from '@mastra/core/agent';

const chat = new Agent({ id: 'a', name: 'A', instructions: 'Help.', model: openai.chat('gpt-4o') });
await chat.generate('Hello');

const responses = new Agent({ id: 'b', name: 'B', instructions: 'Help.', model: openai('gpt-4o') });
await responses.generate('Hello');
