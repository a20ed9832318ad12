import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import type { BarChart } from '../../../../../src/core/report/chart/chart';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import type { PassageRow } from '../../../../../src/core/analyses/uncoded/uncoded';
import { uncodedAnalysis } from '../../../../../src/core/analyses/uncoded/uncodedAnalysis';
import { corpusOf } from '../kit/corpora';
import { toText } from '../../report/formats/written';
import { settled } from '../../report/settled';

const study = {
  participants: [
    { id: 'ann', name: 'Ann A.', speakers: ['Ann'] },
    { id: 'ben', speakers: ['Ben'] },
  ],
};
const codes = [{ id: 'calm', name: 'Calm' }];
const text =
  'Head of it.\n\nAnn: one two three four, five\nsix.\n\nINT: seven eight.\n\n[00:01:02] Ben: nine — ten.';

function report(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}) {
  const found = runAnalysis(uncodedAnalysis, corpus, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return settled(found.value);
}

function texts(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}): string[] {
  return (report(corpus, { least: 1, ...given }, options).data.rows as PassageRow[]).map(row => row.text);
}

describe('uncoded', () => {
  const corpus = corpusOf(study, codes, {
    '1.txt': [text, { words: 'wo thr', codes: ['calm'] }, { words: 'three', codes: ['gone'], coder: 'ks' }],
    '2.txt': ['Ann: Not one of these words is coded.'],
  });

  it('finds what no segment touches in the turns of participants', () => {
    assert.deepEqual(report(corpus, { least: 3 }).data.rows, [
      {
        transcript: '1.txt',
        start: text.indexOf('four'),
        end: text.indexOf('six.') + 4,
        line: 3,
        timestamp: null,
        speaker: 'Ann',
        participant: 'ann',
        words: 3,
        text: 'four, five six.',
      },
      {
        transcript: '2.txt',
        start: 5,
        end: 37,
        line: 1,
        timestamp: null,
        speaker: 'Ann',
        participant: 'ann',
        words: 7,
        text: 'Not one of these words is coded.',
      },
    ]);
    assert.deepEqual(texts(corpus), [
      'one',
      'four, five six.',
      'nine — ten.',
      'Not one of these words is coded.',
    ]);
    const rows = report(corpus, { least: 1 }).data.rows as PassageRow[];
    assert.deepEqual([rows[2]!.timestamp, rows[2]!.speaker, rows[2]!.line], ['00:01:02', 'Ben', 8]);
  });

  it('looks at everyone’s turns, and at text above the first label, when asked to', () => {
    assert.deepEqual(texts(corpus, { all: true }), [
      'Head of it.',
      'one',
      'four, five six.',
      'seven eight.',
      'nine — ten.',
      'Not one of these words is coded.',
    ]);
  });

  it('keeps to the participants of the scope, and to its segments', () => {
    assert.deepEqual(texts(corpus, {}, { participants: ['ben'] }), ['nine — ten.']);
    assert.deepEqual(texts(corpus, {}, { coders: ['ks'], participants: ['ann'], transcripts: ['1.txt'] }), [
      'one two',
      'four, five six.',
    ]);
  });

  it('has no segment within a passage, not even one on no word', () => {
    const dash = corpusOf(study, codes, {
      '1.txt': [text, { words: '—', codes: ['calm'] }, { words: 'INT', codes: ['calm'] }],
    });
    assert.deepEqual(texts(dash), ['one two three four, five six.', 'nine', 'ten.']);
  });

  it('goes on behind a segment over several turns', () => {
    const over = corpusOf(study, codes, {
      '1.txt': [
        text,
        { words: 'five\nsix.\n\nINT: seven eight.\n\n[00:01:02] Ben: nine', codes: ['calm'] },
        { words: 'six', codes: ['calm'] },
      ],
    });
    assert.deepEqual(texts(over, { all: true }), ['Head of it.', 'one two three four,', 'ten.']);
  });

  it('cuts long passages in the middle', () => {
    assert.deepEqual(texts(corpus, { least: 3, longest: 3 }), ['four, five six.', 'Not one […] coded.']);
  });

  it('leads from a passage to its words', () => {
    const [row] = report(corpus, { least: 3 }).table.rows;
    assert.deepEqual(row!.underlying, {
      transcript: '1.txt',
      span: { start: text.indexOf('four'), end: text.indexOf('six.') + 4 },
    });
  });

  it('prints passages with the share that is coded', () => {
    assert.equal(
      toText(report(corpus, { least: 2 }).table),
      `Uncoded text: A study
The whole study: 2 transcripts, 2 participants, 2 segments · passages of at
least 2 words · ks, nd
Please note: 1 code is missing from the codebook.
Coded: 13.3% of participants’ words (2 of 15), counting every word that a
segment touches.

Transcript  Line  Time      Speaker  Words  Text
────────────────────────────────────────────────────────────────────────────
1.txt          3            Ann          3  four, five six.
1.txt          8  00:01:02  Ben          2  nine — ten.
2.txt          1            Ann          7  Not one of these words is coded.
────────────────────────────────────────────────────────────────────────────

What this counts
The whole study: 2 transcripts (1 without counted segments), 2 participants, 2
segments, 20 words.
Coding: all coders combined, counting each coder’s segments: ks, nd.
Passages: parts of a single turn of a participant, of at least 2 words, that no
segment touches.
Line: the line of the transcript where the passage starts.
Codes that are missing from the codebook and therefore have no row: “gone” (1
segment).
`,
    );
  });

  it('sums up by transcript, with a bar for each', () => {
    const { table, charts, data } = report(corpus, { by: 'transcripts', least: 2 });
    assert.deepEqual(
      table.rows.map(({ cells, underlying }) => [...cells.slice(0, 6), underlying]),
      [
        ['1.txt', 8, 2, 6, 0.25, 2, { transcript: '1.txt' }],
        ['2.txt', 7, 0, 7, 0, 1, { transcript: '2.txt' }],
      ],
    );
    const { codedShare, codedWords, spokenWords } = data.scope as never;
    assert.deepEqual([codedShare, codedWords, spokenWords], [2 / 15, 2, 15]);
    const [bars] = charts as BarChart[];
    assert.deepEqual(
      bars!.bars.map(({ values, texts: [said] }) => [values[0], said]),
      [
        [25, '25.0% (2 of 8)'],
        [0, '0.0% (0 of 7)'],
      ],
    );
    const { scope } = report(corpus, { by: 'transcripts', all: true }).data;
    assert.equal((scope as never)['spokenWords'], 20);
  });

  it('says so where there is nothing', () => {
    const empty = report(corpusOf({}, [], {}));
    assert.deepEqual([empty.data.rows, empty.charts], [[], []]);
    assert.equal(empty.table.summary[0], 'There are no words by participants.');
    const interviewer = corpusOf(study, codes, { '1.txt': ['INT: Only me.'] });
    assert.deepEqual(texts(interviewer), []);
    const [bars] = report(interviewer).charts as BarChart[];
    assert.deepEqual(bars!.bars[0]!.texts, ['no words']);
    assert.deepEqual(
      texts(corpusOf(study, codes, { '1.txt': ['Ann: All.', { words: 'All', codes: ['calm'] }] })),
      [],
    );
  });
});
