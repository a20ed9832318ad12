import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutPage, rowAtTop, rowTop } from '../../../../src/core/page/layoutPage';
import { type PageContent, sideOf } from '../../../../src/core/page/pageModel';
import { rowAt } from '../../../../src/core/page/pageRows';
import { STYLE, randomContent, turnsIn } from './randomPage';

const { rowHeight, labelHeight, turnGap } = STYLE;

const page = (content: PageContent) => layoutPage(content, STYLE);

const content = (text: string, more: Partial<PageContent> = {}): PageContent => ({
  text,
  turns: turnsIn(text),
  codes: [],
  coders: [{ id: 'ann', name: 'Ann' }],
  segments: [],
  ...more,
});

describe('layoutPage', () => {
  it('sets speakers beside what they say, with the numbers of the lines of the file', () => {
    const text = `Notes

INT: How was it?

[00:01:02] Ann: ${'Good, all in all. '.repeat(12)}
And then it was over.
`;
    const { rows } = page(content(text));
    const shown = rows.map(({ start, end, line, head, opens }) => [
      line,
      head?.text,
      opens,
      text.slice(start, end).slice(0, 12),
    ]);
    assert.deepEqual(shown.slice(0, 4), [
      [1, undefined, 'turn', 'Notes'],
      [3, 'INT', 'turn', 'How was it?'],
      [5, 'Ann', 'turn', 'Good, all in'],
      [undefined, '00:01:02', undefined, shown[3]![3]],
    ]);
    assert.deepEqual(shown.at(-1), [6, undefined, 'paragraph', 'And then it ']);
  });

  it('shows all that is written, once and in its order, and every turn with its head', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const { rows } = page(one);
        const bare = (text: string) => text.replace(/[\s\u0085\ufeff]/g, '');
        const said = rows.map(({ start, end }) => one.text.slice(start, end)).join('');
        const heads = one.turns.map(({ start, headEnd }) => [start, headEnd] as const);
        const withoutHeads = [...heads]
          .reverse()
          .reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), one.text);
        assert.equal(bare(said), bare(withoutHeads));
        const begun = new Set(rows.flatMap(({ from, opens }) => (opens === 'turn' ? from : [])));
        for (const [start] of heads) assert.ok(begun.has(start));
        const lines = rows.flatMap(({ line }) => line ?? []);
        assert.deepEqual(
          lines,
          [...new Set(lines)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('has every segment of its margin, beside exactly the rows that it is in', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const { rows, margins } = page(one);
        for (const { side, brackets } of margins) {
          const expected = one.segments.flatMap((segment, i) => (sideOf(segment, one) === side ? [i] : []));
          assert.deepEqual(
            [...brackets].map(({ segment }) => segment).sort((a, b) => a - b),
            expected,
          );
          for (const { segment, first, last, label } of brackets) {
            const { start, end, codes } = one.segments[segment]!;
            // unit by unit: the last row that begins at it or before it
            const rowOf = (at: number) => Math.max(0, rows.filter(({ from }) => from <= at).length - 1);
            assert.deepEqual([first, last], [rowOf(start), rowOf(end - 1)]);
            const named = new Set(label.flat().flatMap(({ code }) => code ?? []));
            const isCut = label.flat().some(({ kind }) => kind === 'more');
            assert.ok(isCut || codes.every(code => named.has(code)));
          }
        }
      }),
    );
  });

  it('draws no bracket over another, and no label over another or outside its sheet', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const { sheets } = page(one);
        for (const { margins, height } of sheets) {
          for (const { pieces, labels } of margins) {
            for (const [i, a] of pieces.entries()) {
              assert.ok(a.top >= 0 && a.bottom <= height && a.top < a.bottom);
              for (const b of pieces.slice(i + 1))
                if (a.bracket.lane === b.bracket.lane && a.bracket.lane >= 0)
                  assert.ok(a.bottom <= b.top || b.bottom <= a.top);
            }
            const boxes = labels.map(({ top, rows }) => ({ top, bottom: top + rows.length * labelHeight }));
            for (const [i, box] of boxes.entries()) {
              assert.ok(box.top >= 0 && box.bottom <= height);
              assert.ok(i === 0 || boxes[i - 1]!.bottom <= box.top);
            }
            // leader lines do not cross: what leaves further down arrives further down
            const lines = labels.map(({ from }) => from);
            assert.deepEqual(
              lines,
              [...lines].sort((a, b) => a - b),
            );
          }
        }
      }),
    );
  });

  it('names every bracket where it begins, beside its first row or below it', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const { sheets, margins, rows } = page(one);
        margins.forEach(({ brackets }, side) => {
          const named = sheets.flatMap(sheet =>
            sheet.margins[side]!.labels.filter(({ isRepeated }) => !isRepeated).map(label => ({
              ...label,
              sheet,
            })),
          );
          assert.deepEqual(
            named.map(({ bracket }) => bracket.segment),
            brackets.map(({ segment }) => segment),
          );
          for (const { bracket, sheet, top, from } of named) {
            const rowAbove = sheet.tops[bracket.first - sheet.firstRow]!;
            assert.ok(top >= rowAbove && from > rowAbove && from < rowAbove + rowHeight);
          }
        });
        assert.equal(rows.length, sheets.at(-1)?.endRow ?? 0);
      }),
    );
  });

  it('fills sheets: what begins a sheet had no room on the one before', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const { sheets, sheetTops } = page(one);
        sheets.forEach(({ height, tops, endRow, firstRow, margins }, i) => {
          const room = i === 0 ? STYLE.firstSheetHeight : STYLE.sheetHeight;
          // labels of a single row that need more than a sheet have it
          const ofFirst = margins.flatMap(({ labels }) =>
            labels.filter(({ bracket }) => bracket.first <= firstRow),
          );
          const needs = ofFirst.map(({ top, rows }) => top + rows.length * labelHeight);
          assert.ok(height <= room || Math.max(...needs) > room);
          assert.ok(endRow > firstRow);
          for (const [k, top] of tops.entries()) assert.ok(k === 0 || top >= tops[k - 1]! + rowHeight);
          assert.equal(sheetTops[i + 1], sheetTops[i]! + height);
          const begins = (sheets[i + 1]?.margins ?? []).flatMap(({ labels }) =>
            labels.filter(({ bracket }) => bracket.first === endRow),
          );
          if (i + 1 === sheets.length || begins.length > 0) return;
          const next = Math.max(tops.at(-1)! + rowHeight + turnGap, height - 3 * labelHeight);
          assert.ok(next + rowHeight > room);
        });
      }),
    );
  });

  it('ends a sheet where a turn does, where sheets follow each other without a break', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const { sheets, rows } = layoutPage(one, { ...STYLE, isContinuous: true });
        sheets.forEach(({ firstRow, endRow, tops }, i) => {
          const room = i === 0 ? STYLE.firstSheetHeight : STYLE.sheetHeight;
          for (let row = firstRow + 1; row < endRow; row++)
            if (rows[row]!.opens === 'turn') assert.ok(tops[row - 1 - firstRow]! + rowHeight <= 0.6 * room);
        });
      }),
    );
  });

  it('knows the place of each row, and the row at each place', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const all = page(one);
        const tops = all.rows.map((_, row) => rowTop(all, row));
        all.rows.forEach(({ from }, row) => {
          assert.equal(rowAtTop(all, tops[row]!, rowHeight), row);
          assert.equal(rowAtTop(all, tops[row]! + rowHeight - 1, rowHeight), row);
          assert.equal(
            rowAt(all.rows, from),
            all.rows.findLastIndex(other => other.from <= from),
          );
        });
        if (tops.length > 0) assert.equal(rowAtTop(all, 1e9, rowHeight), tops.length - 1);
      }),
    );
  });

  it('sets coders left and right where two are compared, and leaves a third one out', () => {
    const text = 'Ann: one two three.';
    const segment = (coder: number) => ({ id: `s${coder}`, coder, start: 5, end: 8, codes: [0] });
    const both = page(
      content(text, {
        codes: [{ id: 'x', name: 'X', path: 'X', color: '#4e79a7' }],
        coders: ['a', 'b', 'c'].map(id => ({ id, name: id })),
        segments: [segment(0), segment(1), segment(2)],
        sides: [1, 2],
      }),
    );
    assert.deepEqual(
      both.margins.map(({ side, brackets }) => [side, brackets.map(one => one.segment)]),
      [
        ['left', [1]],
        ['right', [2]],
      ],
    );
    assert.ok(both.columns.left > 0);
  });

  it('has no sheet for an empty text', () => {
    assert.deepEqual(page(content('\n \n')).sheets, []);
  });
});
