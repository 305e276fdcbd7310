/** Requests whose URL, verb or body is put together in steps, or replaced on the way out. */
import type { Script } from '../../helpers/wire.ts';

const FLAG = [{}, { FLAG: '1' }];
const API = 'https://api.openai.com/v1';

const raw = (name: string, code: string, runs?: Script['runs']): Script => ({
  name: `sent: ${name}`,
  sdks: ['v6'],
  code,
  ...(runs ? { runs } : {}),
});
/** The URL that an expression makes, after some statements. */
const url = (name: string, expression: string, before = '', runs?: Script['runs']): Script =>
  raw(
    name,
    `${before}\nawait fetch(${expression}, { method: 'POST', body: '{"input":"x"}' });`,
    runs,
  );
/** What is done to a URL object. */
const object = (name: string, steps: string, runs?: Script['runs']): Script =>
  url(`URL, ${name}`, 'u', `const u = new URL('${API}/models');\n${steps}`, runs);

const texts: Script[] = [
  url('concat', "'https://api.openai.com'.concat('/v1', '/files')"),
  url('join of a list', "['https://api.openai.com', 'v1', 'files'].join('/')"),
  url('join with nothing between', "['https://', 'api.openai.com', '/v1/files'].join('')"),
  url('join of a host', "'https://' + ['api', 'openai', 'com'].join('.') + '/v1/files'"),
  url(
    'join of a list that grows',
    "parts.join('/')",
    "const parts = ['https://api.openai.com'];\nparts.push('v1', 'files');",
  ),
  url(
    'replace of the host',
    "'https://llm.example.com/v1/files'.replace('llm.example.com', 'api.openai.com')",
  ),
  url(
    'replace of the host away',
    "'https://api.openai.com/v1/files'.replace('api.openai.com', 'llm.example.com')",
  ),
  url('replace of the path', `'${API}/models'.replace('models', 'files')`),
  url('replace by a pattern', `'${API}/models'.replace(/models$/, 'files')`),
  url('replace of all', "'https://api_openai_com/v1/files'.replaceAll('_', '.')"),
  url('replace by a function', `'${API}/models'.replace(/models/, () => 'files')`),
  url('replace with a group', `'${API}/models/x1'.replace(/models\\/(\\w+)/, 'files/$1')`),
  url('replace of a parameter', `'${API}/files/{id}'.replace('{id}', 'file_1')`),
  url(
    'replace of a parameter with a colon',
    `'${API}/files/:id/content'.replace(':id', id)`,
    "const id = 'file_1';",
  ),
  url(
    'replace of a slash at the end',
    "'https://api.openai.com/v1/'.replace(/\\/+$/, '') + '/files'",
  ),
  url('slice', `'x${API}/files'.slice(1)`),
  url('slice of the end', `'${API}/files/content'.slice(0, -8)`),
  url('substring', `'xx${API}/files'.substring(2)`),
  url('substr', `'xx${API}/files'.substr(2)`),
  url('split and join', "'https://api-openai-com/v1/files'.split('-').join('.')"),
  url('split and take', `'${API}/files|${API}/models'.split('|')[0]`),
  url('split and at', `'${API}/files|${API}/models'.split('|').at(-1)`),
  url('taken apart', 'first', `const [first] = '${API}/files,${API}/models'.split(',');`),
  url('at of a list', 'urls.at(-1)', `const urls = ['${API}/models', '${API}/files'];`),
  url('last of a list', 'urls[urls.length - 1]', `const urls = ['${API}/models', '${API}/files'];`),
  url('lower case', `'HTTPS://API.OPENAI.COM/V1/FILES'.toLowerCase()`),
  url('trimmed', `'  ${API}/files '.trim()`),
  url('not trimmed', `'  ${API}/files '`),
  url('repeat', "'https://api.openai.com' + '/v1'.repeat(1) + '/files'"),
  url('padded', "'https://api.openai.com/v1/file'.padEnd(31, 's')"),
  url('String.raw', 'String.raw`https://api.openai.com/v1/files`'),
  url(
    'String.raw with a hole',
    'String.raw`https://api.openai.com/v1/${name}`',
    "const name = 'files';",
  ),
  url('String', `String('${API}/files')`),
  url('encodeURI', `encodeURI('${API}/files')`),
  url('decodeURIComponent', "decodeURIComponent('https%3A%2F%2Fapi.openai.com%2Fv1%2Ffiles')"),
  url('atob', "atob('aHR0cHM6Ly9hcGkub3BlbmFpLmNvbS92MS9maWxlcw==')"),
  url(
    'an identifier that is encoded',
    `\`${API}/files/\${encodeURIComponent(id)}\``,
    "const id = 'file_1';",
  ),
  url(
    'a path that is joined',
    "'https://api.openai.com' + path.posix.join('/v1', 'models', '..', 'files')",
    "import path from 'node:path';",
  ),
  url(
    'a path that is joined without posix',
    "'https://api.openai.com' + join('/v1', './files')",
    "import { join } from 'node:path';",
  ),
  url(
    'template in a template',
    '`${`${base}/v1`}/files`',
    "const base = 'https://api.openai.com';",
  ),
  url(
    'added in steps',
    'target',
    "let target = 'https://api.openai.com';\ntarget += '/v1';\ntarget += '/files';",
  ),
  url('a number in the host', '`https://api.openai.com/v${1}/files`'),
  url(
    'by a table',
    'urls[name]',
    `const name = process.env.FLAG ? 'files' : 'models';\nconst urls = { models: '${API}/models', files: '${API}/files' };`,
    FLAG,
  ),
];

