import { openai } from './openai.js';

interface Ticket {
  id: string;
  customer: { email: string };
  text: string;
  screenshots: string[];
}

/** Drafts an answer to a ticket, with the customer's screenshots. */
export async function draftAnswer(ticket: Ticket, previousResponseId?: string) {
  const content = [
    { type: 'input_text' as const, text: ticket.text },
    ...ticket.screenshots.map((url) => ({ type: 'input_image' as const, image_url: url, detail: 'auto' as const })),
  ];
  return openai.responses.create({
    model: 'gpt-5',
    input: [{ role: 'user', content }],
    previous_response_id: previousResponseId,
    tools: [{ type: 'file_search', vector_store_ids: ['vs_handbook'] }],
    safety_identifier: ticket.customer.email,
  });
}

/** Sorts a ticket into a queue, and leaves nothing behind. */
export async function chooseQueue(ticket: Ticket) {
  const response = await openai.responses.create({
    model: 'gpt-5',
    input: `Which queue fits this ticket? ${ticket.text}`,
    store: false,
  });
  return response.output_text;
}
