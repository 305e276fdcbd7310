import { openai } from '@ai-sdk/openai';
import { stepCountIs, tool, ToolLoopAgent } from 'ai';
import { z } from 'zod';

const agent = new ToolLoopAgent({
  model: openai('gpt-5-mini'),
  instructions: 'You look up lab results.',
  tools: {
    labs: tool({
      inputSchema: z.object({ patient: z.string() }),
      execute: async ({ patient }) => `Labs of ${patient}`,
    }),
  },
  stopWhen: stepCountIs(3),
  providerOptions: { openai: { store: false } },
});

export async function POST(request: Request) {
  const { prompt } = await request.json();
  const { text } = await agent.generate({ prompt });
  return Response.json({ text });
}