const parsed: Script[] = [
  url('dots', `'${API}/models/../files'`),
  url('dots over the root', "'https://api.openai.com/../../v1/files'"),
  url('one dot', `'${API}/./files'`),
  url('encoded dots', `'${API}/models/%2e%2E/files'`),
  url('half encoded dots', `'${API}/models/.%2e/files'`),
  url('two slashes in the path', "'https://api.openai.com/v1//files'"),
  url('a slash at the end', `'${API}/files/'`),
  url('a dot behind the host', "'https://api.openai.com./v1/files'"),
  url('upper-case host', "'https://API.OpenAI.com/v1/files'"),
  url('upper-case scheme', "'HTTPS://api.openai.com/v1/files'"),
  url('port', "'https://api.openai.com:443/v1/files'"),
  url('credentials', "'https://user:pass@api.openai.com/v1/files'"),
  url('credentials that look like the host', "'https://api.openai.com@llm.example.com/v1/files'"),
  url(
    'credentials with a colon that look like the host',
    "'https://api.openai.com:x@llm.example.com/v1/files'",
  ),
  url('a host that ends otherwise', "'https://api.openai.com.example.com/v1/files'"),
  url('a host that is encoded', "'https://api%2Eopenai.com/v1/files'"),
  url('a host in full width', "'https://ａｐｉ.openai.com/v1/files'"),
  url('one slash only', "'https:/api.openai.com/v1/files'"),
  url('no slash', "'https:api.openai.com/v1/files'"),
  url('a hash', `'${API}/files#/v1/models'`),
  url('a question', `'${API}/files?x=/v1/models'`),
  url('a line break in the host', "'https://api.open\\nai.com/v1/files'"),
  url('an encoded letter in the path', `'${API}/f%69les'`),
  url('an encoded slash', `'${API}/files%2Fx1'`),
  url('URL of a path on a base', `new URL('/v1/files', '${API}/models')`),
  url('URL of a path beside', `new URL('files', '${API}/models')`),
  url('URL of a path below', `new URL('files', '${API}/')`),
  url('URL of a path above', `new URL('../v1/files', '${API}/models')`),
  url('URL of a path with dots', `new URL('./files', '${API}/models')`),
  url(
    'URL of a host without scheme',
    `new URL('//api.openai.com/v1/files', 'https://llm.example.com/v1')`,
  ),
  url('URL of a whole URL on a base', `new URL('${API}/files', 'https://llm.example.com/v1')`),
  url('URL of a query', `new URL('?limit=1', '${API}/files')`),
  url('URL of nothing', `new URL('', '${API}/files')`),
  url('URL of a base as a URL', `new URL('files', new URL('/v1/', 'https://api.openai.com'))`),
  url('URL, its href', `new URL('/v1/files', 'https://api.openai.com').href`),
  url('URL, its text', `new URL('/v1/files', 'https://api.openai.com').toString()`),
  url('URL, its JSON', `new URL('/v1/files', 'https://api.openai.com').toJSON()`),
  url('URL, in a template', `\`\${new URL('https://api.openai.com/v1/')}files\``),
  url('URL, its origin', `new URL('${API}/models').origin + '/v1/files'`),
  url('URL, its host', `'https://' + new URL('${API}/models').host + '/v1/files'`),
  url(
    'URL, its hostname',
    `\`https://\${new URL('https://api.openai.com:8443/x').hostname}/v1/files\``,
  ),
  url(
    'URL, its path',
    `'https://api.openai.com' + new URL('https://llm.example.com/v1/files?x').pathname`,
  ),
  url('URL, its protocol', `new URL('${API}/models').protocol + '//api.openai.com/v1/files'`),
  url('URL, taken apart', '`${origin}/v1/files`', `const { origin } = new URL('${API}/models');`),
  url('URL.parse', `URL.parse('/v1/files', 'https://api.openai.com')`),
  url('String of a URL', `String(new URL('${API}/files'))`),
  url(
    'a base that may be missing',
    `new URL('/v1/files', process.env.BASE ?? 'https://api.openai.com')`,
  ),
];

