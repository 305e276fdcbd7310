import { createOpenAI } from '@ai-sdk/openai';
import { uploadFile } from 'ai';

const openai = createOpenAI({});

export const keep = (data: Uint8Array) =>
  uploadFile({
    api: openai.files(),
    data,
    mediaType: 'text/plain',
    providerOptions: { openai: { purpose: 'user_data', expiresAfter: 3600 } },
  });
