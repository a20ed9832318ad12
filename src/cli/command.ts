import { type Given, OptionError, type Options } from '../core/analyses/typed/option';

export type { Given, Option, OptionGroup, Options } from '../core/analyses/typed/option';

/** Where a command reads and prints. */
export interface Io {
  readonly out: (text: string) => void;
  /** Prints UTF-8 as it is: nothing in it may be what a terminal obeys. Where there is no such way, it is printed as text. */
  readonly bytes?: (text: Uint8Array) => void;
  /** Until the reader has taken what was printed; where it takes everything at once there is nothing to wait for. */
  readonly taken?: () => Promise<void>;
  readonly err: (text: string) => void;
  /** Paths that the user types are relative to this folder. */
  readonly cwd: string;
  /**
   * The first file of the program, which names all others by what is in them, and so is another one in any other build.
   * Without it, nothing is kept for other runs.
   */
  readonly program?: string;
}

/** 0 fine, 1 findings, 2 bad usage or unreadable input; 10 reports conflicts to git’s merge driver. */
export type ExitCode = 0 | 1 | 2 | 10;

/** Under which heading the list of commands has a command. */
export type CommandGroup = 'counting' | 'coders' | 'exchange' | 'versions' | 'checking' | 'shell';

/** The sample study in examples: from the folder that this program was built in, they work as printed. */
export const SAMPLE = 'media/sample-study';

/** A call of a command that works. */
export interface Example {
  /** What it does, without a full stop. */
  readonly does: string;
  /** What follows the name of the command. */
  readonly args: readonly string[];
}

/** What the help says of an exit code. */
export type ExitMeanings = Readonly<Partial<Record<ExitCode, string>>>;

/** One command of `transcript-coder`; it is entered in commands.ts. */
export interface Command {
  readonly name: string;
  /** Other names that work and are not listed. */
  readonly aliases?: readonly string[];
  readonly group: CommandGroup;
  /** What follows the name: `STUDY`. */
  readonly operands: string;
  /** A line for the list of commands, which has room for 62 characters. */
  readonly summary: string;
  /** What the command does, in a sentence or two. */
  readonly description: string;
  /** What else there is to know before the options, in whole sentences. */
  readonly details?: string;
  /** Where these are not the usual ones. */
  readonly exitCodes?: ExitMeanings;
  readonly options: Options;
  readonly examples: readonly Example[];
  readonly run: (operands: readonly string[], given: Given, io: Io) => Promise<ExitCode>;
}

/** The command was called in a way that it cannot follow; the message goes to the user, the exit code is 2. */
export class UsageError extends OptionError {}
