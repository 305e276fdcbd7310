/** How each program is used: what a caller would do with its exports. */
export default {
  'openai-key': { call: (m) => m.ask('Hello') },
  'direct-chat': { call: (m) => m.ask('Fever since Monday.') },
};
