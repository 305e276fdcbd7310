import { isProven } from '../catalogue/policy/index.ts';
import { createRule } from '../rule.ts';
import { forbids } from './profiles.ts';

export const noBackgroundMode = createRule<object, 'ineligible' | 'contested'>({
  name: 'no-background-mode',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow background mode, which writes the response to disk',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    schema: [],
    messages: {
      ineligible:
        '`background: true`{{from}} is not ZDR-eligible{{asOf}}: the response stays on disk for some time. Wait for it, or stream it.',
      contested:
        '`background: true`{{from}} keeps the response on disk for about 10 minutes{{asOf}}. Wait for it, or stream it.',
    },
  },
  create({ settings: { policy }, calls, tell }) {
    const feature = policy.feature('background')?.now;
    if (!feature) return;
    for (const call of calls.toOpenAI) {
      if (!call.creates('response')) continue;
      const place = call.body.get('background').giving(true);
      if (!place) continue;
      // That the response is written to disk is certain; the texts of one time called that not eligible.
      const isIneligible = forbids(policy, feature) && isProven(feature.certainty);
      tell(place, isIneligible ? 'ineligible' : 'contested');
    }
  },
});
