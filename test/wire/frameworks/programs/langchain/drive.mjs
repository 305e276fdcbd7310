/** How each program is used: what a caller would do with its exports, and where it runs. */
const v0 = ['langchain-0.3', 'langchain-0.6'];
const v1 = ['langchain-1.5', 'langchain-1.6'];
const responses = ['langchain-0.6', ...v1];

const post = (body) =>
  new Request('https://desk.example/api', { method: 'POST', body: JSON.stringify(body) });

export default {
  'changed-later': {},
  invoke: { call: (m) => m.summarize('Fever since Monday.') },
  'host-from-environment': { env: { OPENAI_BASE_URL: 'https://proxy.clinic.example/v1' } },
  'azure-by-environment': {
    env: {
      AZURE_OPENAI_API_KEY: 'fake',
      AZURE_OPENAI_API_INSTANCE_NAME: 'clinic',
      AZURE_OPENAI_API_DEPLOYMENT_NAME: 'gpt-4o',
      AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME: 'embeddings',
      AZURE_OPENAI_API_VERSION: '2025-04-01-preview',
    },
  },
  'azure-endpoint': { env: { AZURE_OPENAI_ENDPOINT: 'https://other.openai.azure.com/' } },
  bind: { sets: v0 },
  'structured-responses': { sets: responses },
  pipe: { call: (m) => m.write('Discharge') },
  sequence: {
    call: async (m) => {
      await m.translate('Dolor');
      await m.publicly('Dolor');
    },
  },
  'x-ray': { call: (m) => m.readXray('https://example.com/scan.png') },
  'content-blocks': { sets: v1 },
  'second-turn': {
    sets: responses,
    call: async (m) => {
      for (const zdrEnabled of [true, false]) {
        const conversation = new m.Conversation(zdrEnabled);
        await conversation.say('Hello');
        await conversation.say('And then?');
      }
    },
  },
  'completion-of-chat-model': { call: (m) => m.ask() },
  assistant: { sets: v0 },
  'create-agent': { sets: ['langchain-1.6'] },
  'create-agent-plain': { sets: ['langchain-1.6'] },
  'create-agent-given': { sets: ['langchain-1.6'] },
  'create-agent-instance': {
    sets: ['langchain-1.6'],
    call: (m) => m.POST(post({ question: 'News?' })),
  },
  'init-chat-model': { sets: [...v0, 'langchain-1.6'] },
  'special-classes': { sets: responses },
  'by-tier': {
    call: async (m) => {
      await m.ask('fast', 'Hello');
      await m.ask('deep', 'Hello');
      await m.ask('local', 'Hello');
    },
  },
  'own-chat-class': { call: (m) => m.ask('Hello') },
  'copy-to-langsmith': {
    sets: ['langchain-0.6', 'langchain-1.6'],
    env: { LANGSMITH_TRACING: 'true', LANGCHAIN_CALLBACKS_BACKGROUND: 'false' },
    alone: true,
  },
  executor: { sets: v0 },
  'vector-store': { sets: v0, call: (m) => m.find('When?') },
  'service-class': { call: (m) => new m.LetterService().write('Discharge') },
  'vendor-switch': { env: { LLM: 'openai' } },
  'route-handler': { call: (m) => m.POST(post({ question: 'When?' })) },
};
