import { AzureChatOpenAI } from '@langchain/openai';

const model = new AzureChatOpenAI({
  azureOpenAIApiKey: 'fake',
  azureOpenAIApiInstanceName: 'clinic',
  azureOpenAIApiDeploymentName: 'gpt-4o',
  azureOpenAIApiVersion: '2025-04-01-preview',
});
await model.invoke('Hello');
