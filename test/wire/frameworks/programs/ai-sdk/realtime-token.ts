import { openai } from '@ai-sdk/openai';

export async function GET() {
  const token = await openai.experimental_realtime.getToken({ model: 'gpt-realtime' });
  return Response.json(token);
}
