import assert from 'node:assert/strict';
import { STATES, placesReport } from '../../../../../src/core/anchoring/places/placesReport';
import { ANALYSES } from '../../../../../src/core/analyses/list';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { turnsReport } from '../../../../../src/core/analyses/speakers/speakersReport';
import { findScope } from '../../../../../src/core/corpus/scope';
import { FORMATS } from '../../../../../src/core/report/formats/formats';
import { gathered } from '../../../../../src/core/report/formats/gathered';
import type { Report } from '../../../../../src/core/report/report';
import { cellText, shownText } from '../../../../../src/core/report/table/tableModel';
import type { SettledTable } from '../../../../../src/core/report/table/tableModel';
import { pad, width } from '../../../../../src/core/report/table/width';
import { onRandomStudies } from '../../analyses/kit/onRandomStudies';
import { joined } from './written';

const TEXTUAL = FORMATS.filter(({ isBinary, isPicture }) => !isBinary && !isPicture);

function write(id: string, report: Report<object>): string {
  const format = TEXTUAL.find(one => one.id === id)!;
  return joined(format.write(report, () => assert.fail('no picture')) as Iterable<string>);
}

/** The report as it was when all rows were made at once. */
function whole(report: Report<object>): Report<object> {
  const lists = Object.entries(report.data).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'object' && value !== null && Symbol.iterator in value
      ? [...(value as Iterable<unknown>)]
      : value,
  ]);
  const { rowsOf: _, ...table } = report.table;
  return {
    ...report,
    table: { ...table, rows: [...table.rows] },
    data: Object.fromEntries(lists) as object,
  };
}

/** JSON by putting whole texts together. */
function jsonTwin(data: object): string {
  const fields = Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const text = !Array.isArray(value)
      ? JSON.stringify(value)
      : value.length === 0
        ? '[]'
        : `[\n${value.map(one => JSON.stringify(one)).join(',\n')}\n]`;
    return [`${JSON.stringify(key)}:${text}`];
  });
  return `{${fields.join(',\n')}}\n`;
}

/** The lines of a table as text in which nothing is wrapped; undefined for another one. */
function linesTwin({ columns, rows }: SettledTable): readonly string[] | undefined {
  const shown = columns.flatMap((column, i) => (column.isData ? [] : [i]));
  const cells = rows.map(row =>
    shown.map((i, at) => (at === 0 ? '  '.repeat(row.level) : '') + cellText(row.cells[i]!, columns[i]!)),
  );
  const widths = shown.map((i, at) =>
    Math.max(width(columns[i]!.title), ...cells.map(line => width(line[at]!))),
  );
  if (widths.reduce((sum, one) => sum + one + 2, -2) > 160) return undefined;
  return cells.map(line =>
    line
      .map((cell, at) => pad(cell, widths[at]!, columns[shown[at]!]!.kind === 'text' ? 'right' : 'left'))
      .join('  ')
      .trimEnd(),
  );
}

describe('reports in chunks', () => {
  it('are what they were as a whole, however often they are written', async () => {
    const seen = { listings: 0, rows: 0, lines: 0, failed: 0 };
    await onRandomStudies(({ corpus, filters, random }) => {
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const [states, longest] = [STATES.filter(() => random.chance(0.7)), random.pick([0, 2, 10])];
      const reports: Report<object>[] = [
        placesReport(corpus, states),
        turnsReport(corpus, scope.value, longest),
      ];
      const given = {
        segments: { per: random.pick(['segment', 'code']), longest, context: random.pick([0, 3]) },
        compare: {
          coders: ['ann', 'ben'],
          by: random.pick(['transcript', 'transcript', 'code', 'kind']),
          show: random.pick(['differences', 'all', 'counts']),
          longest,
        },
      };
      for (const [id, options] of Object.entries(given)) {
        const found = runAnalysis(
          ANALYSES.find(one => one.id === id)!,
          corpus,
          filters,
          options,
        );
        if (found.ok) reports.push(found.value);
        else seen.failed++;
      }
      for (const report of reports) {
        const settled = whole(report);
        if (!Array.isArray(report.table.rows)) seen.listings++;
        for (const { id } of TEXTUAL) assert.equal(write(id, report), write(id, settled), id);
        assert.equal(write('json', report), jsonTwin(settled.data));
        const table = settled.table as SettledTable;
        seen.rows += table.rows.length;
        const expected = linesTwin(table);
        if (!expected) continue;
        seen.lines += expected.length;
        const lines = write('text', report).split('\n');
        const first = lines.findIndex(line => line.startsWith('─')) + 1;
        assert.deepEqual(lines.slice(first, first + expected.length), expected);
      }
    });
    assert.ok(seen.listings > 400 && seen.rows > 5000 && seen.lines > 100, JSON.stringify(seen));
  });

  it('have whole lines in each chunk, and chunks that are worth writing', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `${'word '.repeat(i % 40)}${i}\n`);
    const chunks = [...gathered(lines)];
    assert.equal(chunks.join(''), lines.join(''));
    assert.ok(chunks.length > 3 && chunks.slice(0, -1).every(({ length }) => length >= 1 << 16));
    assert.ok(chunks.every(chunk => chunk.endsWith('\n')));
    assert.deepEqual([...gathered([])], []);
  });

  it('shows what stands for a value in a listing, too', async () => {
    await onRandomStudies(({ corpus }) => {
      const { columns, rows } = placesReport(corpus).table;
      const coder = columns.findIndex(({ name }) => name === 'coder');
      for (const { cells } of rows) {
        const id = String(cells[coder]);
        const name = corpus.study.coders.find(one => one.id === id)?.name ?? id;
        assert.equal(shownText(id, columns[coder]!.shown), name);
      }
    });
  });
});
