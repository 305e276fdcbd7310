import { OpenAI } from '@posthog/ai/openai';
import { PostHog } from 'posthog-node';

const posthog = new PostHog('phc_fake', { host: 'https://eu.i.posthog.com', flushAt: 1 });
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY!, posthog });

await openai.responses.create({
  model: 'gpt-4o',
  input: 'Hello',
  posthogDistinctId: 'u-1',
  posthogPrivacyMode: true,
});
await openai.chat.completions.create({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hello' }],
  posthogDistinctId: 'u-1',
});
await posthog.shutdown();
