import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';

const session = new RealtimeSession(new RealtimeAgent({ name: 'A', instructions: 'Greet.' }), {
  transport: 'websocket',
  model: 'gpt-realtime',
  config: { tracing: null } as any,
});
await session.connect({ apiKey: 'ek_fake' });
