import { OpenAI } from '@langchain/openai';

export const ask = () => new OpenAI({ model: 'gpt-4o' }).invoke('Once');
