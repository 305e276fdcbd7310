/** Raw requests: every function of the catalogue, every way to write a URL, and what is no request at all. */
import { describe, expect, it } from 'vitest';
import {
  type Client,
  type Part,
  type Sender,
  httpClasses,
  httpConstructors,
  httpGlobals,
  httpPackages,
} from '../../src/catalogue/http.ts';
import { analysed, foundIn, onlyCall, openReasons, shown } from '../helpers/calls.ts';

/** How a sample program names each package of the catalogue. */
const PACKAGES = [
  'axios',
  'axios-retry',
  'node-fetch',
  'node-fetch-native',
  'cross-fetch',
  'isomorphic-fetch',
  'isomorphic-unfetch',
  'unfetch',
  'make-fetch-happen',
  'electron-fetch',
  'fetch-retry',
  'undici',
  'ofetch',
  'got',
  'ky',
  'ky-universal',
  'superagent',
  'request',
  'request-promise',
  'request-promise-native',
  'postman-request',
  'needle',
  '@tarojs/taro',
  'unirest',
  'phin',
  '@capacitor/core',
  'electron',
  'node:https',
  'https',
  'node:http',
  'follow-redirects',
  'jquery',
  '@microsoft/fetch-event-source',
  '@fortaine/fetch-event-source',
  'obsidian',
  '@tauri-apps/api/http',
  '@tauri-apps/plugin-http',
  'expo/fetch',
  'react-native-fetch-api',
  'wretch',
  'node:http2',
];

interface Sending {
  name: string;
  /** statements before the call */
  setup: string;
  callee: string;
  member: string;
  sender: Sender;
  client: Client;
}

function membersOf(name: string, setup: string, callee: string, client: Client): Sending[] {
  return Object.entries(client.members).map(([member, sender]) => ({
    name: member === '' ? name : `${name}.${member}`,
    setup,
    callee: member === '' ? callee : `${callee}.${member}`,
    member,
    sender,
    client,
  }));
}

const sendings: readonly Sending[] = [
  ...Object.entries(httpGlobals).flatMap(([name, client]) =>
    membersOf(`global ${name}`, '', name, client),
  ),
  ...PACKAGES.flatMap((source) =>
    Object.entries(httpPackages.find(({ module }) => module.test(source))?.exports ?? {}).flatMap(
      ([name, client]) => {
        const setup =
          name === 'default'
            ? `import sample from '${source}';\n`
            : name === '*'
              ? `import * as sample from '${source}';\n`
              : `import { ${name} as sample } from '${source}';\n`;
        return membersOf(`${source} ${name}`, setup, 'sample', client);
      },
    ),
  ),
  ...httpClasses.flatMap(({ module, className, client }) => {
    const source =
      ['@angular/common/http', '@nestjs/axios', 'axios'].find((item) => module?.test(item)) ?? '';
    return membersOf(
      `${source} ${className}`,
      `import { ${className} } from '${source}';\nconst sample = new ${className}();\n`,
      'sample',
      client,
    );
  }),
];

/** The text of a call that puts each given text at its place. */
function callText(
  sending: Sending,
  places: readonly (readonly [Part | undefined, string])[],
): string {
  const args: (string | Map<string, string>)[] = [];
  for (const [part, text] of places) {
    if (part === undefined) continue;
    const [index, key] = typeof part === 'number' ? [part] : part;
    while (args.length <= index) args.push('undefined');
    if (key === undefined) args[index] = text;
    else {
      const options = args[index] instanceof Map ? args[index] : new Map<string, string>();
      args[index] = options.set(key, text);
    }
  }
  return `${sending.callee}(${args.map((arg) => (typeof arg === 'string' ? arg : `{ ${[...arg].map(([key, text]) => `${key}: ${text}`).join(', ')} }`)).join(', ')})`;
}

/** Where a verb may stand beside a URL at that place. */
function verbPartFor({ sender }: Sending, urlPart: Part): Part | undefined {
  const isOptions = (part: Part): boolean =>
    typeof urlPart === 'number' || typeof part === 'number' || part[0] === urlPart[0];
  return typeof sender.verb === 'string'
    ? undefined
    : sender.verb.find(
        (part) =>
          isOptions(part) &&
          JSON.stringify(part) !== JSON.stringify(urlPart) &&
          part !== urlPart &&
          !(typeof part !== 'number' && part[0] === urlPart),
      );
}

function sample(
  sending: Sending,
  url: string,
  {
    verb = 'POST',
    body,
    urlPart = sending.sender.url[0]!,
    bodyPart = sending.sender.body[0],
  }: { verb?: string; body?: string; urlPart?: Part; bodyPart?: Part | undefined } = {},
): string {
  const verbPart = verbPartFor(sending, urlPart);
  return `${sending.setup}${callText(sending, [[urlPart, url], [verbPart, `'${verb}'`], ...(body === undefined ? [] : ([[bodyPart, body]] as const))])};`;
}

/** The verb of a sample that asks for `verb`: not every form of a function takes one. */
function expected(
  sending: Sending,
  verb: string,
  path: string,
  urlPart = sending.sender.url[0]!,
): string {
  const { sender } = sending;
  const isAsked = verbPartFor(sending, urlPart) !== undefined;
  const sent =
    typeof sender.verb === 'string' ? sender.verb : isAsked ? verb : (sender.fallbackVerb ?? verb);
  return `${sent} ${path} → openai`;
}

describe('a verb that options give', () => {
  it.each([
    [
      "import { EventSource } from 'eventsource';\nnew EventSource('https://api.openai.com/v1/responses', { method: 'POST', body: '{}' });",
      'POST /v1/responses → openai',
    ],
    ["new EventSource('https://api.openai.com/v1/files');", 'GET /v1/files → openai'],
    [
      "new EventSource('https://api.openai.com/v1/files', { withCredentials: true });",
      'GET /v1/files → openai',
    ],
    [
      "new EventSource('https://api.openai.com/v1/files', { fetch: send });",
      'null /v1/files → openai',
    ],
    ["new EventSource('https://api.openai.com/v1/files', given);", 'null /v1/files → openai'],
    [
      "$.get({ url: 'https://api.openai.com/v1/files', method: 'POST' });",
      'POST /v1/files → openai',
    ],
    ["$.get({ url: 'https://api.openai.com/v1/files' });", 'GET /v1/files → openai'],
    ["$.post('https://api.openai.com/v1/files', {});", 'POST /v1/files → openai'],
    [
      "import https from 'node:https';\nhttps.get('https://api.openai.com/v1/files', { method: 'POST' });",
      'POST /v1/files → openai',
    ],
    [
      "import https from 'node:https';\nhttps.get('https://api.openai.com/v1/files', () => {});",
      'GET /v1/files → openai',
    ],
  ])('%s', (code, expected) => {
    expect(foundIn(code)).toEqual([expected]);
  });
});

