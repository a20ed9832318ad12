import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Row, TableModel } from '../../../../../src/core/report/table/tableModel';
import { pad, width } from '../../../../../src/core/report/table/width';
import { toCsv, toExcelCsv, toHtml, toJson, toMarkdown, toText } from './written';

function tableOf(rows: readonly Row[], more: Partial<TableModel> = {}): TableModel {
  return {
    title: 'A table',
    scope: 'All of it · participants · nd',
    warnings: [],
    summary: [],
    definitions: ['What was counted.'],
    columns: [
      { title: 'Theme / code', name: 'name', kind: 'text' },
      { title: 'N', name: 'participants', kind: 'number' },
      { title: '%', name: 'share', kind: 'share' },
      { title: 'Label', name: 'label', kind: 'text' },
      { title: 'id', name: 'id', kind: 'text', isData: true },
    ],
    rows,
    notes: ['Something was left out.'],
    ...more,
  };
}

const row = (name: string, level = 0, strong = false): Row => ({
  level,
  strong,
  cells: [name, 2, 1 / 3, 'typical', 'id-1'],
});
const EMPTY: Row = { level: 1, strong: false, cells: ['Nothing', 0, null, null, 'id-2'] };
const TABLE = tableOf([row('Theme', 0, true), row('Code', 1), EMPTY]);

/** A table's own text has none of these: what a cell says must not bring them in. */
const anyText = fc.string({
  unit: fc.constantFrom(...'ab|\\`*_<>[]#&"\',;=+-@\t\n\r \u00a0\u200b中é😀~$(!{}'),
  maxLength: 12,
});

describe('a table as text', () => {
  it('has aligned columns, a line of scope above, and what it counts below', () => {
    assert.equal(
      toText(TABLE),
      `A table
All of it · participants · nd

Theme / code  N     %  Label
──────────────────────────────
Theme         2  33.3  typical
  Code        2  33.3  typical
  Nothing     0
──────────────────────────────

What this counts
What was counted.
Something was left out.
`,
    );
  });

  it('has what to beware of and what was found above, as in Markdown and HTML', () => {
    const more = { warnings: ['2 are left out.', '1 is moved.'], summary: ['Five in all.'] };
    const first = [
      'All of it · participants · nd',
      'Please note: 2 are left out. 1 is moved.',
      'Five in all.',
    ];
    const table = { ...TABLE, ...more };
    assert.deepEqual(toText(table).split('\n').slice(1, 5), [...first, '']);
    assert.ok(toMarkdown(table).startsWith(`## A table\n\n${first.join('\n\n')}\n\n| Theme`));
    assert.ok(toHtml(table).includes(`${first.map(one => `<p>${one}</p>`).join('\n')}\n<table>`));
  });

  it('ends with its last row where there is nothing more to say', () => {
    const table = { ...TABLE, definitions: [], notes: [] };
    assert.ok(toText(table).endsWith('──\n'));
    assert.ok(toMarkdown(table).endsWith('|\n'));
    assert.ok(!toHtml(table).includes('<h2>'));
  });

  it('has names where programs get ids, as in Markdown and HTML', () => {
    const columns = TABLE.columns.map(column =>
      column.name === 'label' ? { ...column, shown: { typical: 'more than half' } } : column,
    );
    const table = { ...TABLE, columns };
    for (const text of [toText(table), toMarkdown(table), toHtml(table)]) {
      assert.ok(text.includes('more than half') && !text.includes('typical'), text);
    }
    assert.equal(toCsv(table), toCsv(TABLE));
  });

  it('wraps long texts of a table that would be too wide, and no others', () => {
    const quote = 'word '.repeat(40).trim();
    const narrow = tableOf([row('x'.repeat(100), 1)]);
    assert.match(toText(narrow), /\n *x{100}  2  33/);
    const wide: TableModel = {
      ...TABLE,
      rows: [
        { level: 1, strong: false, cells: [quote, 1, 0.5, 'general', 'id'] },
        { level: 0, strong: false, cells: ['short', 2, 1, 'rare', 'id'] },
      ],
    };
    const lines = toText(wide).split('\n').slice(3);
    assert.ok(lines.every(line => width(line) < 90));
    const end = lines.findLastIndex(line => line.startsWith('──'));
    const cells = lines.slice(2, end).map(line => line.slice(0, 60).trim());
    assert.equal(cells.slice(0, -1).join(' '), quote);
    assert.equal(cells.at(-1), 'short');
    assert.match(lines[2]!, /^ {2}word .* 1 +50\.0 +general$/);
  });

  it('wraps many columns of texts as narrow as it takes to fit', () => {
    const columns = Array.from({ length: 5 }, (_, i) => ({
      ...{ title: `Theme ${i} with a name of several words`, name: `t${i}`, kind: 'text' as const },
    }));
    const cells = columns.map((_, i) => `${'word '.repeat(20 * i)}end`);
    const text = toText({ ...TABLE, columns, rows: [{ level: 0, strong: false, cells }] });
    const lines = text.split('\n');
    assert.ok(lines.every(line => width(line) <= 160));
    assert.equal(text.match(/word\b/g)!.length, 20 * (1 + 2 + 3 + 4));
    assert.equal(text.match(/several/g)!.length, 5);
  });

  it('aligns wide characters, emoji and combining marks', () => {
    const text = toText(
      tableOf([row('中文 codes', 1), row('😀👩‍👩‍👧'), row('e\u0301le\u0300ve'), row('ｆｕｌｌ')]),
    );
    const columns = text
      .split('\n')
      .slice(5, 9)
      .map(line => width(line.slice(0, line.indexOf('33.3'))));
    assert.deepEqual(columns, [17, 17, 17, 17]);
    assert.ok(text.includes('\n  中文 codes  2  33.3  typical\n'));
    assert.deepEqual(
      ['中', 'e\u0301', '👩‍👩‍👧', '❤️', '1', 'ア', '한', '—'].map(width),
      [2, 1, 2, 2, 1, 2, 2, 1],
    );
    assert.equal(pad('中', 4, 'left'), '  中');
  });

  it('keeps every cell on its line, and sends a terminal nothing to obey', () => {
    const text = toText(tableOf([row('two\r\nlines\tand\u001b[31m red\u0007')], { title: 'a\nb' }));
    assert.ok(text.startsWith('a b\n'));
    assert.ok(text.includes('\ntwo lines and\\u001b[31m red\\u0007  2  33.3'));
  });
});

