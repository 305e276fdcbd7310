/** Wrong usage, input or settings: one sentence on stderr, exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0] ?? error.name : String(error);
}
