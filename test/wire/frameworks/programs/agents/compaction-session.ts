import {
  Agent,
  MemorySession,
  OpenAIResponsesCompactionSession,
  run,
  setTracingDisabled,
} from '@openai/agents';

setTracingDisabled(true);

export async function chat(store: boolean) {
  const session = new OpenAIResponsesCompactionSession({
    underlyingSession: new MemorySession(),
    model: 'gpt-4.1',
    shouldTriggerCompaction: () => true,
  });
  const agent = new Agent({
    name: 'A',
    instructions: 'Help.',
    model: 'gpt-4.1',
    modelSettings: { store },
  });
  await run(agent, 'Hello', { session });
}
