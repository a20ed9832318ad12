import { type Label, labelOf } from './labels';
import { type RowRange, assignRowLanes } from './lanes';
import { type PageContent, type PageSegment, type Side, sideOf } from './pageModel';
import { type Row, rowAt } from './pageRows';
import type { PageColumns, PageStyle } from './pageStyle';

/** A segment in a margin of the page: which rows it covers, and the lane of its bracket. */
export interface Bracket extends RowRange {
  /** Index of the segment. */
  readonly segment: number;
  /** From the labels to the text, from 0; `NO_LANE` where there was none free. */
  readonly lane: number;
  readonly label: Label;
}

export interface Margin {
  readonly side: Side;
  /** By first row, longer ones first. */
  readonly brackets: readonly Bracket[];
}

/** A segment of a margin, before its bracket is drawn. */
export interface RangedSegment extends RowRange {
  readonly segment: PageSegment;
  readonly index: number;
  readonly lane: number;
}

/** The segments of one margin, in the order of their brackets. @param most lanes that there may be */
export function rangesOf(
  content: PageContent,
  side: Side,
  rows: readonly Row[],
  most: number,
): RangedSegment[] {
  if (rows.length === 0) return [];
  const own = content.segments
    .map((segment, index) => ({ segment, index, ...rowsUnder(rows, segment) }))
    .filter(({ segment }) => sideOf(segment, content) === side)
    .sort((a, b) => a.first - b.first || b.last - a.last || a.index - b.index);
  const lanes = assignRowLanes(own, most);
  return own.map((one, i) => ({ ...one, lane: lanes[i]! }));
}

/** The brackets of one margin, with their labels. */
export function marginOf(
  content: PageContent,
  style: PageStyle,
  columns: PageColumns,
  side: Side,
  own: readonly RangedSegment[],
): Margin {
  const coders = new Set(own.map(({ segment }) => segment.coder));
  const labelStyle = {
    width: columns.labels,
    widths: style.labelWidths,
    namesCoder: !content.sides && coders.size > 1,
  };
  const brackets = own.map(({ segment, index, first, last, lane }) => ({
    segment: index,
    first,
    last,
    lane,
    label: labelOf(content, segment, labelStyle),
  }));
  return { side, brackets };
}

function rowsUnder(rows: readonly Row[], { start, end }: PageSegment): RowRange {
  const first = rowAt(rows, start);
  return { first, last: Math.max(first, rowAt(rows, Math.max(start, end - 1))) };
}
