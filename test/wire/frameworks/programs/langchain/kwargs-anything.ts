import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({
  model: 'gpt-4o',
  modelKwargs: { data_usage: 'none', background: true, conversation: 'conv_1' },
});
await model.invoke('Hello');

const stateful = new ChatOpenAI({
  model: 'gpt-4o',
  useResponsesApi: true,
  modelKwargs: { previous_response_id: 'resp_0', background: true },
});
await stateful.invoke('Hello');
