import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { HeatMap } from '../../../../../src/core/report/chart/chart';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { Matrix } from '../../../../../src/core/analyses/matrix/matrix';
import { matrixAnalysis } from '../../../../../src/core/analyses/matrix/matrixAnalysis';
import { readable } from '../../../../../src/core/report/table/tableModel';
import { corpusOf } from '../kit/corpora';
import { settled } from '../../report/settled';

function report(corpus: Corpus, given: Record<string, unknown> = {}) {
  const found = runAnalysis(matrixAnalysis, corpus, {}, given);
  assert.ok(found.ok);
  return { ...settled(found.value), found: found.value.data as unknown as Matrix };
}

/** Rows as people read them. */
function lines(corpus: Corpus, given?: Record<string, unknown>): string[] {
  const { columns, rows } = readable(report(corpus, given).table);
  return [columns.map(({ title }) => title), ...[...rows].map(({ cells }) => cells)].map(cells =>
    cells.join(' '),
  );
}

const participants = [
  { id: 'ann', name: 'Ann A.', speakers: ['Ann'] },
  { id: 'ben', speakers: ['Ben'] },
  { id: 'cem', transcripts: ['3.txt'] },
];
const codes = [
  { id: 'care', name: 'Care' },
  { id: 'calm', name: 'Calm', parent: 'care' },
  { id: 'old', mergedInto: 'calm' },
  { id: 'time', name: 'Time', parent: 'care' },
  { id: 'none', name: 'None' },
];
const corpus = corpusOf({ participants }, codes, {
  '1.txt': [
    'Ann: So calm here.\n\nINT: Tell me more.\n\nBen: No time at all.',
    // into Ben's turn, over the interviewer's
    { words: 'calm here.\n\nINT: Tell me more.\n\nBen: No time', codes: ['old'] },
    { words: 'calm here', codes: ['calm'], coder: 'ks' },
    { words: 'time at all', codes: ['time', 'lost'] },
    { words: 'at all', codes: ['lost'] },
  ],
  '2.txt': ['Ben: All is calm.', { words: 'calm', codes: ['calm', 'care'] }],
  '3.txt': ['Nobody has coded this.'],
});

describe('matrix', () => {
  it('counts a segment for each participant whose turn it overlaps, the total once', () => {
    assert.deepEqual(lines(corpus), [
      'Theme / code N Segments Ann A. ben cem',
      'Care 2 4 2 3 0',
      'Calm 2 3 2 2 0',
      'Time 1 1 0 1 0',
      'Any of them 2 4 2 3 0',
    ]);
  });

  it('counts words for the one who speaks them, each once, an interviewer’s in the total only', () => {
    assert.deepEqual(lines(corpus, { count: 'words' }), [
      'Theme / code N Words Ann A. ben cem',
      'Care 2 10 2 5 0',
      'Calm 2 8 2 3 0',
      'Time 1 3 0 3 0',
      'Any of them 2 10 2 5 0',
    ]);
  });

  it('counts by transcript, and whether at all', () => {
    assert.deepEqual(lines(corpus, { columns: 'transcript', count: 'words', all: true }), [
      'Theme / code N Words 1.txt 2.txt 3.txt',
      'Care 2 10 9 1 0',
      'Calm 2 8 7 1 0',
      'Time 1 3 3 0 0',
      'None 0 0 0 0 0',
      'Any of them 2 10 9 1 0',
    ]);
    assert.deepEqual(lines(corpus, { columns: 'transcript', count: 'presence' }), [
      'Theme / code N 1.txt 2.txt 3.txt',
      'Care 2 1 1 0',
      'Calm 2 1 1 0',
      'Time 1 1 0 0',
      'Any of them 2 3 2 0',
    ]);
  });

  it('leads from rows and columns to their segments, in the table and the heat map', () => {
    const { table, charts } = report(corpus);
    assert.deepEqual(table.columns[3], {
      title: 'Ann A.',
      name: 'ann',
      kind: 'number',
      importance: 'main',
      weight: 2,
      underlying: { participant: 'ann' },
    });
    assert.deepEqual(table.rows[1]!.underlying, { code: 'calm' });
    assert.equal(table.rows.at(-1)!.underlying, undefined);
    const [chart] = charts as [HeatMap];
    assert.deepEqual(chart.values, [
      [2, 3, 0],
      [2, 2, 0],
      [0, 1, 0],
    ]);
    assert.deepEqual(chart.columns[1]!.underlying, { participant: 'ben' });
    assert.deepEqual(report(corpus, { columns: 'transcript' }).table.columns[3]!.underlying, {
      transcript: '1.txt',
    });
  });

  it('gives a participant whose id is another column’s name a name of their own', () => {
    const people = ['n', 'name', 'n (2)', 'notes'].map(id => ({ id, transcripts: ['1.txt'] }));
    const names = report(
      corpusOf({ participants: people }, codes, { '1.txt': ['Hm.', { words: 'Hm', codes: ['calm'] }] }),
    ).table.columns.map(({ name }) => name);
    assert.deepEqual(names.slice(3, 7), ['n (3)', 'name (2)', 'n (2)', 'notes (2)']);
    assert.equal(new Set(names).size, names.length);
  });

  it('is empty, not wrong, without codes, transcripts or participants', () => {
    const nobody = corpusOf({}, codes, { '1.txt': ['Only words.', { words: 'words', codes: ['calm'] }] });
    assert.deepEqual(lines(nobody), ['Theme / code N Segments', 'Care 0 1', 'Calm 0 1', 'Any of them 0 1']);
    assert.deepEqual(report(nobody).charts, []);
    assert.deepEqual(report(corpusOf({ participants }, [], {})).found.rows, []);
    assert.deepEqual(lines(corpusOf({}, codes, {}), { columns: 'transcript' }), ['Theme / code N Segments']);
  });

  it('draws the 100 fullest of very many columns, and says so', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 130 }, (_, i) => {
        const marked = { words: 'calm', codes: ['calm'] };
        return [
          `${String(i).padStart(3, '0')}.txt`,
          i % 2 ? (['All calm.', marked] as const) : (['Hm.'] as const),
        ];
      }),
    );
    const { found, charts } = report(corpusOf({}, codes, texts), { columns: 'transcript' });
    assert.equal(found.columns.length, 130);
    const [chart] = charts as [HeatMap];
    assert.deepEqual([chart.columns.length, chart.values[0]!.length], [100, 100]);
    assert.equal(
      chart.values[0]!.reduce((sum: number, value) => sum + value!, 0),
      65,
    );
    assert.match(chart.caption!, /The 100 of 130 transcripts with the most\./);
  });
});