describe('catalogue', () => {
  it('has a sample for every package', () => {
    expect(
      httpPackages
        .filter(({ module }) => !PACKAGES.some((source) => module.test(source)))
        .map(({ module }) => String(module)),
    ).toEqual([]);
  });

  describe.each(sendings)('$name', (sending) => {
    it('sends to OpenAI', () => {
      const code = sample(sending, "'https://api.openai.com/v1/responses'");
      expect(foundIn(code), code).toEqual([expected(sending, 'POST', '/v1/responses')]);
    });

    it('takes the URL at each of its places', () => {
      for (const urlPart of sending.sender.url) {
        const code = sample(sending, "'https://api.openai.com/v1/files'", { urlPart });
        expect(foundIn(code), code).toEqual([expected(sending, 'POST', '/v1/files', urlPart)]);
      }
    });

    it('stays silent for another host', () => {
      const code = `const openai = 'https://api.openai.com';\n${sample(sending, "'https://api.example.com/v1/responses'")}`;
      expect(foundIn(code), code).toEqual([]);
    });

    it('reads the body at each of its places', () => {
      for (const bodyPart of sending.sender.body) {
        if (
          typeof bodyPart !== 'number' &&
          bodyPart[0] === 0 &&
          sending.sender.url.every((part) => typeof part === 'number')
        )
          continue;
        const urlPart =
          typeof bodyPart !== 'number' && bodyPart[0] === 0
            ? sending.sender.url.find((part) => typeof part !== 'number')
            : sending.sender.url[0];
        const code = sample(sending, "'https://api.openai.com/v1/responses'", {
          body: "{ model: 'x', store: true }",
          bodyPart,
          urlPart: urlPart!,
        });
        expect(shown(onlyCall(analysed(code)).body.get('store')), code).toBe('true');
      }
    });

    it('is not the same member of another thing', () => {
      const name = sending.member || sending.callee;
      const code = sample(sending, "'https://api.openai.com/v1/responses'");
      const other =
        sending.setup === ''
          ? `const ${sending.callee.split('.')[0]!} = new Map();\n${code}`
          : code.replace(/from '[^']*'/, "from 'some-other-library'");
      // A function of another package that is called `fetch` or `request`, and is given a URL of OpenAI, is taken for one.
      expect(foundIn(other), other).toEqual(
        sending.setup !== '' &&
          /^(?:fetch|request)$/.test(name) &&
          ['0', '0,url'].includes(String(sending.sender.url[0]))
          ? foundIn(code)
          : [],
      );
    });
  });

  it('takes fetch of Electron for what it is', () => {
    const code = "import { net } from 'electron';\nnet.fetch('https://api.openai.com/v1/files');";
    expect(foundIn(code)).toEqual(['GET /v1/files → openai']);
    expect(foundIn(code.replace("'electron'", "'some-net'"))).toEqual(['null /v1/files → openai']);
  });

  it.each(Object.entries(httpConstructors))('constructor %s', (name, sender) => {
    expect(foundIn(`new ${name}('https://api.openai.com/v1/responses');`)).toEqual([
      `${String(sender.verb === 'WS' ? 'WS' : (sender.fallbackVerb ?? sender.verb))} /v1/responses → openai`,
    ]);
    expect(
      foundIn(`class ${name} {}\nnew ${name}('https://api.openai.com/v1/responses');`),
    ).toEqual([]);
  });
});

