/**
 * Runs programs one after the other, with the real frameworks and without a network. Reads a list
 * of jobs from the parent, sends back what each one sent, and from which line.
 */
import { createHook, executionAsyncId } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onOrigin, onRequest, quiet } from '../recorder.mjs';
import { sockets } from './socket.mjs';

let folder = '';
/** what the addresses of its modules begin with */
let own = '';
/** which copy of such modules is imported */
let generation = null;
let requests = [];
let errors = [];

onRequest((request) => requests.push(request));
onOrigin(findOrigin);

/** Packages that frameworks open connections with, besides `fetch`. */
const REPLACED = { ws: 'socket.mjs', undici: 'undici.mjs' };

registerHooks({
  resolve: (name, context, next) => {
    const own = REPLACED[name];
    if (own) return { url: new URL(own, import.meta.url).href, shortCircuit: true };
    const found = next(ownModule(name, context.parentURL) ?? name, context);
    if (generation === null || !isKeeper(found.url)) return found;
    return { ...found, url: `${found.url}?run=${generation}` };
  },
});

/** The Agents SDK keeps settings in its modules: a program that changes them gets new ones. */
function isKeeper(url) {
  return /\/node_modules\/@openai\/agents(?:-core|-openai)?\/(?!node_modules).*\.mjs$/.test(url);
}

/** Modules of a program are named as bundlers allow it: without an extension, or below `@`. */
function ownModule(name, parent) {
  if (!/^(?:\.{1,2}|@)\//.test(name) || !parent?.startsWith(own)) return null;
  if (parent.includes('/node_modules/')) return null;
  const [program] = fileURLToPath(parent)
    .slice(folder.length + 1)
    .split(sep);
  const path = name.startsWith('@/')
    ? join(folder, program, name.slice(2))
    : join(dirname(fileURLToPath(parent)), name);
  const stem = path.replace(/\.js$/, '');
  const found = [path, `${stem}.ts`, join(path, 'index.ts')].find(
    (file) => /\.\w+$/.test(file) && existsSync(file),
  );
  return found === undefined ? null : pathToFileURL(found).href;
}

/** For each asynchronous step, the lines of the program that it began with, innermost first. */
const origins = new Map();
createHook({
  init(id) {
    if (own === '') return;
    const lines = linesNow();
    const inherited = origins.get(executionAsyncId());
    const origin = lines.length > 0 ? lines : inherited;
    if (origin) origins.set(id, origin);
  },
}).enable();

function findOrigin() {
  const lines = linesNow();
  return lines.length > 0 ? lines : (origins.get(executionAsyncId()) ?? []);
}

const FRAMES = 100;

/** Lines of the program on the stack, as `lib/ask.ts:4`. */
function linesNow() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = (_, sites) => sites;
  Error.stackTraceLimit = FRAMES;
  const sites = new Error('stack').stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  const lines = [];
  for (const site of sites) {
    const name = site.getFileName();
    const path = pathIn(name);
    if (path === null) continue;
    if (path !== 'drive.mjs') lines.push(`${path}:${String(site.getLineNumber())}`);
  }
  return lines;
}

/** Modules have an address, scripts of CommonJS a path. */
function pathIn(name) {
  if (name?.startsWith(own)) return name.slice(own.length);
  return name?.startsWith(folder) ? name.slice(folder.length + 1).replaceAll(sep, '/') : null;
}

/** Takes away what the Agents SDK keeps beside its modules. */
function takeShared() {
  const entries = Object.getOwnPropertySymbols(globalThis)
    .filter(({ description }) => description?.startsWith('openai.agents'))
    .map((symbol) => [symbol, globalThis[symbol]]);
  for (const [symbol] of entries) delete globalThis[symbol];
  return entries;
}

async function run({ id, file, drive, name, env, renews, traces }) {
  generation = renews ? String(id) : null;
  const shared = renews ? takeShared() : [];
  requests = [];
  errors = [];
  sockets.length = 0;
  origins.clear();
  const before = { ...process.env };
  Object.assign(process.env, env);
  const { default: how } = await import(pathToFileURL(drive).href);
  try {
    const program = await import(pathToFileURL(file).href);
    await how[name]?.call?.(program);
    await quiet();
    if (traces)
      await (await import(pathToFileURL(traces).href)).getGlobalTraceProvider().forceFlush();
    await quiet();
  } catch (error) {
    errors.push(String(error?.stack ?? error));
  }
  if (renews) {
    takeShared();
    for (const [symbol, value] of shared) globalThis[symbol] = value;
  }
  for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
  Object.assign(process.env, before);
  return { requests: [...requests, ...sockets.map(({ request }) => request)], errors };
}

process.on('unhandledRejection', (error) => {
  errors.push(String(error?.stack ?? error));
});
process.on('uncaughtException', (error) => {
  errors.push(String(error?.stack ?? error));
});
if (!process.env.WIRE_LOUD)
  console.warn = console.error = console.log = console.debug = console.info = () => undefined;

process.on('message', async ({ jobs, folder: programs }) => {
  folder = programs;
  own = pathToFileURL(folder + sep).href;
  for (const job of jobs) process.send({ id: job.id, ...(await run(job)) });
  process.disconnect();
  if (process.env.WIRE_LOUD === 'cpu')
    process.stderr.write(folder.slice(-30) + JSON.stringify(process.cpuUsage()) + '\n');
});
