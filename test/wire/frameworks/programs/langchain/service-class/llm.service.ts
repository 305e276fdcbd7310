import { ChatOpenAI } from '@langchain/openai';

export abstract class LlmService {
  protected readonly llm: ChatOpenAI;

  constructor(model: string, kwargs: Record<string, unknown> = {}) {
    this.llm = new ChatOpenAI({ model, useResponsesApi: true, modelKwargs: kwargs });
  }
}
