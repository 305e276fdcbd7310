import { OpenAIAssistantRunnable } from 'langchain/experimental/openai_assistant';

const assistant = await OpenAIAssistantRunnable.createAssistant({
  model: 'gpt-4o',
  name: 'Reception',
});
await assistant.invoke({ content: 'When are you open?' });
