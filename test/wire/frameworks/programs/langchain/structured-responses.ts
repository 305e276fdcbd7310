import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';

const model = new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true, zdrEnabled: true });
const extractor = model.withStructuredOutput(z.object({ diagnosis: z.string() }), {
  name: 'codes',
  method: 'jsonSchema',
});
await extractor.invoke('Bronchitis');
