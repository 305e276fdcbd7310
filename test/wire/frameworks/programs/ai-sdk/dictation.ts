import { openai } from '@ai-sdk/openai';
import { experimental_generateSpeech as speak, experimental_transcribe as transcribe } from 'ai';

export async function dictate(audio: Uint8Array) {
  const { text } = await transcribe({ model: openai.transcription('whisper-1'), audio });
  const { audio: answer } = await speak({ model: openai.speech('tts-1'), text });
  return answer.base64;
}
