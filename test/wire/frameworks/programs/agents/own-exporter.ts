import { Agent, BatchTraceProcessor, run, setTraceProcessors } from '@openai/agents';

setTraceProcessors([
  new BatchTraceProcessor({
    export: async (items) => {
      const body = JSON.stringify(items.map((item) => item.toJSON()));
      await fetch('https://traces.clinic.example/v1', { method: 'POST', body });
    },
  }),
]);
await run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
