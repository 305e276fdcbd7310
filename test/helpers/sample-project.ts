/** A project as people have it: 35 calls in a dozen files, with what cannot be followed or read beside them. */
import { readFileSync } from 'node:fs';
import type { Files } from './audit.ts';

const SUPPORT_DESK = new URL('../../examples/support-desk/', import.meta.url);

const SDK = "import { openai } from '../client.js';\n";

const OF_SUPPORT_DESK = [
  'scripts/nightly-batch.mjs',
  'src/answer-ticket.ts',
  'src/groq.ts',
  'src/handbook.ts',
  'src/legacy-chat.cjs',
  'src/openai.ts',
];

export const SAMPLE_PROJECT: Files = {
  ...Object.fromEntries(
    OF_SUPPORT_DESK.map((file) => [file, readFileSync(new URL(file, SUPPORT_DESK), 'utf8')]),
  ),
  'src/client.js':
    "import OpenAI from 'openai';\nexport const openai = new OpenAI({ timeout: 20_000 });\n",
  'src/documents/upload.js': `${SDK}
export async function uploadContract(file) {
  const uploaded = await openai.files.create({
    file,
    purpose: 'assistants',
  });
  return uploaded.id;
}

export async function uploadInvoice(file) {
  return openai.files.create({ file, purpose: 'user_data' });
}

export async function forget(id) {
  await openai.files.delete(id);
}

export async function listUploads() {
  const names = [];
  for await (const file of openai.files.list()) names.push(file.filename);
  return names;
}
`,
  'src/documents/summarize.js': `${SDK}
export async function summarize(text, language) {
  const response = await openai.responses.create({
    model: 'gpt-5',
    instructions: \`Summarize in \${language}, in five sentences at most.\`,
    input: text,
    metadata: { source: 'documents' },
  });
  return response.output_text;
}

export async function continueSummary(id, text) {
  return openai.responses.create({
    model: 'gpt-5',
    previous_response_id: id,
    input: text,
  });
}

export async function title(text) {
  return openai.responses.create({ model: 'gpt-5-mini', input: text, store: false });
}

export async function longSummary(text) {
  return openai.responses.create({
    model: 'gpt-5',
    input: text,
    background: true,
    store: true,
  });
}
`,
  'src/search/index.js': `${SDK}
export async function embed(texts) {
  const { data } = await openai.embeddings.create({
    model: 'text-embedding-3-small',
    input: texts,
  });
  return data.map(({ embedding }) => embedding);
}

export async function createIndex(name, fileIds) {
  return openai.vectorStores.create({ name, file_ids: fileIds });
}

export async function searchIndex(id, query) {
  return openai.vectorStores.search(id, { query });
}

export async function dropIndex(id) {
  await openai.vectorStores.delete(id);
}

export async function answer(question) {
  return openai.responses.create({
    model: 'gpt-5',
    input: question,
    store: false,
    tools: [{ type: 'file_search', vector_store_ids: ['vs_products'] }],
  });
}
`,
  'src/moderation.js':
    "import { openai } from './client.js';\nexport const check = (input) => openai.moderations.create({ model: 'omni-moderation-latest', input });\n",
  'src/media/images.js': `${SDK}
export async function illustrate(prompt) {
  return openai.images.generate({ model: 'gpt-image-1', prompt, size: '1024x1024' });
}

export async function describe(url) {
  return openai.chat.completions.create({
    model: 'gpt-5',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is on this picture?' },
          { type: 'image_url', image_url: { url } },
        ],
      },
    ],
  });
}
`,
  'src/media/audio.js': `${SDK}
export async function transcribe(file) {
  return openai.audio.transcriptions.create({ file, model: 'gpt-4o-transcribe' });
}

export async function speak(input) {
  return openai.audio.speech.create({ model: 'gpt-4o-mini-tts', voice: 'alloy', input });
}

export async function film(prompt) {
  return openai.videos.create({ model: 'sora-2', prompt });
}
`,
  'src/jobs/nightly.js': `${SDK}
export async function queueBatch(inputFileId) {
  // eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- agreed with the data protection officer, DPO-12
  return openai.batches.create({
    input_file_id: inputFileId,
    endpoint: '/v1/responses',
    completion_window: '24h',
  });
}

export async function stopBatch(id) {
  return openai.batches.cancel(id);
}

export async function readBatch(id) {
  return openai.batches.retrieve(id);
}

export async function tune(trainingFile) {
  return openai.fineTuning.jobs.create({ model: 'gpt-4.1-mini', training_file: trainingFile });
}
`,
  'src/gateway/azure.js':
    "import { AzureOpenAI } from 'openai';\nconst azure = new AzureOpenAI({ endpoint: 'https://acme.openai.azure.com', apiVersion: '2025-03-01' });\nexport const ask = (input) => azure.responses.create({ model: 'gpt-5', input });\n",
  'src/gateway/proxy.js':
    "import OpenAI from 'openai';\nconst proxied = new OpenAI({ baseURL: process.env.LLM_PROXY });\nexport const ask = (input) => proxied.responses.create({ model: 'gpt-5', input, store: false });\n",
  'src/plugins/run.js':
    'export async function run(plugin, openai) {\n  return openai.responses.create({ model: plugin.model, input: plugin.input });\n}\n',
  'src/plugins/other.js':
    'export async function other(client, openai) {\n  return openai.files.create({ file: client.file, purpose: "user_data" });\n}\n',
  'jobs/report.py': 'from openai import OpenAI\nclient = OpenAI()\n',
  'src/broken.ts': "import OpenAI from 'openai';\nconst {{{\n",
};
