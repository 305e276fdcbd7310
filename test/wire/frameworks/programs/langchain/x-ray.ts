import { HumanMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

export async function readXray(url: string) {
  const message = new HumanMessage({
    content: [
      { type: 'text', text: 'What do you see?' },
      { type: 'image_url', image_url: { url } },
    ],
  });
  await new ChatOpenAI({ model: 'gpt-4o' }).invoke([message]);
  await new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true }).invoke([message]);
}
