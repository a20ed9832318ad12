import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import type { StripChart } from '../../../../../src/core/report/chart/chart';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { TimelineRow } from '../../../../../src/core/analyses/timeline/timeline';
import { timelineAnalysis } from '../../../../../src/core/analyses/timeline/timelineAnalysis';
import { MAX_CHARTS } from '../../../../../src/core/analyses/timeline/timelineCharts';
import { corpusOf } from '../kit/corpora';
import { toText } from '../../report/formats/written';
import { settled } from '../../report/settled';

const study = { participants: [{ id: 'ann', speakers: ['Ann'] }] };
const codes = [
  { id: 'care', name: 'Care' },
  { id: 'calm', name: 'Calm', parent: 'care', color: '#4e79a7' },
  { id: 'time', name: 'Time', parent: 'care' },
  { id: 'old', mergedInto: 'time' },
  { id: 'none', name: 'None' },
];
const text = 'Ann: one two three four.\n\nINT: five six.\n\nAnn: seven eight nine — ten.';

function report(corpus: Corpus, given: Given = {}) {
  const found = runAnalysis(timelineAnalysis, corpus, {}, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return settled(found.value);
}

function lines(corpus: Corpus): string[] {
  return (report(corpus).data.rows as TimelineRow[]).map(
    ({ transcript, id, segments, first, last, words, share }) =>
      `${transcript} ${id} ${segments} ${first}-${last} ${words} ${share}`,
  );
}

const strips = (corpus: Corpus) =>
  (report(corpus).charts as StripChart[]).flatMap(chart =>
    chart.strips.map(
      ({ label, marks }) =>
        `${chart.title} ${label.underlying!.code}: ${marks.map(({ start, end }) => `${start}-${end}`).join(' ')}`,
    ),
  );

describe('timeline', () => {
  const corpus = corpusOf(study, codes, {
    '1.txt': [
      text,
      { words: 'two three', codes: ['calm'] },
      { words: 'three four.\n\nINT: five', codes: ['old', 'time'], coder: 'ks' },
      { words: 'one', codes: ['calm'], coder: 'ks' },
      { words: 'nine', codes: ['calm'] },
      { words: 'ne', codes: ['calm'] },
    ],
    '2.txt': ['Ann: Nothing.'],
    '3.txt': [text, { words: 'ten', codes: ['care', 'gone'] }],
  });

  it('says where a code begins and ends, and how many words it covers; a theme for all under it', () => {
    assert.deepEqual(lines(corpus), [
      '1.txt care 5 0-0.9 6 0.6',
      '1.txt calm 4 0-0.9 4 0.4',
      '1.txt time 1 0.2-0.5 3 0.3',
      '3.txt care 1 0.9-1 1 0.1',
    ]);
    assert.deepEqual(
      report(corpus).table.rows.map(({ underlying }) => underlying),
      ['care 1', 'calm 1', 'time 1', 'care 3'].map(row => {
        const [code, name] = row.split(' ');
        return { code, transcript: `${name}.txt` };
      }),
    );
  });

  it('draws a strip for each code, what overlaps or touches as one mark', () => {
    assert.deepEqual(strips(corpus), [
      '1.txt care: 0-5 8-9',
      '1.txt calm: 0-3 8-9',
      '1.txt time: 2-5',
      '3.txt care: 9-10',
    ]);
    const [chart] = report(corpus).charts as StripChart[];
    const [care, calm] = chart!.strips;
    assert.deepEqual(
      [care!.label.strong, calm!.label.level, calm!.label.color, calm!.length],
      [true, 1, '#4e79a7', 10],
    );
    const { text: said, underlying } = care!.marks[0]!;
    assert.equal(said, 'line 1, 5 words');
    assert.deepEqual(underlying, {
      code: 'care',
      transcript: '1.txt',
      span: { start: 5, end: text.indexOf('five') + 4 },
    });
    assert.deepEqual(chart!.ticks.slice(0, 2), [
      { at: 0, text: '0%' },
      { at: 1, text: '10%' },
    ]);
  });

  it('has the timestamps of turns for ticks, a few of many', () => {
    const turns = Array.from({ length: 40 }, (_, i) => `[00:${10 + i}:00] Ann: one two three four five.`);
    const [chart] = report(
      corpusOf(study, codes, { '1.txt': [turns.join('\n\n'), { words: 'one', codes: ['calm'] }] }),
    ).charts as StripChart[];
    assert.deepEqual(
      chart!.ticks.map(({ at, text: said }) => `${at} ${said}`),
      [0, 4, 8, 12, 16, 20, 24, 28, 32, 36].map(turn => `${turn * 5} 00:${10 + turn}:00`),
    );
    assert.equal(chart!.strips[0]!.marks[0]!.text, 'line 1 (00:10:00), 1 word');
  });

  it('keeps the place of a segment without words, and of one in a text without any', () => {
    const dash = corpusOf(study, codes, {
      '1.txt': [text, { words: '—', codes: ['none'] }],
      '2.txt': ['…', { words: '…', codes: ['none'] }],
    });
    assert.deepEqual(lines(dash), ['1.txt none 1 0.9-0.9 0 0', '2.txt none 1 null-null 0 null']);
    assert.deepEqual(strips(dash), ['1.txt none: 9-9', '2.txt none: 0-0']);
  });

  it('prints what the columns mean', () => {
    assert.equal(
      toText(report(corpus).table),
      `Codes along the transcripts: A study
The whole study: 3 transcripts, 1 participant, 6 segments · % of each
transcript’s words · ks, nd
Please note: 1 code is missing from the codebook.

Transcript  Theme / code  Segments  From %   To %  Words  % of text
───────────────────────────────────────────────────────────────────
1.txt       Care                 5     0.0   90.0      6       60.0
1.txt       Calm                 4     0.0   90.0      4       40.0
1.txt       Time                 1    20.0   50.0      3       30.0
3.txt       Care                 1    90.0  100.0      1       10.0
───────────────────────────────────────────────────────────────────

What this counts
The whole study: 3 transcripts (1 without counted segments), 1 participant, 6
segments, 21 words.
Coding: all coders combined, counting each coder’s segments: ks, nd.
From %, To %: where the code first begins and last ends, as a share of the
transcript’s words. Words: those that segments touch, each counted once. % of
text: share of the transcript’s words.
A theme’s figures cover all segments coded with it or with a code below it, each
counted once.
Codes that are missing from the codebook and therefore have no row: “gone” (1
segment).
`,
    );
  });

  it('is empty where there is nothing, and draws the first transcripts of very many', () => {
    assert.deepEqual(lines(corpusOf({}, [], {})), []);
    assert.deepEqual(strips(corpusOf(study, codes, { '1.txt': [text] })), []);
    assert.deepEqual(lines(corpusOf(study, [], { '1.txt': [text, { words: 'one', codes: ['gone'] }] })), []);
    const many = Array.from({ length: MAX_CHARTS + 1 }, (_, i) => [
      `${i}.txt`,
      [text, { words: 'one', codes: ['calm'] }] as const,
    ]);
    const { charts, table } = report(corpusOf(study, codes, Object.fromEntries(many)));
    assert.equal(charts.length, MAX_CHARTS);
    assert.equal(table.definitions.at(-1), `Charts: only the first ${MAX_CHARTS} transcripts.`);
  });

  it('has one strip for each transcript in the form of papers, all of the same length', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [text, { words: 'two three', codes: ['calm'] }, { words: 'nine', codes: ['old'] }],
      '2.txt': ['Ann: one two three four.', { words: 'four', codes: ['care'] }],
      '3.txt': ['Ann: one two.', { words: 'two', codes: ['none'] }],
      '4.txt': ['Ann: not coded.'],
    });
    const found = report(corpus, { form: 'paper' });
    const charts = found.charts as StripChart[];
    assert.deepEqual(
      charts.map(({ title, strips: all }) => [
        title,
        ...all.map(
          ({ label, length, marks, text: beside }) =>
            `${label.text} ${length} ${marks.map(({ start, end }) => `${start}-${end}`).join(' ')} ${beside}`,
        ),
      ]),
      [
        ['Care', '1.txt 1 0.1-0.3 0.8-0.9 30.0%', '2.txt 1 0.75-1 25.0%', '3.txt 1  –'],
        ['None', '1.txt 1  –', '2.txt 1  –', '3.txt 1 0.5-1 50.0%'],
      ],
    );
    assert.match(charts[0]!.caption!, /It occurs in 2 of 3 transcripts\.$/);
    assert.deepEqual(charts[0]!.strips[0]!.marks[1]!.underlying?.code, 'care');
    assert.match(toText(found.table), /Care +2 +10\.0–90\.0 +30\.0/);
    const usual = report(corpus);
    assert.deepEqual(found.data, usual.data);
    const names = (one: typeof found) => one.table.columns.map(({ name }) => name);
    assert.deepEqual(
      names(found).filter(name => name !== 'shown'),
      names(usual),
    );
  });
});
