import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import type { HeatMap, MapChart } from '../../../../../src/core/report/chart/chart';
import type { PairRow } from '../../../../../src/core/analyses/cooccurrence/cooccurrence';
import { cooccurrenceAnalysis } from '../../../../../src/core/analyses/cooccurrence/cooccurrenceAnalysis';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import { type Marked, corpusOf } from '../kit/corpora';
import { toText } from '../../report/formats/written';
import { settled } from '../../report/settled';

const study = { participants: [{ id: 'ann', speakers: ['Ann'] }] };
const code = (id: string, parent?: string) => ({ id, name: id.toUpperCase(), ...(parent ? { parent } : {}) });
const FLAT = [code('a'), code('b'), code('c')];
const text = 'Ann: one two three four five six.\n\nINT: seven eight nine.\n\nAnn: ten eleven.';

function report(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}) {
  const found = runAnalysis(cooccurrenceAnalysis, corpus, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return settled(found.value);
}

/** `A+B pairs together/segments withTogether/withSegments both`, a line for each row. */
function lines(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}): string[] {
  return (report(corpus, given, options).data.rows as PairRow[]).map(
    row =>
      `${row.name}+${row.withName} ${row.pairs} ${row.together}/${row.segments} ${row.withTogether}/${row.withSegments} ${row.both}`,
  );
}

const marked = (...segments: readonly [words: string, codes: string, coder?: string][]): Marked[] =>
  segments.map(([words, codes, coder = 'nd']) => ({ words, codes: codes.split(' '), coder }));

