import { alternatives } from '../../src/catalogue/policy/index.ts';
import { noIneligibleTool } from '../../src/rules/no-ineligible-tool.ts';
import { CLIENT, asOf, testRule } from '../helpers/tester.ts';

const way = ' `web_search` with `external_web_access: false` can be, in a ZDR project.';
const search = {
  name: 'file_search',
  is: 'searches /v1/vector_stores, which is',
  instead: alternatives['file-search']!,
};
const mcp = { name: 'mcp' };
const hipaa = { 'openai-zdr': { profile: 'hipaa' } };

testRule(
  'no-ineligible-tool',
  noIneligibleTool,
  {
    valid: [
      {
        name: 'a function of the program',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'function', name: 'file_search' }] });`,
      },
      {
        name: 'tools that run where the program runs',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'local_shell' }, { type: 'apply_patch' }, { type: 'computer_use_preview' }] });`,
      },
      {
        name: 'a tool that the program computes',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: kind }] });`,
      },
      {
        name: 'a code interpreter, whose state goes with its container',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'code_interpreter', container: { type: 'auto' } }] });`,
      },
      {
        name: 'a level that is not asked for',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'mcp', server_label: 'a' }] });`,
        options: [{ report: ['ineligible'] }],
      },
      {
        name: 'no level at all',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] });`,
        options: [{ report: [] }],
      },
      {
        name: 'a shell on the own machine',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'shell', environment: { type: 'local' } }] });`,
        settings: { 'openai-zdr': { policy: '2026-03' } },
      },
      {
        name: 'a snapshot from before MCP',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'mcp', server_label: 'a' }] });`,
        settings: { 'openai-zdr': { policy: '2025-05' } },
      },
      {
        name: 'live web search, without health data',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search' }] });`,
      },
      {
        name: 'offline web search, with health data',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search', external_web_access: false }] });`,
        settings: hipaa,
      },
      {
        name: 'web search whose flag cannot be told',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search', external_web_access: isLive }] });`,
        settings: hipaa,
      },
      {
        name: 'web search whose flag may come with a spread',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search', ...flags }] });`,
        settings: hipaa,
      },
      {
        name: 'file search, whose vector stores a BAA may cover',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] });`,
        settings: hipaa,
      },
      {
        name: 'file search, which Modified Abuse Monitoring allows',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] });`,
        settings: { 'openai-zdr': { profile: 'mam' } },
      },
      {
        name: 'hosted containers, which Modified Abuse Monitoring always allowed',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'code_interpreter', container: { type: 'auto' } }] });`,
        settings: { 'openai-zdr': { profile: 'mam', policy: '2026-03' } },
      },
      {
        name: 'the tools of an assistant are a matter of its endpoint',
        code: `${CLIENT}client.beta.assistants.create({ model: 'gpt-4o', tools: [{ type: 'file_search' }] });`,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nclient.responses.create({ input: 'x', tools: [{ type: 'mcp', server_label: 'a' }] });",
      },
      {
        name: 'another vendor',
        code: "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\nclient.responses.create({ tools: [{ type: 'mcp' }] });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.x.ai/v1/responses', { method: 'POST', body: JSON.stringify({ tools: [{ type: 'mcp' }] }) });",
      },
    ],
    invalid: [
      {
        name: 'live web search under a BAA, before offline search was told apart',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search' }] });`,
        settings: { 'openai-zdr': { profile: 'hipaa', policy: '2025-11-08' } },
        errors: [
          {
            messageId: 'notCovered',
            data: { name: 'web_search', ...asOf('2025-11-08'), way: '' },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 67,
          },
        ],
      },
      {
        name: 'file search',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] });`,
        errors: [
          { messageId: 'ineligible', data: search, line: 3, column: 49, endLine: 3, endColumn: 68 },
        ],
      },
      {
        name: 'a remote MCP server',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'mcp', server_label: 'a', server_url: 'https://mcp.example.com' }] });`,
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 3, column: 49, endLine: 3, endColumn: 60 },
        ],
      },
      {
        name: 'MCP, whatever the agreement',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'mcp', server_label: 'a' }] });`,
        settings: { 'openai-zdr': { profile: 'mam' } },
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 3, column: 49, endLine: 3, endColumn: 60 },
        ],
      },
      {
        name: 'a code interpreter, with state reported',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'code_interpreter', container: { type: 'auto' } }] });`,
        options: [{ report: ['stores'] }],
        errors: [
          {
            messageId: 'stores',
            data: { name: 'code_interpreter' },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'a hosted shell, with state reported',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'shell', environment: { type: 'container_auto' } }] });`,
        options: [{ report: ['stores'] }],
        errors: [
          {
            messageId: 'stores',
            data: { name: 'shell' },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'a hosted skill, with state reported',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'shell', environment: { type: 'container_auto', skills: [{ type: 'skill_reference', skill_id: 'skill_1' }] } }] });`,
        options: [{ report: ['stores'] }],
        errors: [
          {
            messageId: 'stores',
            data: { name: 'shell' },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'a code interpreter, in a snapshot that forbids it',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'code_interpreter', container: { type: 'auto' } }] });`,
        settings: { 'openai-zdr': { policy: '2025-11-08' } },
        errors: [
          {
            messageId: 'ineligible',
            data: {
              name: 'code_interpreter',
              is: 'is',
              ...asOf('2025-11-08'),
              instead: alternatives['code-interpreter']!,
            },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'a hosted shell, in a snapshot that forbids it',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'shell', environment: { type: 'container_auto' } }] });`,
        settings: { 'openai-zdr': { policy: '2026-03' } },
        errors: [
          {
            messageId: 'ineligible',
            data: {
              name: 'shell',
              is: 'is',
              ...asOf('2026-03'),
              instead: alternatives['hosted-shell']!,
            },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'live web search with health data',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search' }] });`,
        settings: hipaa,
        errors: [
          {
            messageId: 'notCovered',
            data: { name: 'web_search', way },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 67,
          },
        ],
      },
      {
        name: 'a preview of web search ignores the flag',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search_preview', external_web_access: false }] });`,
        settings: hipaa,
        errors: [
          {
            messageId: 'notCovered',
            data: { name: 'web_search_preview', way },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 75,
          },
        ],
      },
      {
        name: 'web search that is live on one of two ways',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search', external_web_access: !isPrivate ? true : false }] });`,
        settings: hipaa,
        errors: [
          {
            messageId: 'notCovered',
            data: { name: 'web_search', way },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 67,
          },
        ],
      },
      {
        name: 'web search whose flag may be left out',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'web_search', ...(isPrivate && { external_web_access: false }) }] });`,
        settings: hipaa,
        errors: [
          {
            messageId: 'notCovered',
            data: { name: 'web_search', way },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 67,
          },
        ],
      },
      {
        name: 'a tool that is pushed on the list',
        code: `${CLIENT}const tools = [];\nif (hasDocuments) tools.push({ type: 'file_search', vector_store_ids: ids });\nclient.responses.create({ input: 'x', tools });`,
        errors: [
          { messageId: 'ineligible', data: search, line: 4, column: 32, endLine: 4, endColumn: 51 },
        ],
      },
      {
        name: 'a tool in one branch',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [isRemote ? { type: 'mcp', server_label: 'a' } : { type: 'function', name: 'a' }] });`,
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 3, column: 60, endLine: 3, endColumn: 71 },
        ],
      },
      {
        name: 'a spread list of tools',
        code: `${CLIENT}const shared = [{ type: 'mcp', server_label: 'a' }];\nclient.responses.create({ input: 'x', tools: [...shared, { type: 'function', name: 'a' }] });`,
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 3, column: 19, endLine: 3, endColumn: 30 },
        ],
      },
      {
        name: 'a tool that a helper function makes',
        code: `${CLIENT}const server = (label) => ({ type: 'mcp', server_label: label });\nclient.responses.create({ input: 'x', tools: [server('a'), server('b')] });`,
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 3, column: 30, endLine: 3, endColumn: 41 },
        ],
      },
      {
        name: 'the body of the request options',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { body: { input: 'x', tools: [{ type: 'mcp', server_label: 'a' }] } });`,
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 3, column: 73, endLine: 3, endColumn: 84 },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ tools: [{ type: 'mcp', server_label: 'a' }] }) });",
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 1, column: 97, endLine: 1, endColumn: 108 },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a tool that only a type names',
        code: `${CLIENT}declare const tool: { type: 'mcp' };\nclient.responses.create({ input: 'x', tools: [tool] });`,
      },
    ],
    invalid: [
      {
        name: 'satisfies',
        code: `${CLIENT}const tool = { type: 'mcp', server_label: 'a' } satisfies OpenAI.Responses.Tool.Mcp;\nclient.responses.create({ input: 'x', tools: [tool] });`,
        errors: [
          { messageId: 'thirdParty', data: mcp, line: 3, column: 16, endLine: 3, endColumn: 27 },
        ],
      },
      {
        name: 'as const',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'file_search' as const, vector_store_ids: ids }] });`,
        errors: [
          { messageId: 'ineligible', data: search, line: 3, column: 49, endLine: 3, endColumn: 77 },
        ],
      },
    ],
  },
);
