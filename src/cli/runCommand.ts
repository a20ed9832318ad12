import { OptionError } from '../core/analyses/typed/option';
import { visible, visibleLines } from '../core/base/visible';
import { ChangedMeanwhile } from '../study/changedMeanwhile';
import type { Command, ExitCode, Io } from './command';
import { commandHelp } from './help';
import { parseOptions } from './parseOptions';

/** Runs a command. @param args what follows its name. @returns the exit code */
export async function runCommand(command: Command, args: readonly string[], io: Io): Promise<ExitCode> {
  const { operands, given, wantsHelp } = parseOptions(command.name, args, command.options);
  if (wantsHelp) {
    io.out(commandHelp(command));
    return 0;
  }
  return command.run(operands, given, io);
}

/** Does something of which the user hears what was wrong with what they typed, or with a file that changed meanwhile. */
export async function safely(
  { out, err, ...more }: Io,
  task: (io: Io) => Promise<ExitCode>,
): Promise<ExitCode> {
  // whatever is printed, in whichever format: a terminal obeys no study
  const io: Io = { ...more, out: text => out(visibleLines(text)), err: text => err(visibleLines(text)) };
  try {
    return await task(io);
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof ChangedMeanwhile)) throw error;
    io.err(`transcript-coder: ${visible(error.message)}\n`);
    return 2;
  }
}