describe('a table as Markdown', () => {
  it('is a table of GitHub’s Markdown that can be read as it stands', () => {
    assert.equal(
      toMarkdown(TABLE),
      `## A table

All of it · participants · nd

| Theme / code  |   N |    % | Label   |
| ------------- | --: | ---: | ------- |
| **Theme**     |   2 | 33.3 | typical |
| &emsp;Code    |   2 | 33.3 | typical |
| &emsp;Nothing |   0 |      |         |

### What this counts

- What was counted.
- Something was left out.
`,
    );
  });

  it('takes every cell for text, whatever is in it', () => {
    const cellOf = (name: string) =>
      toMarkdown(tableOf([row(name)]))
        .split('\n')[6]!
        .split('|  ')[0]!;
    assert.match(cellOf('a|b*c*'), /^\| a\\\|b\\\*c\\\* +/);
    assert.match(cellOf('<b>&amp;`x`[l](u)'), /^\| \\<b\\>\\&amp;\\`x\\`\\\[l\\\]\(u\) /);
    assert.match(cellOf('https://x.org www.x.org #1 @me'), /https\\:\/\/x.org www\\.x.org \\#1 \\@me/);
    fc.assert(
      fc.property(anyText, name => {
        const lines = toMarkdown(tableOf([row(name, 0, true)])).split('\n');
        assert.equal(lines.length, 13);
        const bars = lines[6]!.replace(/\\[\\|]/g, '').split('|');
        assert.equal(bars.length, 6, 'as many cells as columns');
      }),
    );
  });
});

describe('a table with memos of several lines', () => {
  const MEMO = 'She hesitates.\r\n\r\n- why?  now\n  - "again" | <b>\n\n';
  const lined = tableOf(
    [
      { level: 0, strong: false, cells: ['a.txt', MEMO, 3] },
      { level: 0, strong: false, cells: ['b.txt', 'One line.', 4] },
    ],
    {
      columns: [
        { title: 'Of', name: 'of', kind: 'text' },
        { title: 'Memo', name: 'memo', kind: 'text', hasLines: true },
        { title: 'Line', name: 'line', kind: 'number' },
      ],
      definitions: [],
      notes: [],
    },
  );

  it('keeps each line as text', () => {
    assert.equal(
      toText(lined),
      `A table
All of it · participants · nd

Of     Memo               Line
──────────────────────────────
a.txt  She hesitates.        3

       - why? now
         - "again" | <b>
b.txt  One line.             4
──────────────────────────────
`,
    );
  });

  it('wraps its lines where the table would be too wide', () => {
    const long = 'word '.repeat(40).trim();
    const memo = `${long}\nend`;
    const text = toText({ ...lined, rows: [{ level: 0, strong: false, cells: ['a.txt', memo, 3] }] });
    const body = text.split('\n').slice(5, -2);
    assert.ok(body.length > 4 && body.every(line => line.length < 80));
    assert.equal(body.at(-1)!.trim(), 'end');
    assert.equal(body.join(' ').match(/word/g)!.length, 40);
  });

  it('makes no row of Markdown as long as the longest', () => {
    const rows: Row[] = ['word '.repeat(200).trim(), 'short'].map(memo => ({
      ...{ level: 0, strong: false, cells: ['a.txt', memo, 3] },
    }));
    const lines = toMarkdown({ ...lined, rows }).split('\n');
    const [long, short] = ['word word', 'short'].map(text => lines.find(line => line.includes(text))!);
    assert.ok(long!.length > 1000 && short!.length < 60, short);
  });

  it('keeps each line as Markdown, CSV and HTML', () => {
    assert.match(
      toMarkdown(lined),
      /\| She hesitates\.<br><br>- why\? now<br>&ensp;&ensp;- "again" \\\| \\<b\\> +\| +3 \|/,
    );
    assert.match(
      toHtml(lined),
      /<td>She hesitates\.<br><br>- why\? now<br>&ensp;&ensp;- &#34;again&#34; \| /,
    );
    assert.match(
      toCsv(lined),
      /^a\.txt,"She hesitates\.[^]*- why\? {2}now\n {2}'?- ""again"" \| <b>\n\n",3$/m,
    );
  });

  it('has every word of any memo, in order, whatever is in it', () => {
    const line = fc.stringMatching(/^ {0,3}[a-z-]{1,9}( [a-z]{1,9}){0,20}$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 6 }), lines => {
        const table = { ...lined, rows: [{ level: 0, strong: false, cells: ['', lines.join('\n'), null] }] };
        const words = lines.join(' ').split(/\s+/).filter(Boolean);
        const body = toText(table).split('\n').slice(5, -2).join(' ');
        assert.deepEqual(body.split(/\s+/).filter(Boolean), words);
        const trimmed = lines.join('\n').replace(/^\n+|\n+$/g, '');
        const cell = /<td>(.*)<\/td><td/.exec(toHtml(table))![1]!;
        assert.equal(cell.replaceAll('<br>', '\n').replaceAll('&ensp;', ' ').trim(), trimmed.trim());
      }),
    );
  });
});

