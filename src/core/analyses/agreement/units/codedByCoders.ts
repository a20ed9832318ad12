import type { CodingStatus } from '../../../coding/segment';
import type { ScopedSegment, ScopedTranscript } from '../../../corpus/scopedTranscripts';
import { NOBODY } from '../../../participants/turnOwners';
import { type MissingRule, type Rates, ratesOf } from './missing';
import { NO_SPANS, type SpanList, sharedBy, unionOf } from './spanList';
import { type SpansByTarget, spansByTarget } from './spansByTarget';
import type { Targets } from './targets';

/** What of a transcript counts, and what is missing of it. */
export interface Counting {
  /** Of the codings that count; undefined for any. */
  readonly status: CodingStatus | undefined;
  readonly missing: MissingRule;
  /** Whether only turns of the scope's participants count, and segments that overlap one. */
  readonly onlyParticipants: boolean;
}

/** What several coders have coded in one transcript; looked for when it is asked for. */
export class CodedByCoders {
  /** What of it each coder rates. */
  readonly rates: readonly Rates[];
  private foundTouched: readonly SpanList[] | undefined;
  private foundSpans: SpansByTarget | undefined;

  /** @param coders ids, in the order of the figures */
  constructor(
    readonly scoped: ScopedTranscript,
    private readonly coders: readonly string[],
    private readonly targets: Targets,
    private readonly counting: Counting,
  ) {
    const codings = scoped.transcript.codings.filter(
      ({ status }) => counting.status === undefined || status === counting.status,
    );
    this.rates = coders.map(id =>
      ratesOf(codings.find(({ coder }) => coder === id)?.status, counting.missing),
    );
  }

  /** The turns that count. */
  get turns(): SpanList {
    const { transcript, ofTurn } = this.scoped;
    const { starts, ends } = transcript.turns;
    if (!this.counting.onlyParticipants) return { starts, ends };
    const counts = (_: number, turn: number) => ofTurn[turn] !== NOBODY;
    return { starts: starts.filter(counts), ends: ends.filter(counts) };
  }

  /** The segments that count, whole. */
  get segments(): readonly ScopedSegment[] {
    const { segments } = this.scoped;
    return this.counting.onlyParticipants
      ? segments.filter(({ participants }) => participants.length > 0)
      : segments;
  }

  /** Where in turns that count a coder who rates what they touch has any segment; disjoint. Empty for the others. */
  get touched(): readonly SpanList[] {
    return (this.foundTouched ??= this.coders.map((id, i) =>
      this.rates[i] === 'touched' ? this.whereCounted(allSpansOf(this.scoped, id)) : NO_SPANS,
    ));
  }

  /** Target → the segments of each coder that say yes to it. */
  get spans(): SpansByTarget {
    const rating = this.coders.map((id, i) => (this.rates[i] === 'none' ? undefined : id));
    return (this.foundSpans ??= spansByTarget(this.segments, rating, this.targets));
  }

  private whereCounted(spans: SpanList): SpanList {
    return this.counting.onlyParticipants ? sharedBy(spans, this.turns) : spans;
  }
}

/** Whatever their codes and dates: a coder who has coded something has read it. */
function allSpansOf({ transcript }: ScopedTranscript, coder: string): SpanList {
  const own = transcript.segments
    .filter(placed => placed.coder === coder && placed.start >= 0 && placed.start < placed.end)
    .sort((a, b) => a.start - b.start);
  return unionOf({ starts: own.map(({ start }) => start), ends: own.map(({ end }) => end) });
}
