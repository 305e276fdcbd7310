import { OpenAI } from '@llamaindex/openai';

const llm = new OpenAI({ model: 'gpt-4o', temperature: 0 });
const response = await llm.chat({ messages: [{ role: 'user', content: 'Hello' }] });
console.log(response.message.content);
