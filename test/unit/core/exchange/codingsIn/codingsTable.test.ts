import assert from 'node:assert/strict';
import { findColumns } from '../../../../../src/core/exchange/codingsIn/codingColumns';
import type { CodingField } from '../../../../../src/core/exchange/codingsIn/codingRow';
import { codingsTable } from '../../../../../src/core/exchange/codingsIn/codingsTable';
import { readCodings } from '../../../../../src/core/exchange/codingsIn/readCodings';

const utf8 = (text: string) => new TextEncoder().encode(text);
const CSV =
  'Document name,Coded segment,,Code,code ,Comment\r\n01.txt,"it\nworks",x,Trust,y,first\r\n01.txt,well\r\n';

describe('the beginning of a file of codings', () => {
  it('has the columns of a table that can be told apart, and what they are called like', async () => {
    const table = await codingsTable('a.csv', utf8(CSV), 1);
    assert.ok(table.ok);
    const { headings, rows, guess } = table.value;
    assert.deepEqual(headings, ['Document name', 'Coded segment', 'Code', 'Comment']);
    assert.deepEqual(rows, [['01.txt', 'it\nworks', 'Trust', 'first']]);
    assert.deepEqual(
      [...guess],
      [
        ['file', 0],
        ['quote', 1],
        ['code', 2],
        ['memo', 3],
      ],
    );
  });

  it('has all names of the values of objects', async () => {
    const lines = '{"doc": "a", "n": 1, "codes": ["x", "y"]}\n\n{"doc": null, "memo": "m"}\n';
    const table = await codingsTable('a.jsonl', utf8(lines), 5);
    assert.deepEqual(table.ok && [table.value.headings, table.value.rows], [
      ['doc', 'n', 'codes', 'memo'],
      [
        ['a', '1', '["x","y"]', ''],
        ['', '', '', 'm'],
      ],
    ]);
    assert.match(JSON.stringify(await codingsTable('a.jsonl', utf8('{}\n[1]\n'), 5)), /Line 2/);
  });

  it('lets a person say what all columns are, so that none is guessed', async () => {
    const map = new Map<string, CodingField>([
      ['Comment', 'quote'],
      ['Document name', 'file'],
      ['Coded segment', 'code'],
    ]);
    const found = findColumns(['Document name', 'Coded segment', 'Code', 'Comment'], { map, isAll: true });
    assert.deepEqual(found.ok && [...found.value].sort(), [
      ['code', 1],
      ['file', 0],
      ['quote', 3],
    ]);
    const rows = await readCodings('a.csv', utf8(CSV), { map, isAll: true });
    assert.ok(rows.ok);
    assert.deepEqual(
      rows.value.map(({ file, quotes, codes, memo }) => [file, quotes, codes, memo]),
      [
        ['01.txt', ['first'], ['it\nworks'], undefined],
        ['01.txt', [], ['well'], undefined],
      ],
    );
  });
});