describe('as the documentation of each library writes it', () => {
  it.each([
    [
      'fetch',
      "await fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ model: 'x', store: true }) });",
    ],
    [
      'fetch with a Request',
      "await fetch(new Request('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) }));",
    ],
    [
      'fetch of window',
      "await window.fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'fetch of globalThis',
      "await globalThis.fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'fetch with Headers',
      "const headers = new Headers();\nheaders.set('Authorization', 'x');\nawait fetch('https://api.openai.com/v1/responses', { method: 'POST', headers, body: JSON.stringify({ store: true }) });",
    ],
    [
      'fetch through a variable',
      "const send = fetch;\nawait send('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'fetch that a default gives',
      "export async function run(options = {}) { const send = options.fetch ?? fetch; await send('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) }); }",
    ],
    [
      'node-fetch through require',
      "const fetch = require('node-fetch');\nfetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'node-fetch, imported when needed',
      "const fetch = (...args) => import('node-fetch').then(({ default: fetch }) => fetch(...args));\nfetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'axios',
      "import axios from 'axios';\nawait axios.post('https://api.openai.com/v1/responses', { store: true }, { headers: { Authorization: 'x' } });",
    ],
    [
      'axios with one object',
      "import axios from 'axios';\nawait axios({ method: 'post', url: 'https://api.openai.com/v1/responses', headers: { Authorization: 'x' }, data: { store: true } });",
    ],
    [
      'axios with a configuration in a variable',
      "const axios = require('axios');\nconst config = { method: 'post', url: 'https://api.openai.com/v1/responses', headers: { Authorization: 'x' }, data: JSON.stringify({ store: true }) };\naxios.request(config);",
    ],
    [
      'axios instance',
      "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1', headers: { Authorization: 'x' } });\nawait api.post('/responses', { store: true });",
    ],
    [
      'axios instance in a field',
      "import axios from 'axios';\nclass Api {\n  constructor() { this.http = axios.create({ baseURL: 'https://api.openai.com/v1/', headers: { Authorization: 'x' } }); }\n  send() { return this.http.post('responses', { store: true }); }\n}",
    ],
    [
      'axios instance called',
      "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com', headers: { Authorization: 'x' } });\nawait api({ url: '/v1/responses', method: 'POST', data: { store: true } });",
    ],
    [
      'axios base in the request',
      "import axios from 'axios';\nawait axios.post('/responses', { store: true }, { baseURL: 'https://api.openai.com/v1', headers: { Authorization: 'x' } });",
    ],
    [
      'got',
      "import got from 'got';\nawait got.post('https://api.openai.com/v1/responses', { headers: { Authorization: 'x' }, json: { store: true } }).json();",
    ],
    [
      'got with a prefix',
      "import got from 'got';\nconst api = got.extend({ prefixUrl: 'https://api.openai.com/v1', headers: { Authorization: 'x' } });\nawait api.post('responses', { json: { store: true } });",
    ],
    [
      'ky',
      "import ky from 'ky';\nawait ky.post('https://api.openai.com/v1/responses', { headers: { Authorization: 'x' }, json: { store: true } }).json();",
    ],
    [
      'ky with a prefix',
      "import ky from 'ky';\nconst api = ky.create({ prefixUrl: 'https://api.openai.com/v1', headers: { Authorization: 'x' } });\nawait api.post('responses', { json: { store: true } });",
    ],
    [
      'undici',
      "import { request } from 'undici';\nawait request('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'undici as a namespace',
      "import * as undici from 'undici';\nawait undici.fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'ofetch',
      "import { $fetch } from 'ofetch';\nawait $fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: { store: true } });",
    ],
    [
      'ofetch with a base',
      "import { ofetch } from 'ofetch';\nconst api = ofetch.create({ baseURL: 'https://api.openai.com/v1', headers: { Authorization: 'x' } });\nawait api('/responses', { method: 'POST', body: { store: true } });",
    ],
    [
      'superagent',
      "import superagent from 'superagent';\nawait superagent.post('https://api.openai.com/v1/responses').set('Authorization', 'x').send({ store: true });",
    ],
    [
      'superagent with a table of headers',
      "const request = require('superagent');\nrequest.post('https://api.openai.com/v1/responses').set({ Authorization: 'x', Accept: 'y' }).send({ store: true }).end(() => {});",
    ],
    [
      'request',
      "const request = require('request');\nrequest.post({ url: 'https://api.openai.com/v1/responses', headers: { Authorization: 'x' }, json: { store: true } }, () => {});",
    ],
    [
      'request with one object',
      "const request = require('request');\nrequest({ uri: 'https://api.openai.com/v1/responses', method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) }, () => {});",
    ],
    [
      'needle',
      "const needle = require('needle');\nneedle('post', 'https://api.openai.com/v1/responses', { store: true }, { json: true, headers: { Authorization: 'x' } });",
    ],
    [
      'needle.post',
      "const needle = require('needle');\nneedle.post('https://api.openai.com/v1/responses', { store: true }, { json: true, headers: { Authorization: 'x' } });",
    ],
    [
      'https.request with a URL',
      "import https from 'node:https';\nconst request = https.request('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' } }, () => {});\nrequest.write(JSON.stringify({ store: true }));\nrequest.end();",
    ],
    [
      'https.request with options',
      "const https = require('https');\nconst data = JSON.stringify({ store: true });\nconst options = { hostname: 'api.openai.com', port: 443, path: '/v1/responses', method: 'POST', headers: { Authorization: 'x' } };\nconst request = https.request(options, () => {});\nrequest.write(data);\nrequest.end();",
    ],
    [
      'https.request with the body at the end',
      "const https = require('https');\nconst request = https.request({ host: 'api.openai.com', path: '/v1/responses', method: 'POST', headers: { Authorization: 'x' } });\nrequest.end(JSON.stringify({ store: true }));",
    ],
    [
      'XMLHttpRequest',
      "const xhr = new XMLHttpRequest();\nxhr.open('POST', 'https://api.openai.com/v1/responses');\nxhr.setRequestHeader('Authorization', 'x');\nxhr.send(JSON.stringify({ store: true }));",
    ],
    [
      'jQuery',
      "$.ajax({ url: 'https://api.openai.com/v1/responses', type: 'POST', headers: { Authorization: 'x' }, data: JSON.stringify({ store: true }) });",
    ],
    [
      'Angular',
      "import { HttpClient } from '@angular/common/http';\nimport { inject } from '@angular/core';\nclass Service {\n  http = inject(HttpClient);\n  send() { return this.http.post('https://api.openai.com/v1/responses', { store: true }, { headers: { Authorization: 'x' } }); }\n}",
    ],
    [
      'Obsidian',
      "import { requestUrl } from 'obsidian';\nawait requestUrl({ url: 'https://api.openai.com/v1/responses', method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }) });",
    ],
    [
      'fetch-event-source',
      "import { fetchEventSource } from '@microsoft/fetch-event-source';\nawait fetchEventSource('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, body: JSON.stringify({ store: true }), onmessage() {} });",
    ],
    [
      'a mini program',
      "wx.request({ url: 'https://api.openai.com/v1/responses', method: 'POST', header: { Authorization: 'x' }, data: { store: true } });",
    ],
    [
      'uni-app',
      "uni.request({ url: 'https://api.openai.com/v1/responses', method: 'POST', header: { Authorization: 'x' }, data: { store: true } });",
    ],
    [
      'Taro',
      "import Taro from '@tarojs/taro';\nTaro.request({ url: 'https://api.openai.com/v1/responses', method: 'POST', header: { Authorization: 'x' }, data: { store: true } });",
    ],
    [
      'Apps Script',
      "UrlFetchApp.fetch('https://api.openai.com/v1/responses', { method: 'post', headers: { Authorization: 'x' }, payload: JSON.stringify({ store: true }) });",
    ],
    [
      'user script',
      "GM_xmlhttpRequest({ method: 'POST', url: 'https://api.openai.com/v1/responses', headers: { Authorization: 'x' }, data: JSON.stringify({ store: true }) });",
    ],
    [
      'server-sent events',
      "import { SSE } from 'sse.js';\nconst source = new SSE('https://api.openai.com/v1/responses', { method: 'POST', headers: { Authorization: 'x' }, payload: JSON.stringify({ store: true }) });",
    ],
  ])('%s', (_, code) => {
    expect(foundIn(code), code).toEqual(['POST /v1/responses → openai']);
    const call = onlyCall(analysed(code));
    expect(
      {
        via: call.via,
        store: shown(call.body.get('store')),
        header: shown(call.headers.get('authorization')),
      },
      code,
    ).toEqual({ via: 'http', store: 'true', header: '"x"' });
    for (const host of ['api.example.com', 'api.openai.com.example.org', 'xapi.openai.com']) {
      expect(foundIn(code.replaceAll('api.openai.com', host)), host).toEqual([]);
    }
  });

  it.each([
    [
      'injected service',
      "import { HttpService } from '@nestjs/axios';\nclass Service {\n  constructor(private readonly http: HttpService) {}\n  send() { return this.http.axiosRef.post('https://api.openai.com/v1/responses', { store: true }); }\n}",
    ],
    [
      'injected service with an observable',
      "import { HttpService } from '@nestjs/axios';\nclass Service {\n  constructor(private readonly http: HttpService) {}\n  send() { return this.http.post('https://api.openai.com/v1/responses', { store: true }); }\n}",
    ],
    [
      'injected client',
      "import { HttpClient } from '@angular/common/http';\nclass Service {\n  constructor(private http: HttpClient) {}\n  send() { return this.http.post<unknown>('https://api.openai.com/v1/responses', { store: true }); }\n}",
    ],
    [
      'typed instance',
      "import type { AxiosInstance } from 'axios';\nexport const send = (http: AxiosInstance) => http.post('https://api.openai.com/v1/responses', { store: true });",
    ],
    [
      'typed fetch',
      "export const send = (request: typeof fetch) => request('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ store: true }) });",
    ],
  ])('typed: %s', (_, code) => {
    expect(foundIn(code, ['ts']), code).toEqual(['POST /v1/responses → openai']);
    expect(shown(onlyCall(analysed(code)).body.get('store'))).toBe('true');
  });
});

interface UrlForm {
  name: string;
  setup?: string;
  url: string;
  path?: string;
  targets?: string;
  wrap?: (call: string) => string;
}

