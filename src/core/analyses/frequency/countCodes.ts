import type { Steps } from '../../base/steps';
import type { Codebook } from '../../codebook/codebook';
import { CodeRows } from '../../corpus/codeRows';
import type { CodesInScope } from '../../corpus/codesInScope';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { Parts } from '../kit/parts';

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
interface CodePart {
  readonly rows: Int32Array;
  readonly segments: Int32Array;
  /** Each once, however many segments cover it. */
  readonly words: Int32Array;
  /** For each row the indexes of its participants, each once. */
  readonly participants: readonly (readonly number[])[];
}

/**
 * Counts the segments of every code in the scope and, for themes, the union over the codes below: the sum of what each
 * transcript adds. Of a transcript in which nothing has changed, that is known.
 * @returns the counts by id of the code
 */
export function* countCodes(codebook: Codebook, scope: Scope): Steps<ReadonlyMap<string, CodeCounts>> {
  const counter = counterOf(codebook, scope.codes);
  const sum = new Sum(counter.codes.ids, scope.participants.length);
  for (const [i, scoped] of scope.transcripts.entries()) {
    sum.add(counter.parts.of(scoped));
    yield (i + 1) / scope.transcripts.length;
  }
  return sum.counts();
}

interface Counter {
  readonly codes: CodeRows;
  readonly parts: Parts<CodePart>;
}

const counters = new WeakMap<CodesInScope, Counter>();

/** The same for the same codes of a codebook. */
function counterOf(codebook: Codebook, inScope: CodesInScope): Counter {
  let counter = counters.get(inScope);
  if (!counter) {
    const codes = new CodeRows(codebook, inScope);
    const transcript = new TranscriptCounter(codes);
    counter = { codes, parts: new Parts(scoped => transcript.count(scoped)) };
    counters.set(inScope, counter);
  }
  return counter;
}

/**
 * Counts one transcript after another: one sweep over its segments by start, so that time grows with segments × depth of
 * their codes, not with segments × codes.
 */
class TranscriptCounter {
  private readonly segments: Int32Array;
  private readonly words: Int32Array;
  /** Words of the transcript below this index are counted. */
  private readonly wordsDone: Int32Array;
  private readonly participants: (readonly number[])[];

  constructor(private readonly codes: CodeRows) {
    const { length } = codes.ids;
    this.segments = new Int32Array(length);
    this.words = new Int32Array(length);
    this.wordsDone = new Int32Array(length);
    this.participants = new Array<readonly number[]>(length);
  }

  count({ transcript, segments }: ScopedTranscript): CodePart {
    const found: number[] = [];
    for (const { placed, participants } of segments) {
      const rows = this.codes.rolledUp(placed.segment.codes);
      if (rows.length === 0) continue;
      const [from, to] = transcript.words.range(placed.start, placed.end);
      for (const row of rows) {
        if (this.segments[row] === 0) {
          found.push(row);
          this.participants[row] = participants;
        } else this.participants[row] = united(this.participants[row]!, participants);
        this.segments[row]!++;
        const done = this.wordsDone[row]!;
        this.words[row]! += Math.max(to - Math.max(from, done), 0);
        this.wordsDone[row] = Math.max(done, to);
      }
    }
    return this.take(Int32Array.from(found));
  }

  /** Gives what was counted, and begins anew. */
  private take(rows: Int32Array): CodePart {
    const part = {
      rows,
      segments: rows.map(row => this.segments[row]!),
      words: rows.map(row => this.words[row]!),
      participants: Array.from(rows, row => this.participants[row]!),
    };
    for (const row of rows) this.segments[row] = this.words[row] = this.wordsDone[row] = 0;
    return part;
  }
}

/** Most segments are one person's, and most of a transcript's are the same person's: then nothing is made. */
function united(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0 || (b.length === 1 && b[0] === a[0])) return a;
  return b.every(one => a.includes(one)) ? a : [...new Set([...a, ...b])];
}

/** Bits in a number of the sets of participants. */
const BITS = 32;

class Sum {
  private readonly segments: Int32Array;
  private readonly words: Int32Array;
  private readonly transcripts: Int32Array;
  private readonly participants: Int32Array;
  /** Whether each participant was counted in each row: a bit for each. */
  private readonly isCounted: Uint32Array;
  private readonly width: number;

  constructor(
    private readonly ids: readonly string[],
    participants: number,
  ) {
    const column = () => new Int32Array(ids.length);
    this.segments = column();
    this.words = column();
    this.transcripts = column();
    this.participants = column();
    this.width = Math.ceil(participants / BITS);
    this.isCounted = new Uint32Array(ids.length * this.width);
  }

  add({ rows, segments, words, participants }: CodePart): void {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      this.segments[row]! += segments[i]!;
      this.words[row]! += words[i]!;
      this.transcripts[row]!++;
      for (const one of participants[i]!) this.addParticipant(row, one);
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

  private addParticipant(row: number, participant: number): void {
    const at = row * this.width + Math.floor(participant / BITS);
    const bit = 1 << (participant % BITS);
    if ((this.isCounted[at]! & bit) !== 0) return;
    this.isCounted[at]! |= bit;
    this.participants[row]!++;
  }
}
