/** How each program is used: what a caller would do with its exports, and where it runs. */
export default {
  chat: { call: (m) => m.ask('Fever since Monday.') },
  'chat-options': { call: (m) => m.ask('Hello') },
  'host-from-environment': { env: { OPENAI_BASE_URL: 'https://proxy.clinic.example/v1' } },
};
