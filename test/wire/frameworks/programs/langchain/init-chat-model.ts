import { initChatModel } from 'langchain/chat_models/universal';

const model = await initChatModel('openai:gpt-4o');
await model.invoke('Hello');

const careful = await initChatModel('gpt-4o', {
  modelProvider: 'openai',
  useResponsesApi: true,
  zdrEnabled: true,
} as any);
await careful.invoke('Hello');
