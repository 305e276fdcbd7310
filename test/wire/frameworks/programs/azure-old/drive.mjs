/** How each program is used: what a caller would do with its exports, and where it runs. */
export default {
  'direct-chat': { call: (m) => m.ask('Fever since Monday.') },
};
