import { Agent } from '@mastra/core/agent';
import { privately } from './options';

export class WardService {
  private readonly agent: Agent;

  constructor({ model }: { model: string }) {
    this.agent = new Agent({ id: 'ward', name: 'Ward', instructions: 'Summarize.', model });
  }

  async summarize(text: string) {
    const { text: summary } = await this.agent.generate(text, privately({ user: 'ward' }));
    return summary;
  }
}
