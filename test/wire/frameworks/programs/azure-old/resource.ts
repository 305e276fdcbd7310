import { AzureKeyCredential, OpenAIClient } from '@azure/openai';

const azure = new OpenAIClient('https://contoso.openai.azure.com', new AzureKeyCredential('k'));

await azure.getChatCompletions('gpt-4o', [{ role: 'user', content: 'Hello' }]);
