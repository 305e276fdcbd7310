const { createOpenAI } = require('@ai-sdk/openai');
const { generateText } = require('ai');

const openai = createOpenAI({ apiKey: process.env.OPENAI_API_KEY });

exports.ask = async (prompt) => {
  const { text } = await generateText({
    model: openai.responses('gpt-4o'),
    prompt,
    providerOptions: { openai: { store: false } },
  });
  return text;
};
