/**
 * Runs scripts one after the other, with the real SDK and without a network. Reads a list of jobs
 * from the parent, sends back what each one sent.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { onRequest, quiet } from './recorder.mjs';

let requests = [];
let errors = [];

onRequest((request) => requests.push(request));

async function run({ file, env, module }) {
  requests = [];
  errors = [];
  const before = { ...process.env };
  Object.assign(process.env, {
    OPENAI_API_KEY: 'sk-fake',
    OPENAI_ADMIN_KEY: 'sk-fake-admin',
    AZURE_OPENAI_API_KEY: 'fake',
    ...env,
  });
  try {
    if (module === 'cjs') createRequire(file)(file);
    else await import(`${pathToFileURL(file).href}?run=${String(Math.random())}`);
    await quiet();
  } catch (error) {
    errors.push(String(error?.stack ?? error));
  }
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  if (module === 'cjs') delete createRequire(file).cache[file];
  return { requests, errors };
}

process.on('unhandledRejection', (error) => {
  errors.push(String(error?.stack ?? error));
});
process.on('uncaughtException', (error) => {
  errors.push(String(error?.stack ?? error));
});
console.warn = console.error = console.log = () => undefined;

process.on('message', async ({ jobs }) => {
  for (const job of jobs) process.send({ id: job.id, ...(await run(job)) });
  process.disconnect();
});
