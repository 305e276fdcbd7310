import OpenAI from 'openai';

const wrapOpenAI = <T extends OpenAI>(client: T): T =>
  new Proxy(client, { get: (target, key) => Reflect.get(target, key) });

const openai = wrapOpenAI(new OpenAI());
await openai.responses.create({ model: 'gpt-4o', input: 'Hello' });
