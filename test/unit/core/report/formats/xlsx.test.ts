import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { TableModel } from '../../../../../src/core/report/table/tableModel';
import { toXlsx } from '../../../../../src/core/report/formats/xlsx';

const table: TableModel = {
  title: 'A table',
  scope: 'All of it',
  warnings: ['Beware.'],
  summary: ['Five in all.'],
  definitions: ['What was counted.'],
  columns: [
    { title: 'Name', name: 'name', kind: 'text' },
    { title: 'N', name: 'n', kind: 'number' },
    { title: '%', name: 'share', kind: 'share' },
    { title: 'id', name: 'id', kind: 'text', isData: true },
    { title: 'Coder', name: 'coder', kind: 'text', shown: { nd: 'N. D.' } },
  ],
  rows: [
    { level: 0, strong: true, cells: ['Care & <calm>', 5, 0.125, 'care', 'nd'] },
    { level: 1, strong: false, cells: ['=1+1', 0, null, '\u0007x', 'ks'] },
    { level: 1, strong: false, cells: ['-2', 3, 1, 'y'.repeat(40_000), null] },
  ],
  notes: ['A note.'],
};

/** Cells of a sheet as `A1 → [type, text]`, read with nothing but the zip library. */
function cells(files: Record<string, Uint8Array>, sheet: string): Map<string, [string, string]> {
  const decode = (text: string) =>
    text.replace(
      /&(lt|gt|amp|quot|apos);/g,
      (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name]!,
    );
  const strings = [
    ...strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si>(.*?)<\/si>/gs),
  ].map(([, item]) => decode([...item!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(match => match[1]!).join('')));
  const xml = strFromU8(files[`xl/worksheets/${sheet}.xml`]!);
  return new Map(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
      ([, at, attributes, content = '']) => {
        const type = /t="(\w+)"/.exec(attributes!)?.[1] ?? 'n';
        const value = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(content)?.[1] ?? '';
        return [at!, [type, type === 's' ? strings[Number(value)]! : decode(value)]] as const;
      },
    ),
  );
}

describe('toXlsx', () => {
  it('writes numbers as numbers, text as text that is never computed, and what was counted', async () => {
    const files = unzipSync(await toXlsx(table));
    const sheet = cells(files, 'sheet1');
    const text = (at: string) => sheet.get(at)?.[1];
    assert.deepEqual(['A1', 'B1', 'C1', 'D1'].map(text), ['Name', 'N', '%', 'id']);
    assert.deepEqual(['A2', 'B2', 'C2', 'D2'].map(text), ['Care & <calm>', '5', '0.125', 'care']);
    assert.deepEqual(['E1', 'E2', 'E3'].map(text), ['Coder', 'N. D.', 'ks']);
    assert.deepEqual(sheet.get('B2'), ['n', '5']);
    assert.deepEqual(sheet.get('B3'), ['n', '0']);
    assert.equal(text('A3'), '=1+1');
    assert.notEqual(sheet.get('A3')![0], 'n');
    assert.ok(!strFromU8(files['xl/worksheets/sheet1.xml']!).includes('<f>'), 'no formula');
    assert.equal(text('C3') ?? '', '');
    assert.equal(text('D3'), '\\u0007x');
    assert.equal(text('D4')!.length, 32_767);
    const about = [...cells(files, 'sheet2').values()].map(([, value]) => value);
    assert.deepEqual(about, [
      'A table',
      'All of it',
      'Please note: Beware.',
      'Five in all.',
      'What was counted.',
      'A note.',
    ]);
  });

  it('shows the lines of a memo, which Excel does only in cells that wrap', async () => {
    const bytes = await toXlsx({
      ...table,
      columns: [table.columns[0]!, { title: 'Memo', name: 'memo', kind: 'text', hasLines: true }],
      rows: [{ level: 0, strong: false, cells: ['Care', 'She hesitates.\r\n\n- why?'] }],
    });
    const files = unzipSync(bytes);
    assert.equal(cells(files, 'sheet1').get('B2')![1], 'She hesitates.\n\n- why?');
    const styles = strFromU8(files['xl/styles.xml']!);
    const [, formats] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)!;
    const all = [...formats!.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)].map(([format]) => format);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    const styleOf = (at: string) => all[Number(new RegExp(`<c r="${at}"[^>]* s="(\\d+)"`).exec(sheet)![1])]!;
    assert.match(styleOf('B2'), /vertical="top"[^>]*wrapText="1"|wrapText="1"[^>]*vertical="top"/);
    assert.match(styleOf('A2'), /vertical="top"/);
    assert.doesNotMatch(styleOf('A2'), /wrapText="1"/);
  });

  it('writes a table without rows', async () => {
    const files = unzipSync(await toXlsx({ ...table, rows: [] }));
    assert.equal(cells(files, 'sheet1').size, 5);
  });
});
