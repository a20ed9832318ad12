import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { ANALYSES } from '../../../../../src/core/analyses/list';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { toDocx } from '../../../../../src/core/report/formats/docx';
import { visibleLines } from '../../../../../src/core/base/visible';
import type { Chart } from '../../../../../src/core/report/chart/chart';
import { type TableModel, readable } from '../../../../../src/core/report/table/tableModel';
import { onRandomStudies } from '../../analyses/kit/onRandomStudies';
import { scaledCorpus } from '../../analyses/kit/scaledStudy';
import { assertReadAlike } from '../docx/mammothDocx';
import { PIXEL } from '../docx/pixel';
import { type ReadDocx, readDocx } from '../docx/readDocx';

async function read(table: TableModel, charts: readonly Chart[] = []): Promise<ReadDocx> {
  const bytes = await toDocx({ table, charts }, () => Promise.resolve(PIXEL));
  const found = readDocx(bytes);
  await assertReadAlike(bytes, found);
  return found;
}

/** As XML can have it: halves of characters and what is no character replaced. */
function possible(text: string): string {
  return visibleLines(text)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\ufffe\uffff]|\udbff[\udffd-\udfff]/g, '\ufffd')
    .replace(/\r\n?/g, '\n');
}

/** The cells of all tables put together again: what follows the first column in further parts goes after it. */
function cellsOf({ tables }: ReadDocx): string[][] {
  const [first, ...others] = tables.map(({ rows }) => rows.map(row => row.map(({ text }) => text)));
  return first!.map((row, i) => [...row, ...others.flatMap(other => other[i]!.slice(1))]);
}

function expectedCells(table: TableModel): string[][] {
  const { columns, rows } = readable(table);
  return [
    columns.map(({ title }) => possible(title)),
    ...Array.from(rows, ({ cells }) => cells.map(possible)),
  ];
}

const any = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'ab <&>"\'\t\n\r_x=+-@\u0000\u0007\u001b\u200b\u202e\ufffe\uffff\ud800\udc00é中😀אبש1.,',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 14,
});

const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 150 }), fc.array(fc.array(any, { maxLength: 150 }), { maxLength: 4 }), any)
  .chain(([count, texts, word]) =>
    fc.record({
      title: any,
      scope: any,
      warnings: fc.array(any, { maxLength: 2 }),
      summary: fc.array(any, { maxLength: 2 }),
      definitions: fc.array(any, { maxLength: 2 }),
      notes: fc.array(any, { maxLength: 2 }),
      columns: fc.constant(
        Array.from({ length: count }, (_, i) => ({
          title: `${word} ${i}`,
          name: `c${i}`,
          kind: i % 3 === 1 ? ('number' as const) : ('text' as const),
          ...(i % 4 === 0 ? { hasLines: true as const } : {}),
          ...(i % 5 < 2 && i > 4 ? { together: String(Math.floor(i / 5)) } : {}),
        })),
      ),
      rows: fc.constant(
        texts.map((row, level) => ({
          level,
          strong: level === 0,
          cells: Array.from({ length: count }, (_, i) => (i % 3 === 1 ? i : (row[i] ?? null))),
        })),
      ),
    }),
  );

