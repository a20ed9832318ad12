import type { Command } from '../command';
import { actionsOf, optionWords } from './optionWords';

/** Commands, options and their values for Bash, and with `bashcompinit` for Zsh: a script to be sourced. */
export function bashCompletion(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name);
  return `# Completes transcript-coder in Bash 3.2 and newer, and in Zsh.
if [ -n "\${ZSH_VERSION-}" ]; then
  autoload -U +X compinit && compinit
  autoload -U +X bashcompinit && bashcompinit
fi
_transcript_coder() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} options= actions= values=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(' ')} help --version" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
    help) COMPREPLY=($(compgen -W "${names.join(' ')} --man" -- "$cur")); return;;
${commands.map(ofCommand).join('\n')}
  esac
  case "$values" in
    '') ;;
    files) COMPREPLY=($(compgen -f -- "$cur")); return;;
    *) COMPREPLY=($(compgen -W "$values" -- "$cur")); return;;
  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$cur")); return;;
  esac
  if [ -n "$actions" ] && [ "$COMP_CWORD" -eq 2 ]; then
    COMPREPLY=($(compgen -W "$actions" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _transcript_coder transcript-coder
`;
}

function ofCommand(command: Command): string {
  const words = optionWords(command);
  const valued = words.filter(({ takesValue }) => takesValue);
  const values = valued.map(
    ({ names, choices }) =>
      `        ${names.join('|')}) values='${choices.length > 0 ? choices.join(' ') : 'files'}';;`,
  );
  return `    ${[command.name, ...(command.aliases ?? [])].join('|')})
      options='${words.flatMap(({ names }) => names).join(' ')}'
      actions='${actionsOf(command).join(' ')}'
      case "$prev" in
${values.join('\n')}
      esac;;`;
}
