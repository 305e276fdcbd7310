import { streamText } from 'ai';
import { getModel } from './models';

export async function* stream(prompt: string) {
  const { textStream } = streamText({ model: getModel('paid'), prompt });
  yield* textStream;
}

export async function once(prompt: string) {
  let text = '';
  const { textStream } = streamText({ model: getModel('free'), prompt });
  for await (const part of textStream) text += part;
  return text;
}
