import type { GivenTurns } from './givenTurns';

/** What a study says of how its transcripts are laid out, and of who speaks in them. */
export interface TurnRules {
  /** Labels that the study claims, as they are written in the text. */
  readonly labels: readonly string[];
  /** Patterns of heads (see `parsePattern`). In a text with lines that match one, these alone decide. */
  readonly patterns?: readonly string[] | undefined;
  /** What looks like a label and is none, as it is written in the text. */
  readonly notSpeakers?: readonly string[] | undefined;
  /** Turns that need not be looked for, as long as the text is the one that they are of. */
  readonly given?: GivenTurns | undefined;
}

export const NO_RULES: TurnRules = { labels: [] };
