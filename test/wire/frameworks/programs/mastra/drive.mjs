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
  team: { call: (m) => m.discharge('Bronchitis') },
};