const objects: Script[] = [
  object('pathname', "u.pathname = '/v1/files';"),
  object('pathname without a slash', "u.pathname = 'v1/files';"),
  object('pathname with dots', "u.pathname = '/v1/models/../files';"),
  object('pathname with a question', "u.pathname = '/v1/files?x=1';"),
  object('pathname, added to', "u.pathname += '/x1';"),
  object('pathname, replaced', "u.pathname = u.pathname.replace('models', 'files');"),
  object('hostname', "u.hostname = 'llm.example.com';"),
  object('host', "u.host = 'llm.example.com:8080';"),
  object('a host that is no host', "u.hostname = 'a b';"),
  object('href', "u.href = 'https://api.openai.com/v1/files';"),
  object('href to elsewhere', "u.href = 'https://llm.example.com/v1/files';"),
  object('port and protocol', "u.port = '8443';\nu.protocol = 'http:';"),
  object('search', "u.search = '?limit=1';"),
  object(
    'search params',
    "u.searchParams.set('limit', '1');\nu.searchParams.append('after', 'x');",
  ),
  object('hash and user', "u.hash = 'x';\nu.username = 'api.example.com';"),
  object(
    'several parts',
    "u.hostname = 'llm.example.com';\nu.pathname = '/v1/files';\nu.hostname = 'api.openai.com';",
  ),
  object('a part by its name', "u['pathname'] = '/v1/files';"),
  object(
    'a part by a computed name',
    "const part = ['path', 'name'].join('');\nu[part] = '/v1/files';",
  ),
  object('parts by assign', "Object.assign(u, { pathname: '/v1/files' });"),
  object('a part by Reflect.set', "Reflect.set(u, 'pathname', '/v1/files');"),
  object('set under another name', "const v = u;\nv.pathname = '/v1/files';"),
  object(
    'set by a function',
    "const move = (given) => { given.pathname = '/v1/files'; };\nmove(u);",
  ),
  object(
    'set by a function not called',
    "const move = () => { u.pathname = '/v1/files'; };\nvoid move;",
  ),
  object('set on a copy', "const v = new URL(u);\nv.pathname = '/v1/files';"),
  object(
    'set on a copy by its href',
    "const v = new URL(u.href);\nv.hostname = 'llm.example.com';",
  ),
  object(
    'set when the environment says so',
    "if (process.env.FLAG) u.pathname = '/v1/files';",
    FLAG,
  ),
  object('set in a loop', "for (const part of ['models', 'files']) u.pathname = `/v1/${part}`;"),
  object('set in a try', "try { u.pathname = '/v1/files'; } catch { u.pathname = '/v1/batches'; }"),
  object('taken apart and set', "({ pathname: u.pathname } = { pathname: '/v1/files' });"),
  raw(
    'URL of something, moved to a host',
    `const u = new URL(JSON.parse('"https://llm.example.com/x"'));\nu.hostname = 'api.openai.com';\nu.pathname = '/v1/files';\nawait fetch(u);`,
  ),
  raw(
    'URL, read before it is set',
    `const u = new URL('${API}/models');\nconst before = u.href;\nu.pathname = '/v1/files';\nawait fetch(before);`,
  ),
  raw(
    'URL, sent before it is set',
    `const u = new URL('${API}/models');\nawait fetch(u);\nu.hostname = 'llm.example.com';`,
  ),
  raw(
    'URL, sent twice',
    `const u = new URL('${API}/models');\nawait fetch(u);\nu.pathname = '/v1/files';\nawait fetch(u);`,
  ),
  raw(
    'URL, made by a function',
    `const at = (path) => {\n  const u = new URL('https://api.openai.com');\n  u.pathname = path;\n  return u;\n};\nawait fetch(at('/v1/files'));\nawait fetch(at('/v1/models'));`,
  ),
  raw(
    'URL, in a field',
    `class Api {\n  url = new URL('${API}/models');\n  send() {\n    this.url.pathname = '/v1/files';\n    return fetch(this.url);\n  }\n}\nawait new Api().send();`,
  ),
  raw(
    'URL, query of an object',
    `const u = new URL('${API}/files');\nu.search = new URLSearchParams({ limit: '1' }).toString();\nawait fetch(u);`,
  ),
  raw(
    'query in a template',
    `const query = new URLSearchParams({ limit: '1', after: 'x' });\nawait fetch(\`${API}/files?\${query}\`);`,
  ),
];

