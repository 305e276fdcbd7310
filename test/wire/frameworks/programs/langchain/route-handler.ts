import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

let cached: ChatOpenAI | undefined;
const getModel = () =>
  (cached ??= new ChatOpenAI({ model: 'gpt-4o-mini', apiKey: process.env.OPENAI_API_KEY }));

export async function POST(request: Request) {
  const { question } = await request.json();
  const stream = await getModel().stream([
    new SystemMessage('You answer patients.'),
    new HumanMessage(question),
  ]);
  let text = '';
  for await (const { content } of stream) text += content;
  return new Response(text);
}
