import { LlmService } from './llm.service';

export class LetterService extends LlmService {
  constructor() {
    super('gpt-4.1', { store: false });
  }

  async write(topic: string) {
    const { content } = await this.llm.invoke([['human', topic]]);
    return content;
  }
}
