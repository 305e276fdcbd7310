/** In the place of the `undici` package: its `fetch` is the recorded one. */
export const fetch = (...args) => globalThis.fetch(...args);

export class Agent {}
export class ProxyAgent {}
export const setGlobalDispatcher = () => undefined;
