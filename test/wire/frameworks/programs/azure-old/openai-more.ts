import { OpenAIClient, OpenAIKeyCredential } from '@azure/openai';

const client = new OpenAIClient(new OpenAIKeyCredential('fake'));

await client.getEmbeddings('text-embedding-3-small', ['fever']);
await client.getImages('dall-e-3', 'A ward', { n: 1 });
await client.getCompletions('gpt-3.5-turbo-instruct', ['Once']);
