/** How each program is used: what a caller would do with its exports. */
export default {
  extract: { call: (m) => m.extract('Maria, 34') },
  'other-client': { call: (m) => m.extract('Ada is 36.') },
};
