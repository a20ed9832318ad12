/** Where a command reads and prints. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Paths that the user types are relative to this folder. */
  readonly cwd: string;
}

/** 0 fine, 1 findings, 2 bad usage or unreadable input; 10 tells git's merge driver of conflicts. */
export type ExitCode = 0 | 1 | 2 | 10;

/** An option of a command. */
export interface Option {
  /** One letter, for `-o`. */
  readonly short?: string;
  /** What stands for its value in the help; an option without takes none. */
  readonly value?: string;
  /** Whether it may be given several times. */
  readonly isMultiple?: boolean;
  readonly help: string;
}

/** What the user gave for each option; empty where they gave none. An option without a value has an empty string. */
export type Given = (option: string) => readonly string[];

/** One command of `transcript-coder`; it is entered in commands.ts. */
export interface Command {
  readonly name: string;
  /** What stands behind the name: `STUDY`. */
  readonly operands: string;
  /** A line for the overview. */
  readonly summary: string;
  /** What the command does, above the options in its help. */
  readonly description: string;
  /** What its exit codes mean, in its help, where these are not the usual ones. */
  readonly exitCodes?: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (operands: readonly string[], given: Given, io: Io) => Promise<ExitCode>;
}

/** The command was called in a way that it cannot follow; the message goes to the user, the exit code is 2. */
export class UsageError extends Error {}
