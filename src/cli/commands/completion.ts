import * as l10n from '@vscode/l10n';
import { type Command, UsageError } from '../command';
import { bashCompletion } from '../shell/bash';
import { fishCompletion } from '../shell/fish';
import { unknown } from '../suggest';

const SHELLS = { bash: bashCompletion, zsh: bashCompletion, fish: fishCompletion };

/** `transcript-coder completion`: what a shell needs to complete commands and options. @param all the commands, this one too */
export function completionCommand(all: () => Promise<readonly Command[]>): Command {
  return {
    name: 'completion',
    group: 'shell',
    operands: 'bash|zsh|fish', // not for the catalogue
    summary: l10n.t('Print a script with which a shell completes commands'),
    description: l10n.t(
      'Prints a script with which a shell completes commands, options and their values when Tab is pressed.',
    ),
    details: l10n.t(
      'Bash and Zsh read the script at their start, from ~/.bashrc or ~/.zshrc. For fish, write it to ~/.config/fish/completions/transcript-coder.fish.',
    ),
    options: {},
    examples: [
      { does: l10n.t('Print the script for Bash'), args: ['bash'] },
      { does: l10n.t('Print the script for fish'), args: ['fish'] },
    ],
    async run([shell, ...more], _given, io) {
      const names = Object.keys(SHELLS);
      if (shell === undefined || more.length > 0)
        throw new UsageError(
          l10n.t('“{0}” needs the name of one shell: {1}.', 'completion', names.join(', ')),
        );
      const complete = Object.entries(SHELLS).find(([name]) => name === shell)?.[1];
      if (!complete) throw unknown(l10n.t('Unknown shell “{0}”.', shell), shell, names);
      io.out(complete(await all()));
      return 0;
    },
  };
}
