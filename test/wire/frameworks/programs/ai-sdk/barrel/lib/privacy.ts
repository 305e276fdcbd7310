export const withoutStorage = { providerOptions: { openai: { store: false } } };
