import { createAzure } from '@ai-sdk/azure';
import { generateText } from 'ai';

const openai = createAzure({
  baseURL: 'https://gateway.clinic.example/openai',
  apiKey: process.env.AZURE_API_KEY,
});
await generateText({ model: openai.chat('gpt-4o'), prompt: 'Hello' });
