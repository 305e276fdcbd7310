import { AzureChatOpenAI } from '@langchain/openai';

const azure = {
  azureOpenAIApiKey: 'fake',
  azureOpenAIApiInstanceName: 'clinic',
  azureOpenAIApiDeploymentName: 'gpt-4o',
  azureOpenAIApiVersion: '2025-04-01-preview',
};
await new AzureChatOpenAI(azure).invoke('Hello');
await new AzureChatOpenAI({ ...azure, useResponsesApi: true } as any).invoke('Hello');
