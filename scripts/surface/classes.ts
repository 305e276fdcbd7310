/**
 * Classes beside the client that reach OpenAI: sockets, which connect when they are constructed,
 * and runners, whose methods take the client as an argument. They are few and differ, so they are
 * listed here; each entry names the text in the package that shows it, and reading fails without it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SdkClass } from '../../src/catalogue/surface-file.ts';

type Entry = SdkClass & { evidence: [file: string, text: string] };

const socket = (
  module: string,
  className: string,
  route: string,
  clientArgument: number,
  evidence: [string, string],
): Entry[] => [
  {
    className,
    module,
    method: null,
    sends: `WS /v1${route}`,
    clientArgument,
    paramsArgument: clientArgument === 1 ? 0 : null,
    evidence,
  },
  ...(module.includes('realtime')
    ? [
        {
          className,
          module,
          method: 'create',
          sends: `WS /v1${route}`,
          clientArgument: 0,
          paramsArgument: 1,
          evidence: evidence,
        },
      ]
    : []),
];

const runner = (module: string, className: string, method: string, sends: string): Entry => ({
  className,
  module,
  method,
  sends,
  clientArgument: 0,
  paramsArgument: 1,
  evidence: [`${module}.mjs`, `client.${sends}(`],
});

const ENTRIES: Entry[] = [
  ...socket('beta/realtime/ws', 'OpenAIRealtimeWS', '/realtime', 1, [
    'beta/realtime/internal-base.mjs',
    "'/realtime'",
  ]),
  ...socket('beta/realtime/websocket', 'OpenAIRealtimeWebSocket', '/realtime', 1, [
    'beta/realtime/internal-base.mjs',
    "'/realtime'",
  ]),
  ...socket('realtime/ws', 'OpenAIRealtimeWS', '/realtime', 1, [
    'realtime/internal-base.mjs',
    "'/realtime'",
  ]),
  ...socket('realtime/websocket', 'OpenAIRealtimeWebSocket', '/realtime', 1, [
    'realtime/internal-base.mjs',
    "'/realtime'",
  ]),
  ...socket(
    'realtime/translations/ws',
    'OpenAIRealtimeTranslationWS',
    '/realtime/translations',
    0,
    ['resources/realtime/translations/websocket-binding.mjs', "'/realtime/translations'"],
  ),
  ...socket('resources/responses/ws', 'ResponsesWS', '/responses', 0, [
    'resources/responses/internal-base.mjs',
    "'/responses'",
  ]),
  ...socket('resources/beta/responses/ws', 'ResponsesWS', '/responses', 0, [
    'resources/beta/responses/internal-base.mjs',
    "'/responses'",
  ]),
  ...socket('resources/live/ws', 'LiveWS', '/live/sessions', 0, [
    'resources/live/internal-base.mjs',
    "'/live/sessions'",
  ]),
  ...socket('resources/live/forks/ws', 'ForksWS', '/live/sessions/{}/fork', 0, [
    'resources/live/forks/internal-base.mjs',
    '/fork`',
  ]),
  ...socket('resources/live/sideband/ws', 'SidebandWS', '/live/sessions/{}/attach', 0, [
    'resources/live/sideband/internal-base.mjs',
    '/attach`',
  ]),
  runner('helpers/responses-tool-runner', 'ResponsesToolRunner', 'run', 'responses.create'),
  runner('helpers/responses-tool-runner', 'ResponsesToolRunner', 'iterate', 'responses.create'),
  runner('helpers/computer', 'ComputerToolset', 'run', 'responses.create'),
  runner('helpers/decisions-tool-runner', 'DecisionsToolRunner', 'run', 'decisions.create'),
];

export function readClasses(folder: string): SdkClass[] {
  return ENTRIES.filter(({ module }) => existsSync(join(folder, `${module}.mjs`)))
    .filter(
      ({ module, method }) =>
        method !== 'create' ||
        readFileSync(join(folder, `${module}.mjs`), 'utf8').includes('static async create('),
    )
    .map(({ evidence: [file, text], ...entry }) => {
      if (!readFileSync(join(folder, file), 'utf8').includes(text)) {
        throw new Error(
          `${folder}: ${file} no longer contains ${text}, which showed that ${entry.className} reaches ${entry.sends}`,
        );
      }
      return entry;
    });
}
