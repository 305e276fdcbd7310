#!/usr/bin/env node
/** `openai-zdr [paths]`: the inventory command. */
import { INTERRUPTED, main } from './audit/main.ts';
import { tell } from './audit/streams.ts';

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

void run();

async function run(): Promise<void> {
  const cwd = workingDirectory();
  const status =
    cwd === null
      ? 2
      : await main(process.argv.slice(2), {
          cwd,
          stdout: process.stdout,
          stderr: process.stderr,
          env: process.env,
          signal: interruption.signal,
        });
  isDone = true;
  // Threads and other programs may still be at work.
  if (status === INTERRUPTED) process.exit(status);
  process.exitCode = status;
}

/** `null` when the shell stands in a folder that is gone. */
function workingDirectory(): string | null {
  try {
    return process.cwd();
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    tell(process, `the working directory is not there any more (${code}). Change to another one.`);
    return null;
  }
}