describe('cooccurrence', () => {
  it('counts pairs of segments, and a segment with both codes as one', () => {
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one two', 'a b'], ['two three', 'b'], ['four', 'a'], ['five six', 'c'])],
      '2.txt': [text, ...marked(['four', 'b'])],
    });
    // (1, 1) and (1, 2); the first segment counts once for both
    assert.deepEqual(lines(corpus), ['A+B 2 1/2 2/3 1']);
    const [row] = report(corpus).data.rows as PairRow[];
    assert.equal(row!.jaccard, 2 / 4);
  });

  it('counts the product where two segments carry both codes', () => {
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one two', 'a b', 'nd'], ['two three', 'a b', 'ks'])],
    });
    assert.deepEqual(lines(corpus, { between: 'any' }), ['A+B 4 2/2 2/2 2']);
    assert.deepEqual(lines(corpus), ['A+B 2 2/2 2/2 2']);
  });

  it('is the c-coefficient of ATLAS.ti where codes meet on the same segments only', () => {
    // The manual’s example: 100 and 10 quotations, 5 co-occurrences, 5 / (100 + 10 − 5)
    const words = Array.from({ length: 105 }, (_, i) => `w${i}.`);
    const segments = words.map((one, i): [string, string] => [one, i < 5 ? 'a b' : i < 100 ? 'a' : 'b']);
    const corpus = corpusOf(study, FLAT, { '1.txt': [words.join(' '), ...marked(...segments)] });
    assert.deepEqual(lines(corpus), ['A+B 5 5/100 5/10 5']);
    const [row] = report(corpus).data.rows as PairRow[];
    assert.equal(row!.jaccard, 5 / 105);
  });

  it('knows overlap, the same turn, and words between', () => {
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one two', 'a'], ['four', 'b'], ['nine', 'c'], ['ten', 'b'])],
    });
    assert.deepEqual(lines(corpus), []);
    assert.deepEqual(lines(corpus, { within: 'turn' }), ['A+B 1 1/1 1/2 0']);
    const words = (distance: number) => lines(corpus, { within: 'words', distance });
    assert.deepEqual(words(0), ['B+C 1 1/2 1/1 0'], 'a label between is no word');
    assert.deepEqual(words(1), ['A+B 1 1/1 1/2 0', 'B+C 1 1/2 1/1 0']);
    assert.deepEqual(words(4), ['B+C 2 2/2 1/1 0', 'A+B 1 1/1 1/2 0']);
    assert.deepEqual(words(6), ['B+C 2 2/2 1/1 0', 'A+C 1 1/1 1/1 0', 'A+B 1 1/1 1/2 0']);
    assert.deepEqual(words(7), ['A+B 2 1/1 2/2 0', 'B+C 2 2/2 1/1 0', 'A+C 1 1/1 1/1 0']);
  });

  it('takes a segment over two turns for one in both, and letters that touch for no overlap', () => {
    const overTurns = 'six.\n\nINT: seven';
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one', 'a'], [overTurns, 'b'], ['nine', 'c'], ['thr', 'a'], ['ee', 'c'])],
    });
    assert.deepEqual(lines(corpus, { within: 'turn' }), [
      'A+B 2 2/2 1/1 0',
      'B+C 2 1/1 2/2 0',
      'A+C 2 2/2 1/2 0',
    ]);
    assert.deepEqual(lines(corpus), []);
  });

  it('pairs segments of two coders only when that is asked for', () => {
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one two', 'a', 'nd'], ['two', 'b', 'ks'], ['two three', 'b', 'nd'])],
    });
    assert.deepEqual(lines(corpus, { between: 'any' }), ['A+B 2 1/1 2/2 0']);
    assert.deepEqual(lines(corpus), ['A+B 1 1/1 1/2 0']);
    assert.match(
      report(corpus).table.definitions[2]!,
      /^Two segments of the same coder occur together when they overlap\./,
    );
    assert.match(
      report(corpus, { between: 'any' }).table.definitions[2]!,
      /^Two segments occur together when they overlap\./,
    );
  });

  it('has themes for all that is under them, but no pair of a theme and its own', () => {
    const codes = [
      code('t'),
      code('a', 't'),
      code('b', 't'),
      code('u'),
      code('c', 'u'),
      { id: 'old', mergedInto: 'c' },
    ];
    const corpus = corpusOf(study, codes, {
      '1.txt': [text, ...marked(['one two', 'a'], ['two three', 'b'], ['two', 'old'], ['five', 't c'])],
    });
    assert.deepEqual(lines(corpus), [
      'T+U 3 3/3 2/2 1',
      'T+C 3 3/3 2/2 1',
      'A+B 1 1/1 1/1 0',
      'A+U 1 1/1 1/2 0',
      'A+C 1 1/1 1/2 0',
      'B+U 1 1/1 1/2 0',
      'B+C 1 1/1 1/2 0',
    ]);
    assert.deepEqual(lines(corpus, { level: 'codes' }), [
      'A+B 1 1/1 1/1 0',
      'A+C 1 1/1 1/2 0',
      'B+C 1 1/1 1/2 0',
    ]);
    assert.deepEqual(lines(corpus, { level: 'themes' }), ['T+U 3 3/3 2/2 1']);
    assert.deepEqual(lines(corpus, { level: 'themes' }, { codes: ['a', 'b'] }), ['A+B 1 1/1 1/1 0']);
  });

  it('leads from a pair to the segments with the code that occur together with the other', () => {
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one two', 'a'], ['two three', 'b'], ['five', 'b'], ['six', 'c'])],
    });
    const { table, underlyingPlaces } = report(corpus);
    assert.deepEqual(table.rows[0]!.underlying, { code: 'a', with: 'b' });
    const words = (underlying: object) =>
      underlyingPlaces!(underlying)!.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(words({ code: 'a', with: 'b' }), ['one two']);
    assert.deepEqual(words({ code: 'b', with: 'a' }), ['two three']);
    assert.deepEqual(words({ with: 'b' }), ['two three', 'five'], 'a column: all of the code');
    assert.equal(underlyingPlaces!({ code: 'a' }), undefined);
  });

  it('prints a list with what every column counts', () => {
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one two', 'a'], ['two', 'b'], ['six', 'c'])],
    });
    assert.equal(
      toText(report(corpus, { within: 'words', distance: 1 }).table),
      `Codes that occur together: A study
The whole study: 1 transcript, 1 participant, 3 segments · pairs of segments with at most 1 word between
them · nd

Code  With  Pairs  Segments  of which together  Segments (with)  of which together (with)  Both  Jaccard %
──────────────────────────────────────────────────────────────────────────────────────────────────────────
A     B         1         1                  1                1                         1     0      100.0
──────────────────────────────────────────────────────────────────────────────────────────────────────────

What this counts
The whole study: 1 transcript, 1 participant, 3 segments, 11 words.
Coding: nd.
Two segments occur together when they are in the same transcript with at most 1 word between them. A
segment with two codes occurs together with itself.
Pairs: pairs of one segment with the code and one with the other code that occur together.
Segments: those with the code, and those with the other code (with). Of which together: how many of them
occur together with the other of the two codes. Both: segments with both codes.
Jaccard %: of the segments with either code, the share that occurs together with the other of the two,
each segment counted once.
A theme’s segments are all those coded with it or with a code below it; it is not paired with these codes.
One theme or code that occurs here does not occur together with any other.
`,
    );
  });

  it('has a matrix and a heat map, empty where a theme meets its own', () => {
    const codes = [code('t'), code('a', 't'), code('b', 't'), code('z')];
    const corpus = corpusOf(study, codes, {
      '1.txt': [text, ...marked(['one two', 'a'], ['two', 'z'], ['six', 'b'])],
    });
    const { table, charts } = report(corpus, { layout: 'matrix' });
    assert.deepEqual(
      table.rows.map(({ cells, level }) => [level, ...cells.slice(0, 4)]),
      [
        [0, 'T', null, null, 1],
        [1, 'A', null, null, 1],
        [0, 'Z', 1, 1, null],
      ],
    );
    assert.deepEqual(
      table.columns.slice(1, 4).map(({ title, underlying }) => [title, underlying]),
      [
        ['T', { with: 't' }],
        ['A', { with: 'a' }],
        ['Z', { with: 'z' }],
      ],
    );
    assert.deepEqual(
      table.rows.map(({ underlying }) => underlying),
      [{ code: 't' }, { code: 'a' }, { code: 'z' }],
    );
    const [map] = charts as HeatMap[];
    assert.deepEqual(map!.values, [
      [null, null, 1],
      [null, null, 1],
      [1, 1, null],
    ]);
    const flat = report(corpus, { layout: 'matrix', level: 'codes' }).table;
    assert.deepEqual(
      flat.rows.map(({ level }) => level),
      [0, 0],
    );
  });

  it('draws the codes with the most pairs only, and refuses a matrix of too many', () => {
    const many = Array.from({ length: 1001 }, (_, i) => code(`x${String(i).padStart(4, '0')}`));
    const all = many.map(({ id }) => id).join(' ');
    const few = many.slice(1, 101);
    const corpus = corpusOf(study, many, {
      '1.txt': [text, ...marked(['one', all], ['ten', few.map(({ id }) => id).join(' ')])],
    });
    const { table, charts } = report(corpus);
    const [map] = charts as HeatMap[];
    assert.deepEqual(
      map!.rows.map(label => label.underlying!.code),
      few.map(({ id }) => id),
    );
    assert.match(map!.caption!, /The 100 of 1001 codes with the most pairs\./);
    assert.equal(table.rows.length, (100 * 99) / 2);
    assert.deepEqual(table.notes, [
      `Not listed: ${(1001 * 1000) / 2 - (100 * 99) / 2} more pairs of codes, each with fewer than 2 pairs of segments.`,
    ]);
    const refused = runAnalysis(cooccurrenceAnalysis, corpus, {}, { layout: 'matrix' });
    assert.match(refused.ok ? '' : refused.error, /^1001 codes are too many for a matrix/);
  });

  it('is empty where there is nothing', () => {
    for (const corpus of [
      corpusOf({}, [], {}),
      corpusOf(study, [], { '1.txt': [text, ...marked(['one', 'a b'])] }),
      corpusOf(study, FLAT, { '1.txt': [text] }),
      corpusOf(study, [code('a')], { '1.txt': [text, ...marked(['one', 'a'], ['one two', 'a'])] }),
    ]) {
      assert.deepEqual(lines(corpus), []);
      assert.deepEqual(report(corpus).charts, []);
      assert.deepEqual(report(corpus, { layout: 'matrix' }).table.rows, []);
    }
  });

  it('is drawn as a map of codes and links on demand, each with the same figures as the table', () => {
    const corpus = corpusOf(study, FLAT, {
      '1.txt': [text, ...marked(['one two', 'a b'], ['two three', 'b'], ['four', 'a'], ['five six', 'c'])],
      '2.txt': [text, ...marked(['one', 'a c'])],
    });
    const [map] = report(corpus, { chart: 'map' }).charts as MapChart[];
    assert.deepEqual(
      map!.boxes.map(({ label, value }) => `${label.text} ${value}`),
      ['A 3', 'B 2', 'C 2'],
    );
    const drawn = map!.links.map(({ from, to, value }) => `${from}-${to} ${value}`);
    assert.deepEqual(drawn, ['0-2 1', '0-1 2']);
    const rows = report(corpus, { chart: 'map' }).data.rows as PairRow[];
    assert.deepEqual(
      rows.map(({ code: a, with: b, pairs }) => ({ code: a, with: b, pairs })),
      map!.links.map(({ underlying, value }) => ({ ...underlying, pairs: value })).reverse(),
    );
  });
});