describe('a table as CSV', () => {
  it('has names for programs, plain numbers, and columns that people do not see', () => {
    assert.equal(
      toCsv(TABLE),
      `name,participants,share,label,id
Theme,2,0.3333333333333333,typical,id-1
Code,2,0.3333333333333333,typical,id-1
Nothing,0,,,id-2
`,
    );
  });

  it('defuses formulas that a spreadsheet with other separators would find within a cell', () => {
    const evil = [
      ...['a;=1+1', 'a\t@x', 'a\n-1', 'a;"=1+1"', 'x"\r\n""+1', '"a;=1'],
      ...[
        'a; =1+1',
        'a;\u00a0@x',
        'a\t  -1',
        'a;" =1+1"',
        'a\n\ufeff+1',
        ' =1',
        '\u00a0+1',
        '\u200b-1',
        '\ufeff@x',
      ],
    ];
    for (const write of [toCsv, toExcelCsv])
      for (const name of evil) {
        const text = write(tableOf([row(name)]));
        // whatever it takes for a separator, and whether or not it sees the quotation marks
        for (const part of text.split(/[,;\t\r\n]/)) assert.doesNotMatch(part, /^["\s\u200b]*[=+\-@]/, text);
      }
    assert.ok(toCsv(tableOf([row('one; two\n\nthree - four')])).includes('"one; two\n\nthree - four",'));
  });

  it('is written for Excel with semicolons, decimal commas and a byte order mark', () => {
    const [plain, excel] = [toCsv(TABLE), toExcelCsv(TABLE)];
    assert.ok(excel.startsWith('\ufeff'));
    const cells = readCsv(plain);
    const expected = cells.map((line, i) =>
      line
        .map(cell => (i > 0 && /^-?\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell))
        .map(cell => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(';'),
    );
    const unquoted = (text: string) => text.replace(/"([^";\n]*)"/g, '$1');
    assert.equal(unquoted(excel.slice(1)), unquoted(`${expected.join('\n')}\n`));
  });

  it('defuses formulas', () => {
    const names = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', 'a=1', "'x"];
    const fields = toCsv(tableOf(names.map(name => row(name))))
      .split('\n')
      .slice(1, -1)
      .map(line => line.slice(0, line.indexOf(',2,')));
    assert.deepEqual(fields, ["'=1+1", "'+1", "'-1", "'@x", "'\tx", '"\'\rx"', "'＝1", 'a=1', "'x"]);
  });

  it('comes out of a reader of RFC 4180 as it went in', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), names => {
        const csv = toCsv(tableOf(names.map(name => row(name))));
        const [head, ...lines] = readCsv(csv);
        assert.deepEqual(head, ['name', 'participants', 'share', 'label', 'id']);
        assert.deepEqual(
          lines.map(([name]) => name),
          names.map(defused),
        );
      }),
    );
  });
});

