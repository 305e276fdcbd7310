/** How each program is used: what a caller would do with its exports. */
export default {
  complete: { call: (m) => m.complete('Once') },
  'chat-stream': { call: (m) => m.answer('When?') },
  index: { call: (m) => m.ask('When?'), alone: true },
};
