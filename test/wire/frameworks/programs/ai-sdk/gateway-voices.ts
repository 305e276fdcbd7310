import { experimental_generateSpeech, experimental_transcribe } from 'ai';

export const dictated = (audio: Uint8Array) =>
  experimental_transcribe({ model: 'openai/gpt-4o-transcribe', audio });

export const read = (text: string) =>
  experimental_generateSpeech({ model: 'openai/gpt-4o-mini-tts', text });
