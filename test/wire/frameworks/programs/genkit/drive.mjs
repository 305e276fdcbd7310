/** How each program is used: what a caller would do with its exports. */
export default {
  flow: { call: (m) => m.summarize('Bronchitis') },
  stream: {
    call: async (m) => {
      for await (const part of m.stream('Hello')) void part;
    },
  },
};
