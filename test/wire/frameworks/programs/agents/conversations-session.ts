import { Agent, OpenAIConversationsSession, run, setTracingDisabled } from '@openai/agents';

setTracingDisabled(true);
const session = new OpenAIConversationsSession();
const agent = new Agent({
  name: 'A',
  instructions: 'Help.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
});
await run(agent, 'Hello', { session });
