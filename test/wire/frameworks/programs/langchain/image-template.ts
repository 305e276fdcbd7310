import { ChatPromptTemplate } from '@langchain/core/prompts';
import { ChatOpenAI } from '@langchain/openai';

const prompt = ChatPromptTemplate.fromMessages([
  ['user', [{ type: 'image_url', image_url: { url: 'data:image/png;base64,{image}' } }]],
] as any);

await prompt.pipe(new ChatOpenAI({ model: 'gpt-4o' })).invoke({ image: 'AAAA' });
