import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import type { QuoteRow } from '../../../../../src/core/analyses/segments/segments';
import { segmentsAnalysis } from '../../../../../src/core/analyses/segments/segmentsAnalysis';
import { corpusOf } from '../kit/corpora';
import { toCsv, toText } from '../../report/formats/written';
import { settled } from '../../report/settled';

const study = {
  participants: [
    { id: 'ann', name: 'Ann A.', speakers: ['Ann'] },
    { id: 'ben', speakers: ['Ben'] },
  ],
};
const codes = [
  { id: 'care', name: 'Care' },
  { id: 'calm', name: 'Calm', parent: 'care' },
  { id: 'time', name: 'Time', parent: 'care' },
  { id: 'quiet', mergedInto: 'calm' },
];
const text =
  'Ann: I like the calm\nof this place.\n\nINT: Tell me more.\n\n[00:01:02] Ben: No time at all, and no calm.\n\nAnn: Time, yes.';

function report(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}) {
  const found = runAnalysis(segmentsAnalysis, corpus, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return settled(found.value);
}

function rows(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}): readonly QuoteRow[] {
  return report(corpus, given, options).data.rows as readonly QuoteRow[];
}

describe('segments', () => {
  it('says of each segment where its words come from', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        text,
        {
          words: 'calm\nof this place.\n\nINT: Tell me more.\n\n[00:01:02] Ben: No time',
          codes: ['time', 'gone', 'quiet', 'calm'],
          memo: 'Both at once',
          created: '2026-03-01T10:00:00Z',
        },
      ],
    });
    assert.deepEqual(rows(corpus), [
      {
        id: 's0',
        transcript: '1.txt',
        coder: 'nd',
        codes: ['calm', 'time', 'gone'],
        names: ['Calm', 'Time', 'gone'],
        participants: ['ann', 'ben'],
        speakers: ['Ann', 'INT', 'Ben'],
        line: 1,
        timestamp: null,
        start: 16,
        end: 80,
        quote: 'calm of this place.\nINT: Tell me more.\nBen: No time',
        before: '',
        after: '',
        memo: 'Both at once',
        created: '2026-03-01T10:00:00Z',
      },
    ]);
  });

  it('cuts the middle of long quotes, and says whose words go on behind the cut', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        text,
        { words: 'I like the calm\nof this place.', codes: ['calm'] },
        { words: 'this place.\n\nINT: Tell me more.\n\n[00:01:02] Ben: No time', codes: ['calm'] },
      ],
    });
    const quotes = (longest: number) => rows(corpus, { longest }).map(({ quote }) => quote);
    assert.deepEqual(quotes(3), ['I like […] place.', 'this place. […]\nBen: time']);
    assert.deepEqual(quotes(1), ['I […]', 'this […]']);
    assert.deepEqual(quotes(7), [
      'I like the calm of this place.',
      'this place.\nINT: Tell me more.\nBen: No time',
    ]);
    assert.deepEqual(quotes(0), quotes(7));
  });

  it('has words before and behind in columns of their own, over turns, up to the ends of the text', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        text,
        { words: 'like', codes: ['calm'] },
        { words: 'No time', codes: ['time'] },
        { words: 'yes.', codes: ['time'] },
      ],
    });
    assert.deepEqual(
      rows(corpus, { context: 3 }).map(({ before, after }) => [before, after]),
      [
        ['I', 'the calm of'],
        ['Tell me more.\nBen:', 'at all, and'],
        ['no calm.\nAnn: Time,', ''],
      ],
    );
    const columns = report(corpus, { context: 3 }).table.columns.filter(({ isData }) => !isData);
    assert.deepEqual(
      columns.map(({ title }) => title),
      ['Codes', 'Before', 'Quote', 'After', 'Participant', 'Speaker', 'Transcript', 'Line', 'Time', 'Coder'],
    );
  });

  it('goes by transcript and place, or by code as the codebook has them, a theme with its own segments only', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        text,
        { words: 'Time, yes', codes: ['time', 'care'] },
        { words: 'no calm', codes: ['quiet', 'calm'] },
        { words: 'No time', codes: ['time', 'calm', 'gone'] },
      ],
      '2.txt': ['Ben: All calm.', { words: 'All calm', codes: ['calm'] }],
    });
    const places = (given: Given, options?: ScopeOptions) =>
      rows(corpus, given, options).map(({ path, quote }) => [...(path ?? []), quote].join(' / '));
    assert.deepEqual(places({}), ['No time', 'no calm', 'Time, yes', 'All calm']);
    const perCode = [
      'Care / Time, yes',
      'Care / Calm / No time',
      'Care / Calm / no calm',
      'Care / Calm / All calm',
      'Care / Time / No time',
      'Care / Time / Time, yes',
    ];
    assert.deepEqual(places({ per: 'code' }), perCode);
    assert.deepEqual(places({ per: 'code' }, { codes: ['time'] }), perCode.slice(4));
    assert.deepEqual(
      report(corpus, { per: 'code' }).table.rows.map(({ underlying }) => underlying),
      rows(corpus, { per: 'code' }).map(({ transcript, id }) => {
        return { transcript, segment: { coder: 'nd', id } };
      }),
    );
  });

  it('quotes a label, where a segment begins with it or is nothing else', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        text,
        { words: 'Ann: I like', codes: ['calm'] },
        { words: 'INT', codes: ['calm'] },
        { words: '00:01:02', codes: ['calm'] },
      ],
    });
    assert.deepEqual(
      rows(corpus, { longest: 1 }).map(({ quote, speakers, line, timestamp }) => [
        quote,
        speakers[0],
        line,
        timestamp,
      ]),
      [
        ['Ann: I […]', 'Ann', 1, null],
        ['INT:', 'INT', 4, null],
        ['Ben:', 'Ben', 6, '00:01:02'],
      ],
    );
  });

  it('prints for people what there is, and everything for programs', () => {
    const corpus = corpusOf({ interviewers: ['INT'] }, codes, {
      '1.txt': [text, { words: 'the calm', codes: ['calm'] }],
    });
    assert.equal(
      toText(report(corpus).table),
      `Coded segments: A study
The whole study: 1 transcript, 2 participants, 1 segment · one row for each
segment · nd
Please note: The study has no participants yet.

Codes  Quote     Speaker  Transcript  Line  Coder
─────────────────────────────────────────────────
Calm   the calm  Ann      1.txt          1  nd
─────────────────────────────────────────────────

What this counts
The whole study: 1 transcript, 2 participants, 1 segment, 19 words.
Coding: nd.
One row for each segment.
Line: the line of the transcript where the segment starts.
The study has no participants yet, so every label other than an interviewer’s
counts as a participant.
`,
    );
    const [head, first] = toCsv(report(corpus, { per: 'code' }).table).split('\n');
    assert.equal(
      head,
      'name,value,before,quote,after,participants,speakers,transcript,line,timestamp,coder,memo,date,path,code,names,codes,participant_ids,start,end,created,id,' +
        'per,longest,context,key,study,groups,only_transcripts,only_participants,where,only_codes,from,to,status,coders,notes',
    );
    assert.match(
      first!,
      /^Calm,,,the calm,,Ann,Ann,1\.txt,1,,nd,,,Care \/ Calm,calm,Calm,calm,Ann,12,20,,s0,code,0,0,false,A study,/,
    );
  });

  it('shows coders by name, and to programs by id', () => {
    const corpus = corpusOf({ ...study, coders: [{ id: 'nd', name: 'N. D.' }] }, codes, {
      '1.txt': [text, { words: 'the calm', codes: ['calm'] }],
    });
    const { table } = report(corpus);
    assert.match(toText(table), /the calm .* N\. D\.\n/);
    const coder = table.columns.findIndex(({ name }) => name === 'coder');
    assert.equal(table.rows[0]!.cells[coder], 'nd');
  });

  it('is an empty table where there is nothing', () => {
    assert.deepEqual(rows(corpusOf({}, [], {})), []);
    assert.deepEqual(rows(corpusOf(study, codes, { '1.txt': [text] }), { per: 'code', context: 2 }), []);
    const orphan = { words: 'calm', codes: ['calm'], state: 'orphan' as const };
    assert.deepEqual(rows(corpusOf(study, codes, { '1.txt': [text, orphan] })), []);
    const unknown = { words: 'calm', codes: ['gone'] };
    assert.deepEqual(rows(corpusOf(study, [], { '1.txt': [text, unknown] }), { per: 'code' }), []);
  });
});
