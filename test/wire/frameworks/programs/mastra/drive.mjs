/** How each program is used: what a caller would do with its exports, and where it runs. */
export default {
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