const requests: Script[] = [
  raw(
    'Request with a verb of the call',
    `const r = new Request('${API}/files', { method: 'POST', body: '{}' });\nawait fetch(r, { method: 'DELETE' });`,
  ),
  raw(
    'Request with a body of the call',
    `const r = new Request('${API}/responses', { method: 'POST', body: '{"store":false}' });\nawait fetch(r, { body: '{"store":true}' });`,
  ),
  raw(
    'Request with headers of the call',
    `const r = new Request('${API}/models', { headers: { 'X-Team': 'a', 'X-Old': 'b' } });\nawait fetch(r, { headers: { 'X-Team': 'b' } });`,
  ),
  raw(
    'Request of a Request',
    `const r = new Request('${API}/files', { method: 'POST', body: '{"store":false}' });\nawait fetch(new Request(r));`,
  ),
  raw(
    'Request of a Request with another verb',
    `const r = new Request('${API}/files', { method: 'POST', body: '{}' });\nawait fetch(new Request(r, { method: 'PUT' }));`,
  ),
  raw(
    'Request of another URL',
    `const r = new Request('https://llm.example.com/v1/files', { method: 'POST', body: '{}' });\nawait fetch(new Request('${API}/files', r));`,
  ),
  raw(
    'Request, cloned',
    `const r = new Request('${API}/files', { method: 'POST', body: '{}' });\nawait fetch(r.clone());`,
  ),
  raw(
    'Request, cloned with another verb',
    `const r = new Request('${API}/files', { method: 'POST', body: '{}' });\nawait fetch(r.clone(), { method: 'DELETE' });`,
  ),
  raw(
    'Request, its URL only',
    `const r = new Request('${API}/files', { method: 'POST', body: '{}' });\nawait fetch(r.url);`,
  ),
  raw(
    'Request, its URL and verb',
    `const r = new Request('${API}/files', { method: 'DELETE' });\nawait fetch(r.url, { method: r.method });`,
  ),
  raw(
    'Request, itself as options',
    `const r = new Request('${API}/files', { method: 'DELETE' });\nawait fetch('${API}/files/file_1', r);`,
  ),
  raw(
    'Request, its headers set',
    `const r = new Request('${API}/models', { headers: { 'X-Team': 'a' } });\nr.headers.set('X-Team', 'b');\nr.headers.append('X-Other', 'c');\nawait fetch(r);`,
  ),
  raw(
    'Request, its headers taken away',
    `const r = new Request('${API}/models', { headers: { 'X-Team': 'a' } });\nr.headers.delete('X-Team');\nawait fetch(r);`,
  ),
  raw(
    'Request or a text',
    `const r = process.env.FLAG ? new Request('${API}/files', { method: 'POST', body: '{}' }) : '${API}/models';\nawait fetch(r);`,
    FLAG,
  ),
  raw(
    'Request or another',
    `const r = process.env.FLAG ? new Request('${API}/responses', { method: 'POST', body: '{"store":false}' }) : new Request('${API}/embeddings', { method: 'POST', body: '{"input":"x"}' });\nawait fetch(r);`,
    FLAG,
  ),
  raw(
    'Request of a URL that is set',
    `const u = new URL('${API}/models');\nu.pathname = '/v1/files';\nconst r = new Request(u);\nu.pathname = '/v1/batches';\nawait fetch(r);`,
  ),
  raw(
    'Request with a body in lower case',
    `await fetch(new Request('${API}/files/file_1', { method: 'delete' }));`,
  ),
  raw(
    'Request with options in a variable',
    `const init = { method: 'POST' };\ninit.body = JSON.stringify({ input: 'x' });\nconst r = new Request('${API}/moderations', init);\nawait fetch(r);`,
  ),
  raw(
    'options that are spread',
    `const base = { method: 'POST', headers: { 'X-Team': 'a' } };\nawait fetch('${API}/moderations', { ...base, body: JSON.stringify({ input: 'x' }) });`,
  ),
  raw(
    'options that replace the verb',
    `const base = { method: 'POST' };\nawait fetch('${API}/models', { ...base, method: 'GET' });`,
  ),
  raw(
    'verb that may be missing',
    `await fetch('${API}/files/file_1', process.env.FLAG ? { method: 'DELETE' } : undefined);`,
    FLAG,
  ),
  raw(
    'verb that depends',
    `await fetch('${API}/files/file_1', { method: process.env.FLAG ? 'DELETE' : 'GET' });`,
    FLAG,
  ),
  raw(
    'verb that is computed',
    `await fetch('${API}/files/file_1', { method: 'delete'.toUpperCase() });`,
  ),
  raw(
    'verb that is not normalised',
    `await fetch('${API}/files', { method: 'post', body: '{}' });`,
  ),
  raw('verb of undefined', `await fetch('${API}/models', { method: undefined });`),
  raw(
    'options set later',
    `const init = { method: 'POST', body: '{"store":false}' };\ninit.body = JSON.stringify({ store: true });\nawait fetch('${API}/responses', init);`,
  ),
  raw(
    'body that is a variable',
    `let body = JSON.stringify({ store: false });\nif (process.env.FLAG) body = JSON.stringify({ store: true });\nawait fetch('${API}/responses', { method: 'POST', body });`,
    FLAG,
  ),
  raw(
    'body that is changed as a text',
    `const body = JSON.stringify({ store: false, input: 'x' }).replace('false', 'true');\nawait fetch('${API}/responses', { method: 'POST', body });`,
  ),
  raw(
    'body that is parsed and changed',
    `const body = JSON.parse('{"store":false,"input":"x"}');\nbody.store = true;\nawait fetch('${API}/responses', { method: 'POST', body: JSON.stringify(body) });`,
  ),
  raw(
    'body with toJSON',
    `const body = { store: false, input: 'x', toJSON() { return { store: true, input: 'x' }; } };\nawait fetch('${API}/responses', { method: 'POST', body: JSON.stringify(body) });`,
  ),
  raw(
    'body in bytes',
    `const body = new TextEncoder().encode(JSON.stringify({ input: 'x', store: false }));\nawait fetch('${API}/responses', { method: 'POST', body });`,
  ),
  raw(
    'body in a blob',
    `const body = new Blob([JSON.stringify({ input: 'x', store: false })], { type: 'application/json' });\nawait fetch('${API}/responses', { method: 'POST', body });`,
  ),
  raw(
    'body in search params',
    `const body = new URLSearchParams({ input: 'x' });\nawait fetch('${API}/moderations', { method: 'POST', body });`,
  ),
];

