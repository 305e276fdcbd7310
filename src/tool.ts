/** What this tool calls itself, and where its code stands: one folder below its manifest, wherever it is. */
import { readFileSync } from 'node:fs';

export const toolName = 'eslint-plugin-openai-zdr';
export const homepage = 'https://github.com/eslint-plugin-openai-zdr/eslint-plugin-openai-zdr';

export const codeFolder = new URL('./', import.meta.url);

let version: string | null = null;

export function toolVersion(): string {
  return (version ??= (
    JSON.parse(readFileSync(new URL('../package.json', codeFolder), 'utf8')) as {
      version: string;
    }
  ).version);
}
