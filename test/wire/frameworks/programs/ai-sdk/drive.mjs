import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How each program is used: what a caller would do with its exports, and where it runs. */
const bytes = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
const later = ['ai5', 'ai6', 'ai7'];
const latest = ['ai6', 'ai7'];

const post = (body) =>
  new Request('https://desk.example/api', { method: 'POST', body: JSON.stringify(body) });
const uiMessages = [{ id: '1', role: 'user', parts: [{ type: 'text', text: 'Hello' }] }];
const read = async (response) => (await response).text();

export default {
  'visit-summary': { call: (m) => m.summarizeVisit('Patient reports a headache.') },
  'chat-route': { sets: later, call: (m) => read(m.POST(post({ messages: uiMessages }))) },
  'chat-route-private': { sets: later, call: (m) => read(m.POST(post({ messages: uiMessages }))) },
  'data-stream-route': {
    sets: ['ai4'],
    call: (m) => read(m.POST(post({ messages: [{ role: 'user', content: 'Hello' }] }))),
  },
  'extract-codes': { call: (m) => m.extractCodes('Acute bronchitis') },
  'output-object': { sets: latest, call: (m) => m.triage('Chest pain') },
  'embedding-model': { sets: latest },
  pictures: { call: (m) => m.draw('A ward') },
  'picture-edit': { sets: latest, call: (m) => m.retouch(bytes) },
  dictation: { call: (m) => m.dictate(bytes) },
  'upload-file': { sets: ['ai7'], call: (m) => m.readReport(bytes) },
  'upload-purpose': { sets: ['ai7'], call: (m) => m.keep(bytes) },
  'upload-skill': { sets: ['ai7'] },
  nightly: { sets: ['ai7'], call: (m) => m.nightly(['Dear Sir', 'Dear Madam']) },
  'realtime-token': { sets: ['ai7'], call: (m) => m.GET() },
  decide: { sets: ['ai7'], call: (m) => m.urgent('Chest pain') },
  'extract-facts': { sets: ['ai7'], call: (m) => m.facts('Maria, 34') },
  'gateway-model': { sets: later },
  'gateway-embeddings': {
    sets: later,
    call: async (m) => {
      await m.index('Report').catch(() => null);
      await m.indexAll(['Report']);
    },
  },
  'gateway-pictures': { sets: latest, call: (m) => m.draw('A ward') },
  'gateway-voices': {
    sets: latest,
    call: async (m) => {
      await m.dictated(bytes).catch(() => null);
      await m.read('Dear Sir');
    },
  },
  'default-provider': { sets: later, alone: true },
  'host-from-environment': { env: { OPENAI_BASE_URL: 'https://proxy.clinic.example/v1' } },
  registry: {
    call: async (m) => {
      await m.ask('together:qwen3', 'Hello');
      await m.ask('openai:gpt-4o-mini', 'Hello');
    },
  },
  'registry-middleware': { sets: later },
  'store-as-text': { call: (m) => m.ask() },
  'store-null-chat': { call: (m) => m.ask() },
  'agent-5': { sets: ['ai5'] },
  'agent-loop': { sets: latest, call: (m) => m.POST(post({ prompt: 'Labs of Maria' })) },
  'agent-replaced': { sets: latest },
  'agent-stream': { sets: latest, call: (m) => new m.Assistant().answer('Why?') },
  'agent-prepare-call': { sets: latest },
  'prepare-step': { sets: later },
  'tool-steps-4': { sets: ['ai4'] },
  'state-options': {
    call: async (m) => {
      await m.followUp('And then?', 'resp_0');
      await m.inConversation('conv_1');
    },
  },
  'wound-photo': {
    call: (m) => {
      const path = fileURLToPath(new URL('wound.png', import.meta.url));
      writeFileSync(path, bytes);
      return m.describeWound(path);
    },
  },
  'file-image': { call: (m) => m.look(bytes), sets: later },
  'lab-report': { call: (m) => m.readReport(bytes) },
  'report-by-url': { sets: later },
  'stored-file': { sets: later },
  'hosted-search-4': { sets: ['ai4'] },
  'hosted-tools': { sets: later },
  'hosted-tools-more': { sets: latest },
  'second-turn': {
    call: async (m) => {
      await m.conversation();
      await m.conversation(false);
    },
  },
  'tool-history': {
    sets: later,
    call: async (m) => {
      await m.lookUp(true);
      await m.lookUp(false);
    },
  },
  'system-message': { call: (m) => m.ask() },
  openrouter: { sets: ['ai5', 'ai7'], call: (m) => m.ask('Hello') },
  claude: { sets: ['ai7'] },
  'own-generate': { call: (m) => m.ask('Hello') },
  mocked: { call: (m) => m.attempt(), silent: true },
  'ask-helper': {
    call: async (m) => {
      await m.secretary('Dear Sir');
      await m.translator('Dear Sir');
    },
  },
  'models-by-name': {
    call: async (m) => {
      await m.complete('smart', 'Hello');
      await m.complete('cheap', 'Hello');
      await m.complete('local', 'Hello');
    },
  },
  'by-condition': {
    call: async (m) => {
      await m.answer('Hello', true);
      await m.answer('Hello', false);
    },
  },
  'letter-service': { call: (m) => new m.LetterService().write('Discharge') },
  'model-factory': {
    call: async (m) => {
      for await (const part of m.stream('Hello')) void part;
      await m.once('Hello');
    },
  },
  'batch-by-gateway': { sets: ['ai7'], call: (m) => m.nightly('Dear Sir') },
  'reasoning-history': { sets: later },
  'hosted-shell': { sets: later },
  'hosted-tools-latest': { sets: ['ai7'] },
  'search-route': { call: (m) => read(m.POST(post({ question: 'When?' }))) },
  'shared-settings': {
    call: async (m) => {
      await m.summarize('Hello');
      await m.keep('Hello');
    },
  },
  'loaded-later': { call: (m) => m.answer('Hello') },
  required: { call: (m) => m.ask('Hello') },
  'vendor-map': {
    call: async (m) => {
      await m.complete('openai', 'gpt-4.1', 'Hello');
      await m.complete('xai', 'grok-4', 'Hello');
    },
  },
  'retention-option': {
    call: async (m) => {
      await m.complete({ prompt: 'Hello' });
      await m.complete({ prompt: 'Hello', keep: true });
    },
  },
  'nested-call': { sets: later, call: (m) => m.answer('Translate it.') },
  'server-action': {
    call: (m) => {
      const form = new FormData();
      form.set('topic', 'Fever');
      return m.suggestTitles(form);
    },
  },
  'named-wrong': { sets: ['ai7'] },
  'unread-stream': { call: (m) => m.warmUp() },
};
