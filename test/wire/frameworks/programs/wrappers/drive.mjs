/** How each program is used: what a caller would do with its exports. */
export default {
  langsmith: { call: (m) => m.answer('When?') },
  'langsmith-traced': { env: { LANGSMITH_TRACING: 'true' } },
  chatkit: { call: (m) => m.session('u-1') },
};
