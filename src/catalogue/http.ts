/** How programs send HTTP requests: where each function takes its URL, verb, body and headers. */

/** Where a part of the request stands: an argument, or a property of an argument. */
export type Part = number | readonly [argument: number, ...keys: string[]];

export interface Sender {
  url: readonly Part[];
  /** fixed, or read from the options; without one the default of the function */
  verb: string | readonly Part[];
  fallbackVerb?: string;
  body: readonly Part[];
  headers: readonly Part[];
  query?: readonly Part[];
  /** a `Request` may stand in the place of the URL */
  takesRequest?: boolean;
  /** its options may replace parts of the URL: `hostname`, `path` */
  takesUrlParts?: boolean;
}

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head'] as const;

const fetchParts: Sender = {
  takesRequest: true,
  url: [0, [0, 'url']],
  verb: [
    [1, 'method'],
    [0, 'method'],
  ],
  body: [
    [1, 'body'],
    [0, 'body'],
  ],
  headers: [
    [1, 'headers'],
    [0, 'headers'],
  ],
};
const fetchLike: Sender = { ...fetchParts, fallbackVerb: 'GET' };

const axiosCall: Sender = {
  url: [0, [0, 'url']],
  verb: [
    [1, 'method'],
    [0, 'method'],
  ],
  fallbackVerb: 'GET',
  body: [
    [1, 'data'],
    [0, 'data'],
  ],
  headers: [
    [1, 'headers'],
    [0, 'headers'],
  ],
  query: [
    [1, 'params'],
    [0, 'params'],
  ],
};

const withBody = (verb: string): boolean => verb === 'post' || verb === 'put' || verb === 'patch';

const axiosVerb = (verb: string): Sender =>
  withBody(verb)
    ? {
        url: [0],
        verb: verb.toUpperCase(),
        body: [1],
        headers: [[2, 'headers']],
        query: [[2, 'params']],
      }
    : {
        url: [0],
        verb: verb.toUpperCase(),
        body: [[1, 'data']],
        headers: [[1, 'headers']],
        query: [[1, 'params']],
      };

const gotLike: Sender = {
  url: [0, [0, 'url']],
  verb: [
    [1, 'method'],
    [0, 'method'],
  ],
  fallbackVerb: 'GET',
  body: [
    [1, 'json'],
    [1, 'body'],
    [1, 'data'],
    [0, 'json'],
    [0, 'body'],
  ],
  headers: [
    [1, 'headers'],
    [0, 'headers'],
  ],
  query: [
    [1, 'searchParams'],
    [1, 'query'],
    [1, 'params'],
  ],
};
const gotVerb = (verb: string): Sender => ({ ...gotLike, verb: verb.toUpperCase() });

const requestLike: Sender = {
  url: [0, [0, 'url'], [0, 'uri']],
  verb: [
    [0, 'method'],
    [1, 'method'],
  ],
  fallbackVerb: 'GET',
  body: [
    [0, 'json'],
    [0, 'body'],
    [1, 'json'],
    [1, 'body'],
    [1, 'form'],
    [1, 'formData'],
  ],
  headers: [
    [0, 'headers'],
    [1, 'headers'],
  ],
};

const verbs = (make: (verb: string) => Sender): Record<string, Sender> =>
  Object.fromEntries(VERBS.map((verb) => [verb, make(verb)]));

/** Member name → sender; `''` is the function itself. */
export interface Client {
  members: Readonly<Record<string, Sender>>;
  /** members that make a client with defaults: `axios.create({ baseURL })` */
  factories?: readonly string[];
  /** option names of those defaults */
  base?: readonly string[];
  /** the request is built by a chain of calls: `.set()`, `.send()` */
  chained?: boolean;
}

