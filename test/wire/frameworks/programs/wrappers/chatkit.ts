import OpenAI from 'openai';

const openai = new OpenAI();

export const session = (user: string) =>
  openai.beta.chatkit.sessions.create({ user, workflow: { id: 'wf_1' } });
