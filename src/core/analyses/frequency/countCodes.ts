import type { Steps } from '../../base/steps';
import type { Code } from '../../codebook/code';
import type { Codebook } from '../../codebook/codebook';
import type { Scope, ScopedSegment } from '../../corpus/scope';
import type { WordIndex } from '../../text/words';

/** How much there is of something, in the units that a table can count by. */
export interface CodeCounts {
  readonly participants: number;
  readonly segments: number;
  readonly transcripts: number;
  readonly words: number;
}

/** Counts nothing. */
export const NO_COUNTS: CodeCounts = { participants: 0, segments: 0, transcripts: 0, words: 0 };

/**
 * Counts the segments of every code in the scope and, for themes, the union over the codes below. One sweep over the
 * segments of each transcript by start: time grows with segments × depth of their codes, not with segments × codes.
 * @returns the counts by id of the code
 */
export function* countCodes(codebook: Codebook, scope: Scope): Steps<ReadonlyMap<string, CodeCounts>> {
  const tally = new Tally(codebook, scope.codes.codes, scope.participants.length);
  for (const [i, { transcript, segments }] of scope.transcripts.entries()) {
    tally.startTranscript();
    for (const segment of segments) tally.add(segment, transcript.words);
    yield (i + 1) / scope.transcripts.length;
  }
  return tally.counts();
}

const NONE = -1;

/** A row for each code; what is added to a code is added to all above it, once. */
class Tally {
  private readonly ids: readonly string[];
  private readonly rowOf = new Map<string, number>();
  private readonly parents: Int32Array;
  private readonly segments: Int32Array;
  private readonly words: Int32Array;
  private readonly transcripts: Int32Array;
  private readonly participants: readonly Set<number>[];
  /** Number of the last transcript and segment that were added to a row. */
  private readonly lastTranscript: Int32Array;
  private readonly lastSegment: Int32Array;
  /** Words of the current transcript below this index are counted. */
  private readonly wordsDone: Int32Array;
  private transcript = 0;
  private segment = 0;

  constructor(
    private readonly codebook: Codebook,
    codes: readonly Code[],
    private readonly participantCount: number,
  ) {
    const column = () => new Int32Array(codes.length);
    this.ids = codes.map(({ id }) => id);
    this.ids.forEach((id, row) => this.rowOf.set(id, row));
    this.parents = Int32Array.from(
      codes,
      ({ id }) => this.rowOf.get(codebook.parentOf(id)?.id ?? '') ?? NONE,
    );
    this.participants = codes.map(() => new Set());
    this.segments = column();
    this.words = column();
    this.transcripts = column();
    this.lastTranscript = column();
    this.lastSegment = column();
    this.wordsDone = column();
  }

  startTranscript(): void {
    this.transcript++;
  }

  /** Segments of one transcript come by start. */
  add({ placed, participants }: ScopedSegment, words: WordIndex): void {
    this.segment++;
    const [from, to] = words.range(placed.start, placed.end);
    for (const id of new Set(placed.segment.codes)) {
      const code = this.codebook.resolve(id);
      // What has this segment already has given it to all above, too.
      let row = (code && this.rowOf.get(code.id)) ?? NONE;
      for (; row !== NONE && this.lastSegment[row] !== this.segment; row = this.parents[row]!) {
        this.addTo(row, participants, from, to);
      }
    }
  }

  counts(): Map<string, CodeCounts> {
    return new Map(
      this.ids.map((id, row) => [
        id,
        {
          participants: this.participants[row]!.size,
          segments: this.segments[row]!,
          transcripts: this.transcripts[row]!,
          words: this.words[row]!,
        },
      ]),
    );
  }

  private addTo(row: number, participants: readonly number[], from: number, to: number): void {
    this.lastSegment[row] = this.segment;
    this.segments[row]!++;
    if (this.lastTranscript[row] !== this.transcript) {
      this.lastTranscript[row] = this.transcript;
      this.transcripts[row]!++;
      this.wordsDone[row] = 0;
    }
    const done = this.wordsDone[row]!;
    this.words[row]! += Math.max(to - Math.max(from, done), 0);
    this.wordsDone[row] = Math.max(done, to);
    const known = this.participants[row]!;
    if (known.size < this.participantCount) for (const participant of participants) known.add(participant);
  }
}
