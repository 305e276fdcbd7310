import { Agent, run, setTracingDisabled, type AgentInputItem } from '@openai/agents';

setTracingDisabled(true);
const agent = new Agent({
  name: 'A',
  instructions: 'Help.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
});
let thread: AgentInputItem[] = [];

export async function say(text: string) {
  const result = await run(agent, thread.concat({ role: 'user', content: text }));
  thread = result.history;
  return result.finalOutput;
}
