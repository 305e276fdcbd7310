/** What is said of a file that could not be analysed. */

/** For a linter and an inventory alike: what has failed is this plugin, not the code. */
export function analysisFailed(error: unknown): string {
  return `The analysis of this file failed, so it is not checked (${firstLineOf(error)}). Please report it to eslint-plugin-openai-zdr.`;
}

export function firstLineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