const urlForms: readonly UrlForm[] = [
  { name: 'literal', url: "'https://api.openai.com/v1/files'" },
  { name: 'template without holes', url: '`https://api.openai.com/v1/files`' },
  { name: 'upper case', url: "'HTTPS://API.OpenAI.com/v1/files'" },
  { name: 'with a port', url: "'https://api.openai.com:443/v1/files'" },
  { name: 'with a query', url: "'https://api.openai.com/v1/files?purpose=x'" },
  { name: 'with a fragment', url: "'https://api.openai.com/v1/files#x'" },
  { name: 'with a slash at the end', url: "'https://api.openai.com/v1/files/'" },
  { name: 'with credentials', url: "'https://user:pass@api.openai.com/v1/files'" },
  { name: 'with double slashes', url: "'https://api.openai.com//v1//files'" },
  {
    name: 'template with an identifier',
    url: '`https://api.openai.com/v1/files/${id}`',
    path: '/v1/files/{}',
  },
  {
    name: 'template with an identifier inside',
    url: '`https://api.openai.com/v1/vector_stores/${id}/files`',
    path: '/v1/vector_stores/{}/files',
  },
  {
    name: 'template with two identifiers',
    url: '`https://api.openai.com/v1/threads/${thread.id}/runs/${run.id}`',
    path: '/v1/threads/{}/runs/{}',
  },
  { name: 'template with a query', url: '`https://api.openai.com/v1/files?after=${id}`' },
  {
    name: 'template with a prefixed identifier',
    url: '`https://api.openai.com/v1/files/file-${id}`',
    path: '/v1/files/{}',
  },
  {
    name: 'constant',
    setup: "const URL_OF_FILES = 'https://api.openai.com/v1/files';",
    url: 'URL_OF_FILES',
  },
  {
    name: 'constant base in a template',
    setup: "const BASE = 'https://api.openai.com/v1';",
    url: '`${BASE}/files`',
  },
  {
    name: 'constant host in a template',
    setup: "const HOST = 'api.openai.com';",
    url: '`https://${HOST}/v1/files`',
  },
  {
    name: 'constant version in a template',
    setup: "const VERSION = 'v1';",
    url: '`https://api.openai.com/${VERSION}/files`',
  },
  {
    name: 'base plus path',
    setup: "const BASE = 'https://api.openai.com/v1';",
    url: "BASE + '/files'",
  },
  {
    name: 'three parts',
    setup: "const HOST = 'https://api.openai.com', VERSION = '/v1';",
    url: "HOST + VERSION + '/files'",
  },
  {
    name: 'base plus path plus identifier',
    setup: "const BASE = 'https://api.openai.com/v1/';",
    url: "BASE + 'files/' + id",
    path: '/v1/files/{}',
  },
  {
    name: 'assigned with +=',
    setup: "let url = 'https://api.openai.com/v1';\nurl += '/files';",
    url: 'url',
  },
  {
    name: 'member of a constant',
    setup:
      "const API = { base: 'https://api.openai.com/v1', files: 'https://api.openai.com/v1/files' };",
    url: 'API.files',
  },
  {
    name: 'members joined',
    setup: "const API = { base: 'https://api.openai.com/v1', paths: { files: '/files' } };",
    url: '`${API.base}${API.paths.files}`',
  },
  { name: 'URL object', url: "new URL('https://api.openai.com/v1/files')" },
  { name: 'URL with a base', url: "new URL('/v1/files', 'https://api.openai.com')" },
  {
    name: 'URL with a base and a relative path',
    url: "new URL('files', 'https://api.openai.com/v1/')",
  },
  {
    name: 'URL with a base in a constant',
    setup: "const BASE = 'https://api.openai.com/v1/';",
    url: "new URL('files', BASE).toString()",
  },
  {
    name: 'URL in a variable',
    setup:
      "const url = new URL('https://api.openai.com/v1/files');\nurl.searchParams.set('purpose', 'x');",
    url: 'url.href',
  },
  { name: 'String of a URL', url: "String(new URL('https://api.openai.com/v1/files'))" },
  { name: 'list joined', url: "['https://api.openai.com', 'v1', 'files'].join('/')" },
  { name: 'concat', url: "'https://api.openai.com/v1'.concat('/files')" },
  {
    name: 'replace',
    setup: "const BASE = 'https://api.openai.com/v1/';",
    url: "BASE.replace(/\\/$/, '') + '/files'",
  },
  {
    name: 'result of a function',
    setup: 'const urlOf = (path) => `https://api.openai.com/v1${path}`;',
    url: "urlOf('/files')",
  },
  {
    name: 'result of a function with a default',
    setup: "function urlOf(path, base = 'https://api.openai.com/v1') { return base + path; }",
    url: "urlOf('/files')",
  },
  {
    name: 'conditional with another host',
    targets: 'openai or other',
    url: "process.env.LOCAL ? 'http://localhost:8080/v1/files' : 'https://api.openai.com/v1/files'",
  },
  {
    name: 'conditional base',
    targets: 'openai or unknown',
    setup: "const BASE = process.env.PROXY ? process.env.PROXY_URL : 'https://api.openai.com';",
    url: '`${BASE}/v1/files`',
  },
  {
    name: 'fallback',
    targets: 'openai or unknown',
    setup: "const base = options.baseUrl || 'https://api.openai.com/v1';",
    url: '`${base}/files`',
  },
  {
    name: 'nullish fallback from the environment',
    targets: 'openai or unknown',
    setup: "const base = process.env.BASE_URL ?? 'https://api.openai.com/v1';",
    url: '`${base}/files`',
  },
  { name: 'environment variable that says OpenAI', url: '`${process.env.OPENAI_BASE_URL}/files`' },
  {
    name: 'environment variable of a bundler',
    url: '`${import.meta.env.VITE_OPENAI_BASE_URL}/files`',
  },
  {
    name: 'field',
    url: '`${this.base}/files`',
    wrap: (call) =>
      `class Api {\n  base = 'https://api.openai.com/v1';\n  send() { return ${call} }\n}`,
  },
  {
    name: 'private static field',
    url: '`${Api.#base}/files`',
    wrap: (call) =>
      `class Api {\n  static #base = 'https://api.openai.com/v1';\n  send() { return ${call} }\n}`,
  },
  {
    name: 'field with a default in the constructor',
    targets: 'openai or unknown',
    url: 'this.base + "/files"',
    wrap: (call) =>
      `class Api {\n  constructor({ base = 'https://api.openai.com/v1' } = {}) { this.base = base; }\n  send() { return ${call} }\n}`,
  },
  {
    name: 'parameter with a caller',
    url: 'url',
    wrap: (call) =>
      `function send(url) { return ${call} }\nsend('https://api.openai.com/v1/files');`,
  },
  {
    name: 'path parameter with a caller',
    url: '`https://api.openai.com/v1${path}`',
    wrap: (call) => `async function send(path) { return ${call} }\nawait send('/files');`,
  },
  {
    name: 'method parameter with a caller',
    url: '`https://api.openai.com/v1/${path}`',
    wrap: (call) =>
      `class Api {\n  send(path) { return ${call} }\n  files() { return this.send('files'); }\n}`,
  },
  {
    name: 'parameter in an object',
    url: 'url',
    wrap: (call) =>
      `function send({ url }) { return ${call} }\nsend({ url: 'https://api.openai.com/v1/files' });`,
  },
  { name: 'region eu', url: "'https://eu.api.openai.com/v1/files'" },
  { name: 'region us', url: "'https://us.api.openai.com/v1/files'" },
  { name: 'region jp', url: "'https://jp.api.openai.com/v1/files'" },
  { name: 'region in a template', url: '`https://${region}.api.openai.com/v1/files`' },
  {
    name: 'optional region in a template',
    url: "`https://${region ? region + '.' : ''}api.openai.com/v1/files`",
  },
];

