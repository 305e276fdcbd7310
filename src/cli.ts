#!/usr/bin/env node
/** `openai-zdr [paths]`: the inventory command. */
import { main } from './audit/main.ts';

const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
});
// Who reads the output may stop reading: `openai-zdr | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: interruption.signal,
});
