import { ChatOpenAI } from '@langchain/openai';

const base = { model: 'gpt-4o', apiKey: 'fake' };
const off: Record<string, unknown> = { store: false };
const kept = new ChatOpenAI({ ...base, modelKwargs: off } as any);
off.store = true;
await kept.invoke('Hello');

const given: any = { ...base, modelKwargs: { store: false } };
const copied = new ChatOpenAI(given);
given.modelKwargs = { store: true };
await copied.invoke('Hello');

const replaced: any = new ChatOpenAI({ ...base, modelKwargs: { store: false } } as any);
replaced.modelKwargs = { store: true };
await replaced.invoke('Hello');

const merged: any = new ChatOpenAI({ ...base, modelKwargs: { store: false } } as any);
Object.assign(merged, { modelKwargs: { store: true } });
await merged.invoke('Hello');

class Own extends ChatOpenAI {
  invocationParams(options: any): any {
    return { ...super.invocationParams(options), store: true };
  }
}
await new Own({ ...base, modelKwargs: { store: false } } as any).invoke('Hello');

class Handing extends ChatOpenAI {
  constructor() {
    super({ ...base, modelKwargs: { store: false } } as any);
  }
}
await new Handing().invoke('Hello');
