import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import type { Command, ExitCode, Io } from './command';
import { COMMAND_NAMES, allCommands, commandOf } from './commands';
import { overview } from './help';
import { runCommand, safely } from './runCommand';
import { unknown } from './suggest';

/**
 * Runs one command.
 * @param argv what follows `transcript-coder`
 * @returns the exit code
 */
export function main([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  return safely(io, async safe => {
    if (name === '--version') {
      safe.out(`${version}\n`);
      return 0;
    }
    const isHelp = name === '--help' || name === '-h' || name === 'help';
    if (name === undefined || (isHelp && args.length === 0)) {
      (isHelp ? safe.out : safe.err)(overview(await allCommands()));
      return isHelp ? 0 : 2;
    }
    if (isHelp && args[0] === '--man') {
      const { manPage } = await import('./shell/manPage');
      safe.out(manPage(await allCommands(), version));
      return 0;
    }
    return isHelp
      ? runCommand(await named(args[0]!), ['--help'], safe)
      : runCommand(await named(name), args, safe);
  });
}

/** @throws OptionError where no command has this name */
async function named(name: string): Promise<Command> {
  const command = await commandOf(name);
  if (command) return command;
  throw unknown(
    l10n.t('Unknown command “{0}”.', name),
    name,
    COMMAND_NAMES,
    l10n.t('“transcript-coder --help” lists the commands.'),
  );
}
