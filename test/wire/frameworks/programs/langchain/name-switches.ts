import { ChatOpenAI } from '@langchain/openai';

const coder = new ChatOpenAI({ model: 'gpt-5.1-codex' });
await coder.invoke('Write a test.');

const stubborn = new ChatOpenAI({ model: 'gpt-5.1-codex', useResponsesApi: false });
await stubborn.invoke('Write a test.');
