export async function generateText({ model, prompt }: { model: string; prompt: string }) {
  const response = await fetch('https://llm.clinic.example/v1/generate', {
    method: 'POST',
    body: JSON.stringify({ model, prompt }),
  });
  return response.json();
}

export const openai = (id: string) => `local/${id}`;