describe('a report as a Word document', () => {
  it('has the cells, sentences and charts of every report, on random studies', async () => {
    const seen = { cells: 0, charts: 0, parts: 0, landscape: 0 };
    const reports = new Set<string>();
    await onRandomStudies(async ({ study, filters, random }) => {
      const corpus = await scaledCorpus(study);
      for (const analysis of ANALYSES) {
        const given = {
          ...(analysis.id === 'compare' ? { coders: ['ann', 'ben'] } : {}),
          ...(analysis.id === 'segments' ? { per: random.pick(['segment', 'code']) } : {}),
        };
        await analysis.prepare(corpus, filters);
        const found = runAnalysis(analysis, corpus, filters, given);
        if (!found.ok) continue;
        reports.add(analysis.id);
        const { table, charts } = found.value;
        const docx = await read(table, charts);
        assert.deepEqual(cellsOf(docx), expectedCells(table), analysis.id);
        assert.equal(docx.pictures, charts.length);
        seen.cells += cellsOf(docx).flat().length;
        seen.charts += charts.length;
        seen.parts += docx.tables.length - 1;
        seen.landscape += docx.orientations.includes('landscape') ? 1 : 0;
      }
    }, 6);
    const without = ANALYSES.map(({ id }) => id).filter(id => !reports.has(id));
    assert.deepEqual(without, []);
    assert.ok(seen.cells > 1500 && seen.charts > 25 && seen.landscape > 5, JSON.stringify(seen));
  });

  it('is well-formed and has every cell and sentence, whatever they say, with as many columns as there are', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async table => {
        const docx = await read(table);
        assert.deepEqual(cellsOf(docx), expectedCells(table));
        for (const { rows, widths, hasHead } of docx.tables) {
          assert.ok(hasHead && widths.length <= 63 && rows.every(row => row.length === widths.length));
          const room = docx.orientations[0] === 'landscape' ? 13_960 : 9030;
          assert.ok(widths.reduce((sum, one) => sum + one, 0) <= room, `${widths.join()} in ${room}`);
        }
        const captions = docx.paragraphs.filter(({ style }) => style === 'Caption');
        assert.deepEqual(
          captions.map(({ text }) => /^Table (\d+)\. /.exec(text)?.[1]),
          docx.tables.map((_, i) => String(i + 1)),
        );
        const sentences = docx.paragraphs.filter(({ style }) => style === undefined);
        assert.ok(sentences.length >= 1 + table.summary.length + table.definitions.length);
      }),
      { numRuns: 40 },
    );
  });

  it('marks what is read from right to left, and only that', async () => {
    const cells = ['שלום, Anna Smith!', 'she said שלום עולם twice', '123 (…)', 'مرحبا 12'];
    const docx = await read({
      ...{ title: 'T', scope: 'S', warnings: [], summary: [], definitions: [], notes: [] },
      columns: cells.map((_, i) => ({ title: `c${i}`, name: `c${i}`, kind: 'text' })),
      rows: [{ level: 0, strong: false, cells }],
    });
    const row = docx.tables[0]!.rows[1]!;
    assert.deepEqual(
      row.map(({ isRightToLeft, reversed }) => [isRightToLeft, reversed]),
      [
        [true, ['שלום, ', '!']],
        [false, ['שלום עולם']],
        [false, []],
        [true, ['مرحبا 12']],
      ],
    );
  });

  it('repeats the headings and keeps a narrow table upright', async () => {
    const docx = await read({
      ...{ title: 'Codes', scope: 'All of it', warnings: ['Beware.'], summary: ['Five.'] },
      ...{ definitions: ['Counted.'], notes: ['Left out.'] },
      columns: [
        { title: 'Code', name: 'name', kind: 'text' },
        { title: 'N', name: 'n', kind: 'number' },
        { title: '%', name: 'share', kind: 'share' },
        { title: 'id', name: 'id', kind: 'text', isData: true },
      ],
      rows: [{ level: 1, strong: false, cells: ['Care', 3, 0.5, 'care'] }],
    });
    assert.deepEqual(docx.orientations, ['portrait']);
    assert.deepEqual(
      docx.paragraphs.map(({ style, text }) => [style, text]),
      [
        ['Title', 'Codes'],
        [undefined, 'All of it'],
        [undefined, 'Please note: Beware.'],
        [undefined, 'Five.'],
        ['Caption', 'Table 1. Codes'],
        [undefined, ''],
        ['Heading1', 'What this counts'],
        [undefined, 'Counted.'],
        [undefined, 'Left out.'],
      ],
    );
    assert.deepEqual(cellsOf(docx), [
      ['Code', 'N', '%'],
      ['Care', '3', '50.0'],
    ]);
  });

  it('keeps a theme on the page of its first code, and nothing else together', async () => {
    const columns = [{ title: 'Theme / code', name: 'name', kind: 'text' }] as const;
    const themes = [
      { level: 0, strong: true, cells: ['Without codes'] },
      { level: 0, strong: true, cells: ['With codes'] },
      { level: 1, strong: false, cells: ['Care'] },
      { level: 0, strong: true, cells: ['The last one'] },
    ];
    const around = { title: 'Codes', scope: '', warnings: [], summary: [], definitions: [], notes: [] };
    const report = { table: { ...around, columns, rows: themes }, charts: [] };
    const bytes = await toDocx(report, () => Promise.resolve(PIXEL));
    const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
    const kept = xml.match(/<w:tr>.*?<\/w:tr>/gs)!.map(row => row.includes('<w:keepNext/>'));
    assert.deepEqual(kept, [true, false, true, false, false]);
  });
});
