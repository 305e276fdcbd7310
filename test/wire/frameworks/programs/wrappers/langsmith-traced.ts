import { Client } from 'langsmith';
import { traceable } from 'langsmith/traceable';
import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';

const client = new Client();
const openai = wrapOpenAI(new OpenAI(), { client });

const summarize = traceable(
  async (note: string) => openai.responses.create({ model: 'gpt-4o', input: note, store: false }),
  { name: 'summarize', client },
);
await summarize('Bronchitis');
await client.awaitPendingTraceBatches();