const apart: Script[] = [
  raw(
    'one function, two requests',
    `const send = (path, body) => fetch(\`${API}\${path}\`, { method: 'POST', body: JSON.stringify(body) });\nawait send('/images/generations', { prompt: 'x', model: 'gpt-image-1' });\nawait send('/chat/completions', { messages: [], store: false });`,
  ),
  raw(
    'one function, two kinds of request',
    `const send = (kind, text) => {\n  const url = kind === 'image' ? '${API}/images/generations' : '${API}/chat/completions';\n  const body = kind === 'image' ? { prompt: text } : { messages: [{ role: 'user', content: text }], store: false };\n  return fetch(url, { method: 'POST', body: JSON.stringify(body) });\n};\nawait send('image', 'x');\nawait send('chat', 'x');`,
  ),
  raw(
    'one function, set apart by if',
    `const send = (kind, text) => {\n  let url;\n  let body;\n  if (kind === 'image') {\n    url = '${API}/images/generations';\n    body = { prompt: text };\n  } else {\n    url = '${API}/chat/completions';\n    body = { messages: [{ role: 'user', content: text }], store: false };\n  }\n  return fetch(url, { method: 'POST', body: JSON.stringify(body) });\n};\nawait send('image', 'x');\nawait send('chat', 'x');`,
  ),
  raw(
    'one function, set apart by switch',
    `const send = (kind) => {\n  let path;\n  let body;\n  switch (kind) {\n    case 'image':\n      path = '/images/generations';\n      body = { prompt: 'x' };\n      break;\n    default:\n      path = '/responses';\n      body = { input: 'x', store: true };\n  }\n  return fetch('${API}' + path, { method: 'POST', body: JSON.stringify(body) });\n};\nawait send('image');\nawait send('chat');`,
  ),
  raw(
    'a list of requests',
    `for (const [path, body] of [['/responses', { input: 'x', store: false }], ['/embeddings', { input: 'x' }]])\n  await fetch('${API}' + path, { method: 'POST', body: JSON.stringify(body) });`,
  ),
  raw(
    'a list of request objects',
    `const all = [{ path: '/responses', body: { input: 'x', store: false } }, { path: '/embeddings', body: { input: 'x' } }];\nfor (const { path, body } of all) await fetch('${API}' + path, { method: 'POST', body: JSON.stringify(body) });`,
  ),
  raw(
    'a table of requests',
    `const table = { image: ['/images/generations', { prompt: 'x' }], text: ['/responses', { input: 'x', store: false }] };\nconst [path, body] = table[process.env.FLAG ? 'image' : 'text'];\nawait fetch('${API}' + path, { method: 'POST', body: JSON.stringify(body) });`,
    FLAG,
  ),
  raw(
    'a builder of requests',
    `const build = (kind) => kind === 'image' ? { url: '${API}/images/generations', body: { prompt: 'x' } } : { url: '${API}/responses', body: { input: 'x', store: false } };\nconst { url, body } = build(process.env.FLAG ? 'image' : 'text');\nawait fetch(url, { method: 'POST', body: JSON.stringify(body) });`,
    FLAG,
  ),
  raw(
    'two hosts',
    `const isOurs = Boolean(process.env.FLAG);\nconst url = isOurs ? 'https://llm.example.com/v1/chat/completions' : '${API}/responses';\nconst body = isOurs ? { messages: [], store: true } : { input: 'x', store: false };\nawait fetch(url, { method: 'POST', body: JSON.stringify(body) });`,
    FLAG,
  ),
  raw(
    'a base and a path of the same kind',
    `const provider = process.env.FLAG ? { base: 'https://llm.example.com', path: '/v2/generate' } : { base: 'https://api.openai.com', path: '/v1/responses' };\nawait fetch(provider.base + provider.path, { method: 'POST', body: '{"input":"x"}' });`,
    FLAG,
  ),
];

