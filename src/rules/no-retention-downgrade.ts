import type { Policy, Profile } from '../catalogue/policy/index.ts';
import { createRule } from '../rule.ts';

const WHOSE: Readonly<Record<string, 'project' | 'organization'>> = {
  'POST /v1/organization/projects/{}/data_retention': 'project',
  'POST /v1/organization/data_retention': 'organization',
};

const MONITORED = new Set(['modified_abuse_monitoring', 'enhanced_modified_abuse_monitoring']);

/** Since when the administration API can set it. */
const CONTROL = 'retention-control';

export const noRetentionDowngrade = createRule<object, 'off' | 'weaker'>({
  name: 'no-retention-downgrade',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow code that takes away what was agreed on retention',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: [],
    messages: {
      off: '`{{name}}`{{from}} switches the retention control of this {{whose}} off{{asOf}}: its data is kept as by default.',
      weaker:
        '`{{name}}`{{from}} takes this {{whose}} out of Zero Data Retention{{asOf}}: `store` keeps data again.',
    },
  },
  create({ settings: { policy }, calls, tell }) {
    if (!policy.feature(CONTROL)?.now) return;
    for (const call of calls.toOpenAI) {
      const whose = WHOSE[call.route ?? ''];
      if (whose === undefined) continue;
      for (const { text: name, at } of call.body.get('retention_type').texts) {
        const harm = harmOf(name, policy);
        if (harm) tell(at, harm, { name, whose });
      }
    }
  },
});

/** Under which agreements a control that goes is missed. */
const AGREED: ReadonlySet<Profile> = new Set(['zdr', 'mam', 'hipaa']);

/** What a project inherits is not said by its own setting. */
function harmOf(type: string, { profile }: Policy): 'off' | 'weaker' | null {
  if (type === 'none' && AGREED.has(profile)) return 'off';
  return MONITORED.has(type) && profile === 'zdr' ? 'weaker' : null;
}
