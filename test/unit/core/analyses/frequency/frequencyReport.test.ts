import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import { frequencyAnalysis } from '../../../../../src/core/analyses/frequency/frequencyAnalysis';
import { corpusOf } from '../kit/corpora';
import { toCsv, toText } from '../../report/formats/written';

const corpus = corpusOf(
  {
    participants: [
      { id: 'ann', speakers: ['Ann'], attributes: { job: 'nurse' } },
      { id: 'ben', speakers: ['Ben'] },
    ],
    groups: [{ id: 'g', name: 'The group', transcripts: ['1.txt'] }],
  },
  [
    { id: 'care', name: 'Care' },
    { id: 'calm', name: 'Calm, and quiet', parent: 'care' },
  ],
  {
    '1.txt': [
      'Ann: I like the calm here.\n\nBen: No time.',
      { words: 'the calm', codes: ['calm'], coder: 'nd' },
      { words: 'No time', codes: ['care'], coder: 'ks' },
      { words: 'No', codes: ['old'], coder: 'ks' },
    ],
    '2.txt': ['Ben: Nothing.', { words: 'Nothing', codes: ['calm'], coder: 'consensus' }],
    '3.txt': ['Ben: Nothing.'],
  },
  ['2.txt consensus'],
);

function report(options: Given = {}, scope: ScopeOptions = {}, of = corpus) {
  const found = runAnalysis(frequencyAnalysis, of, scope, options);
  assert.ok(found.ok);
  return found.value.table;
}

describe('the frequency report', () => {
  it('looks like a published table, with everything that it counts said', () => {
    assert.equal(
      toText(report()),
      `Frequency of themes and codes: A study
The whole study: 3 transcripts, 2 participants, 4 segments · % of 2 participants
· consensus of 1 transcript, otherwise ks, nd
Please note: 1 code is missing from the codebook.

Theme / code       N      %  Label    Segments  Words  % of text  Transcripts
─────────────────────────────────────────────────────────────────────────────
Care               2  100.0  general         3      5       55.6            2
  Calm, and quiet  2  100.0  general         2      3       33.3            2
─────────────────────────────────────────────────────────────────────────────

What this counts
The whole study: 3 transcripts (1 without counted segments), 2 participants, 4
segments, 9 words.
Coding: the consensus where it is complete (1 transcript), otherwise all coders
combined, counting each coder’s segments: consensus, ks, nd.
N: participants with at least one turn that overlaps a segment. %: share of 2
participants, coded or not.
A theme’s figures cover all segments coded with it or with a code below it, each
counted once.
Label (Hill et al. 2005), by participants: general = all, typical = more than
half, variant = two or more, up to half, rare = one.
Codes that are missing from the codebook and therefore have no row: “old” (1
segment).
`,
    );
  });

  it('has what it counts by first, and says of how many', () => {
    const columns = (options: Given) =>
      report(options)
        .columns.filter(column => !column.isData)
        .map(({ title }) => title)
        .join(' ');
    const percent = (options: Given) => /%: (.*?)\./.exec(report(options).definitions.join(' '))![1];
    assert.equal(columns({ by: 'segment' }), 'Theme / code Segments % N Label Words % of text Transcripts');
    assert.equal(percent({ by: 'segment' }), 'share of 4 segments');
    assert.equal(columns({ by: 'words' }), 'Theme / code Words % N Label Segments Transcripts');
    assert.equal(percent({ by: 'words' }), 'share of 9 words, coded or not');
    assert.equal(
      columns({ by: 'transcript' }),
      'Theme / code Transcripts % N Label Segments Words % of text',
    );
    assert.equal(percent({ by: 'transcript' }), 'share of 3 transcripts, coded or not');
  });

  it('ends a sentence with one full stop where a name ends with one, too', () => {
    const initials = corpusOf({ coders: [{ id: 'nd', name: 'N. D.' }] }, [{ id: 'care', name: 'Care' }], {
      '1.txt': ['Ben: No time.', { words: 'No time', codes: ['care'], coder: 'nd' }],
    });
    assert.equal(report({}, {}, initials).definitions[1], 'Coding: N. D.');
    assert.equal(report({}, { coders: ['nd'] }, initials).definitions[1], 'Coding: only N. D.');
  });

  it('says what limits the scope', () => {
    const where = [{ attribute: 'job', value: 'nurse' }];
    const { scope, definitions } = report({ preset: 'lenient' }, { groups: ['g'], coders: ['nd'], where });
    assert.equal(
      definitions[0],
      'Group “The group”; only participants with job = nurse: 1 transcript, 1 participant, 1 segment, 7 words.',
    );
    assert.equal(definitions[1], 'Coding: only nd.');
    assert.equal(
      scope,
      'Group “The group”; only participants with job = nurse: 1 transcript, 1 participant, 1 segment · % of 1 participant · only nd',
    );
    assert.match(definitions[4]!, /general = all or all but one,/);
    assert.equal(
      report({}, { groups: ['g'] }).definitions[1],
      'Coding: all coders combined, counting each coder’s segments: ks, nd.',
    );
  });

  it('can be laid out as papers print it', () => {
    const { columns, rows } = report({ form: 'paper' });
    assert.deepEqual(
      columns.filter(column => !column.isData).map(({ title }) => title),
      ['Themes and codes', 'Label'],
    );
    assert.deepEqual(
      [...rows].map(({ level, strong, cells }) => [level, strong, ...cells.slice(0, 2)]),
      [
        [0, true, 'Care (N = 2)', 'general'],
        [1, false, 'Calm, and quiet (N = 2)', 'general'],
      ],
    );
  });

  it('repeats the scope in every row for programs', () => {
    const csv = toCsv(report({}, { groups: ['g'], where: [{ attribute: 'job', value: 'nurse' }] })).split(
      '\n',
    );
    assert.equal(
      csv[0],
      'name,participants,share,label,segments,words,coverage,transcripts,of,kind,path,id,by,preset,study,groups,only_transcripts,only_participants,where,only_codes,from,to,status,coders,notes',
    );
    assert.equal(
      csv[2],
      '"Calm, and quiet",1,1,general,1,2,0.2857142857142857,1,1,code,"Care / Calm, and quiet",calm,participant,strict,A study,g,,,job = nurse,,,,,nd,',
    );
  });
});