const nodeHttp: Script[] = [
  raw(
    'https.request, path of the options',
    `import https from 'node:https';\nhttps.request('https://api.openai.com/v1/models', { path: '/v1/files', method: 'POST' }).end('{}');`,
  ),
  raw(
    'https.request, host of the options',
    `import https from 'node:https';\nhttps.request('https://api.openai.com/v1/models', { hostname: 'llm.example.com', method: 'POST' }).end('{}');`,
  ),
  raw(
    'https.request, hostname before host',
    `import https from 'node:https';\nhttps.request({ host: 'api.openai.com', hostname: 'llm.example.com', path: '/v1/files', method: 'POST' }).end('{}');`,
  ),
  raw(
    'https.request, parts of a URL',
    `import https from 'node:https';\nconst { hostname, pathname } = new URL('${API}/files');\nhttps.request({ hostname, path: pathname, method: 'POST' }).end('{}');`,
  ),
  raw(
    'https.request, a URL that is set',
    `import https from 'node:https';\nconst u = new URL('${API}/models');\nu.pathname = '/v1/files';\nhttps.request(u, { method: 'POST' }).end('{}');`,
  ),
  raw(
    'https.request, options set later',
    `import https from 'node:https';\nconst options = { hostname: 'api.openai.com', path: '/v1/models', method: 'GET' };\noptions.path = '/v1/files';\nhttps.request(options).end();`,
  ),
  raw(
    'https.request, verb in lower case',
    `import https from 'node:https';\nhttps.request({ hostname: 'api.openai.com', path: '/v1/models' }).end();`,
  ),
  raw(
    'https.request, headers set later',
    `import https from 'node:https';\nconst sent = https.request('${API}/models', { headers: { 'X-Team': 'a' } });\nsent.setHeader('X-Other', 'b');\nsent.removeHeader('X-Team');\nsent.end();`,
  ),
  raw(
    'https.request, written twice',
    `import https from 'node:https';\nconst sent = https.request('${API}/responses', { method: 'POST' });\nsent.write('{"input":"x",');\nsent.end('"store":true}');`,
  ),
];

