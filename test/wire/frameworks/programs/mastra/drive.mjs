/** How each program is used: what a caller would do with its exports. */
export default {
  'router-model': { call: (m) => m.answer('When?') },
  stream: {
    call: (m) =>
      m.POST(
        new Request('https://desk.example', {
          method: 'POST',
          body: JSON.stringify({ question: 'When?' }),
        }),
      ),
  },
  'changed-later': {},
  team: { call: (m) => m.discharge('Bronchitis') },
  desk: { call: (m) => m.triage('Fever since Monday.') },
  'given-options': { call: (m) => m.ask('Hello') },
  'default-options': {
    call: async (m) => {
      await m.ask('Hello');
      await m.askWithMore('Hello');
      await m.askPublicly('Hello');
    },
  },
  'by-plan': {
    call: async (m) => {
      await m.ask('free', 'Hello');
      await m.ask('own', 'Hello');
      await m.ask('router', 'Hello');
    },
  },
  registered: { call: (m) => m.handle('Hello') },
  'own-url': { call: (m) => m.ask('Hello') },
  'ward-service': { call: (m) => m.run() },
};
