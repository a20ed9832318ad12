import type { LineIndex } from '../text/lineIndex';
import type { MarkedSegment } from './markedSegment';

/** So many stripes fit beside a line. */
export const MAX_STRIPES = 5;

/** A stripe beside a line: a code that is on some of its words. */
export interface Stripe {
  readonly color: string;
  readonly isOther: boolean;
}

/** What is beside a line. */
export interface LineStripes {
  readonly line: number;
  /** From left to right, at most {@link MAX_STRIPES}; a code keeps its place as long as segments go on. */
  readonly stripes: readonly (Stripe | undefined)[];
  /** Whether there are more codes than stripes. */
  readonly hasMore: boolean;
}

/** What is known of a line while the segments are looked at. */
interface Line {
  readonly codes: Map<string, Stripe>;
  /** Whether a segment goes on from the line before. */
  goesOn: boolean;
}

/**
 * The codes on the words of each line, side by side. Lines without any are left out.
 * @param segments by start; the same stripes come out wherever a list begins, as long as nothing before goes on in its line
 */
export function gutterStripes(
  segments: readonly MarkedSegment[],
  lines: Pick<LineIndex, 'positionAt'>,
): LineStripes[] {
  const byLine = new Map<number, Line>();
  for (const segment of segments) {
    if (segment.codes.length === 0) continue;
    const first = lines.positionAt(segment.start).line;
    const last = lines.positionAt(segment.end - 1).line;
    const isOther = segment.coder !== undefined;
    for (let number = first; number <= last; number++) {
      let line = byLine.get(number);
      if (!line) byLine.set(number, (line = { codes: new Map(), goesOn: false }));
      for (const { id, color } of segment.codes) line.codes.set(`${isOther} ${id}`, { color, isOther });
      line.goesOn ||= number > first;
    }
  }
  let columns = new Map<string, number>();
  return [...byLine]
    .sort(([a], [b]) => a - b)
    .map(([line, { codes, goesOn }]) => {
      columns = placed(codes, goesOn ? columns : new Map<string, number>());
      const stripes: (Stripe | undefined)[] = [];
      for (const [code, column] of columns) stripes[column] = codes.get(code);
      // a list without holes, which JSON would fill
      return { line, stripes: Array.from(stripes), hasMore: columns.size < codes.size };
    });
}

/** The column of each code: that of the line before, else the lowest that is free; none where all are taken. */
function placed(
  codes: ReadonlyMap<string, Stripe>,
  before: ReadonlyMap<string, number>,
): Map<string, number> {
  const columns = new Map([...before].filter(([code]) => codes.has(code)));
  const taken = new Set(columns.values());
  for (const code of codes.keys()) {
    if (columns.has(code)) continue;
    let column = 0;
    while (taken.has(column)) column++;
    if (column >= MAX_STRIPES) break;
    columns.set(code, column);
    taken.add(column);
  }
  return columns;
}
