import { ChatOpenAI } from '@langchain/openai';

class ClinicModel extends ChatOpenAI {
  constructor(fields: object = {}) {
    super({ model: 'gpt-4o', useResponsesApi: true, zdrEnabled: true, ...fields });
  }
}

await new ClinicModel().invoke('Hello');
await new ClinicModel({ zdrEnabled: false }).invoke('Hello');