/** Apostrophes where a cell could begin that would be computed, character by character. */
function defused(text: string): string {
  let out = /^[\t\r\n]/.test(text) ? "'" : '';
  let before: 'start' | 'separator' | 'text' = 'start';
  for (const character of text) {
    if (before !== 'text' && '=+-@'.includes(character)) out += "'";
    if (';\t\r\n'.includes(character)) before = 'separator';
    // quotation marks at the beginning of all are written as such
    else if (!' \u00a0\u200b'.includes(character) && (before === 'start' || character !== '"'))
      before = 'text';
    out += character;
  }
  return out;
}

/** A reader by the grammar of RFC 4180, line ends as LF. */
function readCsv(csv: string): string[][] {
  const lines: string[][] = [];
  let at = 0;
  while (at < csv.length) {
    const line: string[] = [];
    for (;;) {
      const quoted = /"((?:[^"]|"")*)"/y;
      const plain = /[^",\r\n]*/y;
      const field = csv[at] === '"' ? quoted : plain;
      field.lastIndex = at;
      const match = field.exec(csv);
      assert.ok(match, `a field at ${at} of ${JSON.stringify(csv)}`);
      line.push(csv[at] === '"' ? match[1]!.replaceAll('""', '"') : match[0]);
      at = field.lastIndex;
      if (csv[at++] === '\n') break;
      assert.equal(csv[at - 1], ',');
    }
    lines.push(line);
  }
  return lines;
}

describe('a table as HTML', () => {
  it('is one page with the table, its scope and its notes', () => {
    const html = toHtml(TABLE);
    assert.ok(html.startsWith('<!doctype html>\n<html lang="en">'));
    assert.ok(html.includes('<p>What was counted.</p>') && html.includes('<p>Something was left out.</p>'));
    assert.ok(
      html.includes(
        '<tr class="strong"><th scope="row">Theme</th><td class="number">2</td><td class="number">33.3</td><td>typical</td></tr>',
      ),
    );
    assert.ok(html.includes('<th scope="row" style="padding-inline-start: 1.5em">Code</th>'));
    assert.ok(!html.includes('id-1'), 'no ids');
  });

  it('loads nothing, runs nothing, and takes every cell for text', () => {
    const evil = '<script>alert(1)</script>"\'&amp;<img src=x onerror=y>';
    const html = toHtml(
      tableOf([row(evil)], {
        title: evil,
        scope: evil,
        warnings: [evil],
        summary: [evil],
        definitions: [evil],
        notes: [evil],
      }),
    );
    assert.deepEqual(html.match(/<(?:script|img|link|iframe)|https?:|url\(/g), null);
    assert.equal(html.split('&#60;script&#62;').length, 9);
    assert.ok(html.includes("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert.ok(html.includes('color-scheme: light dark') && html.includes('@media print'));
  });
});

describe('a table’s data as JSON', () => {
  it('has a record on each line', () => {
    const data = {
      scope: { by: 'words', notes: ['a'] },
      rows: [{ id: 'a' }, { id: 'b' }],
      none: [],
      gone: undefined,
    };
    const json = toJson(data);
    assert.equal(
      json,
      '{"scope":{"by":"words","notes":["a"]},\n"rows":[\n{"id":"a"},\n{"id":"b"}\n],\n"none":[]}\n',
    );
    const { gone: _, ...rest } = data;
    assert.deepEqual(JSON.parse(json), rest);
  });
});