describe('URL', () => {
  const calls: readonly (readonly [string, string, (url: string) => string])[] = [
    ['fetch', '', (url) => `fetch(${url}, { method: 'POST', body });`],
    ['axios', "import axios from 'axios';\n", (url) => `axios.post(${url}, body);`],
    ['got', "import got from 'got';\n", (url) => `got(${url}, { method: 'POST', json: body });`],
    [
      'one object',
      "import axios from 'axios';\n",
      (url) => `axios({ url: ${url}, method: 'POST', data: body });`,
    ],
  ];
  describe.each(urlForms)(
    '$name',
    ({
      setup = '',
      url,
      path = '/v1/files',
      targets = 'openai',
      wrap = (call: string) => call,
    }) => {
      it.each(calls)('in %s', (_, imports, write) => {
        const code = `${imports}${setup}\n${wrap(write(url))}`;
        expect(foundIn(code), code).toContain(`POST ${path} → ${targets}`);
        const other = code
          .replaceAll(/(?:eu\.|us\.|jp\.)?api\.openai\.com/gi, 'api.example.com')
          .replaceAll('OPENAI_BASE', 'OTHER_BASE');
        expect(foundIn(other), other).toEqual([]);
      });
    },
  );

  it.each([
    [
      'Azure',
      "'https://x.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-06-01'",
      'POST /v1/chat/completions → azure',
    ],
    [
      'Azure, newer path',
      "'https://x.openai.azure.com/openai/v1/responses'",
      'POST /v1/responses → azure',
    ],
    [
      'Azure in a template',
      '`https://${process.env.RESOURCE}.openai.azure.com/openai/deployments/${name}/embeddings?api-version=1`',
      'POST /v1/embeddings → azure',
    ],
    [
      'Azure with other services',
      "'https://x.services.ai.azure.com/openai/v1/responses'",
      'POST /v1/responses → azure',
    ],
    [
      'an Azure endpoint from the environment',
      '`${process.env.AZURE_OPENAI_ENDPOINT}/openai/v1/responses`',
      'POST /v1/responses → azure',
    ],
    [
      'Bedrock, with the path of OpenAI',
      "'https://bedrock-mantle.us-east-1.api.aws/openai/v1/responses'",
      'POST /v1/responses → bedrock',
    ],
    [
      'Bedrock, with a region from outside',
      '`https://bedrock-runtime.${process.env.AWS_REGION}.amazonaws.com/openai/v1/chat/completions`',
      'POST /v1/chat/completions → bedrock',
    ],
    ['an unknown path', '`https://api.openai.com/v1/${path}`', 'POST null → openai'],
    ['an unknown path after the host', '`https://api.openai.com${path}`', 'POST null → openai'],
    [
      'a path that nobody documents',
      "'https://api.openai.com/v1/secrets'",
      'POST /v1/secrets → openai',
    ],
    [
      'no version',
      "'https://api.openai.com/chat/completions'",
      'POST /v1/chat/completions → openai',
    ],
    [
      'the dashboard',
      "'https://api.openai.com/dashboard/billing/usage'",
      'POST /dashboard/billing/usage → openai',
    ],
  ])('%s', (_, url, expectedCall) => {
    expect(foundIn(`fetch(${url}, { method: 'POST' });`)).toEqual([expectedCall]);
  });

  it.each([
    ['a host that only ends alike', "'https://notapi.openai.com/v1/files'"],
    ['a host that only starts alike', "'https://api.openai.com.evil.example/v1/files'"],
    ['the web site', "'https://openai.com/v1/files'"],
    ['the chat site', "'https://chatgpt.com/backend-api/files'"],
    ['a path that names the host', "'https://proxy.example.com/https://api.openai.com/v1/files'"],
    [
      'a query that names the host',
      "'https://proxy.example.com/?url=https://api.openai.com/v1/files'",
    ],
    ['a relative path', "'/v1/files'"],
    ['a relative path of an own server', "'/api/openai/v1/files'"],
    ['a host that is not known', '`https://${host}/v1/files`'],
    ['a URL that is not known', 'url'],
    ['an environment variable that does not say', '`${process.env.API_URL}/v1/files`'],
    ['a compatible server', '`${process.env.OPENAI_COMPATIBLE_URL}/v1/files`'],
    ['another vendor', "'https://api.groq.com/openai/v1/files'"],
    ['a gateway', "'https://gateway.ai.cloudflare.com/v1/x/y/openai/files'"],
    ['localhost', "'http://localhost:11434/v1/files'"],
    [
      'the own API of Bedrock',
      "'https://bedrock-runtime.us-east-1.amazonaws.com/model/openai.gpt-oss-120b-1:0/converse'",
    ],
    ['another API of Bedrock', "'https://bedrock-mantle.us-east-1.api.aws/anthropic/v1/messages'"],
    ['a path of Bedrock that is not known', '`https://bedrock-mantle.us-east-1.api.aws/${path}`'],
  ])('%s is no request to OpenAI', (_, url) => {
    expect(foundIn(`const openai = 1;\nfetch(${url}, { method: 'POST' });`)).toEqual([]);
  });

  it('takes a variable with a base URL for whose API it is named after, and none with a whole address', () => {
    const sent = (url: string): unknown => foundIn(`fetch(${url}, { method: 'POST' });`);
    expect(sent('`${process.env.OPENAI_URL}${path}`')).toEqual(['POST null → openai']);
    expect(sent('import.meta.env.VITE_OPENAI_API_URL')).toEqual(['POST null → openai or unknown']);
    expect(sent('`${process.env.OPENAI_URL}?stream=1`')).toEqual(['POST null → openai or unknown']);
  });

  it('lets the settings name a host', () => {
    const settings = {
      hosts: { 'gateway.example.com': 'openai' as const, 'api.openai.com': 'other' as const },
    };
    expect(
      foundIn("fetch('https://gateway.example.com/v1/files', { method: 'POST' });", ['js'], {
        settings,
      }),
    ).toEqual(['POST /v1/files → openai']);
    expect(
      foundIn("fetch('https://api.openai.com/v1/files', { method: 'POST' });", ['js'], {
        settings,
      }),
    ).toEqual([]);
  });
});

describe('verb', () => {
  it.each([
    ['missing', "fetch('https://api.openai.com/v1/files');", ['GET /v1/files → openai']],
    [
      'missing in the options',
      "fetch('https://api.openai.com/v1/files', { headers });",
      ['GET /v1/files → openai'],
    ],
    [
      'lower case',
      "fetch('https://api.openai.com/v1/files', { method: 'post' });",
      ['POST /v1/files → openai'],
    ],
    [
      'constant',
      "const METHOD = 'DELETE';\nfetch(`https://api.openai.com/v1/files/${id}`, { method: METHOD });",
      ['DELETE /v1/files/{} → openai'],
    ],
    [
      'conditional',
      "fetch('https://api.openai.com/v1/files', { method: body ? 'POST' : 'GET' });",
      ['POST /v1/files → openai', 'GET /v1/files → openai'],
    ],
    [
      'in options that are merged',
      "import axios from 'axios';\naxios(Object.assign(given, { url: 'https://api.openai.com/v1/files', method: 'post' }));",
      ['POST /v1/files → openai or unknown'],
    ],
    [
      'in options without a path',
      "import https from 'https';\nhttps.request({ hostname: 'api.openai.com', method: 'POST' });",
      ['POST null → openai'],
    ],
    [
      'in options with a path',
      "import https from 'https';\nhttps.request({ hostname: 'api.openai.com', path: '/v1/files', method: 'POST' });",
      ['POST /v1/files → openai'],
    ],
    [
      'one of several that the instance has',
      "import axios from 'axios';\naxios.create({ method: given ? 'post' : 'delete' }).request({ url: 'https://api.openai.com/v1/files' });",
      ['null /v1/files → openai'],
    ],
    [
      'the one that the instance has',
      "import axios from 'axios';\naxios.create({ method: 'post' }).request({ url: 'https://api.openai.com/v1/files' });",
      ['POST /v1/files → openai'],
    ],
    [
      'parameter without a caller',
      "export const send = (method) => fetch('https://api.openai.com/v1/files', { method });",
      ['null /v1/files → openai'],
    ],
    [
      'parameter with callers',
      "const send = (method) => fetch('https://api.openai.com/v1/files', { method });\nsend('GET');\nsend('POST');",
      ['GET /v1/files → openai', 'POST /v1/files → openai'],
    ],
    [
      'parameter with a default',
      "export const send = (method = 'GET') => fetch('https://api.openai.com/v1/files', { method });",
      ['GET /v1/files → openai'],
    ],
    [
      'unknown options',
      "export const send = (options) => fetch('https://api.openai.com/v1/files', options);",
      ['null /v1/files → openai'],
    ],
    [
      'unknown options, one verb possible',
      "export const send = (options) => fetch('https://api.openai.com/v1/embeddings', options);",
      ['POST /v1/embeddings → openai'],
    ],
    [
      'options with a spread',
      "export const send = (options) => fetch('https://api.openai.com/v1/files', { ...options, method: 'POST' });",
      ['POST /v1/files → openai'],
    ],
    [
      'options that a spread may replace',
      "export const send = (options) => fetch('https://api.openai.com/v1/files', { method: 'POST', ...options });",
      ['POST /v1/files → openai'],
    ],
    [
      'options in a constant',
      "const options = { method: 'POST' };\nfetch('https://api.openai.com/v1/files', options);",
      ['POST /v1/files → openai'],
    ],
    [
      'method set later',
      "const options = {};\noptions.method = 'POST';\nfetch('https://api.openai.com/v1/files', options);",
      ['POST /v1/files → openai'],
    ],
  ])('%s', (_, code, expectedCalls) => {
    expect(foundIn(code), code).toEqual(expectedCalls);
  });
});

