import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import { participantsAnalysis } from '../../../../../src/core/analyses/participants/participantsAnalysis';
import { figureText } from '../../../../../src/core/analyses/participants/sampleWords';
import { readable } from '../../../../../src/core/report/table/tableModel';
import type { Participant, StudyFile } from '../../../../../src/core/studyFile/studyFile';
import { corpusOf } from '../kit/corpora';

type Attributes = NonNullable<Participant['attributes']>;

/** Each speaks in a transcript of their own, `p0.txt`, `p1.txt`, …. */
function studyOf(attributes: readonly Attributes[], groups: StudyFile['groups'] = []) {
  const participants = attributes.map((own, i) => ({
    ...{ id: `p${i}`, name: `Person ${i}`, speakers: [`Person ${i}`] },
    attributes: own,
  }));
  const texts = Object.fromEntries(
    attributes.map((_, i) => [`p${i}.txt`, [`Person ${i}: Yes.\n\nPerson ${i}: No.`] as const]),
  );
  return corpusOf({ participants, groups }, [], texts);
}

function reportOf(corpus: ReturnType<typeof corpusOf>, options: Given = {}) {
  const report = runAnalysis(participantsAnalysis, corpus, {}, options);
  assert.ok(report.ok, report.ok ? '' : report.error);
  const { columns, rows } = readable(report.value.table);
  const { summary, notes } = report.value.table;
  return {
    columns: columns.map(({ title }) => title),
    rows: [...rows].map(({ cells }) => cells.join(' | ')),
    summary,
    notes,
  };
}

