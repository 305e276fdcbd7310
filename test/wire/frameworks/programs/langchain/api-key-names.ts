import { ChatOpenAI } from '@langchain/openai';

await new ChatOpenAI({ modelName: 'gpt-4o', openAIApiKey: 'fake' } as any).invoke('Hello');
await new ChatOpenAI({
  model: 'gpt-4o',
  apiKey: 'fake',
  organization: 'org-1',
  configuration: { project: 'proj-1' },
} as any).invoke('Hello');
