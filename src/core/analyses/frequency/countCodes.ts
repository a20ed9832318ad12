import type { Addable } from '../../base/runningSum';
import type { Steps } from '../../base/steps';
import type { Codebook } from '../../codebook/codebook';
import { CodeRows } from '../../corpus/codeRows';
import { RowCounts, type RowPart } from '../../corpus/rowCounts';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { sumOfParts } from '../kit/knownParts';

/** How much there is of something, in the units that a table can count by. */
export interface CodeCounts {
  readonly participants: number;
  readonly segments: number;
  readonly transcripts: number;
  readonly words: number;
}

/** Counts nothing. */
export const NO_COUNTS: CodeCounts = { participants: 0, segments: 0, transcripts: 0, words: 0 };

/** What one transcript adds: a row for each code that occurs in it, themes included. */
interface CodePart extends RowPart {
  /** Each once, however many segments cover it. */
  readonly words: Int32Array;
  /** The indexes of the participants of one row after the other, for each row each once, and where those of each end. */
  readonly participants: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Counts the segments of every code in the scope and, for themes, the union over the codes below: the sum of what each
 * transcript adds. Of a transcript in which nothing has changed, that is known.
 * @returns the counts by id of the code
 */
export function countCodes(codebook: Codebook, scope: Scope): Steps<ReadonlyMap<string, CodeCounts>> {
  const codes = new CodeRows(codebook, scope.codes);
  const counter = new TranscriptCounter(codes);
  const people = scope.participants.length;
  const isLarge = scope.transcripts.length > MOST_IN_SMALL;
  return sumOfParts(
    scope,
    ['codes', people, isLarge],
    scoped => counter.count(scoped),
    () => new Sum(codes.ids, people, isLarge),
    sum => sum.counts(),
  );
}

/**
 * Counts one transcript after another: one sweep over its segments by start, so that time grows with segments × depth of
 * their codes, not with segments × codes.
 */
class TranscriptCounter {
  private readonly segments: RowCounts;
  private readonly words: Int32Array;
  /** Words of the transcript below this index are counted. */
  private readonly wordsDone: Int32Array;
  private readonly participants: (readonly number[] | undefined)[];

  constructor(codes: CodeRows) {
    const { length } = codes.ids;
    this.segments = new RowCounts(codes);
    this.words = new Int32Array(length);
    this.wordsDone = new Int32Array(length);
    this.participants = new Array<undefined>(length);
  }

  count({ transcript, segments }: ScopedTranscript): CodePart {
    for (const { placed, participants } of segments) {
      const rows = this.segments.add(placed.segment.codes);
      if (rows.length === 0) continue;
      const [from, to] = transcript.words.range(placed.start, placed.end);
      for (const row of rows) {
        const known = this.participants[row];
        this.participants[row] = known ? united(known, participants) : participants;
        const done = this.wordsDone[row]!;
        this.words[row]! += Math.max(to - Math.max(from, done), 0);
        this.wordsDone[row] = Math.max(done, to);
      }
    }
    return this.take();
  }

  /** Gives what was counted, and begins anew. */
  private take(): CodePart {
    const { rows, segments } = this.segments.take();
    const words = rows.map(row => this.words[row]!);
    const participants: number[] = [];
    const ends = rows.map(row => {
      for (const one of this.participants[row]!) participants.push(one);
      return participants.length;
    });
    for (const row of rows) {
      this.words[row] = this.wordsDone[row] = 0;
      this.participants[row] = undefined;
    }
    return { rows, segments, words, participants: Int32Array.from(participants), ends };
  }
}

/** Most segments are one person's, and most of a transcript's are the same person's: then nothing is made. */
function united(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0 || (b.length === 1 && b[0] === a[0])) return a;
  return b.every(one => a.includes(one)) ? a : [...new Set([...a, ...b])];
}

/** In so many transcripts a person can speak at most, for a small number to tell in how many. */
const MOST_IN_SMALL = 0xffff;

class Sum implements Addable<CodePart> {
  private readonly segments: Int32Array;
  private readonly words: Int32Array;
  private readonly transcripts: Int32Array;
  private readonly participants: Int32Array;
  /** For each row and participant the transcripts that have both. */
  private readonly together: Uint16Array | Uint32Array;

  constructor(
    private readonly ids: readonly string[],
    private readonly people: number,
    isLarge: boolean,
  ) {
    const column = () => new Int32Array(ids.length);
    this.segments = column();
    this.words = column();
    this.transcripts = column();
    this.participants = column();
    this.together = new (isLarge ? Uint32Array : Uint16Array)(ids.length * people);
  }

  add({ rows, segments, words, participants, ends }: CodePart, times: 1 | -1): void {
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      this.segments[row]! += times * segments[i]!;
      this.words[row]! += times * words[i]!;
      this.transcripts[row]! += times;
      for (; at < ends[i]!; at++) this.addParticipant(row, participants[at]!, times);
    }
  }

  counts(): Map<string, CodeCounts> {
    return new Map(
      this.ids.map((id, row) => [
        id,
        {
          participants: this.participants[row]!,
          segments: this.segments[row]!,
          transcripts: this.transcripts[row]!,
          words: this.words[row]!,
        },
      ]),
    );
  }

  private addParticipant(row: number, participant: number, times: 1 | -1): void {
    const at = row * this.people + participant;
    const before = this.together[at]!;
    this.together[at] = before + times;
    if (before === 0) this.participants[row]!++;
    else if (before + times === 0) this.participants[row]!--;
  }
}
