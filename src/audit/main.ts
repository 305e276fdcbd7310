/** The command line: options in, reports out, and an exit status. */
import { printableLines } from '../printable.ts';
import { SettingsError } from '../settings.ts';
import { toolVersion } from '../tool.ts';
import { UsageError } from './errors.ts';
import { Interrupted, untilInterrupted } from './interruptible.ts';
import { readCommand } from './options.ts';
import { carryOut } from './run.ts';
import { type Streams, tell } from './streams.ts';

export const INTERRUPTED = 130;

/** 0: looked, and nothing fails; 1: something does; 2: could not look. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    const command = readCommand(argv, streams.cwd);
    switch (command.kind) {
      case 'help':
        streams.stdout.write(command.text);
        return 0;
      case 'version':
        streams.stdout.write(`${toolVersion()}\n`);
        return 0;
      default:
        return await untilInterrupted(carryOut(command, streams), streams.signal);
    }
  } catch (error) {
    if (error instanceof Interrupted) {
      tell(streams, 'interrupted, nothing was written.');
      return INTERRUPTED;
    }
    if (error instanceof UsageError || error instanceof SettingsError) tell(streams, error.message);
    else tellFault(streams, error);
    return 2;
  }
}

function tellFault(streams: Streams, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tell(streams, 'it failed by a fault of its own, so nothing was looked at. Please report this:');
  streams.stderr.write(`${printableLines(stack)}\n`);
}
