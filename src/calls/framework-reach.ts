/** Whether what a file has from other files may be of a framework. */
import type { FrameworkFacts } from '../catalogue/frameworks/facts.ts';
import { ImportedText } from '../values/program/imported-text.ts';

const made = new Map<FrameworkFacts, ImportedText>();

export function reachesFramework(facts: FrameworkFacts, filename: string, text: string): boolean {
  let texts = made.get(facts);
  if (!texts)
    made.set(
      facts,
      (texts = new ImportedText({
        source: (specifier) => facts.packages.test(specifier),
        text: () => false,
        withTypes: true,
      })),
    );
  return texts.reaches(filename, text);
}
