import { RunnableLambda, RunnablePassthrough } from '@langchain/core/runnables';
import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o-mini' });
const chain = RunnablePassthrough.assign({
  summary: RunnableLambda.from(async ({ note }: { note: string }) => {
    const { content } = await model.invoke(note);
    return content;
  }),
});
await chain.invoke({ note: 'Fever' });
