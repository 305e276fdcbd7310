import { isProven } from '../catalogue/policy/index.ts';
import { createsResponse } from '../calls/store.ts';
import { mayReachOpenAI } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { placeIn } from './places.ts';

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
        '`background: true` is not eligible for Zero Data Retention (policy of {{date}}). {{text}} Wait for the answer instead, or stream it.',
      contested:
        '`background: true` leaves data on disk (policy of {{date}}). {{text}} Wait for the answer instead, or stream it.',
    },
  },
  create({ settings: { policy }, calls, report }) {
    const feature = policy.feature('background')?.now;
    if (!feature) return;
    for (const call of calls) {
      if (!mayReachOpenAI(call) || !createsResponse(call)) continue;
      const { values, nodes } = call.body.get('background');
      const value = values.find((item) => item.kind === 'literal' && item.value === true);
      if (!value) continue;
      // That the response is written to disk is certain; whether that breaks Zero Data Retention is what the texts leave open.
      const isIneligible =
        feature.verdict === 'ineligible' && isProven(feature.certainty) && policy.profile !== 'mam';
      report({
        node: placeIn(call.module, nodes, call.anchor, value),
        module: call.module,
        otherwise: call.anchor,
        messageId: isIneligible ? 'ineligible' : 'contested',
        data: { date: policy.snapshot.id, text: feature.text },
      });
    }
  },
});
