import { Runner } from '@openai/agents';
import { triage } from './agents/triage';

export class Desk {
  private readonly runner = new Runner({ workflowName: 'desk', tracingDisabled: true });

  async ask(question: string) {
    const { finalOutput } = await this.runner.run(triage, question);
    return finalOutput;
  }
}
