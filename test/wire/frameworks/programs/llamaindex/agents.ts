import { OpenAIAgent, openai } from '@llamaindex/openai';
import { ReActAgent, SimpleChatEngine } from 'llamaindex';

await new OpenAIAgent({ llm: openai({ model: 'gpt-4o' }), tools: [] }).chat({ message: 'Hello' });
await new SimpleChatEngine({ llm: openai({ model: 'gpt-4o' }) }).chat({ message: 'Hello' });
await new ReActAgent({ llm: openai({ model: 'gpt-4o' }), tools: [] }).chat({ message: 'Hello' });
