import { openai } from '@ai-sdk/openai';
import { generateText, type ModelMessage } from 'ai';

const messages: ModelMessage[] = [
  { role: 'user', content: 'Think.' },
  {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'Hm.', providerOptions: { openai: { itemId: 'rs_1' } } },
      { type: 'text', text: 'Well.', providerOptions: { openai: { itemId: 'msg_1' } } },
    ],
  },
  { role: 'user', content: 'And?' },
];
const model = openai.responses('gpt-5-mini');

await generateText({ model, messages });
await generateText({ model, messages, providerOptions: { openai: { store: false } } });
