import { createAgent } from 'langchain';

const agent = createAgent({ model: 'openai:gpt-4o', tools: [] });
await agent.invoke({ messages: [{ role: 'user', content: 'Hello' }] });
