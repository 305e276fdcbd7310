/**
 * Every way out of the process is replaced by a recorder that answers as OpenAI might. Nothing
 * reaches a network.
 */
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { Readable, Writable } from 'node:stream';
import tls from 'node:tls';
import { answerTo } from './answers.mjs';

const listeners = [];
let locate = () => undefined;
let count = 0;
let pending = 0;

/** Is told of every request, in the order in which they are sent. */
export function onRequest(listener) {
  listeners.push(listener);
}

function forbidden() {
  throw new Error('A script tried to reach the network');
}
net.connect = net.createConnection = tls.connect = forbidden;
net.Socket.prototype.connect = forbidden;

const builtInFetch = globalThis.fetch;

/** Is asked, while a request is being made, where the program makes it. */
export function onOrigin(locator) {
  locate = locator;
}

export function originNow() {
  return locate();
}

globalThis.fetch = async function fetch(input, init = {}) {
  // The SDK asks so whether forms work; nothing leaves the process.
  if (String(input).startsWith('data:')) return builtInFetch(input, init);
  pending += 1;
  const origin = originNow();
  try {
    const isRequest =
      typeof input === 'object' && input !== null && 'method' in input && 'url' in input;
    // A text that is no URL is refused here, as it is by the real one.
    const url = isRequest ? input.url : new URL(String(input)).href;
    const method = init.method ?? (isRequest ? input.method : 'GET');
    const headers = Object.fromEntries(
      new Headers(init.headers ?? (isRequest ? input.headers : undefined)),
    );
    const { json, form } = await bodyOf(
      init.body ?? (isRequest && input.body !== null ? await input.text() : undefined),
      headers,
    );
    return record(
      { url, method, headers, json, form, origin },
      (answer) =>
        new Response(answer.text, { status: 200, headers: { 'content-type': answer.type } }),
    );
  } finally {
    pending -= 1;
  }
};

/** `request` of `http` and `https`, as node-fetch and axios use it. */
class RecordedRequest extends Writable {
  #chunks = [];
  #target;
  #origin = originNow();

  constructor(target, onResponse) {
    super();
    this.#target = target;
    pending += 1;
    if (onResponse) this.once('response', onResponse);
    for (const name of ['setTimeout', 'setNoDelay', 'setSocketKeepAlive', 'flushHeaders', 'abort'])
      this[name] = () => this;
  }

  setHeader(name, value) {
    this.#target.headers[name.toLowerCase()] = String(value);
  }

  getHeader(name) {
    return this.#target.headers[name.toLowerCase()];
  }

  removeHeader(name) {
    delete this.#target.headers[name.toLowerCase()];
  }

  _write(chunk, _, done) {
    this.#chunks.push(Buffer.from(chunk));
    done();
  }

  _final(done) {
    const { url, method, headers } = this.#target;
    const text = Buffer.concat(this.#chunks).toString('utf8');
    bodyOf(text === '' ? undefined : text, headers)
      .then(({ json, form }) =>
        record({ url, method, headers, json, form, origin: this.#origin }, (answer) => {
          const response = Object.assign(Readable.from([Buffer.from(answer.text)]), {
            statusCode: 200,
            statusMessage: 'OK',
            headers: { 'content-type': answer.type },
            rawHeaders: ['content-type', answer.type],
          });
          this.emit('response', response);
        }),
      )
      .catch((error) => {
        this.emit('error', error);
      })
      .finally(() => {
        pending -= 1;
      });
    done();
  }
}

for (const [module, protocol] of [
  [https, 'https:'],
  [http, 'http:'],
]) {
  module.request = (...args) =>
    new RecordedRequest(
      targetOf(protocol, args),
      args.find((arg) => typeof arg === 'function'),
    );
  module.get = (...args) => {
    const request = module.request(...args);
    request.end();
    return request;
  };
}
syncBuiltinESMExports();

function targetOf(protocol, args) {
  const given = typeof args[0] === 'string' || args[0] instanceof URL ? new URL(args[0]) : null;
  const options =
    args.find((arg) => typeof arg === 'object' && arg !== null && !(arg instanceof URL)) ?? {};
  const host =
    options.hostname ??
    (typeof options.host === 'string' ? options.host.replace(/:\d+$/, '') : undefined) ??
    given?.hostname ??
    'localhost';
  const port = options.port ?? given?.port ?? '';
  const path = options.path ?? (given ? given.pathname + given.search : '/');
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
  return {
    // A port that the protocol implies is none to `URL`.
    url: `${options.protocol ?? protocol}//${host}${port ? `:${String(port)}` : ''}${path}`,
    method: options.method ?? 'GET',
    headers,
  };
}

/** The JSON that a body holds, or the names and texts of its form fields. */
async function bodyOf(body, headers) {
  if (body === undefined || body === null) return { json: undefined, form: undefined };
  if (body instanceof FormData) return { json: undefined, form: formOf([...body]) };
  if (body instanceof URLSearchParams) return { json: undefined, form: formOf([...body]) };
  const text = typeof body === 'string' ? body : await textOf(body);
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary !== undefined) return { json: undefined, form: formOf(multipart(text, boundary)) };
  try {
    return { json: JSON.parse(text), form: undefined };
  } catch {
    return { json: undefined, form: undefined };
  }
}

async function textOf(body) {
  if (body instanceof Blob || ArrayBuffer.isView(body)) return new Response(body).text();
  const chunks = [];
  for await (const chunk of body[Symbol.asyncIterator] ? body : Readable.fromWeb(body))
    chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function multipart(text, boundary) {
  return text.split(`--${boundary}`).flatMap((part) => {
    const name = /name="([^"]+)"/.exec(part)?.[1];
    const isFile = /filename=/.test(part);
    return name === undefined
      ? []
      : [[name, isFile ? null : part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n$/, '')]];
  });
}

function formOf(entries) {
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value : null]),
  );
}

function record(request, respond) {
  for (const listener of listeners) listener(request);
  count += 1;
  return respond(answerTo(request));
}

/** Until nothing has happened for some turns of the event loop. */
export async function quiet(turns = 4) {
  for (let still = 0, seen = count; still < turns; still += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
    if (pending > 0 || count !== seen) still = 0;
    seen = count;
  }
}
