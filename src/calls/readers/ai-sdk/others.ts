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
  return root.kind === 'import' && isOtherProvider(root.source);
}

/** A package of models that have nothing to do with OpenAI. */
export function isOtherProvider(specifier: string): boolean {
  const source = plainSpecifier(specifier);
  if (openaiProvider.test(source) || azureProvider.test(source) || compatibleProvider.test(source))
    return false;
  if (CORE.test(source)) return false;
  return otherProviders.test(source) || otherVendors.test(source);
}
