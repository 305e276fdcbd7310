import { Agent } from '@openai/agents';
import { privacy } from '../settings';

export const billing = new Agent({
  name: 'Billing',
  instructions: 'Explain bills.',
  model: 'gpt-4.1-mini',
  modelSettings: privacy,
});
