import { HumanMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

const message = new HumanMessage({
  contentBlocks: [
    { type: 'text', text: 'Read it.' },
    { type: 'image', url: 'https://example.com/scan.png' },
  ],
});
await new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true }).invoke([message]);
