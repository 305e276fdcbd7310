import { Agent, run, setDefaultOpenAIClient, setTracingDisabled } from '@openai/agents';
import { AzureOpenAI } from 'openai';

setTracingDisabled(true);
setDefaultOpenAIClient(
  new AzureOpenAI({
    endpoint: 'https://clinic.openai.azure.com',
    apiKey: 'fake',
    apiVersion: '2025-04-01-preview',
  }) as any,
);
await run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
