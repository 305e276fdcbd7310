import { OpenAI } from '@langchain/openai';

await new OpenAI({ model: 'gpt-3.5-turbo-instruct' }).invoke('Once');
