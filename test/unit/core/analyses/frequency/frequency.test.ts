import assert from 'node:assert/strict';
import { segmentsPerCode } from '../../../../../src/core/corpus/segmentsPerCode';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import { type FrequencyOptions, frequency } from '../../../../../src/core/analyses/frequency/frequency';
import type { StudyFile } from '../../../../../src/core/studyFile/studyFile';
import { corpusOf } from '../kit/corpora';

type Options = FrequencyOptions & ScopeOptions;

function table(corpus: Corpus, options?: Options) {
  const found = frequency(corpus, { all: true, ...options });
  assert.ok(found.ok);
  return found.value;
}

const code = (id: string, parent?: string) => ({ id, name: id, ...(parent ? { parent } : {}) });

/** `name participants/segments/words/transcripts label`, a line for each row. */
function lines(corpus: Corpus, options?: Options): string[] {
  return table(corpus, options).rows.map(
    ({ path, participants, segments, words, transcripts, label }) =>
      `${'  '.repeat(path.length - 1)}${path.at(-1)} ${participants}/${segments}/${words}/${transcripts} ${label}`,
  );
}

describe('frequency', () => {
  const study: Partial<StudyFile> = {
    participants: [
      { id: 'ann', speakers: ['Ann'], attributes: { job: 'nurse', age: 43 } },
      { id: 'ben', speakers: ['Ben'], attributes: { job: 'doctor', age: '43' } },
      { id: 'cem', transcripts: ['3.txt'], attributes: { job: 'nurse' } },
    ],
    groups: [{ id: 'first', name: 'The first', transcripts: ['1.txt'] }],
  };
  const codes = [code('care'), code('calm', 'care'), code('time', 'care'), code('none', 'care')];
  const first =
    'Ann: I like the calm here.\n\nINT: Tell me.\n\nBen: No time at all.\n\nAnn: Time, yes, and calm.';
  const second = 'Ben: All calm.\n\nBen: Nothing else.';

  it('counts participants, segments, words and transcripts; a theme once for all under it', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        first,
        { words: 'the calm here', codes: ['calm', 'time'] },
        { words: 'No time at all', codes: ['time'] },
        { words: 'calm here', codes: ['care', 'calm', 'calm'] },
      ],
      '2.txt': [second, { words: 'All calm', codes: ['calm'] }],
      '3.txt': ['Nobody has coded this.'],
    });
    assert.deepEqual(lines(corpus), [
      'care 2/4/9/2 typical',
      '  calm 2/3/5/2 typical',
      '  time 2/2/7/1 typical',
      '  none 0/0/0/0 null',
    ]);
    const [care] = table(corpus).rows;
    assert.deepEqual([care!.of, care!.share], [3, 2 / 3]);
    const { words, segments, transcripts, codedTranscripts } = table(corpus).scope;
    assert.deepEqual([words, segments, transcripts, codedTranscripts], [23, 4, 3, 2]);
  });

  it('counts no words of transcribers’ notes, unless the study says that they are words', () => {
    const text = 'Ann: Well [laughs] I see. (pause) [the trainer came in]\n\nBen: (so) [laughs] yes';
    const counts = (transcriberNotes?: StudyFile['transcriberNotes']) => {
      const corpus = corpusOf({ ...study, transcriberNotes }, codes, {
        '1.txt': [text, { words: text.slice(5, -4), codes: ['calm'] }],
      });
      const { scope, rows } = table(corpus);
      return [scope.words, scope.transcriberNotes, rows[1]!.words];
    };
    assert.deepEqual(counts(), [5, 4, 4]);
    assert.deepEqual(counts('brackets'), [5, 4, 4]);
    assert.deepEqual(counts('sounds'), [9, 3, 8]);
    assert.deepEqual(counts('none'), [12, 0, 11]);
  });

  it('has no row for what does not occur, and says so, unless asked', () => {
    const corpus = corpusOf(study, codes, { '1.txt': [first, { words: 'the calm here', codes: ['calm'] }] });
    assert.deepEqual(lines(corpus, { all: false }), ['care 1/1/3/1 rare', '  calm 1/1/3/1 rare']);
    assert.deepEqual(table(corpus, { all: false }).scope.notes, [
      '2 themes and codes of the codebook have no segments here and are not listed.',
    ]);
    assert.deepEqual(table(corpus).scope.notes, []);
  });

  it('counts a segment for everyone whose turn it runs into, from the label on, but not for an interviewer', () => {
    const overLabel = corpusOf(study, codes, {
      '1.txt': [first, { words: 'calm here.\n\nINT: Tell me.\n\nB', codes: ['calm'] }],
    });
    assert.equal(lines(overLabel)[1], '  calm 2/1/4/1 general');
    const upToLabel = corpusOf(study, codes, {
      '1.txt': [first, { words: 'Tell me.\n\n', codes: ['calm'] }],
    });
    assert.equal(lines(upToLabel)[1], '  calm 0/1/2/1 null');
    assert.deepEqual(table(upToLabel).scope.notes, [
      '1 segment counts for no participant: it overlaps no participant’s turn.',
    ]);
  });

  it('keeps to a group, and says so', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [first, { words: 'No time', codes: ['time'] }],
      '2.txt': [second, { words: 'calm', codes: ['calm'] }],
    });
    const { rows, scope } = table(corpus, { groups: ['first'] });
    assert.deepEqual(scope.filters, { groups: ['first'] });
    assert.deepEqual([scope.participants, scope.transcripts, scope.segments], [2, 1, 1]);
    assert.deepEqual(
      rows.map(({ name, participants, of }) => `${name} ${participants}/${of}`),
      ['care 1/2', 'time 1/2', 'calm 0/2', 'none 0/2'],
    );
    assert.deepEqual(frequency(corpus, { groups: ['last'] }), {
      ok: false,
      error: 'The study has no group “last”.',
    });
  });

  it('counts the consensus of a transcript once it is complete, else all coders, or one coder', () => {
    const texts: Parameters<typeof corpusOf>[2] = {
      '1.txt': [
        first,
        { words: 'calm here', codes: ['calm'], coder: 'nd' },
        { words: 'No time', codes: ['time'], coder: 'ks' },
        { words: 'time', codes: ['time'], coder: 'consensus' },
      ],
      '2.txt': [
        second,
        { words: 'calm', codes: ['calm'], coder: 'nd' },
        { words: 'calm', codes: ['calm'], coder: 'ks' },
      ],
    };
    const corpus = corpusOf(study, codes, texts, ['1.txt consensus']);
    assert.deepEqual(lines(corpus).slice(1, 3), ['  calm 1/2/1/1 rare', '  time 1/1/1/1 rare']);
    const { filters, coders, consensusTranscripts } = table(corpus).scope;
    assert.deepEqual([filters, coders, consensusTranscripts], [{}, ['consensus', 'ks', 'nd'], 1]);
    assert.deepEqual(lines(corpus, { coders: ['nd'] }).slice(1, 3), [
      '  calm 2/2/3/2 general',
      '  none 0/0/0/0 null',
    ]);
    assert.deepEqual(table(corpus, { coders: ['nd'] }).scope.consensusTranscripts, 0);
    assert.equal(lines(corpus, { coders: ['consensus'] })[1], '  time 1/1/1/1 rare');
    assert.deepEqual([...segmentsPerCode(corpus)].sort(), [
      ['calm', 2],
      ['care', 3],
      ['time', 1],
    ]);

    const started = corpusOf(study, codes, texts);
    assert.deepEqual(lines(started).slice(1, 3), ['  calm 2/3/3/2 general', '  time 1/1/2/1 rare']);
    const { scope } = table(started);
    assert.deepEqual([scope.coders, scope.consensusTranscripts], [['ks', 'nd'], 0]);
    assert.deepEqual(
      scope.notes.filter(note => note.includes('consensus')),
      [
        'The consensus of 1 transcript is not complete and does not count; the coders’ own segments count instead: 1.txt.',
      ],
    );
    assert.equal(lines(started, { coders: ['consensus'] })[1], '  time 1/1/1/1 rare');
    assert.deepEqual([...segmentsPerCode(started)].sort(), [
      ['calm', 3],
      ['care', 4],
      ['time', 1],
    ]);
  });

  it('counts once what one coder has twice on the same words', () => {
    const twice = (coder: string, ...more: string[]) => [
      { words: 'calm here', codes: ['calm'], coder },
      { words: 'calm here', codes: ['calm', ...more], coder },
    ];
    const other = { words: 'calm here', codes: ['time'], coder: 'nd' };
    const corpus = corpusOf(study, codes, {
      '1.txt': [first, ...twice('nd'), other, ...twice('ks', 'care')],
    });
    assert.equal(table(corpus).scope.segments, 3);
    assert.deepEqual([...segmentsPerCode(corpus)].sort(), [
      ['calm', 2],
      ['care', 3],
      ['time', 1],
    ]);
    assert.equal(corpus.transcripts[0]!.segments.length, 5);
  });

  it('takes transcripts away from all when only those to leave out are named', () => {
    const corpus = corpusOf(study, codes, { '1.txt': [first], '2.txt': [second], 'sub/3.txt': [second] });
    const transcripts = (...patterns: string[]) => table(corpus, { transcripts: patterns }).scope.transcripts;
    assert.deepEqual(
      [transcripts('!1.txt'), transcripts('!sub/*'), transcripts('*.txt', '!1.txt')],
      [2, 2, 1],
    );
  });

  it('takes a consensus for one even when its segments have lost their place', () => {
    const corpus = corpusOf(
      study,
      codes,
      {
        '1.txt': [
          first,
          { words: 'calm here', codes: ['calm'], coder: 'nd' },
          { words: 'time', codes: ['time'], coder: 'consensus', state: 'orphan' },
        ],
      },
      ['1.txt consensus'],
    );
    assert.equal(table(corpus).scope.segments, 0);
  });

  it('keeps to participants with an attribute and to segments in their turns', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        first,
        { words: 'here.\n\nINT: Tell me.\n\nBen: No', codes: ['calm'] },
        { words: 'at all', codes: ['time'] },
      ],
      '3.txt': ['Nobody has coded this.'],
    });
    const nurses = { where: [{ attribute: 'job', value: 'nurse' }] };
    assert.deepEqual(lines(corpus, nurses).slice(0, 3), [
      'care 1/1/4/1 rare',
      '  calm 1/1/4/1 rare',
      '  none 0/0/0/0 null',
    ]);
    assert.deepEqual(table(corpus, nurses).scope.participants, 2);
    const of = (attribute: string, value: string) =>
      table(corpus, { where: [{ attribute, value }] }).scope.participants;
    assert.deepEqual(
      ['43', '43.0', ' 43', '', '4'].map(value => of('age', value)),
      [2, 1, 1, 0, 0],
    );
    assert.equal(of('job', 'Nurse'), 0);
    assert.equal(of('toString', 'x'), 0);
    const both = [...nurses.where, { attribute: 'age', value: '43' }];
    assert.equal(table(corpus, { where: both }).scope.participants, 1);
  });

  it('leaves out what has no place and what the codebook does not have, with a note', () => {
    const merged = [...codes, { id: 'calmness', mergedInto: 'quiet' }, { id: 'quiet', mergedInto: 'calm' }];
    const corpus = corpusOf(study, [...merged, { id: 'lost', mergedInto: 'gone' }], {
      '1.txt': [
        first,
        { words: 'calm here', codes: ['calmness', 'old', 'lost', 'old'] },
        { words: 'calm', codes: ['old', 'quiet', 'calm'], state: 'moved' },
        { words: 'I like', codes: ['calm'], state: 'orphan' },
        { words: 'No time', codes: ['time'], state: 'ambiguous' },
        { words: 'Time', codes: ['time'], state: 'ambiguous' },
        { words: 'No', codes: ['time'], state: 'changed' },
      ],
      '2.txt': ['Ben: Hello.\n\nEve: Hello.\n\nEve: Calm.\n\nEve: Yes.'],
    });
    assert.deepEqual(lines(corpus), [
      'care 2/3/3/1 general',
      '  calm 1/2/2/1 rare',
      '  time 1/1/1/1 rare',
      '  none 0/0/0/0 null',
    ]);
    assert.deepEqual(table(corpus).scope.notes, [
      'Unassigned labels: “Eve” (3 turns).',
      '1 orphan was left out: its words can no longer be found in the transcript.',
      '2 ambiguous segments were left out: their words occur in several places now.',
      '1 moved segment was counted at its new place, which has not been confirmed yet.',
      'Codes that are missing from the codebook and therefore have no row: “old” (2 segments), “lost” (1 segment).',
    ]);
  });

  it('says so when labels stand for participants, and when labels cannot be told apart', () => {
    const undeclared = corpusOf({}, codes, { '1.txt': [first] });
    assert.equal(table(undeclared).scope.participants, 2);
    assert.deepEqual(table(undeclared).scope.notes, [
      'The study has no participants yet, so every label other than an interviewer’s counts as a participant.',
    ]);
    const participants = ['a', 'b'].map(id => ({ id, speakers: ['Ann', 'INT'] }));
    assert.deepEqual(table(corpusOf({ participants }, codes, { '1.txt': [first] })).scope.notes, [
      'Unassigned labels: “Ben” (1 turn).',
      'Labels of several participants, whose turns count for none of them: “Ann” (2 turns).',
      'Labels of both a participant and an interviewer, which count as the interviewer’s: “INT” (1 turn).',
    ]);
  });

  it('has a row for every code, and no share of nothing, in an empty study', () => {
    const { rows, scope } = table(corpusOf({}, codes, {}));
    assert.deepEqual(
      rows.map(({ name, of, share, label }) => [name, of, share, label]),
      ['care', 'calm', 'none', 'time'].map(name => [name, 0, null, null]),
    );
    assert.deepEqual([scope.words, scope.transcripts, scope.coders], [0, 0, []]);
  });

  it('orders themes as the codebook, and codes by what is counted, then segments, then name', () => {
    const names = [
      { id: 't2', name: 'Second', rank: 'a1' },
      { id: 't1', name: 'First', rank: 'a0' },
      { id: 'x', name: 'Loose' },
      ...['A 10', 'A 9', 'B', 'C'].map((name, i) => ({ id: `c${i}`, name, parent: 't1' })),
      { id: 'inner', name: 'Inner', parent: 't1', rank: 'a9' },
      { id: 'c9', name: 'Deep', parent: 'inner' },
      { id: 'd', name: 'D', parent: 't2' },
    ];
    const corpus = corpusOf({}, names, {
      '1.txt': [
        'Ann: one two three\n\nBen: four five\n\nAnn: six\n\nBen: seven',
        { words: 'one two three', codes: ['c2'] },
        { words: 'six', codes: ['c3', 'x'] },
        { words: 'three', codes: ['c3'] },
      ],
    });
    const order = (options?: FrequencyOptions) =>
      table(corpus, options)
        .rows.map(({ name }) => name)
        .join(', ');
    assert.equal(order(), 'First, Inner, Deep, C, B, A 9, A 10, Second, D, Loose');
    assert.equal(order({ by: 'words' }), 'First, Inner, Deep, B, C, A 9, A 10, Second, D, Loose');
  });
});
