import { inventedSwitches } from '../catalogue/policy/index.ts';
import { gatewayControlOf, isInventedHeader } from '../catalogue/headers.ts';
import type { Key } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { type OptionsOf, optionsOf, texts } from './options.ts';

type Options = OptionsOf<'no-undocumented-header'>;

type MessageIds = 'invented' | 'gateway' | 'environment' | 'remove';

const ENVIRONMENT = new Set(
  inventedSwitches.filter((item) => item.kind === 'env').map((item) => item.name),
);

export const noUndocumentedHeader = createRule<Options, MessageIds>({
  name: 'no-undocumented-header',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow retention headers that OpenAI does not document',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    hasSuggestions: true,
    schema: optionsOf<Options>({
      allow: texts('Names of headers that are accepted, in any case of letters.'),
    }),
    defaultOptions: [{ allow: [] }],
    messages: {
      invented:
        '`{{name}}`{{from}} is not an OpenAI header: retention is set per organization or project, not per request.',
      gateway:
        '`{{name}}`{{from}} is a control of {{provider}}. Sent to OpenAI it changes nothing.',
      environment:
        'No SDK of OpenAI reads `{{name}}`: retention is set per organization or project, not by the environment.',
      remove: 'Remove `{{name}}`.',
    },
  },
  create({ options, file, calls, tell }) {
    const allowed = new Set(options.allow.map((name) => name.toLowerCase()));

    for (const call of calls.toOpenAI) {
      call.ownHeaders.written().forEach(check);
      // What a client adds to every request is reported where it is written: here, or where the client is made.
      call.headers.written().filter(isHere).forEach(check);
    }
    for (const client of file.clients)
      if (client.isToOpenAI) client.headers.written().forEach(check);

    for (const { name, at } of file.environmentWrites)
      if (ENVIRONMENT.has(name)) tell(at, 'environment', { name });

    function isHere({ at }: Key): boolean {
      return file.holds(at);
    }

    function check(key: Key): void {
      const { name, at } = key;
      if (allowed.has(name.toLowerCase())) return;
      const suggest = [{ messageId: 'remove' as const, data: { name }, edit: key.removed }];
      const provider = gatewayControlOf(name);
      if (provider !== null) tell(at, 'gateway', { name, provider }, { suggest });
      else if (isInventedHeader(name)) tell(at, 'invented', { name }, { suggest });
    }
  },
});
