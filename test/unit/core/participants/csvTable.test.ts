import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCsv } from '../../../../src/core/participants/csvTable';
import { error, value } from './studies';

const bytes = (text: string) => new TextEncoder().encode(text);
const table = (text: string) => {
  const { header, rows, delimiter } = value(readCsv(bytes(text)));
  return { delimiter, header: header.cells, rows: rows.map(({ line, cells }) => [line, ...cells]) };
};

describe('readCsv', () => {
  it('finds commas, semicolons and tabs', () => {
    const rows = [[2, '1', '2']];
    for (const delimiter of [',', ';', '\t', '|']) {
      const text = `a${delimiter}b\n1${delimiter}2\n`;
      assert.deepEqual(table(text), { delimiter, header: ['a', 'b'], rows }, JSON.stringify(delimiter));
    }
    assert.deepEqual(table('a;b\n1,5;2,5\n').rows, [[2, '1,5', '2,5']]);
    assert.deepEqual(table('a,b\nx;y,"1;2"\n').rows, [[2, 'x;y', '1;2']]);
    assert.deepEqual(table('sep=;\na;b,c\n1;2\n'), {
      delimiter: ';',
      header: ['a', 'b,c'],
      rows: [[3, '1', '2']],
    });
    assert.deepEqual(table('a\n1\n').rows, [[2, '1']]);
  });

  it('reads quoted fields, and knows the lines behind those that run over several', () => {
    assert.deepEqual(table('a,b\n"x, ""y""\nz",2\n\n , \n3,4'), {
      delimiter: ',',
      header: ['a', 'b'],
      rows: [
        [2, 'x, "y"\nz', '2'],
        [6, '3', '4'],
      ],
    });
  });

  it('reads what Excel writes: byte order marks, UTF-16, CRLF, rows cut short', () => {
    assert.deepEqual(table('\ufeffa;b\r\nä;1\r\n2\r\n').rows, [
      [2, 'ä', '1'],
      [3, '2', ''],
    ]);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...'a\tb\n中\t1'].map(c => c.charCodeAt(0))).buffer),
    ]);
    const { header, rows } = value(readCsv(utf16));
    assert.deepEqual([header.cells, rows], [['a', 'b'], [{ line: 2, cells: ['中', '1'] }]]);
  });

  it('says with the line what it cannot read', () => {
    const failure = (text: string) => error(readCsv(bytes(text)));
    assert.equal(failure(''), 'The file is empty.');
    assert.equal(failure(' \n\n'), 'The file is empty.');
    assert.match(failure('a,b\n1,2\n"3,4\n'), /^Line 3: a quotation mark/);
    assert.match(failure('a,b\n"1"x,2\n'), /^Line 2: a quotation mark/);
    assert.match(failure('a,b\n1,2\n1,2,3\n'), /^Line 3 has 3 cells, but the header has 2\./);
    assert.deepEqual(table('a,b\n1,2,,\n').rows, [[2, '1', '2']]);
    assert.match(error(readCsv(new Uint8Array([0x61, 0xe4]))), /neither UTF-8 nor UTF-16/);
  });

  it('reads any cells that were quoted, on their lines', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\t', ' ', 'é', '😀'),
      maxLength: 6,
    });
    const filled = cell.map(text => `x${text}`);
    const row = fc.tuple(filled, filled, filled);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), all => {
        const quoted = all.map(cells => cells.map(text => `"${text.replaceAll('"', '""')}"`).join(';'));
        const { header, rows } = value(readCsv(bytes(quoted.join('\n'))));
        assert.deepEqual(
          [header, ...rows].map(({ cells }) => cells),
          all,
        );
        let line = 1;
        [header, ...rows].forEach((one, i) => {
          assert.equal(one.line, line);
          line += quoted[i]!.split('\n').length;
        });
      }),
    );
  });
});
