import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import { OptionError } from '../core/analyses/typed/option';
import { visible, visibleLines } from '../core/base/visible';
import { ChangedMeanwhile } from '../study/changedMeanwhile';
import type { ExitCode, Io } from './command';
import { COMMAND_NAMES, allCommands, commandOf } from './commands';
import { commandHelp, overview } from './help';
import { parseOptions } from './parseOptions';
import { unknown } from './suggest';

/**
 * Runs one command.
 * @param argv what follows `transcript-coder`
 * @returns the exit code
 */
export async function main(argv: readonly string[], { out, err, ...more }: Io): Promise<ExitCode> {
  // whatever is printed, in whichever format: a terminal obeys no study
  const io: Io = { ...more, out: text => out(visibleLines(text)), err: text => err(visibleLines(text)) };
  const [name, ...args] = argv;
  if (name === '--version') {
    io.out(`${version}\n`);
    return 0;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (name === undefined || (isHelp && args.length === 0)) {
    (isHelp ? io.out : io.err)(overview(await allCommands()));
    return isHelp ? 0 : 2;
  }
  try {
    return isHelp ? await run(args[0]!, ['--help'], io) : await run(name, args, io);
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof ChangedMeanwhile)) throw error;
    io.err(`transcript-coder: ${visible(error.message)}\n`);
    return 2;
  }
}

async function run(name: string, args: readonly string[], io: Io): Promise<ExitCode> {
  const command = await commandOf(name);
  if (!command) {
    throw unknown(
      l10n.t('Unknown command “{0}”.', name),
      name,
      COMMAND_NAMES,
      l10n.t('“transcript-coder --help” lists the commands.'),
    );
  }
  const { operands, given, wantsHelp } = parseOptions(command.name, args, command.options);
  if (wantsHelp) {
    io.out(commandHelp(command));
    return 0;
  }
  return command.run(operands, given, io);
}
