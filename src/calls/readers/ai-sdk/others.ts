/** Providers that have nothing to do with OpenAI. */
import { otherVendors } from '../../../catalogue/clients.ts';
import {
  CORE,
  azureProvider,
  compatibleProvider,
  openaiProvider,
  otherProviders,
} from '../../../catalogue/frameworks/ai-sdk.ts';
import { plainSpecifier } from '../../../catalogue/specifiers.ts';
import { type Value, rootOf } from '../../../values/value.ts';

/** It comes from a package of another vendor. */
export function isOfOthers(value: Value): boolean {
  const root = rootOf(value);
  if (root.kind !== 'import') return false;
  const source = plainSpecifier(root.source);
  if (openaiProvider.test(source) || azureProvider.test(source) || compatibleProvider.test(source))
    return false;
  if (CORE.test(source)) return false;
  return otherProviders.test(source) || otherVendors.test(source);
}
