const OpenAI = require('openai');

const client = new OpenAI();

async function summarise(messages) {
  return client.chat.completions.create({
    model: 'gpt-4o',
    messages,
    data_usage: 'none', // zero data retention, says the wiki
    max_token: 400,
  });
}

async function openThread(question) {
  const thread = await client.beta.threads.create({ messages: [{ role: 'user', content: question }] });
  return client.beta.threads.runs.createAndPoll(thread.id, { assistant_id: process.env.ASSISTANT_ID });
}

module.exports = { summarise, openThread };
