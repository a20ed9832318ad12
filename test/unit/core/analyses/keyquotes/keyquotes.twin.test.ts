import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { keyquotesAnalysis } from '../../../../../src/core/analyses/keyquotes/keyquotesAnalysis';
import type { QuoteGridRow } from '../../../../../src/core/analyses/keyquotes/keyquotes';
import { onRandomStudies } from '../kit/onRandomStudies';
import type { RandomStudy } from '../kit/randomStudy';
import { type TwinScope, type TwinSegment, inBookOrder, upwards } from '../kit/twinScope';
import { twin as printedQuotes } from '../segments/twin';

interface Options {
  readonly columns: 'participant' | 'transcript';
  readonly level: number;
  readonly key: boolean;
  readonly least: number;
  readonly longest: number;
}

interface Printed {
  readonly id: string;
  readonly transcript: string;
  readonly coder: string;
  readonly line: number;
  readonly quote: string;
}

describe('quotes by theme and participant, against cells that are looked up one by one', () => {
  it('is the same in every cell of random studies', async () => {
    const seen = {
      participant: 0,
      transcript: 0,
      marked: 0,
      short: 0,
      long: 0,
      empty: 0,
      rolledUp: 0,
      cut: 0,
    };
    await onRandomStudies(({ study, corpus, filters, scope, random }) => {
      const options: Options = {
        columns: random.pick(['participant', 'transcript']),
        level: random.pick([0, 0, 1, 2]),
        key: random.pick([false, false, true]),
        least: random.pick([0, 2, 4]),
        longest: random.pick([0, 0, 2]),
      };
      const report = runAnalysis(keyquotesAnalysis, corpus, filters, { ...options });
      assert.ok(report.ok);
      const rows = [...(report.value.data.rows as readonly QuoteGridRow[])];
      const found = rows.map(({ id, cells }) => ({
        id,
        cells: cells.map(cell => {
          if (!cell) return null;
          const { transcript, coder, id: segment, line, words, key } = cell;
          return { id: segment, transcript, coder, line, quote: words, key };
        }),
      }));
      assert.deepEqual(found, twin(study, scope, options));

      const table = report.value.table;
      for (const [r, { cells }] of [...table.rows].entries())
        for (const [c, cell] of rows[r]!.cells.entries()) {
          const text = cells[c + 1];
          if (!cell) assert.equal(text, null);
          else assert.ok(typeof text === 'string' && text.includes(`l. ${cell.line}`), String(text));
        }
      for (const { id, cells } of rows)
        for (const cell of cells) {
          seen[options.columns]++;
          if (!cell) seen.empty++;
          else if (cell.key) seen.marked++;
          if (!cell) continue;
          const { segment } = segmentOf(scope, cell);
          if (!cell.key) seen[wordsIn(scope, cell) < options.least ? 'short' : 'long']++;
          if (!segment.codes.some(code => upwards(study.codes, code)[0] === id)) seen.rolledUp++;
          if (cell.words!.includes('[…]')) seen.cut++;
        }
    });
    for (const count of Object.values(seen)) assert.ok(count > 30, JSON.stringify(seen));
  });
});

function twin(study: RandomStudy, scope: TwinScope, { columns, level, key, least, longest }: Options) {
  const codes = inBookOrder(study.codes).filter(id => scope.codes.includes(id));
  const above = (id: string) => upwards(study.codes, id).filter(one => scope.codes.includes(one));
  const shown = codes.filter(id => level === 0 || above(id).length <= level);
  const names = columns === 'participant' ? scope.participants : scope.transcripts.map(({ path }) => path);
  const printed = printedQuotes(study, scope, { per: 'segment', longest, context: 0, key }) as Printed[];
  const segments = printed.map(one => ({
    one,
    words: wordsIn(scope, one),
    ...segmentOf(scope, one),
  }));
  const rows = shown.map(row => ({
    id: row,
    cells: names.map(name => {
      const inCell = segments.filter(
        ({ transcript, segment, speakers }) =>
          (columns === 'participant' ? speakers.includes(name) : transcript.path === name) &&
          segment.codes.some(code => above(code).find(id => shown.includes(id)) === row),
      );
      const marked = inCell.filter(({ segment }) => segment.isKey);
      const long = inCell.filter(({ words }) => words >= least);
      const shortest = long.toSorted((a, b) => a.words - b.words);
      const longestOfShort = inCell.toSorted((a, b) => b.words - a.words);
      const chosen = marked[0] ?? shortest[0] ?? longestOfShort[0];
      if (!chosen) return null;
      const { id, transcript, coder, line, quote } = chosen.one;
      return { id, transcript, coder, line, quote, key: marked.length > 0 };
    }),
  }));
  const quoted = rows.filter(({ cells }) => cells.some(cell => cell !== null)).map(({ id }) => id);
  const needed = new Set(quoted.flatMap(id => upwards(study.codes, id)));
  return rows.filter(({ id }) => needed.has(id));
}

type Named = Pick<Printed, 'id' | 'transcript'>;

/** Ids are those of a transcript. */
function segmentOf(scope: TwinScope, { id, transcript: path }: Named): TwinSegment {
  return scope.segments.find(({ segment, transcript }) => segment.id === id && transcript.path === path)!;
}

/** Words of which a character is in a segment. */
function wordsIn(scope: TwinScope, named: Named): number {
  const { transcript, segment } = segmentOf(scope, named);
  return new Set(transcript.wordOf.slice(segment.start, segment.end).filter(word => word >= 0)).size;
}
