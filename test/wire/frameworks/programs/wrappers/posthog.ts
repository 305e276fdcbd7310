import { OpenAI } from '@posthog/ai/openai';
import { PostHog } from 'posthog-node';

const posthog = new PostHog('phc_fake', { host: 'https://eu.i.posthog.com', flushAt: 100 });
const client = new OpenAI({ apiKey: 'fake', posthog });

await client.responses.create({
  model: 'gpt-5',
  input: 'Hello',
  posthogDistinctId: 'u',
  posthogPrivacyMode: true,
});
