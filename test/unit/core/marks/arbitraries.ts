import fc from 'fast-check';
import type { MarkedSegment } from '../../../../src/core/marks/markedSegment';

/** Codes of the segments. */
export const CODES = [...'abcdefgh'].map((id, i) => ({
  id,
  name: `Code ${id}`,
  color: `#${String(i + 1).repeat(6)}`,
}));

/** A text of short lines, some of them empty, and segments in it: by start, longer ones first, as transcripts have them. */
export const markedText = fc
  .record({
    lines: fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }),
    raw: fc.array(
      fc.record({
        from: fc.nat(1000),
        length: fc.integer({ min: 1, max: 25 }),
        codes: fc.uniqueArray(fc.constantFrom(...CODES), { maxLength: 5 }),
        coder: fc.constantFrom(undefined, undefined, 'KL'),
        hasMemo: fc.boolean(),
        isKey: fc.boolean(),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ lines, raw }) => {
    const text = lines.map(length => 'x'.repeat(length)).join('\n') + 'x';
    const segments: MarkedSegment[] = raw.map(({ from, length, codes, coder, hasMemo, isKey }) => {
      const start = from % text.length;
      return {
        ...{ start, end: Math.min(text.length, start + length), codes, hasMemo, isKey },
        ...(coder === undefined ? {} : { coder }),
        isDimmed: codes.length === 0,
      };
    });
    return { text, segments: segments.sort((a, b) => a.start - b.start || b.end - a.end) };
  });
