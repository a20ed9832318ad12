import type { RE2JS } from 're2js';

/** One instruction of a compiled regular expression; see https://swtch.com/~rsc/regexp/regexp2.html */
export interface Instruction {
  readonly op: number;
  /** Where it goes on. */
  readonly out: number;
  /** Of an alternative the second way, of an empty width the conditions. */
  readonly arg: number;
  matchRune(codePoint: number): boolean;
}

/** What a regular expression is compiled to. The instruction 0 always fails. */
export interface Program {
  readonly start: number;
  readonly inst: readonly Instruction[];
}

/** As the package numbers them; a unit test says when it numbers them otherwise. */
export const Op = { Alt: 1, AltMatch: 2, Capture: 3, EmptyWidth: 4, Fail: 5, Match: 6, Nop: 7 } as const;

/** Of a character: any that is like this, any, any but a line end. */
const RUNE = 8;
const RUNE_ANY_NOT_NL = 11;

/** What an empty width asks of its place, as bits. */
export const Edge = {
  BeginLine: 1,
  EndLine: 2,
  BeginText: 4,
  EndText: 8,
  WordBoundary: 16,
  NoWordBoundary: 32,
} as const;

/** The package has no name of its own for this. */
export function programOf(regex: RE2JS): Program {
  return regex.re2().prog as Program;
}

/** Whether an instruction reads a character. */
export function reads({ op }: Instruction): boolean {
  return op >= RUNE && op <= RUNE_ANY_NOT_NL;
}

/** Whether it is an alternative: `out` comes first, `arg` second. */
export function isAlternative({ op }: Instruction): boolean {
  return op === Op.Alt || op === Op.AltMatch;
}