describe('participants', () => {
  it('are described in all where there are no groups, and by the values of an attribute', () => {
    const study = studyOf([
      { site: 'north', age: 30 },
      { site: 'south', age: 41 },
      { site: 'north', age: 33 },
    ]);
    const { columns, rows, summary } = reportOf(study);
    assert.deepEqual(columns, ['Characteristic', 'All (n = 3)']);
    assert.deepEqual(rows, [
      'site, n (%) | ',
      'north | 2 (66.7)',
      'south | 1 (33.3)',
      'age, mean (range) | 34.7 (30–41)',
    ]);
    assert.deepEqual(summary, [
      'Three participants took part (site: north 2, south 1; mean age 34.7 years, range 30–41).',
    ]);
    const bySite = reportOf(study, {
      by: 'attribute',
      attribute: 'site',
      attributes: 'age',
      people: 'nurse',
    });
    assert.deepEqual(bySite.columns, ['Characteristic', 'north (n = 2)', 'south (n = 1)', 'All (n = 3)']);
    assert.deepEqual(bySite.rows, ['age, mean (range) | 31.5 (30–33) | 41 (41–41) | 34.7 (30–41)']);
    assert.deepEqual(bySite.summary.slice(0, 2), [
      'site “north”: 2 nurse (mean age 31.5 years, range 30–33).',
      'site “south”: 1 nurse (age 41 years).',
    ]);
  });

  it('have what is not known named and counted, and words beside numbers', () => {
    const { rows, summary, notes } = reportOf(
      studyOf([
        { age: 30, paid: true },
        { age: '41', paid: false },
        { age: 'about 50', paid: null },
        { paid: true },
        { age: 33 },
      ]),
    );
    assert.deepEqual(rows, [
      'age, mean (range) | 34.7 (30–41)',
      'about 50 | 1 (20.0)',
      'not known | 1 (20.0)',
      'paid, n (%) | ',
      'yes | 2 (40.0)',
      'no | 1 (20.0)',
      'not known | 2 (40.0)',
    ]);
    assert.deepEqual(summary, [
      'Five participants took part (mean age 34.7 years, range 30–41, about 50 1, age not known for one; paid: yes 2, no 1, paid not known for two).',
    ]);
    assert.deepEqual(notes, [
      '“age” is missing for Person 3.',
      'Values of “age” that are not numbers are counted by themselves and are in no mean: “about 50”.',
      'Some numbers of “age” are stored as text; they are taken as numbers.',
      '“paid” is missing for Person 2, Person 4.',
    ]);
  });

  it('are counted one by one where numbers are names, or most values words', () => {
    const study = studyOf([{ site: 10 }, { site: 2 }, { site: 10 }]);
    assert.deepEqual(reportOf(study).rows, ['site, mean (range) | 7.3 (2–10)']);
    assert.deepEqual(reportOf(study, { categories: 'site' }).rows, [
      'site, n (%) | ',
      '2 | 1 (33.3)',
      '10 | 2 (66.7)',
    ]);
    const mixed = studyOf([{ since: 'May' }, { since: 'June' }, { since: 2020 }]);
    assert.deepEqual(reportOf(mixed).rows.slice(1), ['2020 | 1 (33.3)', 'June | 1 (33.3)', 'May | 1 (33.3)']);
  });

  it('have mean, standard deviation and median as is asked for, also of one and of negative numbers', () => {
    const study = studyOf([{ change: -5 }, { change: 3 }, { change: 4 }]);
    const cell = (numbers: string) => reportOf(study, { numbers }).rows[0];
    assert.equal(cell('range'), 'change, mean (range) | 0.7 (-5 to 4)');
    assert.equal(cell('sd'), 'change, mean (SD) | 0.7 (4.9)');
    assert.equal(cell('median'), 'change, median (range) | 3 (-5 to 4)');
    assert.equal(cell('all'), 'change, mean (SD), median (range) | 0.7 (4.9), 3 (-5 to 4)');
    assert.deepEqual(reportOf(study, { numbers: 'all', digits: 2 }).summary, [
      'Three participants took part (mean change 0.67, SD 4.93, median 3, range -5 to 4).',
    ]);
    assert.deepEqual(reportOf(studyOf([{ 'height (cm)': 171 }]), { numbers: 'sd' }), {
      columns: ['Characteristic', 'All (n = 1)'],
      rows: ['height (cm), mean (SD) | 171 (–)'],
      summary: ['One participant took part (height 171 cm).'],
      notes: [],
    });
  });

  it('are counted in each of their groups, and once in all', () => {
    const groups = [
      { id: 'a', name: 'Early', transcripts: ['p0.txt', 'p1.txt'] },
      { id: 'b', name: 'Late', transcripts: ['p1.txt', 'p2.txt'] },
      { id: 'c', name: 'Never', transcripts: ['none.txt'] },
    ];
    const people = [{ gender: 'man' }, { gender: 'woman' }, { gender: 'woman' }, { gender: 'Man' }];
    const { columns, rows, summary } = reportOf(studyOf(people, groups));
    assert.deepEqual(columns.slice(1), ['Early (n = 2)', 'Late (n = 2)', 'Never (n = 0)', 'All (n = 4)']);
    assert.equal(rows.at(-1), 'in more than one group, n (%) | 1 (50.0) | 1 (50.0) | 0 | 1 (25.0)');
    assert.deepEqual(summary, [
      'Two participants took part in “Early” (1 woman, 1 man).',
      'Two participants took part in “Late” (2 women).',
      'No participant took part in “Never”.',
      'In all, four participants took part, one of them in more than one group (2 women, 1 Man, 1 man).',
    ]);
  });

  it('are named when they speak nowhere, and need no attributes', () => {
    const corpus = corpusOf(
      {
        participants: [
          { id: 'a', speakers: ['Ann'] },
          { id: 'b', name: 'Ben' },
        ],
      },
      [],
      { 'a.txt': ['Ann: Yes.\n\nAnn: No.'] },
    );
    assert.deepEqual(reportOf(corpus), {
      columns: ['Characteristic', 'All (n = 1)'],
      rows: [],
      summary: ['One participant took part.'],
      notes: ['Participants without a turn in any transcript, not counted: Ben.'],
    });
    const many = studyOf(Array.from({ length: 10 }, () => ({})));
    assert.deepEqual(reportOf(many).summary, ['A total of 10 participants took part.']);
  });

  it('are not described by what none of them has', () => {
    const run = (options: Given, attributes: Attributes) =>
      runAnalysis(participantsAnalysis, studyOf([attributes]), {}, options);
    const has = { age: 3, 'years, employed': 2 };
    assert.ok(run({ attributes: 'years, employed' }, has).ok);
    assert.ok(run({ attributes: 'years, employed; age' }, has).ok);
    assert.deepEqual(run({ attributes: 'ages' }, has), {
      ok: false,
      error: 'No participant has an attribute “ages”. There are: age, years, employed.',
    });
    assert.match(JSON.stringify(run({ categories: 'age' }, {})), /No participant has attributes yet/);
  });

  it('have figures rounded as by hand', () => {
    assert.deepEqual(
      [460 / 6, 70, 1.45, 2.675, -0.04, -1.25, 0.1 + 0.2].map(value => figureText(value, 1)),
      ['76.7', '70', '1.5', '2.7', '0', '-1.3', '0.3'],
    );
    assert.deepEqual(
      [figureText(2.675, 2), figureText(2.5, 0), figureText(1e6 / 3, 1)],
      ['2.68', '3', '333333.3'],
    );
  });
});
