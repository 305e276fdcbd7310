import { OpenAIClient, OpenAIKeyCredential } from '@azure/openai';

const key = new OpenAIKeyCredential('k');
const client = new OpenAIClient(key, { additionalPolicies: [] });

await client.getCompletions('gpt-3.5-turbo-instruct', ['Hello'], { user: 'u' });
await client.getEmbeddings('text-embedding-ada-002', ['Hello']);
await client.getImages('dall-e-3', 'A ward').catch(() => undefined);
await client.getAudioTranscription('whisper-1', new Uint8Array([1]));
await client.getAudioTranslation('whisper-1', new Uint8Array([1]), 'json');