const axios: Client = {
  members: { '': axiosCall, request: axiosCall, ...verbs(axiosVerb) },
  factories: ['create'],
  base: ['baseURL'],
};
const got: Client = {
  members: { '': gotLike, stream: gotLike, ...verbs(gotVerb) },
  factories: ['extend', 'create'],
  base: ['prefixUrl', 'baseURL', 'baseUrl', 'prefix'],
};
const fetchClient: Client = {
  members: { '': fetchLike, raw: fetchLike, ...verbs(gotVerb) },
  factories: ['create', 'extend'],
  base: ['baseURL', 'prefixUrl', 'prefix'],
};
/** Of the platform: what it is given is put on no base. */
const platformFetch: Client = { members: fetchClient.members };
const nodeRequest: Sender = {
  takesUrlParts: true,
  url: [0],
  verb: [
    [1, 'method'],
    [0, 'method'],
  ],
  fallbackVerb: 'GET',
  body: [],
  headers: [
    [1, 'headers'],
    [0, 'headers'],
  ],
};
const nodeHttp: Client = {
  members: { request: nodeRequest, get: nodeRequest },
};
/** Takes the settings of `ajax` instead of a URL, and they win. */
const jqueryShort: Sender = {
  url: [0, [0, 'url']],
  verb: [
    [0, 'method'],
    [0, 'type'],
  ],
  body: [1, [0, 'data']],
  headers: [[0, 'headers']],
};
const jquery: Client = {
  members: {
    ajax: {
      url: [0, [0, 'url']],
      verb: [
        [0, 'method'],
        [0, 'type'],
        [1, 'method'],
        [1, 'type'],
      ],
      fallbackVerb: 'GET',
      body: [
        [0, 'data'],
        [1, 'data'],
      ],
      headers: [
        [0, 'headers'],
        [1, 'headers'],
      ],
    },
    post: { ...jqueryShort, fallbackVerb: 'POST' },
    get: { ...jqueryShort, fallbackVerb: 'GET' },
  },
};
const superagent: Client = {
  members: verbs((verb) => ({ url: [0], verb: verb.toUpperCase(), body: [], headers: [] })),
  chained: true,
};
const needle: Client = {
  members: {
    '': { url: [1], verb: [0], body: [2], headers: [[3, 'headers']] },
    ...verbs((verb) =>
      withBody(verb)
        ? { url: [0], verb: verb.toUpperCase(), body: [1], headers: [[2, 'headers']] }
        : { url: [0], verb: verb.toUpperCase(), body: [], headers: [[1, 'headers']] },
    ),
  },
};
const request: Client = {
  members: { '': requestLike, ...verbs((verb) => ({ ...requestLike, verb: verb.toUpperCase() })) },
  factories: ['defaults'],
  base: ['baseUrl'],
};
const unirest: Client = {
  ...superagent,
  members: { ...superagent.members, '': { url: [1], verb: [0], body: [], headers: [2] } },
};
const phinLike: Sender = {
  url: [[0, 'url']],
  verb: [[0, 'method']],
  fallbackVerb: 'GET',
  body: [[0, 'data']],
  headers: [[0, 'headers']],
};
const capacitorCall: Sender = {
  url: [[0, 'url']],
  verb: [[0, 'method']],
  fallbackVerb: 'GET',
  body: [[0, 'data']],
  headers: [[0, 'headers']],
  query: [[0, 'params']],
};
const capacitor: Client = {
  members: {
    request: capacitorCall,
    ...verbs((verb) => ({ ...capacitorCall, verb: verb.toUpperCase() })),
  },
};
/** Of the main process of Electron. */
const electronNet: Client = { members: { fetch: fetchLike } };
/** `wx.request`, `uni.request` and their kin in mini programs */
const miniProgramCall: Sender = {
  url: [[0, 'url']],
  verb: [[0, 'method']],
  fallbackVerb: 'GET',
  body: [[0, 'data']],
  headers: [
    [0, 'header'],
    [0, 'headers'],
  ],
};
const miniProgram: Client = { members: { request: miniProgramCall } };
const fetchEvents: Client = { members: { '': fetchLike } };
const sseClass: Sender = {
  url: [0],
  verb: [[1, 'method']],
  fallbackVerb: 'POST',
  body: [
    [1, 'payload'],
    [1, 'body'],
  ],
  headers: [[1, 'headers']],
};

