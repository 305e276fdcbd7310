/** What options accept, and why. */
import type { Call } from '../calls/index.ts';
import { namePattern } from '../glob.ts';
import type { OptionsOf, SchemaOf } from './options.ts';

type Allowed = OptionsOf<'no-ineligible-endpoint'>['allow'];

export function allowedCalls(why: string): SchemaOf<Allowed> {
  return {
    type: 'array',
    description:
      'Calls that are accepted, each with a reason: `files.create`, `files.*`, `/v1/files` or `POST /v1/files`.',
    items: {
      type: 'object',
      properties: {
        call: { type: 'string', minLength: 1, description: 'SDK path or route.' },
        reason: { type: 'string', minLength: 3, description: why },
      },
      required: ['call', 'reason'],
      additionalProperties: false,
    },
    uniqueItems: true,
  };
}

/** Calls are named as the SDK does, or by their route: `files.*`, `/v1/files`, `POST /v1/files`. */
export function reasonToAllow(allowed: Allowed, { path }: Call, route: string): string | undefined {
  const names = [path, route, route.slice(route.indexOf('/'))];
  const found = allowed.find(({ call }) => {
    const pattern = namePattern(call);
    return names.some((name) => name !== null && pattern.test(name));
  });
  return found?.reason;
}
