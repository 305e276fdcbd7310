import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';

const schema = z.object({ diagnosis: z.string() });
const model = new ChatOpenAI({ model: 'gpt-4o' });

await model.withStructuredOutput(schema, { name: 'codes' }).invoke('Bronchitis');
await model
  .withStructuredOutput(schema, { name: 'codes', method: 'functionCalling' })
  .invoke('Bronchitis');
