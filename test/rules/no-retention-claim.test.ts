import { noRetentionClaim } from '../../src/rules/no-retention-claim.ts';
import { CLIENT, testRule } from '../helpers/tester.ts';

const state = '`store: false` leaves the abuse-monitoring log';
const invented = 'its switch is no parameter of OpenAI';

testRule(
  'no-retention-claim',
  noRetentionClaim,
  {
    valid: [
      {
        name: 'a comment that says what the switch does',
        code: `${CLIENT}// keeps the response out of application state\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'a comment that names the condition',
        code: `${CLIENT}// ZDR needs an agreement: this removes application state only\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'a comment that denies it',
        code: `${CLIENT}// this is not zero data retention\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'a short denial',
        code: `${CLIENT}// no ZDR here\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'an empty line between',
        code: `${CLIENT}// zero data retention\n\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'a comment behind the statement above',
        code: `${CLIENT}const agreement = 1; // ZDR\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'a comment behind another statement on the line',
        code: `${CLIENT}client.responses.create({ input: 'x', store: false }); next(); // ZDR`,
      },
      {
        name: 'a claim over a request that keeps to nothing',
        code: `${CLIENT}// ZDR\nclient.responses.create({ input: 'x' });`,
      },
      {
        name: 'a claim over a stored request is a matter of another rule',
        code: `${CLIENT}// ZDR\nclient.responses.create({ input: 'x', store: true });`,
      },
      {
        name: 'an endpoint without store',
        code: `${CLIENT}// ZDR\nclient.embeddings.create({ model: 'm', input: 'x' });`,
      },
      {
        name: 'a file without comments',
        code: `${CLIENT}client.responses.create({ input: 'zero data retention', store: false });`,
      },
      {
        name: 'a claim in the prompt',
        code: `${CLIENT}client.responses.create({ input: 'explain zero data retention', store: false });`,
      },
      {
        name: 'a logged text that names the condition',
        code: `${CLIENT}console.info('ZDR needs an agreement');\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'a logged claim in another function',
        code: `${CLIENT}export const ready = () => console.info('ZDR is on');\nexport async function ask() {\n  return client.responses.create({ input: 'x', store: false });\n}`,
      },
      {
        name: 'a claim that is given to a function of another kind',
        code: `${CLIENT}explain('zero data retention');\nclient.responses.create({ input: 'x', store: false });`,
      },
      {
        name: 'a logged claim beside a request that keeps to nothing',
        code: `${CLIENT}console.info('zero data retention');\nclient.responses.create({ input: 'x' });`,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });\n// ZDR\nclient.responses.create({ input: 'x', store: false });",
      },
      {
        name: 'another library',
        code: "import Jobs from 'jobs';\nconst client = new Jobs();\n// ZDR\nclient.responses.create({ input: 'x', store: false });",
      },
    ],
    invalid: [
      {
        name: 'in the log',
        code: `${CLIENT}console.info('OpenAI call with zero data retention');\nclient.responses.create({ input: 'x', store: false });`,
        errors: [
          {
            messageId: 'text',
            data: { truth: state },
            line: 3,
            column: 14,
            endLine: 3,
            endColumn: 52,
          },
        ],
      },
      {
        name: 'in the log of a function, with parts that are not known',
        code: `${CLIENT}export async function ask() {\n  const answer = await client.chat.completions.create({ messages, data_usage: 'none' });\n  this.logger.debug(\`no data retention for \${id}\`, { mode: 'ZDR' });\n  return answer;\n}`,
        errors: [
          {
            messageId: 'text',
            data: { truth: invented },
            line: 5,
            column: 21,
            endLine: 5,
            endColumn: 50,
          },
          {
            messageId: 'text',
            data: { truth: invented },
            line: 5,
            column: 60,
            endLine: 5,
            endColumn: 65,
          },
        ],
      },
      {
        name: 'in metadata',
        code: `${CLIENT}client.responses.create({ input: 'x', store: false, metadata: { policy: 'no data retention' } });`,
        errors: [
          {
            messageId: 'text',
            data: { truth: state },
            line: 3,
            column: 73,
            endLine: 3,
            endColumn: 92,
          },
        ],
      },
      {
        name: 'over an invented header',
        code: `${CLIENT}// zero data retention\nclient.embeddings.create({ model: 'm', input: 'x' }, { headers: { 'OpenAI-ZDR': 'true' } });`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: 'its header is none of OpenAI' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'on the line above',
        code: `${CLIENT}// ZDR: nothing is retained\nclient.responses.create({ input: 'x', store: false });`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'behind the statement',
        code: `${CLIENT}client.responses.create({ input: 'x', store: false }); // zero data retention`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 3,
            column: 56,
            endLine: 3,
            endColumn: 78,
          },
        ],
      },
      {
        name: 'inside the request',
        code: `${CLIENT}client.responses.create({\n  input: 'x',\n  store: false, // no data retention\n});`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 5,
            column: 17,
            endLine: 5,
            endColumn: 37,
          },
        ],
      },
      {
        name: 'in a block comment',
        code: `${CLIENT}/* prompts are never logged */\nconst answer = await client.responses.create({ input: 'x', store: false });`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 31,
          },
        ],
      },
      {
        name: 'inside a function',
        code: `${CLIENT}async function ask() {\n  // opted out of data retention\n  return client.responses.create({ input: 'x', store: false });\n}`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'over a field of a class',
        code: `${CLIENT}class Answers {\n  // 30-day retention off\n  first = client.responses.create({ input: 'x', store: false });\n}`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 26,
          },
        ],
      },
      {
        name: 'Chat Completions',
        code: `${CLIENT}// retention is disabled\nclient.chat.completions.create({ messages: [], store: false });`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 25,
          },
        ],
      },
      {
        name: 'beside an invented switch',
        code: `${CLIENT}// zero-data-retention\nclient.embeddings.create({ model: 'm', input: 'x', data_usage: 'none' });`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: invented },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'an invented switch in a spread',
        code: `${CLIENT}const privacy = { zdr: true };\n// data is not stored\nclient.responses.create({ input: 'x', ...privacy });`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: invented },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 22,
          },
        ],
      },
      {
        name: 'fetch',
        code: "// ZDR\nfetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ input: 'x', store: false }) });",
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 7,
          },
        ],
      },
      {
        name: 'two claims for one request',
        code: `${CLIENT}// ZDR\nclient.responses.create({ input: 'x', store: false }); // zero data retention`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 7,
          },
          {
            messageId: 'claim',
            data: { truth: state },
            line: 4,
            column: 56,
            endLine: 4,
            endColumn: 78,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a comment on a type',
        code: `${CLIENT}// ZDR\ntype Answer = string;\nclient.responses.create({ input: 'x', store: false });`,
      },
    ],
    invalid: [
      {
        name: 'as any',
        code: `${CLIENT}// ZDR\nclient.responses.create({ input: 'x', store: false } as any);`,
        errors: [
          {
            messageId: 'claim',
            data: { truth: state },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 7,
          },
        ],
      },
    ],
  },
);
