import { assignLanes } from '../coding/lanes';
import type { Span } from '../text/span';
import type { MarkedSegment } from './markedSegment';

/** So many lines fit below a row of text, in a line height that is comfortable for prose. */
export const MAX_LANES = 3;

/** A line below the words of a segment: one for each of its codes. */
export interface CodeLine extends Span {
  readonly color: string;
  /** From 0, the lowest; less than {@link MAX_LANES}. Lines that share a unit have different ones. */
  readonly lane: number;
  readonly isOther: boolean;
  /** Whether the words are tinted as well: once for each segment of one's own. */
  readonly isTinted: boolean;
}

export interface CodeLines {
  readonly lines: readonly CodeLine[];
  /** Where there are more codes than lines; by start, disjoint. */
  readonly more: readonly Span[];
  /** Segments without any of the codes that are looked at; by start, disjoint. */
  readonly dimmed: readonly Span[];
}

/**
 * Gives each code of each segment a line of its own.
 * @param segments by start; the same lines come out wherever a list begins, as long as nothing before overlaps it
 */
export function codeLines(segments: readonly MarkedSegment[]): CodeLines {
  const all = segments.flatMap(segment =>
    segment.codes.map(({ color }) => ({ start: segment.start, end: segment.end, color, segment })),
  );
  const lanes = assignLanes(all);
  const lines: CodeLine[] = [];
  const more: Span[] = [];
  const tinted = new Set<MarkedSegment>();
  all.forEach(({ start, end, color, segment }, i) => {
    const lane = lanes[i]!;
    if (lane >= MAX_LANES) {
      more.push({ start, end });
      return;
    }
    const isOther = segment.coder !== undefined;
    lines.push({ start, end, color, lane, isOther, isTinted: !isOther && !tinted.has(segment) });
    tinted.add(segment);
  });
  return { lines, more: union(more), dimmed: union(segments.filter(({ isDimmed }) => isDimmed)) };
}

/** @param spans by start */
function union(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
