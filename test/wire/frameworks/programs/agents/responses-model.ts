import { Agent, OpenAIResponsesModel, Runner } from '@openai/agents';
import OpenAI from 'openai';

const client = new OpenAI({ defaultHeaders: { 'OpenAI-Data-Retention': 'none' } });
const model = new OpenAIResponsesModel(client as any, 'gpt-4.1');
await new Runner({ tracingDisabled: true }).run(
  new Agent({ name: 'A', instructions: 'Help.', model }),
  'Hello',
);
