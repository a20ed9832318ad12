import type { ScopedTranscript } from '../../../corpus/scopedTranscripts';
import type { ScopeOptions } from '../../../studyFile/scopeOptions';
import { type MissingRule, type Rates, ratesOf } from './missing';
import { NO_SPANS, type SpanList, unionOf } from './spanList';
import { type SpansByTarget, spansByTarget } from './spansByTarget';
import type { Targets } from './targets';

/** What several coders have coded in one transcript; looked for when it is asked for. */
export class CodedByCoders {
  /** What of it each coder rates. */
  readonly rates: readonly Rates[];
  private foundTouched: readonly SpanList[] | undefined;
  private foundSpans: SpansByTarget | undefined;

  /** @param coders ids, in the order of the figures */
  constructor(
    readonly scoped: ScopedTranscript,
    { filters }: { readonly filters: Pick<ScopeOptions, 'status'> },
    private readonly coders: readonly string[],
    private readonly targets: Targets,
    rule: MissingRule,
  ) {
    const codings = scoped.transcript.codings.filter(
      ({ status }) => filters.status === undefined || status === filters.status,
    );
    this.rates = coders.map(id => ratesOf(codings.find(({ coder }) => coder === id)?.status, rule));
  }

  /** Where a coder who rates what they touch has any segment; disjoint. Empty for the others. */
  get touched(): readonly SpanList[] {
    return (this.foundTouched ??= this.coders.map((id, i) =>
      this.rates[i] === 'touched' ? allSpansOf(this.scoped, id) : NO_SPANS,
    ));
  }

  /** Target → the segments of each coder that say yes to it. */
  get spans(): SpansByTarget {
    const rating = this.coders.map((id, i) => (this.rates[i] === 'none' ? undefined : id));
    return (this.foundSpans ??= spansByTarget(this.scoped.segments, rating, this.targets));
  }
}

/** Whatever their codes and dates: a coder who has coded something has read it. */
function allSpansOf({ transcript }: ScopedTranscript, coder: string): SpanList {
  const own = transcript.segments
    .filter(placed => placed.coder === coder && placed.start >= 0 && placed.start < placed.end)
    .sort((a, b) => a.start - b.start);
  return unionOf({ starts: own.map(({ start }) => start), ends: own.map(({ end }) => end) });
}
