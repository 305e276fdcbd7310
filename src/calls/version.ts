/** Which version of the SDK a file uses: what is installed beside it, or what its package asks for. */
import { versionOf } from './versions.ts';

/** `6.49.0`, also for a range such as `^6.49.0`; `null` when nothing is known. */
export function openAIVersionFor(filename: string): string | null {
  const { version, from } = versionOf('openai', filename, '');
  return from === 'assumed' ? null : version;
}
