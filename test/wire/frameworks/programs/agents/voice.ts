import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';

const agent = new RealtimeAgent({ name: 'Reception', instructions: 'Greet.' });

export async function start(options: object) {
  const session = new RealtimeSession(agent, {
    transport: 'websocket',
    model: 'gpt-realtime',
    ...options,
  });
  await session.connect({ apiKey: 'ek_fake' });
  return session;
}
