import assert from 'node:assert/strict';
import type { Agreement } from '../../../../../src/core/analyses/agreement/agreement';
import { agreementAnalysis } from '../../../../../src/core/analyses/agreement/agreementAnalysis';
import type { Unitizing } from '../../../../../src/core/analyses/agreement/unitizing/unitizing';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import { underlyingPlaces } from '../../../../../src/core/report/underlyingPlaces';
import type { Report } from '../../../../../src/core/report/report';
import type { IntervalChart } from '../../../../../src/core/report/chart/chart';
import { CodedTranscript, type Corpus, Reading } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import { type Marked, corpusOf } from '../kit/corpora';
import { toText } from '../../report/formats/written';
import { type SettledReport, settled } from '../../report/settled';

const CODES = [
  { id: 'feeling', name: 'Feeling', rank: 'a0' },
  { id: 'calm', name: 'Calm', parent: 'feeling', rank: 'a0' },
  { id: 'fear', name: 'Fear', parent: 'feeling', rank: 'a1' },
  { id: 'work', name: 'Work', rank: 'a1' },
];
const TEXT = [
  'Ann: I am calm.',
  'INT: Go on.',
  'Ann: Now I fear it. Yes, work too.',
  'INT: Why?',
  'Ann: Because of work.',
].join('\n\n');
/** Characters in turns. */
const SAID = TEXT.replaceAll('\n\n', '').length;
const A: Marked[] = [
  { words: 'calm', codes: ['calm'], coder: 'a' },
  { words: 'fear it', codes: ['fear'], coder: 'a' },
  { words: 'Because', codes: ['work'], coder: 'a' },
];
const B: Marked[] = [
  { words: 'I am calm', codes: ['calm'], coder: 'b' },
  { words: 'fear', codes: ['calm'], coder: 'b' },
  { words: 'Because of work', codes: ['work'], coder: 'b' },
];

type Statuses = Readonly<Record<string, 'complete' | 'in-progress'>>;

/** A study of one text in which coders are complete, unless said otherwise. */
function study(marked: readonly Marked[], statuses: Statuses = {}, copies = 1): Corpus {
  const texts = Object.fromEntries(
    Array.from({ length: copies }, (_, i) => [`${i + 1}.txt`, [TEXT, ...marked] as const]),
  );
  const corpus = corpusOf(
    {
      participants: [{ id: 'ann', speakers: ['Ann'] }],
      coders: [{ id: 'a', name: 'Ada' }, { id: 'b' }],
    },
    CODES,
    texts as never,
  );
  const transcripts = corpus.transcripts.map(({ path, text, segments, codings }) => {
    const coders = [...new Set([...codings.map(({ coder }) => coder), ...Object.keys(statuses)])];
    const marks = coders.map(coder => ({ coder, status: statuses[coder] ?? ('complete' as const) }));
    return new CodedTranscript(path, text, segments, marks, new Reading(text, { labels: ['Ann', 'INT'] }));
  });
  return { ...corpus, transcripts };
}

/** Six transcripts, in some of which the second coder has not coded all that they have in others. */
function varied(): Corpus {
  const corpus = study([...A, ...B], {}, 6);
  const transcripts = corpus.transcripts.map(({ path, text, segments, codings }, i) => {
    const kept = segments.filter(({ coder, segment }) => coder === 'a' || (segment.start + i) % 4 !== 0);
    return new CodedTranscript(path, text, kept, codings, new Reading(text, { labels: ['Ann', 'INT'] }));
  });
  return { ...corpus, transcripts };
}

function report(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}): SettledReport {
  const found = runAnalysis(agreementAnalysis, corpus, options, { resamples: 0, ...given });
  assert.ok(found.ok, found.ok ? '' : found.error);
  return settled(found.value);
}

const dataOf = (found: Report) => found.data as unknown as Agreement & { coders: string[]; method: string };
const counts = (found: Report) =>
  Object.fromEntries(dataOf(found).rows.map(({ code, n, a, b, c, d }) => [code, [n, a, b, c, d].join()]));
