import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = `INT: How was it?

Ann: Good, 😀 all in all,
and then it was over. [laughs]

INT: And then?

R: Nothing.

INT: Nothing?

R: No.
`;

interface Json {
  readonly turns: readonly Record<string, unknown>[];
  readonly transcripts: readonly Record<string, unknown>[];
}

describe('transcript-coder turns', () => {
  const folder = tempFolder();
  const study = {
    schema: 1,
    name: 'Test',
    transcripts: ['*.txt'],
    interviewers: ['INT'],
    participants: [
      { id: 'ann', name: 'Ann K.', speakers: ['Ann'] },
      { id: 'ben', transcripts: ['b.txt'] },
    ],
    groups: [{ id: 'late', name: 'Later', transcripts: ['b.txt'] }],
  };
  const run = (...args: string[]) => runCli(folder.path, 'turns', '.', ...args);
  const json = async (...args: string[]) => {
    const { code, out, err } = await run('--format', 'json', ...args);
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out) as Json;
  };

  beforeEach(() => {
    fs.writeFileSync(folder.file('study.json'), JSON.stringify(study));
    fs.writeFileSync(folder.file('a.txt'), `\ufeff${TEXT.replaceAll('\n', '\r\n')}`);
    fs.writeFileSync(
      folder.file('b.txt'),
      '[00:00:01] INT: And you?\n\n[00:00:04] R: Same here.\n\n[00:00:07] INT: Oh.\n\n[00:00:09] R:\n',
    );
  });

  it('gives every turn with its place in the LF text, for programs', async () => {
    const { turns } = await json();
    const [, ann] = turns;
    const start = TEXT.indexOf('Ann:');
    assert.deepEqual(ann, {
      transcript: 'a.txt',
      line: 3,
      start,
      speechStart: start + 5,
      end: TEXT.indexOf('\n\nINT: And'),
      timestamp: null,
      label: 'Ann',
      participant: 'ann',
      interviewer: false,
      words: 9,
      pattern: ann!['pattern'],
      text: 'Good, 😀 all in all, and then it was over. [laughs]',
    });
    assert.equal(typeof ann!['pattern'], 'string');
    assert.deepEqual(
      turns.map(({ transcript, label, participant, interviewer }) => [
        transcript,
        label,
        participant,
        interviewer,
      ]),
      [
        ['a.txt', 'INT', null, true],
        ['a.txt', 'Ann', 'ann', false],
        ['a.txt', 'INT', null, true],
        ['a.txt', 'R', null, false],
        ['a.txt', 'INT', null, true],
        ['a.txt', 'R', null, false],
        ['b.txt', 'INT', null, true],
        ['b.txt', 'R', 'ben', false],
        ['b.txt', 'INT', null, true],
        ['b.txt', 'R', 'ben', false],
      ],
    );
    const last = turns.at(-1)!;
    assert.deepEqual(
      [last['timestamp'], last['words'], last['text'], last['speechStart']],
      ['00:00:09', 0, '', last['end']],
    );
  });

  it('shows as many of the first words as asked for', async () => {
    const texts = async (...args: string[]) => (await json(...args)).turns.map(({ text }) => text);
    assert.equal((await texts('--first', '2'))[1], 'Good, 😀 all …');
    assert.equal((await texts('--first', '0'))[1], 'Good, 😀 all in all, and then it was over. [laughs]');
    for (const wrong of ['x', '-1', '1.5', ''])
      assert.deepEqual(
        [(await run(`--first=${wrong}`)).code, (await run(`--first=${wrong}`)).err],
        [2, `transcript-coder: --first takes a whole number of 0 or more, not “${wrong}”.\n`],
      );
  });

  it('lists what was found in each transcript, and what is doubtful about it', async () => {
    const talk = '[00:01:00] INT: So?\n\n[00:02:00] Ann: It was fine, and then it was over.\n\n'.repeat(4);
    fs.writeFileSync(folder.file('a.txt'), `${talk}[00:03:00] Bob: The worst.\n`);
    const { transcripts } = await json('--labels', '--first', '2');
    const [first, second] = transcripts as [Record<string, unknown>, Record<string, unknown>];
    assert.deepEqual(Object.keys(first), ['transcript', 'layouts', 'labels', 'skipped', 'doubts']);
    assert.deepEqual(
      (first['layouts'] as { turns: number }[]).map(({ turns }) => turns),
      [9],
    );
    assert.deepEqual((first['labels'] as unknown[])[1], {
      label: 'Ann',
      participant: 'ann',
      interviewer: false,
      turns: 4,
      words: 32,
      line: 3,
      start: talk.indexOf('[00:02'),
      pattern: (first['layouts'] as { pattern: string }[])[0]!.pattern,
      text: 'It was …',
    });
    assert.deepEqual(first['doubts'], [
      {
        kind: 'label-once',
        label: 'Bob',
        line: 17,
        start: talk.length,
        message: '“Bob” occurs only once. Check whether it is a speaker.',
      },
    ]);
    assert.deepEqual(second['doubts'], []);
    for (const args of [['--labels'], ['--labels', '--format', 'md']]) {
      const { code, out } = await run(...args);
      assert.equal(code, 0);
      assert.match(out, /doubtful .*Bob.*occurs only once/);
      assert.match(out, /Ann +\|? *Ann K\./);
    }
  });

  it('goes by the patterns of the study and of its groups, and by what is no speaker', async () => {
    const written = {
      ...study,
      participants: [],
      interviewers: [],
      turns: { patterns: ['{speaker} =>'], notSpeakers: ['Monday'] },
      groups: [{ id: 'late', transcripts: ['b.txt'], turns: { patterns: ['{number}. {speaker} ~'] } }],
    };
    fs.writeFileSync(folder.file('study.json'), JSON.stringify(written));
    const talk = 'Anna => How was it?\nBo => Fine, all in all.\nMonday => the worst.\n';
    fs.writeFileSync(folder.file('a.txt'), talk.repeat(2));
    fs.writeFileSync(
      folder.file('b.txt'),
      '12. INT ~ How?\n13. P1 ~ So.\n14. INT ~ And then?\n15. P1 ~ No.\n',
    );
    const { transcripts } = await json('--labels');
    assert.deepEqual(
      transcripts.map(({ layouts, labels }) => [
        layouts,
        (labels as { label: string; words: number }[]).map(({ label, words }) => [label, words]),
      ]),
      [
        [
          [{ pattern: '{speaker} =>', turns: 4 }],
          [
            ['Anna', 6],
            ['Bo', 14],
          ],
        ],
        [
          [{ pattern: '{number}. {speaker} ~', turns: 4 }],
          [
            ['INT', 3],
            ['P1', 2],
          ],
        ],
      ],
    );
    const { code, out } = await runCli(folder.path, 'check', '.');
    assert.deepEqual([code, out], [0, 'No problems found: 2 transcripts, 0 segments.\n']);
  });

  it('filters by group and transcript, and knows no other filters', async () => {
    const paths = async (...args: string[]) => [
      ...new Set((await json(...args)).turns.map(({ transcript }) => transcript)),
    ];
    assert.deepEqual(await paths('--group', 'Later'), ['b.txt']);
    assert.deepEqual(await paths('--transcript', '!b.txt'), ['a.txt']);
    assert.equal((await run('--coder', 'nd')).code, 2);
    assert.match((await run('--group', 'Latter')).err, /There is no group “Latter”/);
  });

  it('writes tables, with names for people and ids for programs', async () => {
    const { out } = await run('--format', 'csv');
    const [head, , ann] = out.split('\n');
    assert.equal(
      head,
      'transcript,line,timestamp,label,participant,participant_id,words,pattern,text,start,speech_start,end',
    );
    assert.match(ann!, /^a\.txt,3,,Ann,Ann K\.,ann,9,/);
    assert.match(out, /^a\.txt,1,,INT,interviewer,,3,/m);
    await run('-o', 'turns.csv');
    assert.equal(fs.readFileSync(folder.file('turns.csv'), 'utf8'), out);
    const { out: text } = await run();
    assert.match(text, /^Turns: Test\n2 transcripts, 10 turns\n/);
    assert.match(text, /^a\.txt +3 +Ann +Ann K\. +9 /m);
    const { code, err } = await run('--format', 'svg');
    assert.deepEqual([code, err], [2, 'transcript-coder: This report has no chart.\n']);
  });

  it('takes labels for participants where the study declares none', async () => {
    fs.writeFileSync(
      folder.file('study.json'),
      JSON.stringify({ schema: 1, name: 'Test', transcripts: ['a.txt'] }),
    );
    const { turns } = await json();
    assert.deepEqual(
      turns.map(({ participant }) => participant),
      turns.map(({ label }) => label),
    );
    assert.doesNotMatch((await run()).out, /Participant/);
  });
});