/** Export name → client; `default` and `*` are the package itself. */
export const httpPackages: readonly {
  module: RegExp;
  exports: Readonly<Record<string, Client>>;
}[] = [
  {
    module: /^axios$|^axios-retry$|^https:\/\/esm\.sh\/axios/,
    exports: { default: axios, '*': axios, axios },
  },
  {
    module:
      /^(?:node-fetch(?:-native)?|cross-fetch|isomorphic-fetch|isomorphic-unfetch|unfetch|whatwg-fetch|make-fetch-happen|electron-fetch|fetch-retry|node-fetch-commonjs|cross-fetch\/polyfill)$/,
    exports: { default: fetchClient, '*': fetchClient, fetch: fetchClient },
  },
  {
    module: /^undici$/,
    exports: {
      fetch: fetchClient,
      request: { members: { '': fetchLike } },
      stream: { members: { '': fetchLike } },
      default: { members: { fetch: fetchLike, request: fetchLike } },
      '*': { members: { fetch: fetchLike, request: fetchLike } },
    },
  },
  {
    module: /^(?:ofetch|ohmyfetch)$/,
    exports: { $fetch: fetchClient, ofetch: fetchClient, fetch: fetchClient },
  },
  { module: /^(?:got|got-cjs)$/, exports: { default: got, '*': got, got } },
  { module: /^(?:ky|ky-universal)$/, exports: { default: got, '*': got } },
  { module: /^wretch$/, exports: {} },
  { module: /^superagent$/, exports: { default: superagent, '*': superagent } },
  {
    module: /^(?:request|request-promise|request-promise-native|postman-request)$/,
    exports: { default: request, '*': request },
  },
  { module: /^unirest$/, exports: { default: unirest, '*': unirest } },
  {
    module: /^phin(?:\/promisified)?$/,
    exports: {
      default: { members: { '': phinLike } },
      '*': { members: { '': phinLike } },
      phin: { members: { '': phinLike } },
    },
  },
  { module: /^@capacitor\/core$/, exports: { CapacitorHttp: capacitor } },
  { module: /^electron(?:\/main)?$/, exports: { net: electronNet } },
  {
    module: /^@tarojs\/taro$/,
    exports: {
      default: miniProgram,
      '*': miniProgram,
      request: { members: { '': miniProgramCall } },
    },
  },
  { module: /^needle$/, exports: { default: needle, '*': needle } },
  {
    module: /^(?:node:)?https?$/,
    exports: {
      default: nodeHttp,
      '*': nodeHttp,
      request: { members: { '': nodeRequest } },
      get: { members: { '': nodeRequest } },
    },
  },
  { module: /^(?:follow-redirects)$/, exports: { https: nodeHttp, http: nodeHttp } },
  { module: /^jquery$/, exports: { default: jquery, '*': jquery } },
  {
    module: /^@microsoft\/fetch-event-source$|^@fortaine\/fetch-event-source$|^fetch-event-source$/,
    exports: { fetchEventSource: fetchEvents },
  },
  {
    module: /^obsidian$/,
    exports: {
      requestUrl: { members: { '': requestLike } },
      request: { members: { '': requestLike } },
    },
  },
  { module: /^@tauri-apps\/(?:api|plugin-http)/, exports: { fetch: fetchClient } },
  { module: /^expo\/fetch$/, exports: { fetch: fetchClient } },
  {
    module: /^react-native-fetch-api$|^react-native-ssl-pinning$/,
    exports: { fetch: fetchClient },
  },
  { module: /^(?:node:)?http2$/, exports: {} },
];

export const httpGlobals: Readonly<Record<string, Client>> = {
  fetch: platformFetch,
  $fetch: fetchClient,
  useFetch: fetchEvents,
  useLazyFetch: fetchEvents,
  axios,
  $: jquery,
  jQuery: jquery,
  superagent,
  ky: got,
  requestUrl: { members: { '': requestLike } },
  wx: miniProgram,
  uni: miniProgram,
  UrlFetchApp: {
    members: {
      fetch: {
        url: [0],
        verb: [[1, 'method']],
        fallbackVerb: 'GET',
        body: [[1, 'payload']],
        headers: [[1, 'headers']],
      },
    },
  },
  GM_xmlhttpRequest: {
    members: {
      '': {
        url: [[0, 'url']],
        verb: [[0, 'method']],
        fallbackVerb: 'GET',
        body: [[0, 'data']],
        headers: [[0, 'headers']],
      },
    },
  },
  GM: {
    members: {
      xmlHttpRequest: {
        url: [[0, 'url']],
        verb: [[0, 'method']],
        fallbackVerb: 'GET',
        body: [[0, 'data']],
        headers: [[0, 'headers']],
      },
    },
  },
};

/** Classes whose instances send: by type annotation or construction. */
export const httpClasses: readonly { module: RegExp | null; className: string; client: Client }[] =
  [
    {
      module: /^@angular\/common\/http$/,
      className: 'HttpClient',
      client: {
        members: {
          request: { url: [1], verb: [0], body: [[2, 'body']], headers: [[2, 'headers']] },
          ...verbs((verb) =>
            withBody(verb)
              ? { url: [0], verb: verb.toUpperCase(), body: [1], headers: [[2, 'headers']] }
              : {
                  url: [0],
                  verb: verb.toUpperCase(),
                  body: [[1, 'body']],
                  headers: [[1, 'headers']],
                },
          ),
        },
      },
    },
    { module: /^@nestjs\/axios$/, className: 'HttpService', client: axios },
    { module: /^axios$/, className: 'AxiosInstance', client: axios },
    { module: /^axios$/, className: 'Axios', client: axios },
    { module: /^axios$/, className: 'AxiosStatic', client: axios },
  ];

