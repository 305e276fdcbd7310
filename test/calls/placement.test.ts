/** Where a suggestion writes keys of a request that a framework puts together. */
import { describe, expect, it } from 'vitest';
import { Call } from '../../src/calls/call.ts';
import type { Edit } from '../../src/calls/edit.ts';
import { analysed } from '../helpers/calls.ts';

const AI = "import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n";
const KEYS = { store: false, include: ['reasoning.encrypted_content'] };

function callIn(code: string): Call {
  const { calls, evaluator } = analysed(AI + code);
  expect(calls).toHaveLength(1);
  return new Call(calls[0]!, evaluator);
}

function written(edit: Edit | null): string | null {
  return edit?.kind === 'add' ? edit.text : null;
}

describe('several keys', () => {
  it.each([
    ['', "providerOptions: { openai: { store: false, include: ['reasoning.encrypted_content'] } }"],
    [
      'providerOptions: { google: {} }',
      "openai: { store: false, include: ['reasoning.encrypted_content'] }",
    ],
    [
      "providerOptions: { openai: { user: 'u' } }",
      "store: false, include: ['reasoning.encrypted_content']",
    ],
  ])('stand in one object with %j', (options, text) => {
    const call = callIn(`generateText({ model: openai('gpt-5'), prompt: 'x', ${options} });`);
    expect(written(call.add(KEYS))).toBe(text);
  });

  it.each([
    ['a name', 'providerOptions: given'],
    ['a call', 'providerOptions: { openai: optionsFor() }'],
    ['a spread', '...given'],
  ])('are not written where %s may hold them', (_what, options) => {
    const call = callIn(`generateText({ model: openai('gpt-5'), prompt: 'x', ${options} });`);
    expect(call.add(KEYS)).toBeNull();
  });

  it('are not written where one of them is not sent', () => {
    const call = callIn("generateText({ model: openai.chat('gpt-5'), prompt: 'x' });");
    expect(written(call.add({ store: false }))).toBe(
      'providerOptions: { openai: { store: false } }',
    );
    expect(call.add({ store: false, previous_response_id: 'resp_1' })).toBeNull();
  });

  it('have the names that the framework has for them', () => {
    const call = callIn("generateText({ model: openai('gpt-5'), prompt: 'x' });");
    expect(written(call.add({ previous_response_id: 'resp_1', prompt_cache_key: 'k' }))).toBe(
      "providerOptions: { openai: { previousResponseId: 'resp_1', promptCacheKey: 'k' } }",
    );
  });
});
