import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findTurns } from '../../../src/core/turns/findTurns';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';

const STUDY = {
  schema: 1,
  name: 'Typing',
  transcripts: ['*.txt'],
  interviewers: ['INT'],
  participants: [{ id: 'p', name: 'P', speakers: ['P1'] }],
  turns: { notSpeakers: ['Monday morning', 'Note'] },
};

const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('INT: How was that for you, all in all?', 'P1: It went on and on.'),
  },
  { weight: 2, arbitrary: fc.constantFrom('so we went there again', '', 'One-off: what else would I say?') },
  fc.constantFrom('<<<<<<< ours', '=======', '>>>>>>> theirs', 'On Monday  morning it was.', 'Note that.'),
  fc.constant(`P1: ${'and then we went on a little, '.repeat(60)}and that was it.`),
);
const typed = fc.constantFrom(
  ...[
    'x',
    ' ',
    'Monday morning',
    '<<<<<<< ',
    '\n',
    '\n=======\n',
    '\n>>>>>>> a',
    ': ',
    'and so we '.repeat(40),
  ],
  ...['', '', 'Note', 'P3: Me?\n'],
);
const edit = fc.record({
  at: fc.noBias(fc.nat(9999)),
  removed: fc.constantFrom(0, 0, 1, 3, 400),
  put: typed,
});

/** How a text begins that ends with the last marker of git. */
const CONFLICTS = { none: [], open: ['<<<<<<< ours', 'P1: No.'], whole: ['<<<<<<< ours', '======='] };

async function opened(text: string): Promise<Study> {
  return Study.open(new MemoryFileStore({ 'study.json': JSON.stringify(STUDY), 'a.txt': text }));
}

describe('the turns of a transcript', () => {
  it('are those of the text that they were asked for, also when a later one was looked at first', async () => {
    const text = `${'INT: How was that for you, all in all?\nP1: It went on and on.\n'.repeat(20)}P1: So.`;
    const study = await opened(text);
    study.openLive('a.txt', text);
    const transcript = study.transcript('a.txt')!;
    void transcript.turns;
    const at = text.indexOf('went') + 500;
    study.editLive('a.txt', [{ start: at, end: at, text: ' there' }]);
    const earlier = study.corpus.transcripts[0]!;
    const textThen = transcript.text;
    study.editLive('a.txt', [{ start: at, end: at, text: ' back' }]);
    assert.deepEqual(transcript.turns.columns, findTurns(transcript.text, transcript.rules).columns);
    assert.equal(earlier.text, textThen);
    assert.deepEqual(earlier.turns.columns, findTurns(textThen, transcript.rules).columns);
    assert.deepEqual(transcript.turns.columns, findTurns(transcript.text, transcript.rules).columns);
  });
});

describe('the problems of a study', () => {
  it('are, while someone types, those of a study that is opened with the text as it is', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 2, maxLength: 40 }),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('none', 'none', 'open', 'whole'),
        async (lines, looks, conflict) => {
          let text = [
            ...CONFLICTS[conflict],
            ...lines,
            ...(conflict === 'none' ? [] : ['>>>>>>> theirs']),
          ].join('\n');
          const study = await opened(text);
          study.openLive('a.txt', text);
          void study.problems;
          for (const edits of looks) {
            // several edits between two looks
            for (const { at, removed, put } of edits) {
              const start = Math.floor((at / 10_000) * (text.length + 1));
              const end = Math.min(start + removed, text.length);
              study.editLive('a.txt', [{ start, end, text: put }]);
              text = text.slice(0, start) + put + text.slice(end);
            }
            const afresh = (await opened(text)).problems;
            for (const { code } of afresh) kinds.add(code);
            assert.deepEqual(study.problems, afresh);
            const transcript = study.transcript('a.txt')!;
            assert.equal(transcript.hasText, text !== '');
          }
        },
      ),
      { numRuns: 120 },
    );
    for (const one of ['conflict-markers', 'long-turn', 'label-once', 'idle-refusal'])
      assert.ok(kinds.has(one), `${one} among ${[...kinds].join()}`);
  });
});
