import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import type { CurveChart } from '../../../../../src/core/report/chart/chart';
import { CodedTranscript, Reading, type Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import type { SaturationRow } from '../../../../../src/core/analyses/saturation/newCodes';
import { saturationAnalysis } from '../../../../../src/core/analyses/saturation/saturationAnalysis';
import { NO_RULES } from '../../../../../src/core/turns/turnRules';
import { type Marked, corpusOf } from '../kit/corpora';
import { toText } from '../../report/formats/written';
import { readable } from '../../../../../src/core/report/table/tableModel';
import { settled } from '../../report/settled';

const TEXT = 'Ann: one two three.\n\nBen: four five six.';
const study = {
  participants: [
    { id: 'ann', speakers: ['Ann'] },
    { id: 'ben', speakers: ['Ben'] },
  ],
};
const code = (id: string, parent?: string) => ({ id, name: id.toUpperCase(), ...(parent ? { parent } : {}) });
const codes = [code('t'), ...['a', 'b', 'c'].map(id => code(id, 't')), code('u'), code('d', 'u'), code('x')];

/** A transcript for each list of codes, all on the same word of Ann’s. */
function corpus(...lists: readonly (string | Marked)[]): Corpus {
  const texts = lists.map((list, i): [string, readonly [string, ...Marked[]]] => [
    `${i + 1}.txt`,
    typeof list !== 'string'
      ? [TEXT, list]
      : list === ''
        ? [TEXT]
        : [TEXT, ...list.split(' ').map(id => ({ words: 'one', codes: [id] }))],
  ]);
  return corpusOf(study, codes, Object.fromEntries(texts));
}

function report(of: Corpus, given: Given = {}, options: ScopeOptions = {}) {
  const found = runAnalysis(saturationAnalysis, of, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return settled(found.value);
}

/** `path new/codes/total run`, a line for each row. */
function lines(of: Corpus, given: Given = {}, options: ScopeOptions = {}): string[] {
  return (report(of, given, options).data.rows as SaturationRow[]).map(row =>
    `${row.transcript} ${row.newCodes.join('') || '-'}/${row.codes}/${row.total} ${row.run ?? ''}`.trim(),
  );
}

const verdict = (of: Corpus, given: Given = {}) => report(of, given).table.summary.join(' ');

describe('saturation', () => {
  it('counts what each transcript brings that none before it has', () => {
    const of = corpus('a b a', 'b', 'c a d', 'd', 'x', 'a');
    assert.deepEqual(lines(of), [
      '1.txt ab/2/2',
      '2.txt -/1/2',
      '3.txt cd/3/4',
      '4.txt -/1/4',
      '5.txt x/1/5',
      '6.txt -/1/5 1',
    ]);
    assert.match(verdict(of), /^Saturation is not reached .* The last transcript adds no new code\.$/);
    assert.deepEqual(
      lines(of, { base: 1, run: 1 }).map(line => line.split(' ')[2]),
      [undefined, ...['0', '2', '0', '1', '0']],
    );
  });

  it('is printed as papers have it, with the rule below it and the same data', () => {
    const of = corpus('a b a', 'b', 'c a d', 'd', 'x', 'a');
    const paper = report(of, { form: 'paper', base: 2, run: 1, threshold: 0.5 });
    const { columns, rows } = readable(paper.table);
    assert.deepEqual(
      columns.map(({ title }) => title),
      ['Transcript', 'New codes', 'Cumulative codes'],
    );
    assert.deepEqual(
      [...rows].slice(0, 3).map(({ cells }) => cells.join(' ')),
      ['1.txt 2 2', '2.txt 0 2', '3.txt 2 4'],
    );
    assert.equal(
      paper.table.definitions.at(-1),
      'Rule (Guest, Namey & Chen 2020): saturation is reached when a run of 1 transcript adds at most 50% of the number of different codes in the first 2 transcripts.',
    );
    const { data, table } = report(of, { base: 2, run: 1, threshold: 0.5 });
    assert.deepEqual(paper.data, data);
    assert.deepEqual(paper.table.summary, table.summary);
    const names = (one: typeof table) => one.columns.map(({ name }) => name);
    assert.deepEqual(names(paper.table), names(table), 'programs find the same columns');
  });

  it('looks at the top of the codebook instead', () => {
    assert.deepEqual(lines(corpus('a b t', 'c', 'd', 'x u'), { level: 'themes' }), [
      '1.txt t/1/1',
      '2.txt -/1/1',
      '3.txt u/1/2',
      '4.txt x/2/3',
    ]);
  });

  it('counts no theme as a code, and says so', () => {
    const of = corpus('a', { words: 'one', codes: ['t', 'u'] }, { words: 'one', codes: ['t', 'c'] });
    assert.deepEqual(lines(of), ['1.txt a/1/1', '2.txt -/0/1', '3.txt c/1/2']);
    assert.deepEqual(report(of).table.notes, [
      'Not counted: 1 segment coded only with themes, which are not counted as codes here.',
    ]);
  });

  it('leaves out what nobody has coded, but not what was coded with other codes or found to have none', () => {
    const of = corpus('a', '', 'd', 'b');
    assert.deepEqual(lines(of), ['1.txt a/1/1', '3.txt d/1/2', '4.txt b/1/3']);
    assert.deepEqual(report(of).table.notes, [
      'Left out: 1 transcript without coding, or without a turn by a participant who is included.',
    ]);
    assert.deepEqual(lines(of, {}, { codes: ['t'] }), ['1.txt a/1/1', '3.txt -/0/1', '4.txt b/1/2']);
    assert.deepEqual(lines(of, {}, { participants: ['ben'] }), ['1.txt -/0/0', '3.txt -/0/0', '4.txt -/0/0']);
    const done = new CodedTranscript(
      '2.txt',
      TEXT,
      [],
      [{ coder: 'nd', status: 'complete' }],
      new Reading(TEXT, NO_RULES),
    );
    const all = { ...of, transcripts: of.transcripts.map(one => (one.path === '2.txt' ? done : one)) };
    assert.deepEqual(lines(all), ['1.txt a/1/1', '2.txt -/0/1', '3.txt d/1/2', '4.txt b/1/3']);
    assert.equal(lines(all, {}, { coders: ['ks'] }).length, 0);
    assert.equal(lines(all, {}, { from: '2026-01-01' }).length, 0);
  });

  it('keeps to transcripts in which a participant who is asked for speaks', () => {
    const of = corpusOf(study, codes, {
      '1.txt': [TEXT, { words: 'one', codes: ['a'] }],
      '2.txt': ['Ann: one two.', { words: 'one', codes: ['b'] }],
    });
    assert.deepEqual(lines(of, {}, { participants: ['ben'] }), ['1.txt -/0/0']);
  });

  it('can go by the date of the first segment, what has none last', () => {
    const dated = (id: string, created?: string): Marked => ({
      words: 'one',
      codes: [id],
      ...(created ? { created } : {}),
    });
    const of = corpusOf(study, codes, {
      '1.txt': [TEXT, dated('a')],
      '2.txt': [TEXT, dated('b', '2026-03-02T10:00:00Z'), dated('c', '2026-03-01T12:00:00Z')],
      '3.txt': [TEXT, dated('c', '2026-03-01T11:00:00Z')],
      '4.txt': [TEXT, dated('a')],
    });
    assert.deepEqual(lines(of, { order: 'date' }), [
      '3.txt c/1/1',
      '2.txt b/2/2',
      '1.txt a/1/3',
      '4.txt -/1/3',
    ]);
    assert.match(
      report(of, { order: 'date' }).table.definitions.join(' '),
      /ordered by the date and time of the first segment/,
    );
  });

  it('says what it found, in the notation of the paper, and draws it', () => {
    const of = corpus('a b', 'c', 'd', 'a', 'x', 'b', 'c', 'a');
    const { table, charts, data } = report(of);
    assert.equal(
      toText(table),
      `Saturation: A study
The whole study: 8 transcripts, 2 participants, 9 segments · new codes by
transcript · nd
Saturation is reached at 5+2 (Guest, Namey & Chen 2020; base 4, run length 2,
new-information threshold 5%): after the first 5 transcripts, a run of 2
transcripts adds 0 new codes, which is 0% of the number in the base (4 codes).
The last 3 transcripts add no new code.

No.  Transcript  Codes  New  Cumulative  New in run  % of base  New codes
─────────────────────────────────────────────────────────────────────────
  1  1.txt           2    2           2                         A, B
  2  2.txt           1    1           3                         C
  3  3.txt           1    1           4                         D
  4  4.txt           1    0           4
  5  5.txt           1    1           5                         X
  6  6.txt           1    0           5           1       25.0
  7  7.txt           1    0           5           0        0.0
  8  8.txt           1    0           5           0        0.0
─────────────────────────────────────────────────────────────────────────

What this counts
The whole study: 8 transcripts, 2 participants, 9 segments, 48 words.
Coding: nd.
Coded transcripts, ordered by path.
Codes: those without codes below them, each counted as itself.
New: not in any earlier transcript.
Run: 2 consecutive transcripts after the base, shown with the last of them.
% of base: in relation to the number of different codes in the first 4
transcripts.
`,
    );
    const [curve] = charts as CurveChart[];
    assert.deepEqual(
      curve!.points.map(({ added, total }) => `${added}/${total}`),
      ['2/2', '1/3', '1/4', '0/4', '1/5', '0/5', '0/5', '0/5'],
    );
    assert.deepEqual(curve!.marks, [{ after: 4, text: 'saturation at 5%: 5+2' }]);
    assert.deepEqual(table.rows[4]!.underlying, { transcript: '5.txt' });
    const { reached, reachedAt, withoutNew, codes: all, baseCodes, reason } = data.scope as never;
    assert.deepEqual([reached, reachedAt, withoutNew, all, baseCodes, reason], ['5+2', 5, 3, 5, 4, null]);
  });

  it('says when it cannot tell', () => {
    assert.match(
      verdict(corpus('a', 'b', 'c', 'd', 'x')),
      /^Too few coded transcripts to assess saturation \(.*\): at least 6 are needed, but there are only 5\. The last transcript adds 1 new code\.$/,
    );
    assert.match(verdict(corpus('a')), /there is only 1\. The last transcript adds 1 new code\.$/);
    assert.match(verdict(corpus()), /there are none\. No transcript is coded yet\.$/);
    const themes = corpus(...Array.from({ length: 6 }, () => 't'));
    assert.match(
      verdict(themes),
      /^Saturation cannot be assessed .*: there are no codes in the first 4 transcripts\. There are no codes\.$/,
    );
    assert.deepEqual(report(corpus()).charts, []);
    assert.deepEqual(lines(corpusOf({}, [], {})), []);
  });
});
