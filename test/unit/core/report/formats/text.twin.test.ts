import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  alignsRight,
  cellText,
  type Column,
  type Row,
} from '../../../../../src/core/report/table/tableModel';
import { pad, width, wrap } from '../../../../../src/core/report/table/width';
import { toText } from './written';

const WIDEST = 160;

/** Words of any width, some of which stick to what is before them. */
const word = fc.constantFrom(
  'a',
  'bc',
  'später',
  'gegenüber',
  '…',
  '漢字',
  '👩‍👩‍👧',
  '\u0301e',
  '\u200d',
  'x'.repeat(30),
);
const sentence = fc.array(word, { maxLength: 25 }).map(words => words.join(' '));
const lined = fc
  .array(fc.tuple(fc.nat(3), sentence), { maxLength: 3 })
  .map(lines => lines.map(([indent, text]) => ' '.repeat(indent) + text).join('\n'));
const columns = fc.array(
  fc.record({
    isLined: fc.boolean(),
    isRight: fc.boolean(),
    isNumber: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('a table as text, against one in which every cell of every line is padded', () => {
  it('is the same for texts of any width, on one line or several', () => {
    fc.assert(
      fc.property(
        columns.chain(kinds => {
          const cell = ({ isLined, isNumber }: (typeof kinds)[number]) =>
            isNumber ? fc.integer() : isLined ? lined : sentence;
          const row = fc.record({ level: fc.nat(2), cells: fc.tuple(...kinds.map(cell)) });
          return fc.tuple(fc.constant(kinds), fc.array(row, { maxLength: 8 }));
        }),
        ([kinds, rows]) => {
          const table = {
            columns: kinds.map(({ isLined, isRight, isNumber }, i): Column => ({
              ...{ title: `Column ${i}`, name: `c${i}`, kind: isNumber ? 'number' : 'text' },
              ...(isLined ? { hasLines: true } : {}),
              ...(isRight ? { isRight: true } : {}),
            })),
            rows: rows.map((row): Row => ({ ...row, strong: false })),
          };
          const around = { title: 'T', scope: 'S', warnings: [], summary: [], definitions: [], notes: [] };
          const made = toText({ ...around, ...table }).split('─\n')[1]!;
          assert.equal(made.replace(/─+$/, ''), twin(table));
        },
      ),
    );
  });
});

function twin({
  columns,
  rows,
}: {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}): string {
  const cells = rows.map(row =>
    row.cells.map((cell, i) => (i === 0 ? '  '.repeat(row.level) : '') + cellText(cell, columns[i]!)),
  );
  const natural = columns.map(({ title }, i) =>
    Math.max(...[title, ...cells.flatMap(row => row[i]!.split('\n'))].map(width)),
  );
  const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 2 * widths.length - 2);
  const within = (most: number) =>
    natural.map((one, i) => (columns[i]!.kind === 'text' ? Math.min(one, most) : one));
  let widths = natural;
  for (let most = 60; total(widths) > WIDEST && most >= 24; most--) widths = within(most);
  return cells.map(row => linesOf(row, columns, widths)).join('');
}

function linesOf(row: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  const wrapped = row.map((cell, i) => cell.split('\n').flatMap(line => wrappedLine(line, widths[i]!)));
  const height = Math.max(...wrapped.map(lines => lines.length));
  let all = '';
  for (let at = 0; at < height; at++) {
    const texts = wrapped.map(lines => lines[at] ?? '');
    const last = texts.findLastIndex(text => text.trim() !== '');
    const padded = texts
      .slice(0, last + 1)
      .map((text, i) => pad(text, widths[i]!, alignsRight(columns[i]!) ? 'left' : 'right'));
    if (last >= 0 && !alignsRight(columns[last]!)) padded[last] = texts[last]!;
    all += `${padded.join('  ')}\n`;
  }
  return all;
}

function wrappedLine(line: string, most: number): string[] {
  if (width(line) <= most) return [line];
  const indent = ' '.repeat(line.length - line.replace(/^ +/, '').length);
  const [first = '', ...others] = wrap(line.trim(), most - indent.length - 2);
  return [indent + first, ...others.map(other => `${indent}  ${other}`)];
}
