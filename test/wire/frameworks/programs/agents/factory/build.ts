import { Agent, type ModelSettings } from '@openai/agents';

const defaults: ModelSettings = { store: false };

export function build(name: string, settings: ModelSettings = {}) {
  return new Agent({
    name,
    instructions: `You are ${name}.`,
    model: process.env.AGENT_MODEL ?? 'gpt-4.1',
    modelSettings: { ...defaults, ...settings },
  });
}
