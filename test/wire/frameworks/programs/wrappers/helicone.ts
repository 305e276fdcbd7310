import OpenAI from 'openai';

const openai = new OpenAI({
  baseURL: 'https://oai.helicone.ai/v1',
  defaultHeaders: { 'Helicone-Auth': `Bearer ${process.env.HELICONE_API_KEY}` },
});
await openai.responses.create({ model: 'gpt-4o', input: 'Hello' });
