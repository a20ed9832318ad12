import fc from 'fast-check';
import { captureSegment } from '../../../../src/core/anchoring/anchors/capture';
import type { Segment } from '../../../../src/core/coding/segment';
import type { Span } from '../../../../src/core/text/span';

const WORDS = ['yes', 'no', 'the', 'and', 'week', 'first', 'coach', 'hard', 'Mary', 'it', 'don’t', '17'];
const SEPARATORS = [' ', ' ', ' ', '. ', ', ', '\n', '\n\nINT: ', '\n\nP1: ', '\n[00:12:03] P2: ', '? '];
/** What a file can hold as well. */
const STRANGE = [
  '',
  '\ud83d',
  '\ude00',
  '\0',
  '\t',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '我的教练',
  '嗯。',
  '王芳，',
  '😀',
  '👩‍👩‍👧',
  'e\u0301\u0323',
  'שלום',
  'مرحبا بالعالم',
  '\u202e',
  'สวัสดี',
  '𝒳𝒴',
  '~'.repeat(40),
  'long'.repeat(300),
];

/** Texts of few different words, so that much occurs again and again; some of them strange. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 12, arbitrary: fc.constantFrom(...SEPARATORS) },
      { weight: 2, arbitrary: fc.constantFrom(...STRANGE) },
    ),
    { maxLength: 160 },
  )
  .map(parts => parts.join(''));

/** A text, and what has become of it: edited here and there, with a stretch put elsewhere, or replaced by another one. */
export const anyChange: fc.Arbitrary<{ readonly before: string; readonly after: string }> = fc
  .record({
    before: anyText,
    edits: fc.array(
      fc.record({ at: fc.nat(), removed: fc.nat(30), inserted: anyText.map(text => text.slice(0, 30)) }),
      { maxLength: 6 },
    ),
    move: fc.option(fc.record({ from: fc.nat(), size: fc.nat(400), to: fc.nat() })),
    other: fc.option(anyText, { freq: 8 }),
  })
  .map(({ before, edits, move, other }) => {
    if (other !== null) return { before, after: other };
    let after = before;
    for (const { at, removed, inserted } of edits) {
      const start = at % (after.length + 1);
      after = after.slice(0, start) + inserted + after.slice(start + removed);
    }
    if (!move) return { before, after };
    const from = move.from % (after.length + 1);
    const block = after.slice(from, from + move.size);
    const rest = after.slice(0, from) + after.slice(from + move.size);
    const to = move.to % (rest.length + 1);
    return { before, after: rest.slice(0, to) + block + rest.slice(to) };
  });

/** Segments anywhere in a text, with as many context as is kept; none when it is empty. */
export function segmentsOf(text: string, numbers: readonly (readonly [number, number])[]): Segment[] {
  return numbers.flatMap(([at, size], i) => {
    const start = at % Math.max(1, text.length);
    const end = Math.min(text.length, start + 1 + (size % 200));
    return start < end ? [segmentAt(text, { start, end }, `s${i}`)] : [];
  });
}

/** Where segments begin, and how long they are. */
export const anyPlaces: fc.Arbitrary<[number, number][]> = fc.array(fc.tuple(fc.nat(), fc.nat()), {
  maxLength: 12,
});

/** A segment of the text version `old`. */
export function segmentAt(text: string, span: Span, id = 's'): Segment {
  return captureSegment({ id, text, version: 'old', span, codes: ['c'], created: '2026-11-22T10:00:00Z' });
}

/** Without white space, found in another way than the code does: as JavaScript and Unicode have it together. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u0085]/gu, '');
}

/** How far two texts are from one another, in UTF-16 units: row by row (Wagner & Fischer 1974). */
export function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced));
    }
    row = next;
  }
  return row[b.length]!;
}
