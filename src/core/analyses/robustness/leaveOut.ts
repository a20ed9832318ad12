import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { labelOwners } from '../../participants/speakers';
import { NOBODY } from '../../participants/turnOwners';
import type { Parts } from '../kit/parts';
import type { RulePart } from './rulePart';

/** What the published table would be without one transcript or one participant. */
export interface LeftOut {
  /** Path of the transcript, or id of the participant. */
  readonly id: string;
  /** Participants that are left in the scope. */
  readonly of: number;
  /** For each row the participants who are left. */
  readonly participants: Int32Array;
}

/** The published table: for each row and participant in how many transcripts they have a segment of it. */
export class PublishedCounts {
  private readonly together: Uint32Array;
  private readonly people: number;

  constructor(
    private readonly scope: Scope,
    private readonly parts: Parts<RulePart>,
    private readonly rows: number,
  ) {
    this.people = scope.participants.length;
    this.together = new Uint32Array(rows * this.people);
    for (const scoped of scope.transcripts)
      this.each(parts.of(scoped), at => {
        this.together[at]!++;
      });
  }

  /** Without each transcript of the scope; of only one there would be nothing left. Their participants stay who are in another, too. */
  *withoutTranscripts(corpus: Corpus, take: (without: LeftOut) => void): Steps<void> {
    const { transcripts } = this.scope;
    if (transcripts.length < 2) return;
    const present = participantsIn(corpus, this.scope);
    const times = new Uint32Array(this.people);
    for (const people of present) for (const one of people) times[one]!++;
    const all = this.participants();
    for (const [i, scoped] of transcripts.entries()) {
      const left = all.slice();
      this.each(this.parts.of(scoped), (at, row) => {
        if (this.together[at] === 1) left[row]!--;
      });
      const gone = [...present[i]!].filter(one => times[one] === 1).length;
      take({ id: scoped.transcript.path, of: this.people - gone, participants: left });
      yield (i + 1) / transcripts.length;
    }
  }

  /** Without each participant of the scope. */
  *withoutParticipants(take: (without: LeftOut) => void): Steps<void> {
    const { participants } = this.scope;
    if (participants.length < 2) return;
    const all = this.participants();
    for (const [i, { id }] of participants.entries()) {
      const left = all.map((count, row) => count - (this.together[row * this.people + i]! > 0 ? 1 : 0));
      take({ id, of: this.people - 1, participants: left });
      yield (i + 1) / participants.length;
    }
  }

  private participants(): Int32Array {
    return Int32Array.from({ length: this.rows }, (_, row) => {
      let count = 0;
      for (let at = row * this.people; at < (row + 1) * this.people; at++)
        if (this.together[at]! > 0) count++;
      return count;
    });
  }

  /** For each row and participant of a transcript. */
  private each({ rows, ends, participants }: RulePart, take: (at: number, row: number) => void): void {
    let at = 0;
    rows.forEach((row, nth) => {
      // all that is there counts by the published rule
      for (; at < ends[nth]!; at++) take(row * this.people + participants[at]!, row);
    });
  }
}

/** For each transcript the indexes of the scope's participants who speak in it or claim it. */
function participantsIn(
  { study }: Corpus,
  { participants, transcripts }: Scope,
): readonly ReadonlySet<number>[] {
  const indexes = new Map(participants.map(({ id }, i) => [id, i]));
  const labels = labelOwners(study);
  return transcripts.map(({ transcript, ofTurn }) => {
    const present = new Set<number>();
    for (const one of ofTurn) if (one !== NOBODY) present.add(one);
    for (const claimant of labels.claimants(transcript.path)) {
      const index = indexes.get(labels.participants[claimant]!.id);
      if (index !== undefined) present.add(index);
    }
    return present;
  });
}
