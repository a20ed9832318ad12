import type { ResolveCode } from '../../coding/values';
import type { CodeRows } from '../../corpus/codeRows';
import type { ScopedSegment, ScopedTranscript } from '../../corpus/scopedTranscripts';

/**
 * When a segment counts for a participant.
 * - `overlap`: when it overlaps a turn of theirs
 * - `most`: when more than half of its words are in turns of theirs
 * - `all`: when all of its words are
 *
 * A segment without words counts by `overlap` in all three.
 */
export type Overlap = 'overlap' | 'most' | 'all';

export const OVERLAPS: readonly Overlap[] = ['overlap', 'most', 'all'];

/** Bits of a participant in a row: one for each rule with all codes, then one for each rule without late codes. */
export const WITHOUT_LATE = OVERLAPS.length;

/** What one transcript adds: for each code that occurs in it, the participants for whom it counts, and by which rules. */
export interface RulePart {
  readonly rows: Int32Array;
  /** Where the participants of each of these rows end in the two lists below. */
  readonly ends: Int32Array;
  /** Indexes of the scope's participants; each at most once for a row. */
  readonly participants: Int32Array;
  /** For each of them the bits of the rules. */
  readonly rules: Int32Array;
}

/** Finds what transcripts add, one after the other. */
export class RuleCounter {
  private readonly ofRow: (Map<number, number> | undefined)[];
  private readonly late: ReadonlySet<string>;

  /** @param late ids of codes */
  constructor(
    private readonly codes: CodeRows,
    late: readonly string[],
    private readonly resolve: ResolveCode,
  ) {
    this.ofRow = new Array<undefined>(codes.ids.length);
    this.late = new Set(late);
  }

  count(scoped: ScopedTranscript): RulePart {
    const present: number[] = [];
    for (const segment of scoped.segments) {
      const { codes } = segment.placed.segment;
      const rows = this.codes.rolledUp(codes);
      if (rows.length === 0 || segment.participants.length === 0) continue;
      const kept = this.withoutLate(codes);
      const keptRows = kept === codes ? rows : this.codes.rolledUp(kept);
      for (const participant of segment.participants) {
        const rules = rulesOf(scoped, segment, participant);
        this.add(rows, participant, rules, present);
        this.add(keptRows, participant, rules << WITHOUT_LATE, present);
      }
    }
    return this.take(present.sort((a, b) => a - b));
  }

  private withoutLate(codes: readonly string[]): readonly string[] {
    const isLate = (id: string) => this.late.has(this.resolve(id));
    return this.late.size > 0 && codes.some(isLate) ? codes.filter(id => !isLate(id)) : codes;
  }

  private add(rows: readonly number[], participant: number, rules: number, present: number[]): void {
    for (const row of rows) {
      let people = this.ofRow[row];
      if (!people) {
        this.ofRow[row] = people = new Map();
        present.push(row);
      }
      people.set(participant, (people.get(participant) ?? 0) | rules);
    }
  }

  /** Gives what was counted, and begins anew. */
  private take(rows: readonly number[]): RulePart {
    const participants: number[] = [];
    const rules: number[] = [];
    const ends = rows.map(row => {
      for (const [participant, own] of this.ofRow[row]!) {
        participants.push(participant);
        rules.push(own);
      }
      this.ofRow[row] = undefined;
      return participants.length;
    });
    return {
      rows: Int32Array.from(rows),
      ends: Int32Array.from(ends),
      participants: Int32Array.from(participants),
      rules: Int32Array.from(rules),
    };
  }
}

const [BY_OVERLAP, BY_MOST, BY_ALL] = [1, 2, 4];

/** The rules by which a segment counts for a participant with a turn in it. */
function rulesOf(
  { transcript, ofTurn }: ScopedTranscript,
  { placed: { start, end } }: ScopedSegment,
  participant: number,
): number {
  const { words, turns } = transcript;
  const total = words.countIn(start, end);
  if (total === 0) return BY_OVERLAP | BY_MOST | BY_ALL;
  const [from, to] = turns.overlapping(start, end);
  let own = 0;
  for (let turn = from; turn < to; turn++) {
    if (ofTurn[turn] !== participant) continue;
    own += words.countIn(Math.max(start, turns.starts[turn]!), Math.min(end, turns.ends[turn]!));
  }
  return BY_OVERLAP | (2 * own > total ? BY_MOST : 0) | (own === total ? BY_ALL : 0);
}
