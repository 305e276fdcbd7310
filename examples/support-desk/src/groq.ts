import OpenAI from 'openai';

/** Another vendor through the same SDK: nothing to say about it. */
const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1', apiKey: process.env.GROQ_API_KEY });

export async function translate(text: string) {
  return groq.chat.completions.create({ model: 'llama-3.3-70b', messages: [{ role: 'user', content: text }] });
}
