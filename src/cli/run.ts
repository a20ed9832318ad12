import { version } from '../../package.json';
import { type Command, type ExitCode, type Io, UsageError } from './command';
import { COMMANDS } from './commands';
import { optionsHelp, parseOptions } from './parseOptions';
import { unknown } from './suggest';

/**
 * Runs one command.
 * @param argv what stands behind `transcript-coder`
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === '--version') {
    io.out(`${version}\n`);
    return 0;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (name === undefined || (isHelp && args.length === 0)) {
    (isHelp ? io.out : io.err)(overview());
    return isHelp ? 0 : 2;
  }
  try {
    return isHelp ? await run(args[0]!, ['--help'], io) : await run(name, args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`transcript-coder: ${error.message}\n`);
    return 2;
  }
}

async function run(name: string, args: readonly string[], io: Io): Promise<ExitCode> {
  const command = COMMANDS.find(one => one.name === name);
  if (!command)
    throw unknown(
      'command',
      name,
      COMMANDS.map(one => one.name),
    );
  const { operands, given, wantsHelp } = parseOptions(args, command.options);
  if (wantsHelp) {
    io.out(help(command));
    return 0;
  }
  return command.run(operands, given, io);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const commands = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join('');
  return `Usage: transcript-coder COMMAND STUDY [OPTION]…

STUDY is the folder with study.json.

${commands}
transcript-coder COMMAND --help   says more about one
transcript-coder --version        says which version this is
`;
}

function help({ name, operands, description, exitCodes, options }: Command): string {
  return `Usage: transcript-coder ${name} ${operands} [OPTION]…

${description}

${optionsHelp(options)}
Exit code: ${exitCodes ?? '0 fine, 2 when the call is wrong or a file of the study cannot be used.'}
`;
}
