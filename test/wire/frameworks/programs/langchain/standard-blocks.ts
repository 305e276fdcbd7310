import { HumanMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

const message = new HumanMessage({
  content: [
    { type: 'text', text: 'Read it.' },
    { type: 'image', source_type: 'url', url: 'https://example.com/scan.png' },
    {
      type: 'file',
      source_type: 'base64',
      data: 'JVBERi0=',
      mime_type: 'application/pdf',
      metadata: { filename: 'labs.pdf' },
    },
  ],
} as any);
await new ChatOpenAI({ model: 'gpt-4o' }).invoke([message]);
