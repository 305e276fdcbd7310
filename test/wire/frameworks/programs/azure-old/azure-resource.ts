import { AzureKeyCredential, OpenAIClient } from '@azure/openai';

const client = new OpenAIClient(
  'https://clinic.openai.azure.com/',
  new AzureKeyCredential(process.env.AZURE_API_KEY!),
);
await client.getChatCompletions('gpt-4o', [{ role: 'user', content: 'Hello' }]);
