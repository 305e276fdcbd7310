import { Agent, Runner } from '@openai/agents';

const model = {
  async getResponse({ input }: { input: unknown }) {
    const body = JSON.stringify({ input });
    await fetch('http://127.0.0.1:9000/v1/run', { method: 'POST', body });
    const content = [{ type: 'output_text', text: 'ok' }];
    return {
      usage: { requests: 1, inputTokens: 1, outputTokens: 1, totalTokens: 2 },
      output: [{ type: 'message', role: 'assistant', status: 'completed', content }],
    };
  },
};
const runner = new Runner({
  tracingDisabled: true,
  modelProvider: { getModel: () => model } as any,
});

export const ask = (text: string) =>
  runner.run(new Agent({ name: 'Local', instructions: 'Help.' }), text);
