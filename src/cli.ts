#!/usr/bin/env node
/** `openai-zdr [paths]`: the inventory command. */
import { INTERRUPTED, main } from './audit/main.ts';

let isDone = false;
const interruption = new AbortController();
process.on('SIGINT', () => {
  if (isDone || interruption.signal.aborted) process.exit(INTERRUPTED);
  interruption.abort();
});
// Who reads the output may stop reading: `openai-zdr | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

const status = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: interruption.signal,
});
isDone = true;
// Threads and other programs may still be at work.
if (status === INTERRUPTED) process.exit(status);
process.exitCode = status;
