import { ChatOpenAI } from './chat';

const model = new ChatOpenAI({ model: 'gpt-5-codex' });
export const ask = (text: string) => model.invoke(text);
