import { createOpenAI, type OpenAIProvider } from '@ai-sdk/openai';
import { generateText } from 'ai';

export class LetterService {
  private readonly openai: OpenAIProvider;
  private readonly options = { openai: { store: false } };

  constructor(apiKey = process.env.OPENAI_API_KEY) {
    this.openai = createOpenAI({ apiKey });
  }

  async write(topic: string) {
    const { text } = await generateText({
      model: this.openai.responses('gpt-4.1'),
      prompt: topic,
      providerOptions: this.options,
    });
    return this.polish(text);
  }

  private async polish(text: string) {
    return (await generateText({ model: this.openai('gpt-4o'), prompt: `Polish: ${text}` })).text;
  }
}
