import { ChatOpenAI } from '@langchain/openai';

const Chat = ChatOpenAI as any;
await new Chat({ model: 'gpt-4o' }, { baseURL: 'https://llm.clinic.example/v1' }).invoke('Hello');
await new Chat({ model: 'gpt-4o' }, { basePath: 'https://llm.clinic.example/v1' }).invoke('Hello');
