import type { Call } from '../calls/index.ts';
import { isInventedHeader } from '../catalogue/headers.ts';
import { inventedSwitches } from '../catalogue/policy/index.ts';
import { createRule } from '../rule.ts';

const CLAIMS =
  /\bZDR\b|zero[- ]data[- ]retention|\bno (?:data )?retention\b|retention (?:is )?(?:off|disabled|zero)|(?:data|prompts?|nothing) (?:is|are)? ?(?:never|not) (?:stored|retained|kept|logged)|opt(?:s|ed)? out of (?:data )?retention|30[- ]day retention off/i;
/** Words that turn a claim, here written as `¤`, into a condition or a denial: `needs ZDR`, `this is not ZDR`. */
const DOUBTS =
  /\b(?:not|without|unless|only|if|needs?|requires?|depends?|granted|agreement)\b|n't\b|\bno[n ]?[- ]?¤/i;
const INVENTED = new Set(
  inventedSwitches.filter((item) => item.kind === 'body').map((item) => item.name),
);

export const noRetentionClaim = createRule<object, 'claim' | 'text'>({
  name: 'no-retention-claim',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow comments and texts that claim more than the request does',
      recommended: false,
      severity: { recommended: 'off', strict: 'warn' },
    },
    schema: [],
    messages: {
      claim: 'This comment says nothing is kept, but {{truth}}: name the agreement.',
      text: 'This text says nothing is kept, but {{truth}}: name the agreement.',
    },
  },
  create({ file, calls, tell }) {
    if (!CLAIMS.test(file.text)) return;
    for (const call of calls.toOpenAI) {
      const truth = truthOf(call);
      if (truth === null) continue;
      for (const { kind, text, at } of call.remarks())
        if (isClaim(text)) tell(at, kind === 'comment' ? 'claim' : 'text', { truth });
    }
  },
});

function isClaim(text: string): boolean {
  return CLAIMS.test(text) && !DOUBTS.test(text.replace(new RegExp(CLAIMS, 'gi'), '¤'));
}

/** What the only control of a request really does. */
function truthOf(call: Call): string | null {
  if (call.body.written().some(({ name }) => INVENTED.has(name)))
    return 'its switch is no parameter of OpenAI';
  if (call.ownHeaders.written().some(({ name }) => isInventedHeader(name)))
    return 'its header is none of OpenAI';
  const mayStore = call.creates('response') || call.creates('completion');
  return mayStore && call.body.get('store').stored === 'off'
    ? '`store: false` leaves the abuse-monitoring log'
    : null;
}