const axios: Script[] = (
  [
    ['post', `await axios.post('${API}/moderations', { input: 'x' });`],
    [
      'one object',
      `await axios({ method: 'post', url: '${API}/moderations', data: { input: 'x' } });`,
    ],
    ['url and options', `await axios('${API}/files/file_1', { method: 'delete' });`],
    [
      'instance',
      `const api = axios.create({ baseURL: '${API}' });\nawait api.post('/moderations', { input: 'x' });`,
    ],
    [
      'instance with a whole URL',
      `const api = axios.create({ baseURL: 'https://llm.example.com/v1' });\nawait api.post('${API}/moderations', { input: 'x' });`,
    ],
    [
      'instance with a base of the request',
      `const api = axios.create({ baseURL: 'https://llm.example.com/v1' });\nawait api.post('/moderations', { input: 'x' }, { baseURL: '${API}' });`,
    ],
    [
      'instance with a base away',
      `const api = axios.create({ baseURL: '${API}' });\nawait api.post('/moderations', { input: 'x' }, { baseURL: 'https://llm.example.com/v1' });\nawait api.get('/models');`,
    ],
    [
      'instance whose base is set',
      `const api = axios.create({ baseURL: 'https://llm.example.com/v1' });\napi.defaults.baseURL = '${API}';\nawait api.post('/moderations', { input: 'x' });`,
    ],
    [
      'instance whose base is set away',
      `const api = axios.create({ baseURL: '${API}' });\napi.defaults.baseURL = 'https://llm.example.com/v1';\nawait api.post('/moderations', { input: 'x' });\nawait axios.get('${API}/models');`,
    ],
    [
      'defaults of the library',
      `axios.defaults.baseURL = '${API}';\nawait axios.post('/moderations', { input: 'x' });`,
    ],
    [
      'instance with an interceptor',
      `const api = axios.create({ baseURL: '${API}' });\napi.interceptors.request.use((config) => { config.url = '/files'; return config; });\nawait api.post('/moderations', { input: 'x' });`,
    ],
    [
      'instance with an interceptor of the body',
      `const api = axios.create({ baseURL: '${API}' });\napi.interceptors.request.use((config) => { config.data = { ...config.data, store: true }; return config; });\nawait api.post('/responses', { input: 'x', store: false });`,
    ],
    [
      'instance with a transform',
      `const api = axios.create({ baseURL: '${API}', transformRequest: [(data) => JSON.stringify({ ...data, store: true })] });\nawait api.post('/responses', { input: 'x', store: false });`,
    ],
    ['options of the verb win', `await axios.post('${API}/files', { x: 1 }, { method: 'put' });`],
    [
      'url in the options of post',
      `await axios.post('${API}/files', { x: 1 }, { url: '${API}/models' });`,
    ],
    ['params', `await axios.get('${API}/files', { params: { limit: 1 } });`],
    [
      'base and a path with dots',
      `const api = axios.create({ baseURL: '${API}/models' });\nawait api.get('../files');`,
    ],
    [
      'base with a slash at the end',
      `const api = axios.create({ baseURL: '${API}/' });\nawait api.get('files');`,
    ],
    ['delete with a body', `await axios.delete('${API}/files/file_1', { data: { x: 1 } });`],
    [
      'instance, called',
      `const api = axios.create({ baseURL: '${API}', method: 'post' });\nawait api({ url: '/moderations', data: { input: 'x' } });`,
    ],
  ] satisfies [string, string][]
).map(([name, code]) => ({
  name: `sent: axios, ${name}`,
  sdks: ['v3'],
  module: 'cjs',
  code: `const axios = require('axios');\n(async () => {\n${code}\n})();`,
}));

