import { openai } from '@llamaindex/openai';
import { SimpleChatEngine } from 'llamaindex';

const engine = new SimpleChatEngine({ llm: openai({ model: 'gpt-4o' }) });
await engine.chat({ message: 'Hello' });
