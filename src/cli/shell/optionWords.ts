import type { Command, Option } from '../command';
import { HELP } from '../help';

/** An option as a shell completes it. */
export interface OptionWords {
  /** `--output`, and `-o` if there is one. */
  readonly names: readonly string[];
  readonly long: string;
  readonly short: string | undefined;
  /** Whether a word of its own follows it. */
  readonly takesValue: boolean;
  /** The values that it takes; empty where these are files, or anything. */
  readonly choices: readonly string[];
  readonly help: string;
}

/** The options of a command, with that of all commands, in the order of its help. */
export function optionWords({ options }: Command): OptionWords[] {
  return Object.entries({ ...options, help: HELP }).map(([long, option]: [string, Option]) => ({
    names: [`--${long}`, ...(option.short === undefined ? [] : [`-${option.short}`])],
    long,
    short: option.short,
    takesValue: option.value !== undefined || option.choices !== undefined,
    choices: option.choices ?? [],
    help: option.help,
  }));
}

/** The words that can follow the name of a command before its study: `install`, `uninstall`. */
export function actionsOf({ operands }: Command): string[] {
  return /^[a-z]+(?:\|[a-z]+)+(?= |$)/.exec(operands)?.[0].split('|') ?? [];
}
