import { anthropic } from '@ai-sdk/anthropic';
import { createGroq } from '@ai-sdk/groq';
import { generateText } from 'ai';

const openai = createGroq({ apiKey: process.env.GROQ_API_KEY });

await generateText({ model: anthropic('claude-sonnet-4-5'), prompt: 'Hello' });
await generateText({ model: openai('openai/gpt-oss-120b'), prompt: 'Hello' });
