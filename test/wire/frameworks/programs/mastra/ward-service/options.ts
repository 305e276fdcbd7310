export const privately = (more: Record<string, string>) => ({
  providerOptions: { openai: { store: false, ...more } },
});
