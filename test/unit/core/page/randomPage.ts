import fc from 'fast-check';
import { estimatedWidths } from '../../../../src/core/page/glyphWidths';
import type { PageContent, PageSegment } from '../../../../src/core/page/pageModel';
import type { PageStyle } from '../../../../src/core/page/pageStyle';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { transcriptText } from '../text/arbitraries';

export const STYLE: PageStyle = {
  width: 700,
  rowHeight: 20,
  labelHeight: 16,
  turnGap: 8,
  paragraphGap: 4,
  sheetHeight: 300,
  firstSheetHeight: 240,
  isContinuous: false,
  textWidths: estimatedWidths(14),
  headWidths: estimatedWidths(14, true),
  labelWidths: estimatedWidths(12),
};

const NAMES = [
  'Trust',
  'A code with a name that needs several rows of its label',
  'Fear & <hope>',
  '漢字',
  'x',
];

const codes = NAMES.map((name, i) => ({
  id: `c${i}`,
  name,
  path: `Theme › ${name}`,
  color: '#4e79a7',
}));

const coders = ['Ann', 'Ben', 'Somebody with a long name'].map(name => ({ id: name.slice(0, 3), name }));

/** The turns of a text as a page has them. */
export function turnsIn(text: string): PageContent['turns'] {
  const turns = findTurns(text);
  return Array.from({ length: turns.count }, (_, i) => ({
    start: turns.starts[i]!,
    headEnd: turns.headEnds[i]!,
    end: turns.ends[i]!,
    label: turns.label(i),
    timestamp: turns.timestamp(i),
  }));
}

const raw = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 1, noNaN: true }).map(share => share ** 4),
  coder: fc.nat(2),
  codes: fc.uniqueArray(fc.nat(NAMES.length - 1), { maxLength: 4 }),
  memo: fc.constantFrom(undefined, undefined, 'A thought <b>'),
  isKey: fc.boolean(),
});

/** A transcript with segments anywhere, of three coders, in one margin or in two. */
export const randomContent: fc.Arbitrary<PageContent> = fc
  .tuple(
    fc.array(transcriptText, { minLength: 1, maxLength: 6 }).map(parts => parts.join('\n')),
    fc.array(raw, { maxLength: 40 }),
    fc.constantFrom(undefined, [0, 1] as const, [2, 0] as const),
  )
  .map(([text, list, sides]) => ({
    text,
    turns: turnsIn(text),
    codes,
    coders,
    segments: list
      .map(({ at, length, ...more }, i): PageSegment => {
        const start = Math.floor(at * Math.max(0, text.length - 1));
        const end = Math.min(text.length, start + 1 + Math.floor(length * text.length));
        return { ...more, id: `s${i}`, start, end };
      })
      .filter(({ start, end }) => start < end && text.slice(start, end).trim() !== '')
      .sort((a, b) => a.start - b.start || b.end - a.end),
    ...(sides ? { sides } : {}),
  }));
