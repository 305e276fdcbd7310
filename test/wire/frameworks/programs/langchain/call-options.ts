import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o' });
const ask = (options: object) => model.invoke('Hello', options);

await ask({ previous_response_id: 'resp_0' });
await ask({ truncation: 'auto' });
await ask({ include: ['message.output_text.logprobs'] });
await ask({ text: { verbosity: 'low' } });
await ask({ useResponsesApi: true });
await ask({ reasoning: { effort: 'low' } });
await ask({ conversation: 'conv_1', metadata: { a: 'b' } });
