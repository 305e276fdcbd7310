/** What readers of frameworks make of a text, in words that are compared at once. */
import { Contents } from '../../src/calls/content.ts';
import { storedBy } from '../../src/calls/store.ts';
import type { AnalysedFile } from '../../src/calls/analysis.ts';
import { type Language, type ReadOptions, readings, summaryOf } from './calls.ts';

/** `generate POST /v1/responses → openai, default`, with what else is told of the call */
export function told(file: AnalysedFile | null): string[] {
  return (file?.calls ?? []).map((call) => {
    const types = ['messages', 'input', 'tools']
      .flatMap((key) => new Contents(file!.evaluator, call).under([key]))
      .flatMap((item) => item.types)
      .filter((type) => !/^(?:text|input_text|function)$/.test(type));
    const ignored = (call.ignored ?? []).map(
      ({ name, instead }) => `${name} has no effect${instead === null ? '' : `, ${instead} has`}`,
    );
    const isOf = /\/(?:responses|chat\/completions)$/.test(call.route ?? '');
    return [
      summaryOf(call),
      ...(isOf ? [storedBy(call.body.get('store'))] : []),
      ...new Set(types),
      ...ignored,
    ].join(', ');
  });
}

/** The same from every parser. */
export function toldOf(
  code: string,
  languages?: readonly Language[],
  options?: ReadOptions,
): string[] | string[][] {
  const all = readings(languages).map(({ read }) => told(read(code, options)));
  const [first = []] = all;
  return all.every((item) => JSON.stringify(item) === JSON.stringify(first)) ? first : all;
}
