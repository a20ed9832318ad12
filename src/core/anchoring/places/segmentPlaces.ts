import { byUnits } from '../../base/compare';
import type { PlaceState } from '../../coding/place';
import type { Corpus, PlacedSegment } from '../../corpus/corpus';
import { LineIndex } from '../../text/lineIndex';
import type { Span } from '../../text/span';

/** Where a segment is now: UTF-16 units over the LF text, half-open; -1 where it has no place. */
export interface SegmentPlace {
  readonly id: string;
  /** Path. */
  readonly transcript: string;
  readonly coder: string;
  readonly state: PlaceState;
  readonly start: number;
  readonly end: number;
  /** The words at its place; where it has none, those that it was made on, null where these were not written down. */
  readonly quote: string | null;
  /** Line of its start, from 1; null without a place. */
  readonly line: number | null;
  /** Of an ambiguous segment: the places between which a person has to choose. */
  readonly candidates?: readonly Span[];
  /** Of an orphan: where its words would be, going by what is left around them. */
  readonly nearest?: number;
}

/** Every segment in some states with its place in the current text: by transcript, those with a place in the order of the text, then the others. */
export function* segmentPlaces(
  { transcripts }: Corpus,
  states: ReadonlySet<PlaceState>,
): Generator<SegmentPlace> {
  for (const { path, text, all } of transcripts) {
    const listed = all.filter(({ state }) => states.has(state)).sort(inOrder);
    if (listed.length === 0) continue;
    const lines = LineIndex.of(text);
    for (const placed of listed) yield placeOf(path, text, lines, placed);
  }
}

function inOrder(a: PlacedSegment, b: PlacedSegment): number {
  const rank = ({ start }: PlacedSegment) => (start < 0 ? Infinity : start);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return b.end - a.end || byUnits(a.coder, b.coder) || byUnits(a.segment.id, b.segment.id);
}

function placeOf(path: string, text: string, lines: LineIndex, placed: PlacedSegment): SegmentPlace {
  const { segment, coder, state, start, end, candidates, nearest } = placed;
  const hasPlace = start >= 0;
  return {
    id: segment.id,
    transcript: path,
    coder,
    state,
    start,
    end,
    quote: hasPlace ? text.slice(start, end) : (segment.quote ?? null),
    line: hasPlace ? lines.positionAt(start).line + 1 : null,
    ...(candidates ? { candidates } : {}),
    ...(nearest === undefined ? {} : { nearest }),
  };
}
