import type { Scope, ScopedTranscript } from '../../../corpus/scope';
import { type MissingRule, type Rates, ratesOf } from './missing';
import { NO_SPANS, type SpanList, unionOf } from './spanList';
import type { Targets } from './targets';

/** What several coders have coded in one transcript. */
export interface CodedByCoders {
  readonly scoped: ScopedTranscript;
  /** What of it each coder rates. */
  readonly rates: readonly Rates[];
  /** Where a coder who rates what they touch has any segment; disjoint. Empty for the others. */
  readonly touched: readonly SpanList[];
  /** Target → the segments of each coder that say yes to it. */
  readonly spans: ReadonlyMap<number, readonly SpanList[]>;
}

type Growing = { readonly starts: number[]; readonly ends: number[] };

/** @param coders ids, in the order of the figures */
export function codedByCoders(
  scoped: ScopedTranscript,
  { filters }: Scope,
  coders: readonly string[],
  targets: Targets,
  rule: MissingRule,
): CodedByCoders {
  const { transcript, segments } = scoped;
  const codings = transcript.codings.filter(
    ({ status }) => filters.status === undefined || status === filters.status,
  );
  const rates = coders.map(id => ratesOf(codings.find(({ coder }) => coder === id)?.status, rule));
  const indexOf = new Map(coders.map((id, i) => [id, i]));
  const spans = new Map<number, Growing[]>();
  for (const { placed } of segments) {
    const coder = indexOf.get(placed.coder);
    if (coder === undefined || rates[coder] === 'none' || placed.start >= placed.end) continue;
    for (const target of targets.of(placed.segment.codes)) {
      let lists = spans.get(target);
      if (!lists) spans.set(target, (lists = coders.map(() => ({ starts: [], ends: [] }))));
      lists[coder]!.starts.push(placed.start);
      lists[coder]!.ends.push(placed.end);
    }
  }
  const touched = coders.map((id, i) => (rates[i] === 'touched' ? allSpansOf(scoped, id) : NO_SPANS));
  return { scoped, rates, touched, spans };
}

/** Whatever their codes and dates: a coder who has coded something has read it. */
function allSpansOf({ transcript }: ScopedTranscript, coder: string): SpanList {
  const own = transcript.segments
    .filter(placed => placed.coder === coder && placed.start >= 0 && placed.start < placed.end)
    .sort((a, b) => a.start - b.start);
  return unionOf({ starts: own.map(({ start }) => start), ends: own.map(({ end }) => end) });
}
