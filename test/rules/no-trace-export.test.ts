import { noTraceExport } from '../../src/rules/no-trace-export.ts';
import { CLIENT, testRule } from '../helpers/tester.ts';

const SDK =
  "import { Agent, Runner, run, setTracingDisabled, setTraceProcessors, withTrace } from '@openai/agents';\n";
const VOICE = "import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';\n";
const AGENT = "new Agent({ name: 'Desk' })";
const AT_RUN = { what: 'This run', remedy: 'Call `setTracingDisabled(true)` before it.' };
const ON_RUNNER = { what: 'This run', remedy: 'Set `tracingDisabled: true` on the Runner.' };

/** A squiggle under the name of what is called. */
const at = (line: number, column: number, length: number) => ({
  line,
  column,
  endLine: line,
  endColumn: column + length,
});

testRule('no-trace-export', noTraceExport, {
  valid: [
    { name: 'switched off before', code: `${SDK}setTracingDisabled(true);\nrun(${AGENT}, 'x');` },
    { name: 'no processors', code: `${SDK}setTraceProcessors([]);\nrun(${AGENT}, 'x');` },
    {
      name: 'a runner that is told not to',
      code: `${SDK}new Runner({ tracingDisabled: true }).run(${AGENT}, 'x');`,
    },
    {
      name: 'a switch that only the running program knows',
      code: `${SDK}setTracingDisabled(process.env.QUIET === '1');\nrun(${AGENT}, 'x');`,
    },
    {
      name: 'a switch under a condition',
      code: `${SDK}if (quiet) setTracingDisabled(true);\nrun(${AGENT}, 'x');`,
    },
    {
      name: 'a voice session that is told not to',
      code: `${VOICE}const session = new RealtimeSession(new RealtimeAgent({ name: 'a' }), { tracingDisabled: true });\nsession.connect({ apiKey });`,
    },
    {
      name: 'a realtime session without a trace',
      code: `${CLIENT}client.realtime.clientSecrets.create({ session: { type: 'realtime', tracing: null } });`,
    },
    {
      name: 'a realtime session that does not speak of it',
      code: `${CLIENT}client.realtime.clientSecrets.create({ session: { type: 'realtime' } });`,
    },
    {
      name: 'a value that is not known',
      code: `${CLIENT}client.realtime.clientSecrets.create({ session: { type: 'realtime', tracing } });`,
    },
    {
      name: 'a run of the program itself',
      code: "import { Agent, run } from './agents.js';\nrun(new Agent({ name: 'openai' }), 'x');",
    },
    {
      name: 'a snapshot that knows nothing of tracing',
      code: `${SDK}run(${AGENT}, 'x');`,
      settings: { 'openai-zdr': { policy: '2025-05' } },
    },
  ],
  invalid: [
    {
      name: 'a run',
      code: `${SDK}run(${AGENT}, 'x');`,
      errors: [{ messageId: 'exported', data: AT_RUN, ...at(2, 1, 3) }],
    },
    {
      name: 'a runner',
      code: `${SDK}new Runner().run(${AGENT}, 'x');`,
      errors: [{ messageId: 'exported', data: ON_RUNNER, ...at(2, 14, 3) }],
    },
    {
      name: 'another vendor answers, OpenAI gets the traces',
      code: `${SDK}import { OpenAIProvider } from '@openai/agents';\nnew Runner({ modelProvider: new OpenAIProvider({ baseURL: 'https://llm.example/v1' }) }).run(${AGENT}, 'x');`,
      errors: [{ messageId: 'exported', data: ON_RUNNER, ...at(3, 90, 3) }],
    },
    {
      name: 'switched on again',
      code: `${SDK}setTracingDisabled(true);\nsetTracingDisabled(false);\nrun(${AGENT}, 'x');`,
      errors: [{ messageId: 'exported', data: AT_RUN, ...at(4, 1, 3) }],
    },
    {
      name: 'switched off too late',
      code: `${SDK}run(${AGENT}, 'x');\nsetTracingDisabled(true);`,
      errors: [{ messageId: 'exported', data: AT_RUN, ...at(2, 1, 3) }],
    },
    {
      name: 'an option that run() drops',
      code: `${SDK}run(${AGENT}, 'x', { tracingDisabled: true });`,
      errors: [{ messageId: 'exported', data: AT_RUN, ...at(2, 1, 3) }],
    },
    {
      name: 'a trace around a runner without one',
      code: `${SDK}withTrace('x', () => new Runner({ tracingDisabled: true }).run(${AGENT}, 'x'));`,
      errors: [{ messageId: 'exported', data: { ...AT_RUN, what: 'This' }, ...at(2, 1, 9) }],
    },
    {
      name: 'without Zero Data Retention',
      code: `${SDK}run(${AGENT}, 'x');`,
      settings: { 'openai-zdr': { profile: 'default' } },
      errors: [{ messageId: 'kept', data: AT_RUN, ...at(2, 1, 3) }],
    },
    {
      name: 'a voice session',
      code: `${VOICE}const session = new RealtimeSession(new RealtimeAgent({ name: 'a' }));\nsession.connect({ apiKey });`,
      errors: [
        { messageId: 'realtime', data: { remedy: 'Set `tracingDisabled: true`.' }, ...at(3, 9, 7) },
      ],
    },
    {
      name: 'a secret for a session with a trace',
      code: `${CLIENT}client.realtime.clientSecrets.create({ session: { type: 'realtime', tracing: 'auto' } });`,
      errors: [
        { messageId: 'realtime', data: { remedy: 'Set `tracing` to null.' }, ...at(3, 69, 15) },
      ],
    },
    {
      name: 'a voice session without Zero Data Retention',
      code: `${VOICE}new RealtimeSession(new RealtimeAgent({ name: 'a' })).connect({ apiKey });`,
      settings: { 'openai-zdr': { profile: 'default' } },
      errors: [
        {
          messageId: 'realtimeKept',
          data: { remedy: 'Set `tracingDisabled: true`.' },
          ...at(2, 55, 7),
        },
      ],
    },
    {
      name: 'a session with a trace, without Zero Data Retention',
      code: `${CLIENT}client.realtime.clientSecrets.create({ session: { type: 'realtime', tracing: 'auto' } });`,
      settings: { 'openai-zdr': { profile: 'default' } },
      errors: [
        { messageId: 'realtimeKept', data: { remedy: 'Set `tracing` to null.' }, ...at(3, 69, 15) },
      ],
    },
    {
      name: 'a session with a trace of a name',
      code: `${CLIENT}client.beta.realtime.sessions.create({ tracing: { workflow_name: 'x' } });`,
      errors: [
        { messageId: 'realtime', data: { remedy: 'Set `tracing` to null.' }, ...at(3, 40, 31) },
      ],
    },
  ],
});
