import type { Command } from '../command';
import { actionsOf, optionWords } from './optionWords';

/** Commands, options and their values for fish, with what each is for: a script to be put among its completions. */
export function fishCompletion(commands: readonly Command[]): string {
  const lines = commands.flatMap(command => {
    const isIt = `__fish_seen_subcommand_from ${[command.name, ...(command.aliases ?? [])].join(' ')}`;
    return [
      `complete -c transcript-coder -f -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
      ...actionsOf(command).map(action => `complete -c transcript-coder -n '${isIt}' -a ${action}`),
      ...optionWords(command).map(({ long, short, takesValue, choices, help }) =>
        [
          `complete -c transcript-coder -n '${isIt}' -l ${long}`,
          ...(short === undefined ? [] : [`-s ${short}`]),
          ...(takesValue ? ['-r'] : []),
          ...(choices.length > 0 ? [`-f -a '${choices.join(' ')}'`] : []),
          `-d ${quoted(help)}`,
        ].join(' '),
      ),
    ];
  });
  const head = '# Completes transcript-coder in fish.'; // not for the catalogue
  return `${[head, ...lines].join('\n')}\n`;
}

/** As fish reads it (fish documentation, “Quotes”). */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
