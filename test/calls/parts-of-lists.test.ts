/** Parts of a message that are made one for each element, in the spellings of typed programs. */
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';

const IMAGE = "{ type: 'image_url', image_url: { url } }";
const TEXT = "{ type: 'text', text: url }";

const spellings: readonly string[] = [
  'const parts: P[] = input.urls.map((url) => (PART));',
  'const parts: P[] = input.urls.map((url) => (PART)).filter(Boolean);',
  'const parts: P[] = [...input.urls.map((url) => (PART))];',
  'const parts = input.urls.map<P>((url) => (PART));',
  'const parts = input.urls.map((url) => (PART)) as P[];',
  'const parts = input.urls.map((url) => (PART)) satisfies P[];',
  'const parts: P[] = input.urls.flatMap((url) => [PART]);',
  'const parts: P[] = input.urls.reduce<P[]>((all, url) => [...all, PART], []);',
  'const parts: P[] = Array.from(input.urls, (url) => (PART));',
  'const parts: P[] = await Promise.all(input.urls.map(async (url) => (PART)));',
  'const parts: P[] = await load().then((url) => [PART]);',
  'const make = (urls: string[]): P[] => urls.map((url) => (PART)); const parts = make(input.urls);',
  'function make(urls: string[]): P[] { return urls.map((url) => (PART)); } const parts = make(input.urls);',
  'const make = async (urls: string[]): Promise<P[]> => Promise.all(urls.map(async (url) => (PART))); const parts = await make(input.urls);',
  'const make = (url: string): P => (PART); const parts: P[] = input.urls.map(make);',
  'class Parts { list: P[] = []; constructor(urls: string[]) { this.list = urls.map((url) => (PART)); } } const parts = new Parts(input.urls).list;',
  'const parts: P[] = []; for (const url of input.urls) parts.push(PART);',
  'const message: { content: P[] } = { content: input.urls.map((url) => (PART)) }; const parts = message.content;',
];

function reported(parts: string): number {
  const code = `import OpenAI from 'openai';
type P = OpenAI.ChatCompletionContentPart;
const client = new OpenAI();
export async function ask(input: { urls: string[] }) {
  ${parts}
  return client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: parts }] });
}`;
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { 'openai-zdr': plugin },
      languageOptions: { parser: tsParser },
      rules: { 'openai-zdr/no-image-input': 'error' },
    },
    'sample.ts',
  );
  return messages.length;
}

describe('parts that are made for each element of a list', () => {
  it.each(spellings)('%s', (spelling) => {
    expect(reported(spelling.replace('PART', IMAGE))).toBe(1);
    expect(reported(spelling.replace('PART', TEXT))).toBe(0);
  });
});
