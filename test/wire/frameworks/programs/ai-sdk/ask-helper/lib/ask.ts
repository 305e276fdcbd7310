import { generateText, type LanguageModel } from 'ai';

export async function ask(model: LanguageModel, prompt: string, extra: object = {}) {
  const { text } = await generateText({ model, prompt, ...extra });
  return text;
}
