import { codes, letters } from './agents';

export async function discharge(note: string) {
  const { text } = await codes.generate(note);
  return letters.generate(text);
}
