import { Agent, Runner } from '@openai/agents';

const runner = new Runner({ tracingDisabled: true });
const agent = new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' });

export async function followUp(question: string, previousResponseId: string) {
  const { finalOutput } = await runner.run(agent, question, { previousResponseId });
  return finalOutput;
}
export const inConversation = (conversationId: string) =>
  runner.run(agent, 'And now?', { conversationId } as any);
