/** What was typed cannot be followed; the message is for the one who typed it. */
export class OptionError extends Error {}

/** Under which heading the help of a command lists an option. */
export type OptionGroup = 'command' | 'filters' | 'output';

/** An option as people type it, on a command line or in a paper. */
export interface Option {
  readonly group: OptionGroup;
  /** One letter, for `-o`. */
  readonly short?: string;
  /** The placeholder for its value in the help; an option with neither this nor `choices` takes none. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** What holds when it is not given; without it the help says nothing of that. */
  readonly default?: string;
  /** Whether it may be given several times. */
  readonly isMultiple?: boolean;
  readonly help: string;
}

/** Options by their long names, in the order of the help. */
export type Options = Readonly<Record<string, Option>>;

/** What the user gave for each option; empty where they gave none. An option without a value has an empty string. */
export type Given = (option: string) => readonly string[];

/** The one value of an option. */
export function single(given: Given, option: string): string | undefined {
  return given(option)[0];
}

/** The value of an option that has these choices. */
export function oneOf<T extends string>(given: Given, option: string, choices: readonly T[]): T | undefined {
  return choices.find(choice => choice === single(given, option));
}