describe('body and headers', () => {
  const request = (body: string, before = '', more = ''): string =>
    `${before}\nfetch('https://api.openai.com/v1/responses', { method: 'POST', body: ${body}${more} });`;
  it.each([
    ['JSON of a literal', request('JSON.stringify({ store: true })'), 'true'],
    ['JSON with indentation', request('JSON.stringify({ store: true }, null, 2)'), 'true'],
    [
      'JSON of a constant',
      request('JSON.stringify(params)', 'const params = { store: true };'),
      'true',
    ],
    [
      'JSON in a constant',
      request('body', 'const body = JSON.stringify({ store: true });'),
      'true',
    ],
    [
      'JSON of a constant that is changed',
      request('JSON.stringify(params)', 'const params = {};\nparams.store = true;'),
      'true',
    ],
    [
      'JSON of a spread',
      request('JSON.stringify({ ...base, store: false })', 'const base = { store: true };'),
      'false',
    ],
    [
      'JSON of a conditional',
      request('JSON.stringify({ store: flag ? true : false })'),
      'true | false',
    ],
    [
      'JSON from a function',
      request('toBody({ store: true })', 'const toBody = (params) => JSON.stringify(params);'),
      'true',
    ],
    ['JSON text', request(`'{"model":"x","store":true}'`), 'true'],
    ['JSON text in a template', request('`{"store":true}`'), 'true'],
    ['JSON in a buffer', request('Buffer.from(JSON.stringify({ store: true }))'), 'true'],
    ['JSON with a replacer', request('JSON.stringify({ store: true }, replace)'), 'unknown'],
    ['nothing', "fetch('https://api.openai.com/v1/responses', { method: 'POST' });", 'absent'],
    ['a literal without the key', request("JSON.stringify({ model: 'x' })"), 'absent'],
    [
      'an unknown spread',
      request(
        'JSON.stringify({ ...params })',
        'let params; export const set = (given) => { params = given; };',
      ),
      'absent | unknown',
    ],
    ['an unknown value', request('body', 'import { body } from "./body.js";'), 'unknown'],
    ['a text that is no JSON', request("'store=true'"), 'unknown'],
    ['a template with holes', request('`{"store":${flag}}`'), 'unknown'],
  ])('%s', (_, code, expectedStore) => {
    expect(shown(onlyCall(analysed(code)).body.get('store')), code).toBe(expectedStore);
  });

  it.each([
    ['literal', "headers: { 'OpenAI-Beta': 'assistants=v2' }", '"assistants=v2"'],
    ['other case', "headers: { 'openai-beta': 'assistants=v2' }", '"assistants=v2"'],
    ['constant', 'headers', '"a"'],
    ['spread', "headers: { ...headers, 'OPENAI-BETA': 'b' }", '"b"'],
    ['Headers of a literal', "headers: new Headers({ 'OpenAI-Beta': 'c' })", '"c"'],
    ['Headers of pairs', "headers: new Headers([['OpenAI-Beta', 'd']])", '"d"'],
    ['pairs', "headers: [['OpenAI-Beta', 'e']]", '"e"'],
    ['result of a function', 'headers: headersFor("f")', '"f"'],
    ['without the key', "headers: { Authorization: 'x' }", 'absent'],
    ['unknown spread', 'headers: { ...more }', 'absent | unknown'],
    ['unknown', 'headers: more', 'unknown'],
  ])('headers: %s', (_, headers, expectedHeader) => {
    const code = `import { more } from './more.js';\nconst headers = { 'openai-beta': 'a' };\nconst headersFor = (beta) => ({ 'OpenAI-Beta': beta });\nfetch('https://api.openai.com/v1/responses', { method: 'POST', ${headers} });`;
    expect(shown(onlyCall(analysed(code)).headers.get('OpenAI-Beta')), code).toBe(expectedHeader);
  });

  it.each([
    ['', '"a"'],
    ["request.headers.get('OpenAI-Beta');", '"a"'],
    ["request.headers.set('OpenAI-Beta', 'b');", 'absent | unknown'],
    [
      "const other = new Request('https://a.example');\nother.headers.set('OpenAI-Beta', 'b');",
      '"a"',
    ],
  ])('headers of a request: %s %s', (change, expectedHeader) => {
    const code = `const request = new Request('https://api.openai.com/v1/responses', { method: 'POST', headers: { 'OpenAI-Beta': 'a' } });\n${change}\nfetch(request);`;
    expect(shown(onlyCall(analysed(code)).headers.get('OpenAI-Beta'))).toBe(expectedHeader);
  });

  it('adds the headers of an instance', () => {
    const call = onlyCall(
      analysed(
        "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1', headers: { a: '1', b: '1' } });\napi.post('/files', {}, { headers: { B: '2' } });",
      ),
    );
    expect([
      shown(call.headers.get('a')),
      shown(call.headers.get('b')),
      shown(call.headers.get('c')),
    ]).toEqual(['"1"', '"2"', 'absent']);
  });

  it.each([
    [
      'params',
      "import axios from 'axios';\naxios.get('https://api.openai.com/v1/files', { params: { purpose: 'x' } });",
      '"x"',
    ],
    [
      'searchParams',
      "import got from 'got';\ngot.get('https://api.openai.com/v1/files', { searchParams: { purpose: 'x' } });",
      '"x"',
    ],
    ['in the URL', "fetch('https://api.openai.com/v1/files?purpose=x');", 'absent | unknown'],
    ['none', "fetch('https://api.openai.com/v1/files');", 'absent'],
  ])('query: %s', (_, code, expectedQuery) => {
    expect(shown(onlyCall(analysed(code)).query.get('purpose')), code).toBe(expectedQuery);
  });
});

