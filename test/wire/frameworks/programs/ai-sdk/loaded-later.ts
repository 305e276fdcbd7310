export async function answer(prompt: string) {
  const [{ generateText }, { openai }] = await Promise.all([
    import('ai'),
    import('@ai-sdk/openai'),
  ]);
  return generateText({ model: openai.responses('gpt-4o'), prompt });
}
