import { DallEAPIWrapper } from '@langchain/openai';

const draw = new DallEAPIWrapper({ model: 'dall-e-3', apiKey: process.env.OPENAI_API_KEY });
await draw.invoke('A ward');
