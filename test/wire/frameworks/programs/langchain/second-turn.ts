import { HumanMessage, type BaseMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

export class Conversation {
  private history: BaseMessage[] = [];
  private model: ChatOpenAI;

  constructor(zdrEnabled: boolean) {
    this.model = new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true, zdrEnabled });
  }

  async say(text: string) {
    this.history.push(new HumanMessage(text));
    const answer = await this.model.invoke(this.history);
    this.history.push(answer);
    return answer.content;
  }
}
