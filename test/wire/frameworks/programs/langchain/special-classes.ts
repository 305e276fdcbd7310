import { ChatOpenAICompletions, ChatOpenAIResponses } from '@langchain/openai';

await new ChatOpenAIResponses({ model: 'gpt-4o' }).invoke('Hello');
await new ChatOpenAIResponses({ model: 'gpt-4o', zdrEnabled: true }).invoke('Hello');
await new ChatOpenAICompletions({ model: 'gpt-5-codex' }).invoke('Hello');
