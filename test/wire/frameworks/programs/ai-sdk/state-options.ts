import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const model = openai.responses('gpt-4.1');

export async function followUp(question: string, previousResponseId: string) {
  const { text, providerMetadata } = await generateText({
    model,
    prompt: question,
    providerOptions: { openai: { previousResponseId } },
  });
  return { text, id: providerMetadata?.openai.responseId };
}

export const inConversation = (conversation: string) =>
  generateText({ model, prompt: 'And now?', providerOptions: { openai: { conversation } } });