const error = (corpus: Corpus, given: Given = {}, options: ScopeOptions = {}) => {
  const found = runAnalysis(agreementAnalysis, corpus, options, given);
  return found.ok ? undefined : found.error;
};

describe('agreement', () => {
  const corpus = study([...A, ...B]);

  it('counts turns by default, themes with all under them', () => {
    assert.deepEqual(counts(report(corpus)), {
      feeling: '5,2,0,0,3',
      calm: '5,1,0,1,3',
      fear: '5,0,1,0,4',
      work: '5,1,0,0,4',
    });
    const { overall } = dataOf(report(corpus));
    assert.deepEqual(
      [overall.codes, overall.n, overall.a, overall.b, overall.c, overall.d],
      [3, 15, 2, 1, 1, 11],
    );
    // Po 0.8, 0.8, 1; Pe 0.2·0.4 + 0.8·0.6, 0.2·0 + 0.8·1, 0.2·0.2 + 0.8·0.8
    const [po, pe] = [2.6 / 3, (0.56 + 0.8 + 0.68) / 3];
    assert.ok(Math.abs(overall.kappa! - (po - pe) / (1 - pe)) < 1e-12);
  });

  it('counts the other units', () => {
    assert.equal(counts(report(corpus, { unit: 'sentence' }))['calm'], '6,1,0,1,4');
    assert.equal(counts(report(corpus, { unit: 'paragraph' }))['calm'], '5,1,0,1,3');
    assert.equal(counts(report(corpus, { unit: 'transcript' }))['fear'], '1,0,1,0,0');
    assert.equal(counts(report(corpus, { unit: 'character' }))['calm'], `${SAID},4,0,9,${SAID - 13}`);
    assert.equal(counts(report(corpus, { unit: 'segment' }))['calm'], '3,0,1,2,');
    assert.equal(counts(report(corpus, { unit: 'segment', overlap: 0 }))['calm'], '2,1,0,1,');
    assert.equal(counts(report(corpus, { speakers: 'participants' }))['calm'], '3,1,0,1,1');
    assert.equal(counts(report(corpus, {}, { participants: ['ann'] }))['calm'], '3,1,0,1,1');
    assert.deepEqual(counts(report(corpus, { level: 'themes' })), {
      feeling: '5,2,0,0,3',
      work: '5,1,0,0,4',
    });
    assert.equal(counts(report(corpus, { level: 'codes', all: true }))['feeling'], '5,0,0,0,5');
  });

  it('counts segments in turns of interviewers in no view and unit where only participants count', () => {
    const asked = study([
      ...A,
      ...B,
      { words: 'Why', codes: ['work'], coder: 'a' },
      { words: 'Go on', codes: ['feeling'], coder: 'a' },
      { words: ': Go on', codes: ['feeling'], coder: 'b' },
    ]);
    const only = (given: Given) => report(asked, { speakers: 'participants', ...given });
    for (const unit of ['turn', 'paragraph', 'sentence', 'character', 'transcript', 'segment']) {
      assert.deepEqual(
        counts(only({ unit })),
        counts(report(asked, { unit }, { participants: ['ann'] })),
        unit,
      );
      assert.deepEqual(
        counts(only({ unit })),
        counts(report(corpus, { unit, speakers: 'participants' })),
        unit,
      );
    }
    assert.equal(counts(only({ unit: 'segment' }))['work'], '2,0,1,1,');
    for (const show of ['agreement', 'spans', 'unitizing', 'confusion', 'comparability', 'nvivo', 'pairs']) {
      const { scope: _, ...narrow } = report(asked, { show }, { participants: ['ann'] }).data;
      const { scope: __, ...found } = only({ show }).data;
      assert.deepEqual(found, narrow, show);
    }
    const { continuum } = only({ show: 'unitizing' }).data['scope'] as never as {
      continuum: { length: number };
    };
    assert.equal(continuum.length, SAID - 'INT: Go on.INT: Why?'.length);
    const work = only({}).table.rows.find(({ cells }) => cells[0] === 'Work')!.underlying!;
    assert.equal(only({}).underlyingPlaces!(work)!.length, 2);
    assert.equal(report(asked).underlyingPlaces!(work)!.length, 3);
  });

  it('compares no transcript in which no participant who counts speaks', () => {
    const texts = {
      '1.txt': [TEXT, ...A, ...B],
      '2.txt': ['INT: Hello?', ...['a', 'b'].map(coder => ({ words: 'Hello', codes: ['work'], coder }))],
    } as const;
    const one = corpusOf({ participants: [{ id: 'ann', speakers: ['Ann'] }] }, CODES, texts as never, [
      '1.txt a',
      '1.txt b',
      '2.txt a',
      '2.txt b',
    ]);
    const compared = (given: Given) => {
      const { data, table } = report(one, given);
      const { comparedTranscripts } = data['scope'] as never as { comparedTranscripts: number };
      return [comparedTranscripts, table.notes.filter(note => note.includes('not counted'))];
    };
    assert.deepEqual(compared({}), [2, []]);
    assert.deepEqual(compared({ speakers: 'participants' }), [
      1,
      ['1 transcript is not counted: fewer than two of the coders have rated a turn of a participant in it.'],
    ]);
  });

  it('counts no blank line of a turn as a unit', () => {
    const text = 'P: Qtime work.\n\nQplan person.\n\n';
    const coded = corpusOf({}, CODES, {
      '1.txt': [
        text,
        { words: 'Qtime', codes: ['work'], coder: 'a' },
        { words: 'Qplan', codes: ['work'], coder: 'b' },
      ],
    });
    for (const unit of ['sentence', 'paragraph']) {
      assert.equal(counts(report(coded, { unit, missing: 'nothing' }))['work'], '2,0,1,1,0', unit);
    }
  });

  it('takes no white space around turns for text that no one has coded', () => {
    const text = '\n\nP: All is coded.\n\n \nINT: This, too?\n\nP: Yes.\n\n\n';
    const words = text.trim();
    const both = (coder: string): Marked => ({ words, codes: ['work'], coder });
    const one = corpusOf({}, CODES, { '1.txt': [text, both('a'), both('b')] });
    for (const unit of ['character', 'sentence', 'paragraph', 'turn', 'transcript']) {
      const [row] = dataOf(report(one, { unit, missing: 'nothing' })).rows;
      assert.deepEqual([row!.d, row!.kappa, row!.alpha, row!.reason], [0, null, null, 'no variation'], unit);
    }
    const [characters] = dataOf(report(one, { unit: 'character', missing: 'nothing' })).rows;
    assert.equal(characters!.n, 'P: All is coded.INT: This, too?P: Yes.'.length);
    const family = report(one, { show: 'unitizing', missing: 'nothing' }).data;
    const { rows, overall } = family as unknown as Unitizing;
    assert.deepEqual([rows[0]!.uAlpha, rows[0]!.reason], [null, 'no variation']);
    assert.deepEqual([overall.relevanceAlpha, overall.reason], [null, 'no variation']);
  });

  it('takes uncoded text for a “no” only where the coder is complete, as the rule says', () => {
    const partly = study([...A, ...B], { b: 'in-progress' });
    // b has coded something in three of the five turns
    assert.equal(counts(report(partly))['work'], '3,1,0,0,2');
    assert.equal(counts(report(partly))['feeling'], '3,2,0,0,1');
    assert.equal(counts(report(partly, { missing: 'unfinished', all: true }))['work'], '0,0,0,0,0');
    assert.equal(counts(report(partly, { missing: 'nothing' }))['work'], '5,1,0,0,4');
    const [row] = dataOf(report(partly, { missing: 'unfinished', all: true })).rows;
    assert.deepEqual([row!.reason, row!.percent, row!.alpha], ['no units', null, null]);
    const text = toText(report(partly).table);
    assert.match(
      text,
      /Missing data: in transcripts that a coder has not completed, everything without\s+a segment/,
    );
    assert.match(
      text,
      /Not marked as complete: b in 1 transcript\. Text that they have not coded\s+there is left\s+out/,
    );
    const asNo = toText(report(partly, { missing: 'nothing' }).table);
    assert.match(asNo, /Not marked as complete: b in 1 transcript\.[^.]* counts as a\s+“no”/);
    assert.doesNotMatch(toText(report(corpus).table), /Not marked as complete/);
    // another code of theirs shows that they have read it; nothing else does
    const elsewhere = counts(report(partly, { unit: 'character' }))
      ['work']!.split(',')
      .map(Number);
    assert.equal(elsewhere[0], 'I am calm'.length + 'fear'.length + 'Because of work'.length);
  });

  it('takes all who have coded something, or whom it is told, in their order; never silently the consensus', () => {
    const three: Marked[] = [...A, ...B, { words: 'Why', codes: ['fear'], coder: 'consensus' }];
    const adjudicated = study(three);
    assert.deepEqual(dataOf(report(adjudicated)).coders, ['a', 'b']);
    assert.deepEqual(counts(report(adjudicated)), counts(report(corpus)));
    assert.match(report(adjudicated).table.notes[0]!, /^AFTER ADJUDICATION: 1 transcript has a consensus\./);
    assert.ok(report(corpus).table.notes.every(note => !note.startsWith('AFTER')));
    const turned = report(adjudicated, { coders: 'b, ada' });
    assert.deepEqual(dataOf(turned).coders, ['b', 'a']);
    assert.equal(counts(turned)['calm'], '5,1,1,0,3');
    const all = dataOf(report(adjudicated, { coders: ['a', 'b', 'consensus'] }));
    assert.deepEqual(
      all.rows
        .find(({ code }) => code === 'fear')!
        .pairs!.map(({ coders, a, b, c, d }) => [...coders, a, b, c, d]),
      [
        ['a', 'b', 0, 1, 0, 4],
        ['a', 'consensus', 0, 1, 1, 3],
        ['b', 'consensus', 0, 0, 1, 4],
      ],
    );
    assert.deepEqual(dataOf(report(adjudicated, {}, { coders: ['a', 'consensus'] })).coders, [
      'a',
      'consensus',
    ]);
  });

  it('has all figures of each pair of more than two coders, as if they were alone', () => {
    const all = study([
      ...A,
      ...B,
      { words: 'Why', codes: ['fear'], coder: 'c' },
      ...B.map(one => ({ ...one, coder: 'c' })),
    ]);
    for (const unit of ['turn', 'character', 'segment']) {
      const pairs = report(all, { show: 'pairs', unit, resamples: 30 });
      const { rows, overall } = pairs.data as unknown as {
        rows: { coders: string[]; code: string }[];
        overall: { coders: string[] }[];
      };
      assert.deepEqual(
        overall.map(({ coders }) => coders.join()),
        ['a,b', 'a,c', 'b,c'],
      );
      for (const coders of [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
      ]) {
        const alone = dataOf(report(all, { unit, resamples: 30, coders }));
        const own = rows.filter(row => row.coders.join() === coders.join());
        assert.deepEqual(
          own,
          alone.rows.map(row => ({ ...row, coders })),
        );
      }
      for (const name of ['first', 'second', 'kappa_low', 'brennan_prediger', 'prevalence']) {
        assert.ok(
          pairs.table.columns.some(column => column.name === name),
          name,
        );
      }
    }
    const text = toText(report(all, { measures: 'all' }).table).replace(/\s+/g, ' ');
    assert.match(text, /Pairs of coders without a κ.* are left out of its mean/);
    assert.match(text, /Fleiss κ can be far below −1/);
    assert.match(text, /the same as PABAK \(Byrt, Bishop & Carlin 1993\)/);
  });

  it('needs two coders, and says who there is', () => {
    assert.equal(
      error(study(A)),
      'Agreement needs at least two coders. Only Ada has coded anything here. The coders of the study are: Ada, b.',
    );
    assert.equal(
      error(corpus, { coders: 'a' }),
      'Agreement needs at least two coders. Only Ada is selected. The coders of the study are: Ada, b.',
    );
    assert.equal(error(corpus, { coders: 'a,x' }), 'coders: unknown coder “x”. The coders are: a, b.');
    assert.match(error(corpus, {}, { coders: ['b'] })!, /Only b is selected\./);
    assert.match(
      error(study([...A, ...B], { b: 'in-progress' }), {}, { status: 'complete' })!,
      /Only Ada has coded anything here\./,
    );
    assert.match(error(corpus, { show: 'confusion', unit: 'segment' })!, /needs a unit of text/);
  });

  it('gives no figure where nothing varies, and says how few occurrences there are', () => {
    const only = report(study([...A, ...B]), { all: true, level: 'codes' });
    const row = dataOf(only).rows.find(({ code }) => code === 'feeling')!;
    assert.deepEqual(
      [row.reason, row.percent, row.positive, row.kappa, row.alpha, row.ac1, row.brennanPrediger],
      ['no variation', null, null, null, null, null, null],
    );
    assert.deepEqual([row.occurrences, row.few], [0, true]);
    assert.ok(only.table.rows[0]!.faint);
    assert.equal(only.table.rows.at(-1)!.faint, undefined);
    assert.match(toText(only.table), /^Feeling .* no variation$/m);
    assert.match(toText(only.table), /^ *Calm .* 2 occurrences$/m);
  });

  it('draws whole transcripts for the interval, where there are five, else turns; the same with the same seed', () => {
    const five = dataOf(report(study([...A, ...B], {}, 5), { resamples: 50 }));
    // five copies of one transcript: nothing shows how far others would differ
    assert.deepEqual(
      [five.rows[1]!.ci, five.rows[1]!.kappaCi, five.rows[1]!.ciReason],
      [null, null, 'the transcripts do not differ'],
    );
    const row = dataOf(report(varied(), { resamples: 200 })).overall;
    for (const [figure, interval, least] of [
      [row.alpha, row.ci, -1],
      [row.kappa, row.kappaCi, -1],
      [row.percent, row.percentCi, 0],
      [row.positive, row.positiveCi, 0],
    ] as const) {
      const [low, high] = interval!;
      assert.ok(
        least <= low && low < figure! && figure! <= high && high <= 1,
        `${figure}: ${low} to ${high}`,
      );
    }
    const settings = (found: Report) => (found.data.scope as unknown as Agreement['settings']).clusters;
    assert.deepEqual(settings(report(study([...A, ...B], {}, 5), { resamples: 9 })), {
      kind: 'transcript',
      count: 5,
    });
    assert.deepEqual(settings(report(corpus, { resamples: 9 })), { kind: 'turn', count: 5 });
    const many = study([...A, ...B], {}, 4);
    const ci = (seed: number) => dataOf(report(many, { resamples: 200, seed })).overall.positiveCi;
    assert.deepEqual(ci(3), ci(3));
    assert.notDeepEqual(ci(3), ci(4));
    const one = dataOf(report(corpus, { unit: 'transcript', resamples: 9 }));
    assert.deepEqual(
      [one.overall.ci, one.overall.ciReason],
      [null, 'fewer than two transcripts to draw from'],
    );
    const rare = dataOf(report(corpus, { resamples: 100 })).rows.find(({ code }) => code === 'work')!;
    assert.equal(rare.ci, null);
    assert.match(rare.ciReason!, /^no variation in \d+ of 100 resamples$/);
  });

  it('prints what was compared, and a paragraph on how', () => {
    const found = report(corpus, { resamples: 200, seed: 7 });
    const text = toText(found.table).replace(/\s+/g, ' ');
    for (const part of [
      'Agreement between Ada and b: A study',
      'Coding: only Ada, b.',
      'Compared: Ada and b, in 1 transcript where at least two of them have rated something. Unit: turn, a “yes” where',
      'from 200 resamples of the 5 turns (studentized cluster bootstrap, seed 7)',
      'Greyed out: figures based on fewer than 5 occurrences (4 of 4 rows).',
    ]) {
      assert.ok(text.includes(part), part);
    }
    const { method } = dataOf(found);
    assert.equal(found.table.notes.at(-1), method);
    assert.match(method, /^How agreement was computed: the coding of 2 coders \(Ada and b\) was compared/);
    assert.match(method, /in 1 transcript, for each code and, rolled up, for each theme\./);
    assert.match(method, /by a studentized bootstrap with 200 resamples of whole turns \(5; seed 7\)/);
    assert.match(dataOf(report(corpus, { unit: 'segment' })).method, /chance-corrected coefficients/);
  });

  it('has few columns, more when asked, and all for programs', () => {
    const titles = (given: Given) =>
      report(corpus, given)
        .table.columns.filter(({ isData }) => !isData)
        .map(({ title }) => title)
        .join(' | ');
    assert.equal(
      titles({}),
      'Theme / code | n | Both | Only Ada | Only b | Neither | % | Positive % | κ | α | α from | α to | Note',
    );
    assert.match(
      titles({ measures: 'all' }),
      /% \| % from \| % to \| Positive % \| Positive % from \| Positive % to \| κ \| κ from \| κ to \| π \| Fleiss κ \| α \| α from \| α to \| AC1 \| B–P \(PABAK\) \| Prevalence % \| Note$/,
    );
    assert.equal(
      titles({ unit: 'segment' }),
      'Theme / code | n | Both | Only Ada | Only b | % | Positive % | Note',
    );
    const names = report(corpus).table.columns.map(({ name }) => name);
    for (const name of [
      'pi',
      'ac1',
      'brennan_prediger',
      'ci_low',
      'kappa_low',
      'percent_high',
      'positive_low',
      'occurrences',
      'few',
      'missing',
      'seed',
      'compared',
    ]) {
      assert.ok(names.includes(name), name);
    }
    assert.equal(new Set(names).size, names.length);
  });

  it('leads from a row to the coders’ own segments, also where there is a consensus', () => {
    const adjudicated = study([...A, ...B, { words: 'calm', codes: ['calm'], coder: 'consensus' }]);
    const found = report(adjudicated);
    const calm = found.table.rows[1]!.underlying!;
    assert.deepEqual(
      found.underlyingPlaces!(calm)!.map(({ placed }) => placed!.coder),
      ['b', 'a', 'b'],
    );
    assert.deepEqual(
      underlyingPlaces(adjudicated, {}, calm).map(({ placed }) => placed!.coder),
      ['consensus'],
    );
  });

  it('draws α with its interval for each row', () => {
    const found = report(varied(), { resamples: 20 });
    const [chart] = found.charts as IntervalChart[];
    const { rows } = dataOf(found);
    assert.equal(chart!.kind, 'intervals');
    assert.deepEqual(
      chart!.rows.map(({ label: { text }, value, low, faint }) => [
        text,
        value !== null,
        low !== null,
        faint,
      ]),
      [
        ...rows.map(({ name, ci, few }) => [name, true, ci !== null, few]),
        ['All (3 codes)', true, true, false],
      ],
    );
    assert.match(chart!.rows.at(-1)!.text, /^0\.\d\d \(-?\d\.\d\d to \d\.\d\d\)$/);
    assert.deepEqual(report(corpus, { unit: 'segment' }).charts, []);
  });

  it('has an empty table where nothing is coded, and none of its views fails', () => {
    const empty = study([], { a: 'complete', b: 'complete' });
    for (const show of ['agreement', 'spans', 'unitizing', 'confusion', 'comparability', 'nvivo', 'pairs']) {
      const { table, data } = report(empty, { show });
      assert.deepEqual([table.rows.length, data.rows.length], [0, 0], show);
    }
    const { overall } = dataOf(report(empty));
    assert.deepEqual([overall.codes, overall.n, overall.alpha, overall.reason], [0, 0, null, 'no units']);
  });
});
