import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o' });

await model.withConfig({ store: false, user: 'u-1' } as any).invoke('Hello');
await model.withConfig({ previous_response_id: 'resp_0' } as any).invoke('Hello');
