import { Agent } from '@openai/agents';
import { privacy } from '../settings';
import { billing } from './billing';

export const triage = Agent.create({
  name: 'Triage',
  instructions: 'Route the patient.',
  model: 'gpt-4.1',
  modelSettings: { ...privacy, temperature: 0 },
  handoffs: [billing],
});