const JSON_OFF = "JSON.stringify({ input: 'x', store: false })";

/** Options that inherit, and senders behind a proxy. */
const inherited: Script[] = [
  raw(
    'verb and body that the options inherit',
    `await fetch('${API}/responses', { __proto__: { method: 'POST', body: ${JSON_OFF} } });`,
  ),
  raw(
    'verb that the options inherit',
    `const base = { method: 'POST' };\nawait fetch('${API}/responses', { __proto__: base, body: ${JSON_OFF} });`,
  ),
  raw(
    'own options before those that are inherited',
    `await fetch('${API}/responses', { __proto__: { method: 'PUT', body: '{}' }, method: 'POST', body: ${JSON_OFF} });`,
  ),
  raw(
    'options without a prototype',
    `await fetch('${API}/responses', { __proto__: null, method: 'POST', body: ${JSON_OFF} });`,
  ),
  raw(
    'fetch behind a proxy that goes elsewhere',
    `const send = new Proxy(fetch, { apply: (target, self, [, init]) => target('https://llm.example.com/v1/responses', init) });\nawait send('${API}/responses', { method: 'POST', body: ${JSON_OFF} });\nawait fetch('${API}/models');`,
  ),
  raw(
    'exported arrow that changes a URL',
    `export const move = (url) => { url.hostname = 'llm.example.com'; };\nconst url = new URL('${API}/responses');\nmove(url);\nawait fetch(url, { method: 'POST', body: ${JSON_OFF} });`,
  ),
];

export const sentScripts: readonly Script[] = [
  ...texts,
  ...parsed,
  ...objects,
  ...requests,
  ...apart,
  ...nodeHttp,
  ...axios,
  ...inherited,
];
