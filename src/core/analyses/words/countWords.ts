import type { Steps } from '../../base/steps';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { NOBODY } from '../../participants/turnOwners';
import { spelled } from '../../matching/searchedUnits';
import { type Where, segmentTest, turnTest, unsaidIn } from '../../search/where';
import { WordScanner } from '../../matching/wordScanner';

/** A word, or a family of words, and how often it is said. */
export interface WordCount {
  /** As it is most often written, in lower case. */
  readonly word: string;
  /** How often each form is, the most frequent first. */
  readonly forms: readonly (readonly [form: string, count: number])[];
  readonly count: number;
  /** Number of participants who say it. */
  readonly participants: number;
  /** Number of transcripts in which it is said. */
  readonly transcripts: number;
  /** How often it is said in each column. */
  readonly columns: readonly number[];
}

export interface WordCounts {
  /** Words in all, and of each column; stop words, too. */
  readonly total: number;
  readonly columns: readonly number[];
  readonly words: readonly WordCount[];
}

/** What words are counted, and how. */
export interface Counting {
  readonly where: Where;
  readonly interviewers: readonly string[];
  /** The columns that a turn counts for. @param participant its index in the scope, or `NOBODY` */
  readonly columnsOf: (one: ScopedTranscript, participant: number) => readonly number[];
  readonly columns: number;
  /** What forms that count as one have in common. @param form in lower case */
  readonly familyOf: (form: string) => string;
  /** @param form in lower case */
  readonly isLeftOut: (form: string) => boolean;
}

class Tally {
  count = 0;
  transcripts = 0;
  private last = -1;
  readonly forms = new Map<string, number>();
  readonly participants = new Set<number>();
  readonly columns: Int32Array;

  constructor(columns: number) {
    this.columns = new Int32Array(columns);
  }

  add(form: string, transcript: number, participant: number, columns: readonly number[]): void {
    this.count++;
    this.forms.set(form, (this.forms.get(form) ?? 0) + 1);
    if (transcript !== this.last) this.transcripts++;
    this.last = transcript;
    if (participant !== NOBODY) this.participants.add(participant);
    for (const column of columns) this.columns[column]!++;
  }
}

/**
 * Counts the words of the turns that are looked at, as a search finds words: runs of letters and digits. The most frequent
 * first, those that are equally frequent by their letters.
 */
export function* countWords(scope: Scope, counting: Counting): Steps<WordCounts> {
  const { where, interviewers, columnsOf, familyOf, isLeftOut } = counting;
  const isCounted = turnTest(where, interviewers);
  const tallies = new Map<string, Tally>();
  const families = new Map<string, Tally | null>();
  const totals = new Int32Array(counting.columns);
  let total = 0;
  /** Null for what is left out. */
  const tallyOf = (form: string): Tally | null => {
    let tally = families.get(form);
    if (tally !== undefined) return tally;
    const family = familyOf(form);
    tally = isLeftOut(form) ? null : (tallies.get(family) ?? new Tally(counting.columns));
    if (tally) tallies.set(family, tally);
    families.set(form, tally);
    return tally;
  };
  for (const [i, one] of scope.transcripts.entries()) {
    const { transcript, ofTurn } = one;
    const { text, turns } = transcript;
    const isInside = segmentTest(where, i);
    const scanner = new WordScanner(text, 0, 0, unsaidIn(transcript));
    for (let turn = 0; turn < turns.count; turn++) {
      if (!isCounted(one, turn)) continue;
      const columns = columnsOf(one, ofTurn[turn]!);
      scanner.between(turns.headEnd(turn), turns.end(turn));
      while (scanner.next()) {
        if (!isInside(scanner)) continue;
        total++;
        for (const column of columns) totals[column]!++;
        const form = spelled(text.slice(scanner.start, scanner.end)).toLowerCase();
        tallyOf(form)?.add(form, i, ofTurn[turn]!, columns);
      }
    }
    yield (i + 1) / scope.transcripts.length;
  }
  return { total, columns: [...totals], words: [...tallies.values()].map(counted).sort(byCount) };
}

function counted({ count, transcripts, participants, forms, columns }: Tally): WordCount {
  const sorted = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    word: sorted[0]![0],
    forms: sorted,
    count,
    participants: participants.size,
    transcripts,
    columns: [...columns],
  };
}

function byCount(a: WordCount, b: WordCount): number {
  return b.count - a.count || (a.word < b.word ? -1 : 1);
}
