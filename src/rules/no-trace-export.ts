import type { Call, Place } from '../calls/index.ts';
import { isProven } from '../catalogue/policy/index.ts';
import { createRule } from '../rule.ts';

type MessageIds = 'exported' | 'kept' | 'realtime' | 'realtimeKept';

/** Versions of the Agents SDK from which on an option is heeded. */
const HEEDED = { runner: '0.14.0', session: '0.3.0' } as const;

export const noTraceExport = createRule<object, MessageIds>({
  name: 'no-trace-export',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow traces of runs and voice sessions that are sent to OpenAI',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    schema: [],
    messages: {
      exported: '{{what}} posts its traces to OpenAI; ZDR has no tracing. {{remedy}}',
      kept: '{{what}} posts its traces to OpenAI; no text says how long they are kept. {{remedy}}',
      realtime: 'This session is traced at OpenAI; ZDR has no tracing. {{remedy}}',
      realtimeKept:
        'This session is traced at OpenAI; no text says how long traces are kept. {{remedy}}',
    },
  },
  create({ settings: { policy }, calls, tell }) {
    const ofRuns = policy.feature('agents-tracing')?.now;
    const ofSessions = policy.feature('realtime-tracing')?.now;
    // That there is no tracing under Zero Data Retention stands in the text about the Agents SDK.
    const isUnavailable = policy.profile === 'zdr' && isProven(ofRuns?.certainty ?? 'open');

    for (const call of calls.toOpenAI) {
      if (ofRuns && isTraces(call)) {
        const data = { what: speakerOf(call), remedy: remedyFor(call) };
        tell(call.at(), isUnavailable ? 'exported' : 'kept', data);
      } else if (ofSessions && isSession(call)) {
        const place = tracedBy(call);
        const remedy = remedyForSession(call);
        if (place) tell(place, isUnavailable ? 'realtime' : 'realtimeKept', { remedy });
      }
    }
  },
});

function isTraces({ routePath }: Call): boolean {
  return routePath?.startsWith('/v1/traces') ?? false;
}

function isSession({ routePath }: Call): boolean {
  return routePath !== null && /^\/v1\/realtime(?:\/|$)/.test(routePath);
}

function speakerOf({ path }: Call): string {
  return path === null || path === 'withTrace' ? 'This' : 'This run';
}

function remedyFor(call: Call): string {
  if (call.via !== 'agents') return 'Leave it out.';
  if (call.path !== 'Runner.run') return 'Call `setTracingDisabled(true)` before it.';
  return call.hasVersion(HEEDED.runner)
    ? 'Set `tracingDisabled: true` on the Runner.'
    : `Call \`setTracingDisabled(true)\`; a Runner heeds it from ${HEEDED.runner} on.`;
}

function remedyForSession(call: Call): string {
  if (call.via !== 'agents') return 'Set `tracing` to null.';
  return call.hasVersion(HEEDED.session)
    ? 'Set `tracingDisabled: true`.'
    : `\`tracingDisabled\` counts from @openai/agents ${HEEDED.session} on.`;
}

/** `tracing: 'auto'`, or an object that names the trace */
function tracedBy({ body }: Call): Place | null {
  for (const path of [['tracing'], ['session', 'tracing']] as const) {
    const [auto] = body.get(...path).texts;
    if (auto) return auto.at;
    const isNamed = NAMES.some((name) => body.get(...path, name).given);
    if (isNamed) return body.get(...path).at;
  }
  return null;
}

const NAMES = ['workflow_name', 'group_id', 'metadata'];
