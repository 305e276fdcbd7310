import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';

const agent = new RealtimeAgent({ name: 'Reception', instructions: 'Greet.' });
const session = new RealtimeSession(agent, {
  transport: 'websocket',
  model: 'gpt-realtime',
  tracingDisabled: true,
});
await session.connect({ apiKey: 'ek_fake' });
