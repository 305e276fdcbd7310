import OpenAI from 'openai';

/** The one client of the application. */
export const openai = new OpenAI({
  // Somebody read that this turns retention off.
  defaultHeaders: { 'OpenAI-Data-Retention': 'none' },
});
