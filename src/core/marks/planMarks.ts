import type { LineIndex } from '../text/lineIndex';
import { type Span, overlaps } from '../text/span';
import { type CodeLines, codeLines } from './codeLines';
import { type EndLabel, endLabels } from './endLabels';
import { type LineStripes, gutterStripes } from './gutterStripes';
import type { MarkedSegment } from './markedSegment';

/** Where a segment with a memo or a key quote begins. */
export interface Sign extends Span {
  readonly hasMemo: boolean;
  readonly isKey: boolean;
}

/** So many characters have room above them for a sign. */
const SIGN_LENGTH = 3;

/** Everything that marks segments in some lines of a text. UTF-16 units over the LF text, half-open. */
export interface MarksPlan extends CodeLines {
  readonly signs: readonly Sign[];
  readonly labels: readonly EndLabel[];
  readonly stripes: readonly LineStripes[];
}

/**
 * How segments are marked in a window of the text.
 * @param segments by start, from {@link cleanStart} on
 * @param window whole lines
 */
export function planMarks(segments: readonly MarkedSegment[], lines: LineIndex, window: Span): MarksPlan {
  const all = codeLines(segments);
  const isInside = (span: Span) => overlaps(span, window);
  const first = lines.positionAt(window.start).line;
  const last = lines.positionAt(window.end).line;
  return {
    lines: all.lines.filter(isInside),
    more: all.more.filter(isInside),
    dimmed: all.dimmed.filter(isInside),
    signs: signs(segments).filter(isInside),
    labels: endLabels(segments).filter(({ end }) => end > window.start && end <= window.end),
    stripes: gutterStripes(segments, lines).filter(({ line }) => line >= first && line <= last),
  };
}

/** One for each place: several segments may begin there. */
function signs(segments: readonly MarkedSegment[]): Sign[] {
  const byStart = new Map<number, Sign>();
  for (const { start, end, hasMemo, isKey, isDimmed } of segments) {
    if (isDimmed || !(hasMemo || isKey)) continue;
    const here = byStart.get(start);
    byStart.set(start, {
      start,
      end: Math.max(here?.end ?? 0, Math.min(end, start + SIGN_LENGTH)),
      hasMemo: hasMemo || (here?.hasMemo ?? false),
      isKey: isKey || (here?.isKey ?? false),
    });
  }
  return [...byStart.values()];
}

/**
 * Where to begin, so that marks are the same wherever one has scrolled to: at the nearest line before which no segment goes
 * on into it.
 * @param line that is to be shown
 * @param overlapping the segments that share at least one unit with a span
 */
export function cleanStart(
  line: number,
  lines: LineIndex,
  overlapping: (start: number, end: number) => readonly Span[],
): number {
  let start = lines.lineStart(line);
  for (;;) {
    const begun = overlapping(start, start + 1).reduce((least, one) => Math.min(least, one.start), start);
    const before = lines.lineStart(lines.positionAt(begun).line);
    if (before === start) return start;
    start = before;
  }
}
