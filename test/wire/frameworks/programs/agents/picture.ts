import { Agent, Runner } from '@openai/agents';

const runner = new Runner({ tracingDisabled: true, modelSettings: { store: false } });
const agent = new Agent({ name: 'A', instructions: 'Look.', model: 'gpt-4.1' });
const ask = (part: object) =>
  runner.run(agent, [
    { role: 'user', content: [{ type: 'input_text', text: 'What is it?' }, part as any] },
  ]);

await ask({ type: 'input_image', image: 'https://example.com/scan.png' });
await ask({ type: 'input_image', image: { id: 'file-img1' } });
await ask({ type: 'input_file', file: { id: 'file-pdf1' } });
