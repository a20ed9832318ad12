import type { FileProblem } from '../../core/base/problem';
import { CodedTranscript, type KeptParts, Reading, type TextReading } from '../../core/corpus/corpus';
import { KeptWords } from '../../core/corpus/keptWords';
import type { KnownTurnFacts } from '../../core/participants/turnFacts';
import type { LabelledTurns } from '../../core/participants/turnOwners';
import type { Span } from '../../core/text/span';
import type { TranscriberNotes } from '../../core/text/transcriberNotes';
import type { TurnDoubt } from '../../core/turns/turnDoubts';
import type { WordIndex } from '../../core/text/words';
import type { TurnRules } from '../../core/turns/turnRules';
import type { Turns } from '../../core/turns/turns';
import type { Details, Summary } from './contribution';

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
  /** Keeps what was read again last. */
  readonly latest: LatestText;
}

/** @param find asked at most once, and only when something is counted anew */
export function settledAs(
  path: string,
  summary: Summary,
  find: () => Details,
  { text, rules, noted, latest }: Again,
  kept?: KeptParts,
): Settled {
  const { codings, doubts, refused, problems, hasText } = summary;
  const labels = new Map(summary.labels.map(([label, turns]) => [label ?? undefined, turns]));
  let found: Details | undefined;
  const details = () => (found ??= find());
  const whole = () => latest.of(path, text).reading(rules, noted).words;
  const reading = new KeptReading(summary, details, whole);
  return {
    coded: new CodedTranscript(
      path,
      () => latest.of(path, text).text,
      () => details().segments,
      codings,
      reading,
      kept,
    ),
    facts: { labels, patterns: new Set(summary.patterns), refused: new Set(refused) },
    doubts,
    hasText,
    problems,
  };
}

/** Turns and words, of which much is known without the details. */
class KeptReading implements TextReading {
  readonly words: KeptWords;
  readonly labelled: LabelledTurns;

  constructor(
    private readonly summary: Summary,
    private readonly details: () => Details,
    whole: () => WordIndex,
  ) {
    this.words = new KeptWords(summary.words, () => details().words, whole);
    const labels: string[] = [];
    const counts: number[] = [];
    let count = 0;
    for (const [label, turns] of summary.labels) {
      count += turns;
      if (label === null) continue;
      labels.push(label);
      counts.push(turns);
    }
    this.labelled = {
      count,
      labels: () => labels,
      countLabels: () => Int32Array.from(counts),
      get labelNumbers() {
        return details().turns.labelNumbers;
      },
    };
  }

  get turns(): Turns {
    return this.details().turns;
  }

  get notes(): readonly Span[] {
    return this.details().notes;
  }

  get noteCount(): number {
    return this.summary.notes;
  }
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
