import { firstAtLeast } from '../base/sorted';

/** A place in a file, as problems name it: both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offset → place, for many offsets of one text. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return offset => {
    const line = firstAtLeast(starts, offset + 1);
    return { line, column: offset - starts[line - 1]! + 1 };
  };
}