describe('SDK verbs', () => {
  const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
  it.each([
    ["client.post('/files', { body: { purpose: 'x' } })", 'POST /v1/files'],
    ["client.post('/v1/files', { body: { purpose: 'x' } })", 'POST /v1/files'],
    ["client.get('/files')", 'GET /v1/files'],
    ['client.get(`/files/${id}`)', 'GET /v1/files/{}'],
    [
      'client.delete(`/vector_stores/${id}/files/${other}`)',
      'DELETE /v1/vector_stores/{}/files/{}',
    ],
    ["client.put('/unknown')", 'PUT /v1/unknown'],
    ["client.patch('/unknown')", 'PATCH /v1/unknown'],
    [
      "client.request({ method: 'post', path: '/files', body: { purpose: 'x' } })",
      'POST /v1/files',
    ],
    ["client.post('https://api.openai.com/v1/files', {})", 'POST /v1/files'],
    ['client.post(path)', 'POST null'],
  ])('%s', (call, route) => {
    expect(foundIn(`${CLIENT}export let path, id, other;\nawait ${call};`)).toEqual([
      `${route} → openai`,
    ]);
    expect(
      foundIn(
        `${CLIENT}export let path, id, other;\nawait ${call};`.replace("'openai'", "'express'"),
      ),
    ).toEqual([]);
  });

  it('reads what they carry', () => {
    const call = onlyCall(
      analysed(
        `${CLIENT}await client.post('/files', { body: { purpose: 'x' }, query: { a: '1' }, headers: { B: '2' } });`,
      ),
    );
    expect([
      shown(call.body.get('purpose')),
      shown(call.query.get('a')),
      shown(call.headers.get('b')),
    ]).toEqual(['"x"', '"1"', '"2"']);
  });
});

describe('what is not followed', () => {
  const reasons = (code: string): string[] => openReasons(analysed(code));
  it.each([
    [
      'a package that is not read',
      "import { openai } from '@acme/ai';\nawait openai.responses.create({});",
      ['responses.create: the client comes from @acme/ai, which is not read'],
    ],
    [
      'a default export',
      "import ai from 'our-ai';\nawait ai.client.chat.completions.create({});",
      ['chat.completions.create: the client comes from our-ai, which is not read'],
    ],
    [
      'a factory of a package',
      "import { makeClient } from '@acme/ai';\nawait makeClient().embeddings.create({});",
      ['embeddings.create: the client comes from @acme/ai, which is not read'],
    ],
    [
      'an untyped parameter',
      'export const run = (openai) => openai.vectorStores.create({});',
      ['vectorStores.create: the client is the parameter openai'],
    ],
    [
      'a long chain',
      'export const run = (client) => client.beta.threads.runs.createAndPoll("x", {});',
      ['beta.threads.runs.createAndPoll: the client is the parameter client'],
    ],
    [
      'the longest chain',
      'export const run = (client) => client.admin.organization.projects.users.roles.create("x", {});',
      ['admin.organization.projects.users.roles.create: the client is the parameter client'],
    ],
    [
      'any method, behind a name that says OpenAI',
      "import { openai } from '@/lib/openai';\nawait openai.files.create({});",
      ['files.create: the client comes from @/lib/openai, which is not read'],
    ],
    [
      'any method of a field that says OpenAI',
      'export class Desk { constructor(openAI) { this.openAI = openAI; } run() { return this.openAI.files.retrieve("x"); } }',
      ['files.retrieve: the client is the parameter openAI'],
    ],
    [
      'no method of the SDK, behind a name that says OpenAI',
      "import { openai } from '@/lib/openai';\nawait openai.letters.create({});",
      [],
    ],
    [
      'another vendor',
      "import Groq from 'groq-sdk';\nawait new Groq().chat.completions.create({});",
      [],
    ],
    [
      'a name that proves nothing',
      "import { db } from '@acme/db';\nawait db.files.create({});",
      [],
    ],
    [
      'the SDK itself',
      "import OpenAI from 'openai';\nawait new OpenAI().responses.create({});",
      [],
    ],
  ])('%s', (_, code, expected) => {
    expect(reasons(code)).toEqual(expected);
  });
});

describe('a receiver of unknown origin that is called like one that sends', () => {
  const URL = "'https://api.openai.com/v1/responses'";
  it.each([
    [
      'a parameter',
      `export const run = (http) => http.post(${URL}, { model: 'x', store: true }, { headers: { a: '1' } });`,
      'POST',
      'true',
    ],
    [
      'a field',
      `export class Service { constructor(httpClient) { this.httpClient = httpClient; } run() { return this.httpClient.post(${URL}, { store: true }, { headers: {} }); } }`,
      'POST',
      'true',
    ],
    [
      'a private field',
      `export class Service { #http; constructor(http) { this.#http = http; } run() { return this.#http.post(${URL}, { store: true }, {}); } }`,
      'POST',
      'true',
    ],
    [
      'a name of its own',
      `export const run = (openaiHttp) => openaiHttp.get(${URL});`,
      'GET',
      'absent',
    ],
    [
      'a file that is not read',
      `import { api } from './api.js';\nexport const run = () => api.post(${URL}, { store: true }, {});`,
      'POST',
      'true',
    ],
    [
      'options or a body',
      `export const run = (api) => api.post(${URL}, { json: { store: true } });`,
      'POST',
      'absent | unknown',
    ],
  ])('%s', (_, code, verb, store) => {
    expect(foundIn(code)).toEqual([`${verb} /v1/responses → openai`]);
    expect(shown(onlyCall(analysed(code)).body.get('store'))).toBe(store);
  });

  it.each([
    ['a handler', `export const mock = (http) => http.post(${URL}, () => new Response());`],
    [
      'a handler in a constant',
      `const reply = async () => null;\nexport const mock = (http) => http.post(${URL}, reply);`,
    ],
    [
      'a server of a test',
      `import { http } from 'msw';\nexport const mock = () => http.post(${URL}, reply);`,
    ],
    ['another name', `export const run = (queue) => queue.post(${URL}, {}, {});`],
    ['another member', `export const run = (http) => http.add(${URL}, {}, {});`],
    [
      'another host',
      "export const run = (http) => http.post('https://api.example.com/v1/responses', {}, {}); // openai",
    ],
    ['a path alone', "export const run = (http) => http.post('/v1/responses', {}, {}); // openai"],
    [
      'a variable that says OpenAI',
      'export const run = (http) => http.post(`${process.env.OPENAI_BASE_URL}/responses`, {}, {});',
    ],
    ['a Map', `const api = new Map();\napi.get(${URL});`],
    [
      'an object of the program',
      `const http = { post: async () => null };\nhttp.post(${URL}, {}, {});`,
    ],
    ['a package', `import { http } from 'some-package';\nhttp.post(${URL}, {}, {});`],
  ])('not %s', (_, code) => {
    expect(foundIn(code)).toEqual([]);
  });
});

