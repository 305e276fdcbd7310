import { generateText } from 'ai';
import { llm, withoutStorage } from './lib/index';

await generateText({ model: llm.responses('gpt-4.1'), prompt: 'Hello', ...withoutStorage });
await generateText({ model: llm.responses('gpt-4.1'), prompt: 'Hello' });
