/** Who gets a request, in the words of every report. */
import type { Target } from '../../catalogue/hosts.ts';

export const targetNames: Readonly<Record<Target, string>> = {
  openai: 'OpenAI',
  azure: 'Azure OpenAI',
  bedrock: 'Amazon Bedrock',
  other: 'another host',
  unknown: 'a host that is not known',
};

export function targetWords(targets: readonly Target[]): string {
  return targets.map((target) => targetNames[target]).join(' or ');
}
