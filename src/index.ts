/** eslint-plugin-openai-zdr: the same by `import` and by `require()`. */
export { default, default as 'module.exports' } from './plugin.ts';
export type * from './types.ts';
