import { openai } from '@ai-sdk/openai';
import { ToolLoopAgent } from 'ai';

export class Assistant {
  private readonly agent = new ToolLoopAgent({ model: openai('gpt-4.1') });

  async answer(question: string) {
    const { textStream } = await this.agent.stream({ prompt: question });
    let text = '';
    for await (const part of textStream) text += part;
    return text;
  }
}
