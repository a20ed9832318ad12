import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Run } from '../../../../../src/core/base/steps';
import type { Paragraph } from '../../../../../src/core/manuscript/manuscript';
import { readManuscript, readManuscriptText } from '../../../../../src/core/manuscript/read/readManuscript';
import { decodeAsWritten } from '../../../../../src/core/text/decode';
import { FORMATS, type PaperBlock, paperFile } from '../paperFiles';

const WORD = fc.constantFrom(
  ...[
    'the',
    'coach',
    'said',
    'trust',
    'Café',
    'naïve',
    'Straße',
    'Søren',
    'well-known',
    'don’t',
    "it's",
    '1990',
  ],
  ...[
    '“quoted”',
    '„Wort“',
    '«mot»',
    '‘x’',
    'A&B',
    '50%',
    'a_b',
    '$5',
    '<tag>',
    'x*y',
    '[sic]',
    '{z}',
    '#1',
    '~',
    '^',
  ],
  ...[
    'C\\D',
    '|',
    'you…',
    '–',
    '—',
    'over',
    '你好',
    '😀',
    'a@b.org',
    '(laughs)',
    '"straight"',
    'm²',
    '≥',
    'über',
  ],
);
const TEXT = fc
  .tuple(fc.constantFrom('Before', 'Über', '“Well', 'Then'), fc.array(WORD, { minLength: 1, maxLength: 30 }))
  .map(([first, words]) => [first, ...words].join(' '));
const BLOCK: fc.Arbitrary<PaperBlock> = fc.oneof(
  fc.record({
    kind: fc.constantFrom<'text' | 'quote' | 'heading'>('text', 'text', 'quote', 'heading'),
    text: TEXT,
  }),
  fc
    .integer({ min: 1, max: 3 })
    .chain(columns =>
      fc.array(fc.array(TEXT, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 4 }),
    )
    .map(rows => ({ kind: 'table' as const, rows })),
);

/** What is read of blocks: kind, text and place in a table. */
function expected(blocks: readonly PaperBlock[]): unknown[] {
  let table = 0;
  return blocks.flatMap((block): unknown[] => {
    if (block.kind !== 'table') return [[block.kind, block.text, undefined]];
    const number = table++;
    return block.rows.flatMap((cells, row) =>
      cells.map((text, column) => ['cell', text, { table: number, row, column }]),
    );
  });
}

const told = ({ kind, text, cell }: Paragraph) => [kind, text, cell];

/** Level of headings in what is written for tests: a section in LaTeX is below parts and chapters. */
const LEVELS = { markdown: 2, html: 2, latex: 3, docx: 1 };

describe('papers in all forms', () => {
  for (const format of FORMATS) {
    it(`are read as they are in ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(BLOCK, { minLength: 1, maxLength: 6 }),
          fc.infiniteStream(fc.nat(1000)),
          async (blocks, numbers) => {
            const pick = (count: number) => numbers.next().value! % count;
            const bytes = paperFile(blocks, format, pick);
            const { paragraphs } = await readManuscript(bytes, format);
            assert.deepEqual(paragraphs.map(told), expected(blocks));
            for (const { kind, level } of paragraphs)
              assert.equal(level, kind === 'heading' ? LEVELS[format] : undefined);
            if (format === 'docx') {
              assert.deepEqual(
                paragraphs.map(paragraph => paragraph.sourceOf(0, 1)),
                paragraphs.map((_, i) => ({ kind: 'paragraph', paragraph: i + 1 })),
              );
              return;
            }
            const { text } = decodeAsWritten(bytes);
            for (const paragraph of paragraphs) await checkPlaces(paragraph, text, format);
          },
        ),
        { numRuns: 60 },
      );
    });
  }
});

describe('a long paper', () => {
  const blocks = Array.from({ length: 6000 }, (_, i): PaperBlock => {
    const text = `The coach said so ${i} times, and naïve “quoted” words — 😀 — went on & on`;
    return i % 10 === 9
      ? {
          kind: 'table',
          rows: [
            ['One', text],
            [text, 'Two'],
          ],
        }
      : { kind: 'text', text };
  });

  for (const format of FORMATS)
    it(`is read in many pieces in ${format}, and nothing is lost between them`, async () => {
      let pieces = 0;
      const run: Run = async steps => {
        for (let next = steps.next(); ; next = steps.next(), pieces++) if (next.done) return next.value;
      };
      const bytes = paperFile(blocks, format);
      const { paragraphs } = await readManuscript(bytes, format, run);
      assert.deepEqual(paragraphs.map(told), expected(blocks));
      assert.ok(pieces > 8, `${pieces} pieces of ${bytes.length} bytes`);
    });
});

/** What is at the place of a word reads as that word by itself, and line and column lead there. */
async function checkPlaces(
  paragraph: Paragraph,
  file: string,
  format: 'markdown' | 'latex' | 'html',
): Promise<void> {
  for (const { 0: word, index } of paragraph.text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const place = paragraph.sourceOf(index, index + word.length);
    assert.equal(place.kind, 'text');
    if (place.kind !== 'text') return;
    const slice = file.slice(place.start, place.end);
    const [read] = (await readManuscriptText(slice, format)).paragraphs;
    assert.equal(read?.text, word, JSON.stringify({ slice, word }));
    const lines = file
      .slice(0, place.start)
      .replace(/^\ufeff/, '')
      .split(/\r\n|\n/);
    assert.deepEqual([place.line, place.column], [lines.length, lines.at(-1)!.length + 1]);
  }
}
