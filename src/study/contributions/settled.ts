import type { FileProblem } from '../../core/base/problem';
import { CodedTranscript, Reading } from '../../core/corpus/corpus';
import { KeptWords } from '../../core/corpus/keptWords';
import { countLabels } from '../../core/participants/labelCounts';
import { type KnownTurnFacts, patternsOf } from '../../core/participants/turnFacts';
import type { TranscriberNotes } from '../../core/text/transcriberNotes';
import type { TurnDoubt } from '../../core/turns/turnDoubts';
import type { TurnRules } from '../../core/turns/turnRules';
import type { Contribution } from './contribution';

/** What is kept of a transcript that was read to be counted: everything else is read again where it is asked for. */
export interface Settled {
  readonly coded: CodedTranscript;
  readonly facts: KnownTurnFacts;
  readonly doubts: readonly TurnDoubt[];
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
  latest: LatestText,
): Settled {
  const { turns, words, notes, segments, codings, doubts, refused, problems, hasText } = contribution;
  const whole = () => latest.of(path, text).reading(rules, noted).words;
  const kept = { turns, notes, words: new KeptWords(words, whole) };
  return {
    coded: new CodedTranscript(path, () => latest.of(path, text).text, segments, codings, kept),
    facts: { labels: countLabels(turns), patterns: patternsOf(turns), refused: new Set(refused) },
    doubts,
    hasText,
    problems,
  };
}

/** The text that was asked for last: who asks for one asks for it several times, then for that of another transcript. */
export class LatestText {
  private last: { readonly path: string; readonly read: ReadText } | undefined;

  of(path: string, text: () => string): ReadText {
    if (this.last?.path !== path) this.last = { path, read: new ReadText(text()) };
    return this.last.read;
  }
}

/** A text that was read again, with its words once they are asked for. */
class ReadText {
  private whole: Reading | undefined;

  constructor(readonly text: string) {}

  reading(rules: TurnRules, noted: TranscriberNotes): Reading {
    return (this.whole ??= new Reading(this.text, rules, noted));
  }
}