describe('what sends nothing', () => {
  it.each([
    [
      'msw',
      "import { http, HttpResponse } from 'msw';\nexport const handlers = [http.post('https://api.openai.com/v1/responses', () => HttpResponse.json({}))];",
    ],
    [
      'msw, older',
      "import { rest } from 'msw';\nexport const handlers = [rest.post('https://api.openai.com/v1/responses', (req, res, ctx) => res(ctx.json({})))];",
    ],
    [
      'msw server',
      "import { http } from 'msw';\nimport { setupServer } from 'msw/node';\nconst server = setupServer(http.post('https://api.openai.com/v1/responses', () => {}));\nserver.use(http.get('https://api.openai.com/v1/files', () => {}));",
    ],
    [
      'nock',
      "import nock from 'nock';\nnock('https://api.openai.com').post('/v1/responses').reply(200, {});",
    ],
    [
      'nock with a scope',
      "const nock = require('nock');\nconst scope = nock('https://api.openai.com:443');\nscope.post('/v1/responses').reply(200);",
    ],
    [
      'axios-mock-adapter',
      "import axios from 'axios';\nimport MockAdapter from 'axios-mock-adapter';\nconst mock = new MockAdapter(axios);\nmock.onPost('https://api.openai.com/v1/responses').reply(200);",
    ],
    [
      'fetch-mock',
      "import fetchMock from 'fetch-mock';\nfetchMock.post('https://api.openai.com/v1/responses', {});",
    ],
    [
      'expect',
      "import { expect } from 'vitest';\nexpect(fetch).toHaveBeenCalledWith('https://api.openai.com/v1/responses', { method: 'POST' });",
    ],
    [
      'expect of a mock',
      "expect(global.fetch).toHaveBeenCalledWith('https://api.openai.com/v1/responses', expect.objectContaining({ method: 'POST' }));",
    ],
    [
      'mock of a request',
      "import axios from 'axios';\naxios.post.mockResolvedValue({ config: { url: 'https://api.openai.com/v1/responses' } });",
    ],
    [
      'mocked fetch',
      "const fetch = vi.fn();\nfetch.mockResolvedValue({ url: 'https://api.openai.com/v1/responses' });\nglobal.fetch = fetch;",
    ],
    [
      'call of a mocked fetch',
      "import { vi } from 'vitest';\nconst fetch = vi.fn(async () => new Response());\nawait fetch('https://api.openai.com/v1/responses', { method: 'POST' });",
    ],
    [
      'call of a mocked fetch of jest',
      "const fetch = jest.fn();\nawait fetch('https://api.openai.com/v1/responses', { method: 'POST' });",
    ],
    [
      'Playwright',
      "import { test } from '@playwright/test';\ntest('x', async ({ page }) => { await page.route('https://api.openai.com/v1/responses', (route) => route.fulfill({})); });",
    ],
    [
      'Playwright, opening a page',
      "import { chromium } from 'playwright';\nconst page = await (await chromium.launch()).newPage();\nawait page.goto('https://api.openai.com/v1/responses');\nawait page.waitForResponse('https://api.openai.com/v1/responses');",
    ],
    ['Cypress', "cy.intercept('POST', 'https://api.openai.com/v1/responses', {});"],
    [
      'undici mock',
      "import { MockAgent } from 'undici';\nconst agent = new MockAgent();\nagent.get('https://api.openai.com').intercept({ path: '/v1/responses', method: 'POST' }).reply(200);",
    ],
    [
      'Express route',
      "import express from 'express';\nconst app = express();\napp.post('/v1/responses', (req, res) => res.json({ url: 'https://api.openai.com/v1/responses' }));",
    ],
    [
      'Express redirect',
      "import express from 'express';\nconst app = express();\napp.use('/openai', (req, res) => res.redirect('https://api.openai.com/v1/responses'));",
    ],
    [
      'Hono route',
      "import { Hono } from 'hono';\nconst app = new Hono();\napp.post('https://api.openai.com/v1/responses', (c) => c.json({}));",
    ],
    [
      'Fastify route',
      "const app = require('fastify')();\napp.post('https://api.openai.com/v1/responses', async () => ({}));",
    ],
    ['a constant', "export const URL_OF_OPENAI = 'https://api.openai.com/v1/responses';"],
    [
      'a table of providers',
      "export const providers = [{ name: 'openai', baseURL: 'https://api.openai.com/v1', fetch: 'https://api.openai.com/v1/responses' }];",
    ],
    ['a log line', "console.log('POST https://api.openai.com/v1/responses');"],
    ['an error', "throw new Error('https://api.openai.com/v1/responses failed');"],
    [
      'a comment',
      "// fetch('https://api.openai.com/v1/responses', { method: 'POST' })\nconst x = 1;",
    ],
    ['a text', 'const help = "fetch(\'https://api.openai.com/v1/responses\')";'],
    ['a test of a URL', "if (url.startsWith('https://api.openai.com/v1/responses')) count += 1;"],
    [
      'a URL that is only made',
      "const url = new URL('https://api.openai.com/v1/responses');\nconsole.log(url.host);",
    ],
    [
      'a request that is only made',
      "const request = new Request('https://api.openai.com/v1/responses', { method: 'POST' });\nconsole.log(request.url);",
    ],
    [
      'a Map',
      "const cache = new Map();\ncache.get('https://api.openai.com/v1/responses');\ncache.delete('https://api.openai.com/v1/responses');",
    ],
    [
      'a Map called http',
      "const http = new Map();\nhttp.get('https://api.openai.com/v1/responses');",
    ],
    [
      'what every object has',
      "import axios from 'axios';\naxios.toString('https://api.openai.com/v1/responses');",
    ],
    [
      'a base URL that is no default',
      "import axios from 'axios';\naxios.kept = {};\naxios.kept.baseURL = 'https://api.openai.com/v1';\naxios.post('/responses', { model: 'x' });",
    ],
    ['local storage', "localStorage.get('https://api.openai.com/v1/responses');"],
    ['lodash', "import _ from 'lodash';\n_.get(table, 'https://api.openai.com/v1/responses');"],
    [
      'a queue',
      "import { queue } from './queue.js';\nqueue.post('https://api.openai.com/v1/responses');",
    ],
    [
      'an own function that does not send',
      "function fetchLocal(url) { return table[url]; }\nfetchLocal('https://api.openai.com/v1/responses');",
    ],
    [
      'an own function called fetch',
      "function fetch(url) { return table[url]; }\nfetch('https://api.openai.com/v1/responses');",
    ],
    ['an image', "const image = new Image();\nimage.src = 'https://api.openai.com/v1/responses';"],
    ['a link', 'export const Link = () => <a href="https://api.openai.com/v1/responses">x</a>;'],
  ])('%s', (_, code) => {
    expect(foundIn(code, code.includes('<a ') ? ['js'] : ['js', 'ts']), code).toEqual([]);
  });
});

describe('an instance of an HTTP client in a field', () => {
  const made = "axios.create({ baseURL: 'https://api.openai.com/v1' })";

  it.each([
    ['a class', 'class Api {'],
    ['a class of a package', "import { Base } from 'acme';\nclass Api extends Base {"],
    ['a class that nobody has seen', 'class Api extends Base {'],
  ])('of %s', (_name, head) => {
    const code = `import axios from 'axios';\n${head}\n  http = ${made};\n  send() { return this.http.post('/files', {}); }\n}\nnew Api().send();`;
    expect(foundIn(code)).toEqual(['POST /v1/files → openai']);
  });
});
