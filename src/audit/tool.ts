/** What this tool calls itself. */
import { readFileSync } from 'node:fs';

export const toolName = 'eslint-plugin-openai-zdr';
export const homepage = 'https://github.com/eslint-plugin-openai-zdr/eslint-plugin-openai-zdr';

let version: string | null = null;

export function toolVersion(): string {
  return (version ??= (
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    }
  ).version);
}
