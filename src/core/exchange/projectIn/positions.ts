import { firstIndex } from '../../base/sorted';

// The standard counts positions in Unicode code points, and is silent about line ends and byte order marks. Programs differ.

/** How a program counts positions in a text. */
export interface Reading {
  readonly unit: 'code-points' | 'utf-16';
  /** What a line end of two characters (CRLF) counts as. */
  readonly crlf: 1 | 2;
  /** Whether a byte order mark counts. */
  readonly countsMark: boolean;
}

/** All that are known, the likeliest first. */
export const READINGS: readonly Reading[] = [false, true].flatMap(countsMark =>
  (['code-points', 'utf-16'] as const).flatMap(unit =>
    ([2, 1] as const).map(crlf => ({ unit, crlf, countsMark })),
  ),
);

/** The name of a reading: `code-points`, `utf-16+crlf-as-one`, `code-points+bom`. */
export function readingName({ unit, crlf, countsMark }: Reading): string {
  return [unit, ...(crlf === 1 ? ['crlf-as-one'] : []), ...(countsMark ? ['bom'] : [])].join('+');
}

/**
 * Positions in a text as a program counts them → UTF-16 units over the text with LF and without the mark, for many positions.
 * @param raw as the file has it
 */
export function unitsFrom(raw: string, { unit, crlf, countsMark }: Reading): (position: number) => number {
  const hasMark = raw.startsWith('\ufeff');
  let position = hasMark && countsMark ? 1 : 0;
  let units = 0;
  // from each of these positions on, so much has to be added
  const froms = [position];
  const shifts = [-position];
  const note = () => {
    froms.push(position);
    shifts.push(units - position);
  };
  for (let at = hasMark ? 1 : 0; at < raw.length; at++) {
    const isPair = raw.codePointAt(at)! > 0xffff;
    const isCrlf = raw[at] === '\r' && raw[at + 1] === '\n';
    units += isPair ? 2 : 1;
    position += isPair ? (unit === 'utf-16' ? 2 : 1) : isCrlf ? crlf : 1;
    if ((isPair && unit === 'code-points') || (isCrlf && crlf === 2)) note();
    if (isPair || isCrlf) at++;
  }
  return wanted => {
    const next = firstIndex(froms.length, i => froms[i]! > wanted);
    return wanted + shifts[Math.max(next - 1, 0)]!;
  };
}
