import { openai } from '@ai-sdk/openai';
import { convertToModelMessages, streamText, type UIMessage } from 'ai';

export async function POST(req: Request) {
  const body = await req.json();
  const messages = await convertToModelMessages(body.messages as UIMessage[]);

  const result = streamText({
    model: openai('gpt-5-mini'),
    messages,
    providerOptions: {
      openai: { store: false, reasoningEffort: 'low' },
    },
    onFinish: ({ usage }) => console.log(usage.totalTokens),
  });
  return result.toUIMessageStreamResponse({ sendReasoning: true });
}
