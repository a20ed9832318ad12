import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { BarChart, HeatMap } from '../../../../../src/core/report/chart/chart';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import { bandsOf, readCuts } from '../../../../../src/core/analyses/crosstab/bands';
import type { Crosstab } from '../../../../../src/core/analyses/crosstab/crosstab';
import { crosstabAnalysis } from '../../../../../src/core/analyses/crosstab/crosstabAnalysis';
import type { Participant } from '../../../../../src/core/studyFile/studyFile';
import { readable } from '../../../../../src/core/report/table/tableModel';
import { type Marked, corpusOf } from '../kit/corpora';
import { settled } from '../../report/settled';

type Given = Record<string, unknown>;

function report(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}) {
  const found = runAnalysis(crosstabAnalysis, corpus, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return { ...settled(found.value), found: found.value.data as unknown as Crosstab };
}

function failure(corpus: Corpus, given: Given = {}): string {
  const found = runAnalysis(crosstabAnalysis, corpus, {}, given);
  assert.ok(!found.ok);
  return found.error;
}

/** Rows as people read them. */
function lines(corpus: Corpus, given?: Given): string[] {
  const { columns, rows } = readable(report(corpus, given).table);
  return [columns.map(({ title }) => title), ...[...rows].map(({ cells }) => cells)].map(cells =>
    cells.join(' | '),
  );
}

const people: readonly Participant[] = [
  { id: 'ann', speakers: ['Ann'], attributes: { job: 'nurse', age: 29 } },
  { id: 'ben', speakers: ['Ben'], attributes: { job: 'doctor', age: 30 } },
  { id: 'cem', speakers: ['Cem'], attributes: { job: 'nurse', age: 50.5 } },
  { id: 'dan', name: 'Dan D.', speakers: ['Dan'], attributes: { job: null, age: 49 } },
  { id: 'eva', speakers: ['Eva'] },
  { id: 'far', speakers: ['Far'], attributes: { job: 'elsewhere', age: 1 } },
];
const codes = [
  { id: 'care', name: 'Care' },
  { id: 'calm', name: 'Calm', parent: 'care' },
  { id: 'old', mergedInto: 'calm' },
  { id: 'time', name: 'Time', parent: 'care' },
  { id: 'none', name: 'None' },
];
const corpus = corpusOf({ participants: people }, codes, {
  '1.txt': [
    'Ann: So calm here.\n\nBen: No time.\n\nCem: Hm.\n\nDan: Calm, calm.\n\nEva: Time!',
    { words: 'calm here.\n\nB', codes: ['old'] },
    { words: 'here', codes: ['calm'], coder: 'ks' },
    { words: 'Hm', codes: ['time'] },
    { words: 'Calm, calm', codes: ['calm'] },
    { words: 'Time!', codes: ['time'] },
  ],
});

describe('crosstab', () => {
  it('counts the participants of each value who mention a code, and those without a value nowhere', () => {
    assert.deepEqual(lines(corpus, { all: true }), [
      'Theme / code | doctor (of 1) | % | nurse (of 2) | % | All (of 3) | %',
      'Care | 1 | 100.0 | 2 | 100.0 | 3 | 100.0',
      'Calm | 1 | 100.0 | 1 | 50.0 | 2 | 66.7',
      'Time | 0 | 0.0 | 1 | 50.0 | 1 | 33.3',
      'None | 0 | 0.0 | 0 | 0.0 | 0 | 0.0',
    ]);
    const { found, table } = report(corpus);
    assert.deepEqual(table.notes, [
      'Participants without a value for “job”, not counted: Dan D., eva.',
      '1 theme or code of the codebook has no segments here and is not listed.',
    ]);
    assert.deepEqual(found.scope.values, [
      { value: 'doctor', participants: 1, where: ['doctor'] },
      { value: 'nurse', participants: 2, where: ['nurse'] },
    ]);
    assert.equal(found.rows[0]!.test, undefined);
  });

  it('is printed as papers have it, n (%) in each cell and the tests below, with the same data', () => {
    const given = { tests: true, form: 'paper' };
    assert.deepEqual(lines(corpus, given), [
      'Theme / code | doctor (n = 1) | nurse (n = 2) | All (n = 3) | p',
      'Care | 1 (100.0) | 2 (100.0) | 3 (100.0) | ',
      'Calm | 1 (100.0) | 1 (50.0) | 2 (66.7) | 1',
      'Time | 0 (0.0) | 1 (50.0) | 1 (33.3) | 1',
    ]);
    const { table, data } = report(corpus, given);
    assert.equal(
      table.definitions.at(-1),
      'Fisher’s exact test: Calm: p = 1.000, V = 0.50; Time: p = 1.000, V = 0.50.',
    );
    assert.deepEqual(data, report(corpus, { tests: true }).data);
    assert.match(
      report(corpus, { ...given, adjust: 'holm' }).table.definitions.at(-1)!,
      /p \(Holm\) = 1\.000/,
    );
    assert.deepEqual(lines(corpus, { form: 'paper' })[0]!.split(' | ').slice(1), [
      'doctor (n = 1)',
      'nurse (n = 2)',
      'All (n = 3)',
    ]);
  });

  it('cuts numbers into bands, and keeps a band that nobody is in', () => {
    assert.deepEqual(lines(corpus, { attribute: 'age', bands: '30, 50 60' }).slice(0, 3), [
      'Theme / code | <30 (of 1) | % | 30–<50 (of 2) | % | 50–<60 (of 1) | % | ≥60 (of 0) | % | All (of 4) | %',
      'Care | 1 | 100.0 | 2 | 100.0 | 1 | 100.0 | 0 |  | 4 | 100.0',
      'Calm | 1 | 100.0 | 2 | 100.0 | 0 | 0.0 | 0 |  | 3 | 75.0',
    ]);
    const { table, found } = report(corpus, { attribute: 'age', bands: '30,50,60' });
    assert.deepEqual(
      found.scope.values.map(({ where }) => where),
      [['29'], ['30', '49'], ['50.5'], []],
    );
    const underlying = (name: string) => table.columns.find(column => column.name === name)!.underlying;
    assert.deepEqual(underlying('participants_<30'), { where: [{ attribute: 'age', value: '29' }] });
    assert.deepEqual(underlying('share_30–<50')!.where!.length, 2);
    assert.equal(underlying('share_≥60'), undefined);
  });

  it('names bands of whole numbers by their first and last', () => {
    const labels = (cuts: number[], values: number[]) => bandsOf(cuts, values).map(({ label }) => label);
    assert.deepEqual(labels([30, 50], [29, 31]), ['<30', '30–49', '≥50']);
    assert.deepEqual(labels([30, 31, 33], [29]), ['<30', '30', '31–32', '≥33']);
    assert.deepEqual(labels([1, 2], [1.5]), ['<1', '1–<2', '≥2']);
    assert.deepEqual(labels([-5, 5], [0]), ['<-5', '-5 to 4', '≥5']);
    assert.deepEqual(labels([40], []), ['<40', '≥40']);
    assert.deepEqual(readCuts(' 30; 50.5 '), { ok: true, value: [30, 50.5] });
    for (const text of ['50,30', '30,30', 'x', '30,x', 'Infinity']) {
      const found = readCuts(text);
      assert.ok(!found.ok && found.error.includes(`“${text}”`), text);
    }
  });

  it('refuses to cut text, and what nobody has', () => {
    assert.equal(
      failure(corpus, { bands: '30' }),
      'bands: only numbers can be divided into bands, but “job” has the value “nurse”.',
    );
    assert.match(failure(corpus, { bands: '50,30' }), /^bands: expected ascending numbers/);
    assert.equal(
      failure(corpusOf({ participants: people }, codes, {})),
      'No participant here has a value for “job”.',
    );
    assert.match(failure(corpusOf({}, codes, {})), /^No participant has attributes yet/);
    assert.match(failure(corpus, { attribute: 'size' }), /“size”.*job, age/);
  });

  it('tests whether mentioning depends on the value, when asked', () => {
    // 9 of 12 nurses and 4 of 12 doctors are calm; two nurses and no doctor have time; all are here
    const participants = Array.from({ length: 24 }, (_, i): Participant => {
      return { id: `p${i}`, speakers: [`P${i}`], attributes: { job: i < 12 ? 'nurse' : 'doctor' } };
    });
    const text = participants.map((_, i) => `P${i}: here ${i}.`).join('\n\n');
    const marked = (i: number, code: string): Marked => ({ words: `here ${i}.`, codes: [code] });
    const segments = [
      ...participants.map((_, i) => marked(i, 'care')),
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15].map(i => marked(i, 'calm')),
      ...[0, 1].map(i => marked(i, 'time')),
    ];
    const large = corpusOf({ participants }, codes, { '1.txt': [text, ...segments] });
    assert.deepEqual(lines(large, { tests: true, adjust: 'holm' }), [
      'Theme / code | doctor (of 12) | % | nurse (of 12) | % | All (of 24) | % | Test | χ² | df | p | p (Holm) | V',
      'Care | 12 | 100.0 | 12 | 100.0 | 24 | 100.0 | none: no variation |  |  |  |  | ',
      'Calm | 4 | 33.3 | 9 | 75.0 | 13 | 54.2 | χ² | 4.196 | 1 | 0.04052 | 0.08105 | 0.4181',
      'Time | 0 | 0.0 | 2 | 16.7 | 2 | 8.3 | Fisher |  |  | 0.4783 | 0.4783 | 0.3015',
    ]);
    const { found, table } = report(large, { tests: true });
    assert.equal(found.scope.testsMade, 2);
    assert.deepEqual(found.rows[1]!.test!.expected, { mention: [6.5, 6.5], not: [5.5, 5.5] });
    assert.equal(found.rows[1]!.test!.adjusted, null);
    assert.deepEqual(table.definitions.slice(-2), [
      'Number of tests: 2.',
      'p values are not adjusted for the number of tests.',
    ]);
    assert.ok(
      table.definitions.some(sentence => sentence.includes('is one unit and is taken to be independent')),
    );
    assert.ok(!table.columns.some(({ name }) => name === 'p_adjusted'));
    assert.ok(!report(large).table.columns.some(({ name }) => name === 'p'));
  });

  it('leads from values to their segments; bars for few values, shades for many', () => {
    const { table, charts } = report(corpus);
    assert.deepEqual(table.columns[4]!.underlying, { where: [{ attribute: 'job', value: 'nurse' }] });
    assert.deepEqual(table.rows[1]!.underlying, { code: 'calm' });
    assert.equal(new Set(table.columns.map(({ name }) => name)).size, table.columns.length);
    const [bars] = charts as [BarChart];
    assert.deepEqual(
      [bars.kind, bars.bars[1]!.values, bars.bars[1]!.texts],
      ['bars', [100, 50], ['1 of 1', '1 of 2']],
    );
    const many = report(corpus, { attribute: 'age', bands: '10,20,30,50' });
    const [heat] = many.charts as [HeatMap];
    assert.equal(heat.kind, 'heatMap');
    assert.deepEqual(heat.values[2], [null, null, 0, 0, 100]);
    assert.deepEqual(report(corpusOf({ participants: people }, [], { '1.txt': ['Ann: Hm.'] })).charts, []);
  });

  it('keeps to the participants of the filters', () => {
    const { found } = report(corpus, { attribute: 'age' }, { where: [{ attribute: 'job', value: 'nurse' }] });
    assert.deepEqual(
      found.rows.map(({ name, participants, of }) => `${name} ${participants}/${of}`),
      ['Care 2/2', 'Calm 1/2', 'Time 1/2'],
    );
  });
});
