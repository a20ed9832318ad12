import type { ScopedTranscript } from '../../../corpus/scopedTranscripts';
import type { ScopeOptions } from '../../../studyFile/scopeOptions';
import { type MissingRule, type Rates, ratesOf } from './missing';
import { NO_SPANS, type SpanList, unionOf } from './spanList';
import { type SpansByTarget, spansByTarget } from './spansByTarget';
import type { Targets } from './targets';

/** What several coders have coded in one transcript. */
export interface CodedByCoders {
  readonly scoped: ScopedTranscript;
  /** What of it each coder rates. */
  readonly rates: readonly Rates[];
  /** Where a coder who rates what they touch has any segment; disjoint. Empty for the others. */
  readonly touched: readonly SpanList[];
  /** Target → the segments of each coder that say yes to it. */
  readonly spans: SpansByTarget;
}

/** @param coders ids, in the order of the figures */
export function codedByCoders(
  scoped: ScopedTranscript,
  { filters }: { readonly filters: Pick<ScopeOptions, 'status'> },
  coders: readonly string[],
  targets: Targets,
  rule: MissingRule,
): CodedByCoders {
  const codings = scoped.transcript.codings.filter(
    ({ status }) => filters.status === undefined || status === filters.status,
  );
  const rates = coders.map(id => ratesOf(codings.find(({ coder }) => coder === id)?.status, rule));
  const rating = coders.map((id, i) => (rates[i] === 'none' ? undefined : id));
  return {
    scoped,
    rates,
    touched: coders.map((id, i) => (rates[i] === 'touched' ? allSpansOf(scoped, id) : NO_SPANS)),
    spans: spansByTarget(scoped.segments, rating, targets),
  };
}

/** Whatever their codes and dates: a coder who has coded something has read it. */
function allSpansOf({ transcript }: ScopedTranscript, coder: string): SpanList {
  const own = transcript.segments
    .filter(placed => placed.coder === coder && placed.start >= 0 && placed.start < placed.end)
    .sort((a, b) => a.start - b.start);
  return unionOf({ starts: own.map(({ start }) => start), ends: own.map(({ end }) => end) });
}