/** Every member of a client that sends. */
export const httpMembers: ReadonlySet<string> = new Set(
  [
    ...Object.values(httpGlobals),
    ...httpPackages.flatMap(({ exports }) => Object.values(exports)),
    ...httpClasses.map(({ client }) => client),
  ].flatMap(({ members }) => Object.keys(members).filter((name) => name !== '')),
);

/** Constructors that open a connection. */
export const httpConstructors: Readonly<Record<string, Sender>> = {
  WebSocket: {
    url: [0],
    verb: 'WS',
    body: [],
    headers: [
      [1, 'headers'],
      [2, 'headers'],
    ],
  },
  // The one of browsers has no such options; those of packages that stand in for it have.
  EventSource: {
    url: [0],
    verb: [
      [1, 'method'],
      [1, 'fetch'],
    ],
    fallbackVerb: 'GET',
    body: [
      [1, 'body'],
      [1, 'payload'],
    ],
    headers: [[1, 'headers']],
  },
  SSE: sseClass,
};

const MOCKS_AND_SERVERS = [
  'msw',
  'nock',
  'axios-mock-adapter',
  'fetch-mock',
  '@playwright/test',
  'playwright',
  'puppeteer',
  'cypress',
  'supertest',
  'sinon',
  'express',
  'express-promise-router',
  'helmet',
  '@fastify/helmet',
  'fastify',
  'fastify-plugin',
  'koa',
  'koa-router',
  '@koa/router',
  'elysia',
  'polka',
  'restify',
  'itty-router',
  'find-my-way',
  'light-my-request',
  '@hapi/hapi',
  '@jest/globals',
  'jest',
  '(?:jest|vitest)-fetch-mock',
  'vitest',
  'undici/mock',
  'mockttp',
  'wiremock',
].join('|');

/** Packages whose functions take a URL and send nothing: mocks and servers. */
export const notSending = new RegExp(
  String.raw`^(?:(?:${MOCKS_AND_SERVERS})(?:\/|$)|hono(?!\/(?:proxy|client)$)(?:\/|$)|@hono\/|@mswjs\/)`,
);

const SETTINGS_READERS = [
  'zod|valibot|joi|yup|superstruct|arktype|@sinclair/typebox',
  String.raw`envalid|convict|dotenv|@t3-oss/env-[\w-]+`,
  'chalk|picocolors|winston|pino|commander|yargs',
  String.raw`ora|boxen|kleur|consola|debug|prompts|inquirer|@inquirer\/[\w-]+|@clack\/prompts|@actions\/core`,
  'react|vue|svelte',
  '(?:react-|next-)?i18next|next-intl|react-intl|vue-i18n|svelte-i18n',
  '(?:node:)?(?:assert|crypto|util|console|path|url|fs)|fs-extra|graceful-fs',
].join('|');

/** Packages that check, read, show or write down settings and texts: what is in a file is sent by whoever reads it. */
export const settingsReaders = new RegExp(`^(?:${SETTINGS_READERS})(?:/|$)`);

/** Globals of test runners, whose functions only stand in for others. */
export const notSendingGlobals: ReadonlySet<string> = new Set([
  'jest',
  'vi',
  'sinon',
  'cy',
  'td',
  'mock',
  'expect',
  'describe',
  'it',
  'test',
  'suite',
]);

/** Names of things that send by the members `get`, `post` …, wherever they come from. */
export const httpReceiverName =
  /^(?:[_#$]?(?:https?|axios|api|rest|request)(?:Client|Service|Instance|Agent)?|\w*(?:Http|Axios|Api|Rest)(?:Client|Service|Instance)?)$/;

/** What such a member most likely takes: a body only where headers stand behind it. */
export const wrappedVerb = (verb: string, args: number): Sender => ({
  url: [0],
  verb: verb.toUpperCase(),
  body: withBody(verb) && args > 2 ? [1] : [],
  headers: [[args > 2 ? 2 : 1, 'headers']],
});

/**
 * The sender that a function of unknown origin most likely is, when its name says that it fetches:
 * it may add a verb of its own.
 */
export const wrappedFetch: Sender = fetchParts;
export const wrappedFetchName =
  /^(?:_?(?:safe|custom|retry|cached?|auth(?:ed|enticated)?|proxy|timed|node|base|my|do|api|http|raw|native|global|external|edge|server|logged|mocked)?_?fetch\w*|\w*Fetch|fetcher|request|httpRequest|makeRequest|sendRequest|apiRequest|axiosInstance|httpClient)$/;
