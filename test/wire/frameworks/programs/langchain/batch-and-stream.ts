import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o-mini', maxConcurrency: 1 });

await model.batch(['one', 'two']);
for await (const part of await model.stream('three')) console.log(part.content);
