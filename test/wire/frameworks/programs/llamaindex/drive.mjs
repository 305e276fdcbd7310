/** How each program is used: what a caller would do with its exports. */
export default {
  complete: { call: (m) => m.complete('Once') },
  'chat-stream': { call: (m) => m.answer('When?') },
  index: { call: (m) => m.ask('When?'), alone: true },
  'chat-streams': { call: (m) => m.ask('Fever since Monday.') },
  'changed-later': {},
  'chat-options': { call: (m) => m.ask('Hello') },
  'host-from-environment': { env: { OPENAI_BASE_URL: 'https://proxy.clinic.example/v1' } },
};
