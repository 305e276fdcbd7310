/** How each program is used: what a caller would do with its exports, and where it runs. */
const first = ['agents-0.2', 'agents-0.20'];
const last = ['agents-0.20'];
const later = ['agents-0.13', 'agents-0.14', 'agents-0.20'];

const post = (body) =>
  new Request('https://desk.example/api', { method: 'POST', body: JSON.stringify(body) });

export default {
  run: { call: (m) => m.answer('When are you open?') },
  'model-from-environment': { env: { OPENAI_DEFAULT_MODEL: 'gpt-4.1-nano' } },
  stream: { sets: first, call: (m) => m.POST(post({ question: 'When?' })) },
  'environment-off': { sets: first, env: { OPENAI_AGENTS_DISABLE_TRACING: 'true' } },
  'environment-wrong': {
    sets: first,
    env: {
      OPENAI_AGENTS_DISABLE_TRACING: 'TRUE',
      OPENAI_DISABLE_TRACING: '1',
      OPENAI_AGENTS_TRACE_INCLUDE_SENSITIVE_DATA: 'false',
    },
  },
  'environment-in-code': { sets: first, alone: true },
  'environment-first': { sets: first, alone: true },
  'under-test': { sets: first, env: { NODE_ENV: 'test' } },
  'tracing-off-and-on': { sets: first },
  'no-processors': { sets: first },
  'store-of-runner': { sets: first },
  'provider-data': { sets: first },
  'settings-cache': { sets: first },
  state: {
    sets: first,
    call: async (m) => {
      await m.followUp('And then?', 'resp_0');
      await m.inConversation('conv_1');
    },
  },
  history: {
    sets: first,
    call: async (m) => {
      await m.say('Hello');
      await m.say('And then?');
    },
  },
  'conversations-session': { sets: later },
  'start-conversation': { sets: later, call: (m) => m.open() },
  'memory-session': { sets: later },
  'compaction-session': {
    sets: last,
    call: async (m) => {
      await m.chat(true);
      await m.chat(false);
    },
  },
  'hosted-tools': { sets: first },
  'shell-tools': { sets: last },
  picture: { sets: first },
  'chat-model': { sets: last },
  'chat-provider': { sets: first },
  'other-client': { sets: last },
  'other-provider': { sets: first },
  'own-model': { sets: first, call: (m) => m.ask('Hello') },
  team: { sets: first, call: (m) => new m.Desk().ask('My bill?') },
  'trace-names': { sets: first },
  voice: { call: (m) => m.start({}) },
  'voice-untraced': {},
  'voice-config': { sets: first },
  guardrail: { sets: last },
  'runner-model': { sets: last },
  'responses-model': { sets: last },
  'eu-client': { sets: last },
  'azure-client': { sets: last },
  keys: { sets: first },
  'own-exporter': { sets: first },
  'added-exporter': { sets: first },
  'changed-later': { sets: first },
  cloned: { sets: first },
  factory: { sets: first },
  'tool-with-client': { sets: last },
  'own-run': { sets: first, call: (m) => m.ask('Hello') },
};
