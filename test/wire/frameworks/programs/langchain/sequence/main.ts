import { PromptTemplate } from '@langchain/core/prompts';
import { RunnableSequence } from '@langchain/core/runnables';
import { createModel } from './model';

const chain = RunnableSequence.from([
  PromptTemplate.fromTemplate('Translate: {text}'),
  createModel({ isPrivate: true }),
]);

export async function translate(text: string) {
  const { content } = await chain.invoke({ text });
  return content;
}

export const publicly = (text: string) => createModel({ isPrivate: false }).invoke(text);
