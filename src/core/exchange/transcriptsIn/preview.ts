import { firstWords } from '../../text/firstWords';
import { findTurns } from '../../turns/findTurns';
import type { TurnRules } from '../../turns/turnRules';

/** Turns that are shown of a transcript. */
const FIRST_TURNS = 5;

/** Who speaks in a transcript, as it will be found. */
export interface TranscriptPreview {
  readonly turns: number;
  /** Labels with the number of their turns, the most frequent first. */
  readonly speakers: readonly { readonly label: string; readonly turns: number }[];
  /** The first turns. */
  readonly first: readonly { readonly label: string | undefined; readonly words: string }[];
}

/** What is found in a text. */
export function previewOf(text: string, rules: TurnRules): TranscriptPreview {
  const { count, columns } = findTurns(text, rules);
  const { labels, labelNumbers, headEnds, ends } = columns;
  const counts = new Map<string, number>();
  for (const number of labelNumbers)
    if (number >= 0) counts.set(labels[number]!, (counts.get(labels[number]!) ?? 0) + 1);
  return {
    turns: count,
    speakers: [...counts].map(([label, turns]) => ({ label, turns })).sort((a, b) => b.turns - a.turns),
    first: Array.from({ length: Math.min(FIRST_TURNS, count) }, (_, i) => ({
      label: labels[labelNumbers[i]!],
      words: firstWords(text, headEnds[i]!, ends[i]!, columns.unspoken),
    })),
  };
}
