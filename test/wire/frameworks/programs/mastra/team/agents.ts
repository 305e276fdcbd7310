import { Agent } from '@mastra/core/agent';

const privacy = { providerOptions: { openai: { store: false } } };
const build = (id: string, instructions: string, model = 'openai/gpt-4o') =>
  new Agent({ id, name: id, instructions, model, defaultOptions: privacy });

export const letters = build('letters', 'Write letters.');
export const codes = build('codes', 'Find codes.', 'openai/gpt-4o-mini');
