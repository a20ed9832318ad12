import type { FileProblem } from '../../core/base/problem';
import { CodedTranscript, Reading } from '../../core/corpus/corpus';
import { KeptWords } from '../../core/corpus/keptWords';
import { countLabels } from '../../core/participants/labelCounts';
import { type KnownTurnFacts, patternsOf } from '../../core/participants/turnFacts';
import type { TranscriberNotes } from '../../core/text/transcriberNotes';
import type { TurnRules } from '../../core/turns/turnRules';
import type { Contribution } from './contribution';

/** What is kept of a transcript that was read to be counted: everything else is read again where it is asked for. */
export interface Settled {
  readonly coded: CodedTranscript;
  readonly facts: KnownTurnFacts;
  readonly hasText: boolean;
  /** Of its text and its coding files. */
  readonly problems: readonly FileProblem[];
}

/** How a transcript is read again. */
export interface Again {
  readonly text: () => string;
  readonly rules: TurnRules;
  readonly noted: TranscriberNotes;
}

/** @param latest keeps what was read again last */
export function settledAs(
  path: string,
  contribution: Contribution,
  { text, rules, noted }: Again,
  latest: LatestReading,
): Settled {
  const { turns, words, notes, segments, codings, doubts, refused, problems, hasText } = contribution;
  const whole = () => latest.of(path, () => new Reading(text(), rules, noted)).words;
  const kept = { turns, notes, words: new KeptWords(words, whole) };
  return {
    coded: new CodedTranscript(path, text, segments, codings, kept),
    facts: { labels: countLabels(turns), patterns: patternsOf(turns), doubts, refused: new Set(refused) },
    hasText,
    problems,
  };
}

/** The reading that was asked for last: who asks for one asks for it several times, then for that of another transcript. */
export class LatestReading {
  private last: { readonly path: string; readonly reading: Reading } | undefined;

  of(path: string, read: () => Reading): Reading {
    if (this.last?.path !== path) this.last = { path, reading: read() };
    return this.last.reading;
  }
}
