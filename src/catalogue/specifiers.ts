/** Names of packages in the specifiers of imports. */

/** `npm:@ai-sdk/openai@2` and `https://esm.sh/@ai-sdk/openai@2` are `@ai-sdk/openai`. */
export function plainSpecifier(specifier: string): string {
  return specifier
    .replace(
      /^(?:npm:|jsr:|https:\/\/(?:esm\.sh|esm\.run|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm)\/(?:v\d+\/|\*)?)/,
      '',
    )
    .replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]+/, '$1');
}
