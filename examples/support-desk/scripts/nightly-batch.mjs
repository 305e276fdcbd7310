const API = 'https://api.openai.com/v1';
const headers = { Authorization: `Bearer ${process.env.OPENAI_API_KEY}`, 'Content-Type': 'application/json' };

/** Sends the tickets of the day as one batch. */
export async function startBatch(inputFileId) {
  const response = await fetch(`${API}/batches`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ input_file_id: inputFileId, endpoint: '/v1/responses', completion_window: '24h' }),
  });
  return response.json();
}
